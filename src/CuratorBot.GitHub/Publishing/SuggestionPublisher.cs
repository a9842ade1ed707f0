using CuratorBot.Core.Corrections;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using Microsoft.Extensions.Logging;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>
/// Offers the corrections that the comment shows as one-click suggestions, all in one review, each once in the life of a pull request and
/// only on lines of the diff (GitHub takes none elsewhere).
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
        var fresh = review.Parts.Zip(snapshot.Parts)
            .SelectMany(static part => part.First.Corrections.Select(correction => (Correction: correction, Review: part.First, List: part.Second)))
            .Where(static c => c.Correction.Text.Length <= Correction.LongestShown && c.Correction.Lines.Numbers.All(c.List.DiffLines.Contains))
            .Select(static c => (Comment: Comment(c.Correction, c.List, c.Review.Locale), Digest: Digest.Of($"{c.Correction.Findings[0].Entry?.Text}\n{c.Correction.Text}")))
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
            ["comments"] = fresh.Take(MostSuggestions).Select(static s => s.Comment).ToList(),
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

        // Those beyond the limit count as made, too, or each further review would add some of them.
        return previous with { Suggestions = [.. previous.Suggestions, .. fresh.Select(static s => s.Digest)] };
    }

    private static Dictionary<string, object?> Comment(Correction correction, PullRequestSnapshot snapshot, string locale)
    {
        var titles = correction.Findings.Select(static f => f.RuleId).Distinct(StringComparer.Ordinal).Select(id => Messages.Get($"{id}.title", locale));
        var comment = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["path"] = snapshot.ListPath,
            ["line"] = correction.Lines.Last,
            ["side"] = "RIGHT",
            ["body"] = $"{string.Join('\n', titles)}\n\n{MarkdownText.Fenced(correction.Text, "suggestion")}",
        };
        if (correction.Lines.Count > 1)
        {
            comment["start_line"] = correction.Lines.First;
            comment["start_side"] = "RIGHT";
        }

        return comment;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "GitHub took no suggested lines on {PullRequest}: {Reason} {Answer}")]
        public static partial void Refused(ILogger logger, PullRequestRef pullRequest, string reason, string? answer);
    }
}
