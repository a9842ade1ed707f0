using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.Load;

/// <summary>A signed delivery as it goes over the wire, made before the clock runs.</summary>
internal sealed class Delivery
{
    private const string IdHeader = "X-GitHub-Delivery: ";

    private static int _ids;

    private readonly byte[] _request;
    private readonly int _id;

    private Delivery(byte[] request, int id)
    {
        _request = request;
        _id = id;
    }

    public ReadOnlyMemory<byte> Request => _request;

    /// <summary>Makes one about a pull request, of the size that GitHub's have.</summary>
    public static Delivery Of(Webhooks webhooks, FakeRepository repository, FakePullRequest pull, string action)
    {
        var payload = Payloads.PullRequest(repository, pull, action);
        foreach (var part in (JsonNode[])[payload["repository"]!, payload["pull_request"]!["head"]!["repo"]!, payload["pull_request"]!["base"]!["repo"]!])
        {
            Links.AddTo(part.AsObject(), repository.FullName, Links.OfRepository);
        }

        foreach (var part in (JsonNode[])[payload["sender"]!, payload["pull_request"]!["user"]!, payload["pull_request"]!["head"]!["user"]!, payload["pull_request"]!["base"]!["user"]!])
        {
            Links.AddTo(part.AsObject(), part["login"]!.GetValue<string>(), Links.OfUser);
        }

        var body = Encoding.UTF8.GetBytes(payload.ToJsonString());
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            POST {Webhooks.Path} HTTP/1.1
            Host: 127.0.0.1
            User-Agent: GitHub-Hookshot/044aadd
            Accept: */*
            Content-Type: application/json
            Content-Length: {body.Length}
            X-GitHub-Event: pull_request
            X-GitHub-Hook-ID: 1
            X-Hub-Signature-256: {webhooks.Sign(body)}
            {IdHeader}{NextId()}


            """).ReplaceLineEndings("\r\n");
        return new Delivery([.. Encoding.ASCII.GetBytes(head), .. body], head.IndexOf(IdHeader, StringComparison.Ordinal) + IdHeader.Length);
    }

    /// <summary>Makes it another delivery of the same content; the signature is of the content alone.</summary>
    public void Renew() => Encoding.ASCII.GetBytes(NextId()).CopyTo(_request, _id);

    private static string NextId() => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{Interlocked.Increment(ref _ids):000000000000}");
}
