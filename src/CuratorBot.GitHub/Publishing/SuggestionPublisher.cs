using CuratorBot.Core.Judging;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using Microsoft.Extensions.Logging;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>
/// Offers corrected lines as one-click suggestions, all in one review, each once in the life of a pull request and only
/// on lines that stand in the diff (GitHub takes none elsewhere).
/// </summary>
public sealed partial class SuggestionPublisher
{
    /// <summary>More would bury the conversation; the comment holds the rest.</summary>
    private const int MostSuggestions = 20;

    private readonly IGitHubClient _client;
    private readonly ILogger _logger;

    /// <param name="client">A client that may write reviews.</param>
    /// <param name="logger">Told of what GitHub refuses.</param>
    public SuggestionPublisher(IGitHubClient client, ILogger logger)
    {
        _client = client;
        _logger = logger;
    }

    /// <summary>Makes the first of the suggestions that were not made yet, and counts all as made; a refusal by GitHub (422: the diff has moved on) is no failure.</summary>
    public async Task<Publication> PublishAsync(PullRequestSnapshot snapshot, Review review, Publication previous)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(previous);
        var fresh = review.Findings
            .Where(f => f.Remedy is { Kind: RemedyKind.Replacement } && f.Line is not null && IsInDiff(f, snapshot))
            .DistinctBy(static f => (f.Line, f.Remedy!.Text))
            .Select(static f => (Finding: f, Digest: Digest.Of($"{f.Entry?.Text}\n{f.Remedy!.Text}")))
            .Where(s => !previous.Suggestions.Contains(s.Digest, StringComparer.Ordinal))
            .ToList();
        if (fresh.Count == 0)
        {
            return previous;
        }

        // Octokit's comments know positions in the diff only; lines go through the connection.
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["commit_id"] = snapshot.HeadSha,
            ["event"] = "COMMENT",
            ["body"] = Messages.Get("suggestion.intro", review.Locale),
            ["comments"] = fresh.Take(MostSuggestions).Select(s => Comment(s.Finding, snapshot, review.Locale)).ToList(),
        };
        try
        {
            await _client.Connection.Post<object>(
                new Uri($"repos/{Uri.EscapeDataString(snapshot.PullRequest.Repository.Owner)}/{Uri.EscapeDataString(snapshot.PullRequest.Repository.Name)}/pulls/{snapshot.PullRequest.Number}/reviews", UriKind.Relative),
                body,
                "application/vnd.github+json",
                "application/json",
                parameters: null,
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (ApiValidationException e)
        {
            Log.Refused(_logger, snapshot.PullRequest, e.Message, e.HttpResponse?.Body as string);
            return previous;
        }

        // Those beyond the first as well, lest they come in instalments, at each further review some.
        return previous with { Suggestions = [.. previous.Suggestions, .. fresh.Select(static s => s.Digest)] };
    }

    private static bool IsInDiff(Finding finding, PullRequestSnapshot snapshot) =>
        Enumerable.Range(finding.Line!.Value, (finding.EndLine ?? finding.Line.Value) - finding.Line.Value + 1).All(snapshot.DiffLines.Contains);

    private static Dictionary<string, object?> Comment(Finding finding, PullRequestSnapshot snapshot, string locale)
    {
        var text = finding.Remedy!.Text;
        var fence = new string('`', Math.Max(3, LongestRunOfBackticks(text) + 1));
        var end = finding.EndLine ?? finding.Line!.Value;
        var comment = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["path"] = snapshot.ListPath,
            ["line"] = end,
            ["side"] = "RIGHT",
            ["body"] = $"{Messages.Get($"{finding.RuleId}.title", locale)}\n\n{fence}suggestion\n{text}\n{fence}",
        };
        if (end != finding.Line)
        {
            comment["start_line"] = finding.Line;
            comment["start_side"] = "RIGHT";
        }

        return comment;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "GitHub took no suggested lines on {PullRequest}: {Reason} {Answer}")]
        public static partial void Refused(ILogger logger, PullRequestRef pullRequest, string reason, string? answer);
    }

    private static int LongestRunOfBackticks(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
