using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Testing;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>Deliveries that are not in order: each gets its status, leaves nothing behind, and nothing falls over.</summary>
public sealed class IntakeTests : IClassFixture<RunningWorld>
{
    private const int Megabyte = 1024 * 1024;

    private const string NotUnderstood = "could not be understood";

    private readonly World _world;

    public IntakeTests(RunningWorld running)
    {
        ArgumentNullException.ThrowIfNull(running);
        _world = running.World;
    }

    private Uri Address => _world.Service.Address;

    private Webhooks Webhooks => _world.Webhooks;

    private static byte[] Push { get; } = Encoding.UTF8.GetBytes(Payloads.Push(Somewhere(), "main", "README.md").ToJsonString());

    [Fact]
    public Task An_unsigned_delivery_is_refused() =>
        RefusedAsync(HttpStatusCode.BadRequest, static request => request.Headers.Remove("X-Hub-Signature-256"));

    [Theory]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha256=")]
    [InlineData("sha1=0000000000000000000000000000000000000000")]
    [InlineData("none")]
    public Task A_wrongly_signed_delivery_is_refused(string signature) => RefusedAsync(HttpStatusCode.BadRequest, request =>
    {
        request.Headers.Remove("X-Hub-Signature-256");
        request.Headers.Add("X-Hub-Signature-256", signature);
    });

    [Fact]
    public async Task A_delivery_that_was_changed_on_its_way_is_refused()
    {
        var request = Webhooks.Request(Address, "push", Push);
        request.Content = Json([.. Push, (byte)' ']);

        await RefusedAsync(HttpStatusCode.BadRequest, request);
    }

    [Fact]
    public async Task A_delivery_that_is_not_Json_is_refused()
    {
        await RefusedAsync(HttpStatusCode.BadRequest, Webhooks.Request(Address, "push", "payload=%7B%7D"u8.ToArray()));
        await RefusedAsync(HttpStatusCode.BadRequest, Webhooks.Request(Address, "push", []));
        await RefusedAsync(HttpStatusCode.BadRequest, Webhooks.Request(Address, "push", Push[..^10]));
        await RefusedAsync(HttpStatusCode.BadRequest, Webhooks.Request(Address, "push", [0xFF, 0xFE, 0x00]));
    }

    [Fact]
    public async Task A_payload_that_lacks_what_we_need_is_told_to_the_operator()
    {
        var logged = _world.Log.Length;

        await RefusedAsync(HttpStatusCode.Accepted, Webhooks.Request(Address, "push", "{}"u8.ToArray()));

        await _world.LoggedAsync(NotUnderstood, logged);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"ref":null,"commits":null}""")]
    [InlineData("""{"ref":7,"repository":"x"}""")]
    public async Task Json_that_is_no_push_asks_for_nothing(string body) =>
        await RefusedAsync(HttpStatusCode.Accepted, Webhooks.Request(Address, "push", Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task An_event_that_nobody_knows_asks_for_nothing()
    {
        var logged = _world.Log.Length;

        await RefusedAsync(HttpStatusCode.Accepted, Webhooks.Request(Address, "brand_new_event", Push));

        Assert.DoesNotContain(NotUnderstood, _world.Log[logged..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_without_an_event_is_refused() =>
        await RefusedAsync(HttpStatusCode.BadRequest, static request => request.Headers.Remove("X-GitHub-Event"));

    [Fact]
    public async Task An_action_that_nobody_knows_asks_for_nothing()
    {
        var repository = Somewhere();
        var pull = repository.Open("alice", "Title", null, Lists.Change(Lists.SmallWithAddition));

        await RefusedAsync(HttpStatusCode.Accepted, Webhooks.Request(Address, "pull_request", Encoding.UTF8.GetBytes(Payloads.PullRequest(repository, pull, "brand_new_action").ToJsonString())));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("application/json2")]
    public Task Another_content_type_is_refused(string? type) => RefusedAsync(HttpStatusCode.UnsupportedMediaType, request =>
        request.Content!.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type));

    [Theory]
    [InlineData(";;;")]
    [InlineData("application/json; charset=\"")]
    [InlineData("/")]
    public Task A_malformed_content_type_is_refused(string type) => RefusedAsync(HttpStatusCode.UnsupportedMediaType, request =>
    {
        request.Content!.Headers.ContentType = null;
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
    });

    [Theory]
    [InlineData(null)]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890!")]
    public Task A_delivery_without_a_name_of_reasonable_length_is_refused(string? name) => RefusedAsync(HttpStatusCode.BadRequest, request =>
    {
        request.Headers.Remove("X-GitHub-Delivery");
        if (name is not null)
        {
            request.Headers.Add("X-GitHub-Delivery", name);
        }
    });

    [Theory]
    [InlineData("/api/github/webhooks/")]
    [InlineData("/API/GitHub/Webhooks")]
    [InlineData("/api/github/webhooks/?from=proxy")]
    public async Task Another_way_to_write_the_address_goes_round_no_guard(string path)
    {
        var stored = _world.StoredDeliveries();
        using var signed = To(Webhooks.Request(Address, "push", Push));
        using (var answer = await Webhooks.SendAsync(signed))
        {
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        Assert.Equal(stored + 1, _world.StoredDeliveries());
        using var form = To(Webhooks.Request(Address, "push", Push));
        form.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, form);
        using var large = To(Webhooks.Request(Address, "push", Padded((25 * Megabyte) + 1)));
        large.Headers.ExpectContinue = true;
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, large);

        HttpRequestMessage To(HttpRequestMessage request)
        {
            request.RequestUri = new Uri(Address, path);
            return request;
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public Task Another_method_is_refused(string method) => RefusedAsync(HttpStatusCode.MethodNotAllowed, request => request.Method = new HttpMethod(method));

    [Fact]
    public async Task A_payload_of_over_25_megabytes_is_refused_and_one_just_below_is_taken()
    {
        var below = Webhooks.Request(Address, "push", Padded(25 * Megabyte));
        using (var answer = await Webhooks.SendAsync(below))
        {
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, TooLarge(chunked: false));
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, TooLarge(chunked: true));

        HttpRequestMessage TooLarge(bool chunked)
        {
            var request = Webhooks.Request(Address, "push", Padded((25 * Megabyte) + 1));
            request.Headers.TransferEncodingChunked = chunked;

            // As curl and GitHub do: ask before so much is sent. Else the refusal may be lost in what is still on its way.
            request.Headers.ExpectContinue = true;
            return request;
        }
    }

    [Fact]
    public async Task A_delivery_that_breaks_off_leaves_nothing()
    {
        var before = _world.StoredDeliveries();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(Address.Host, Address.Port, TestContext.Current.CancellationToken);
            var head = $"POST {Webhooks.Path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-GitHub-Event: push\r\nX-GitHub-Delivery: {Webhooks.NextDelivery()}\r\nX-Hub-Signature-256: {Webhooks.Sign(Push)}\r\nContent-Length: {Push.Length}\r\n\r\n";
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
            await stream.WriteAsync(Push.AsMemory(0, Push.Length / 2), TestContext.Current.CancellationToken);
            client.Client.Shutdown(SocketShutdown.Send);
            var answer = await AnswerAsync(stream);

            Assert.DoesNotContain("HTTP/1.1 5", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("HTTP/1.1 2", answer, StringComparison.Ordinal);
        }

        Assert.Equal(before, _world.StoredDeliveries());
    }

    /// <summary>What comes back, if anything: a server may reset a connection that broke off.</summary>
    private static async Task<string> AnswerAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        try
        {
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            return "";
        }
    }

    [Fact]
    public async Task A_replayed_delivery_is_stored_once()
    {
        var delivery = Webhooks.NextDelivery();
        var before = _world.StoredDeliveries();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await Webhooks.SendAsync(Webhooks.Request(Address, "push", Push, delivery));
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        Assert.Equal(before + 1, _world.StoredDeliveries());
    }

    [Fact]
    public async Task Every_published_example_is_taken()
    {
        var folder = SharedData.Require("github/payloads");
        var logged = _world.Log.Length;
        var answers = new SortedDictionary<string, HttpStatusCode>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            var @event = Path.GetFileName(Path.GetDirectoryName(file)!);
            using var answer = await Webhooks.SendAsync(Webhooks.Request(Address, @event, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
            answers[Path.GetRelativePath(folder, file)] = answer.StatusCode;
        }

        Assert.True(answers.Count > 100);
        Assert.All(answers, static a => Assert.Equal(HttpStatusCode.Accepted, a.Value));
        Assert.DoesNotContain(NotUnderstood, _world.Log[logged..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_bad_deliveries_leave_nothing_and_log_next_to_nothing()
    {
        const int Count = 10_000;
        Action<HttpRequestMessage>[] defects =
        [
            static r => r.Headers.Remove("X-Hub-Signature-256"),
            static r => r.Content = Json("not json"u8.ToArray()),
            static r => r.Content!.Headers.ContentType = null,
            static r => r.Method = HttpMethod.Get,
            static r => r.Headers.TryAddWithoutValidation("X-Hub-Signature-256", "sha256=00"),
            static r => r.Content = Json(Encoding.UTF8.GetBytes(new string('[', 100_000))),
        ];

        // What other tests have delivered is still tried again, and told in the log.
        await _world.IdleAsync();
        var stored = _world.StoredDeliveries();
        var logged = _world.Log.Length;
        var statuses = new HttpStatusCode[Count];

        await Parallel.ForAsync(0, Count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            using var request = Webhooks.Request(Address, "push", Push);
            defects[i % defects.Length](request);
            using var answer = await Webhooks.SendAsync(request);
            statuses[i] = answer.StatusCode;
        });

        Assert.All(statuses, static s => Assert.InRange((int)s, 400, 499));
        Assert.Equal(stored, _world.StoredDeliveries());
        Assert.True(_world.Log.Length - logged < 10_000, _world.Log[logged..]);
    }

    private static FakeRepository Somewhere() => new("somebody", "somewhere", new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = Lists.Small });

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static byte[] Padded(int length)
    {
        var payload = Payloads.Push(Somewhere(), "main", "README.md");
        payload["padding"] = new JsonArray("");
        var text = payload.ToJsonString();
        return Encoding.UTF8.GetBytes(text.Replace("\"padding\":[\"\"]", $"\"padding\":[\"{new string('x', length - text.Length)}\"]", StringComparison.Ordinal));
    }

    private Task RefusedAsync(HttpStatusCode status, Action<HttpRequestMessage> spoil)
    {
        var request = Webhooks.Request(Address, "push", Push);
        spoil(request);
        return RefusedAsync(status, request);
    }

    private async Task RefusedAsync(HttpStatusCode status, HttpRequestMessage request)
    {
        var before = _world.StoredDeliveries();

        using var answer = await Webhooks.SendAsync(request);
        request.Dispose();

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(before, _world.StoredDeliveries());
    }
}
