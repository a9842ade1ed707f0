using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.Faults;

/// <summary>
/// Stands in front of the fake GitHub: notes when each pull request was read and each head got its check, keeps the recovery
/// sweep blind, and plays an outage. Called under the fake's lock, so what it notes is in order.
/// </summary>
internal sealed partial class Watch
{
    private const string CommentOpening = "<!-- curatorbot:v1 ";

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Dictionary<int, (TimeSpan At, string Head)> _reads = [];
    private readonly Dictionary<string, (int Number, TimeSpan At)> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _checks = new(StringComparer.Ordinal);
    private readonly FakeGitHub _gitHub;
    private readonly FakeRepository _repository;
    private bool _carryingOut;

    public Watch(FakeGitHub gitHub, FakeRepository repository)
    {
        _gitHub = gitHub;
        _repository = repository;
        gitHub.Fault = Look;
    }

    /// <summary>Time since the run began.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_began);

    /// <summary>What goes wrong with a request; null: nothing is wrong with GitHub.</summary>
    public Func<FakeRequest, FakeResponse?>? Outage { get; set; }

    /// <summary>How often a comment of ours was written where one stood: one of the two is taken back, and nobody may be left with both.</summary>
    public int SecondComments { get; private set; }

    /// <summary>
    /// When a pull request was last read for a review, and the head it had then: that head is what has to stand there in the end. Commands
    /// read pull requests too; only a review compares their heads.
    /// </summary>
    public (TimeSpan At, string Head)? LastRead(int number) => _reads.TryGetValue(number, out var read) ? read : null;

    /// <summary>When a head got its first check; null: it has none.</summary>
    public TimeSpan? CheckedAt(string head) => _checks.TryGetValue(head, out var at) ? at : null;

    /// <summary>Carries a request out and loses its answer, as a connection does that breaks late.</summary>
    public FakeResponse CarryOutUnheard(FakeRequest request)
    {
        _carryingOut = true;
        try
        {
            Note(request);
            _gitHub.Respond(request);
        }
        finally
        {
            _carryingOut = false;
        }

        return FakeResponse.ConnectionReset;
    }

    private FakeResponse? Look(FakeRequest request)
    {
        if (_carryingOut)
        {
            return null;
        }

        if (Outage?.Invoke(request) is { } fault)
        {
            return fault;
        }

        if (request.Path == "/app/installations")
        {
            // The sweep would find what was lost, and hide that it was.
            return new FakeResponse(200, "[]");
        }

        Note(request);
        return null;
    }

    private void Note(FakeRequest request)
    {
        if (request.Method == "GET" && PullPath().Match(request.Path) is { Success: true } pull)
        {
            var number = Number(pull);
            _seen[((FakePullRequest)_repository.Issues[number]).Head.Sha] = (number, Now);
        }
        else if (ComparePath().Match(request.Path) is { Success: true } compare && _seen.TryGetValue(compare.Groups["head"].Value, out var seen)
            && !(_reads.TryGetValue(seen.Number, out var last) && last.At > seen.At))
        {
            _reads[seen.Number] = (seen.At, compare.Groups["head"].Value);
        }
        else if (request.Method == "POST" && request.Path.EndsWith("/check-runs", StringComparison.Ordinal))
        {
            _checks.TryAdd(JsonNode.Parse(request.Body)!["head_sha"]!.GetValue<string>(), Now);
        }
        else if (request.Method == "POST" && CommentsPath().Match(request.Path) is { Success: true } comments
            && request.Body.Contains("curatorbot:v1 ", StringComparison.Ordinal)
            && _repository.Issues[Number(comments)].Comments.Exists(static c => c.Body.StartsWith(CommentOpening, StringComparison.Ordinal)))
        {
            SecondComments++;
        }
    }

    private static int Number(Match match) => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("/pulls/(?<number>[0-9]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PullPath();

    [GeneratedRegex("/compare/.*\\.\\.\\.(?<head>[0-9a-f]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ComparePath();

    [GeneratedRegex("/issues/(?<number>[0-9]+)/comments$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommentsPath();
}
