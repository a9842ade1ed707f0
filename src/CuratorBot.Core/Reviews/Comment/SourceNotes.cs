using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>What a comment says of the sources of its figures: their names, as they ask for, and what a maintainer can do for better ones.</summary>
internal static class SourceNotes
{
    /// <summary>Semantic Scholar asks for a link with this parameter (api.semanticscholar.org, "Attribution").</summary>
    private const string SemanticScholar = "[Semantic Scholar](https://www.semanticscholar.org/?utm_source=api)";

    private const string OpenAlex = "[OpenAlex](https://openalex.org/)";

    /// <summary>The sources of the figures, for the last line; empty where no paper was looked up, and where the comment tells nothing that a source said.</summary>
    public static string Attribution(Review review, CommentTexts texts) =>
        review is { Changes: not null, Findings.Count: 0, Policy.Policy.NeedsRecords: false } ? "" : Attribution(review.Evidence.Select(static e => e.Lookup), texts) is { } named ? $" · {named}" : "";

    /// <summary>What a maintainer can do about a source, a paragraph each.</summary>
    public static IEnumerable<string> Of(Review review, string evidenceUrl, CommentTexts texts)
    {
        var firsts = review.Evidence.Select(static e => e.Lookup).ToList();
        if (firsts.Exists(static l => l.KeyRefused))
        {
            yield return Refused(PaperSources.SemanticScholar);
        }
        else if (firsts.Exists(static l => l is PaperLookup.Unavailable { Outage: Outage.ThrottledWithoutKey }))
        {
            yield return texts.Format("comment.no-key", new Markdown($"{evidenceUrl}#without-a-key"));
        }

        if (firsts.Exists(static l => l.Second is { KeyRefused: true }))
        {
            yield return Refused(PaperSources.OpenAlex);
        }

        string Refused(string source) => texts.Format("comment.key-refused", PaperSources.NameOf(source), new Markdown($"{evidenceUrl}#a-key"));
    }

    private static string? Attribution(IEnumerable<PaperLookup> lookups, CommentTexts texts)
    {
        var asked = lookups.ToList();
        var names = asked.Exists(static l => l.Second is PaperLookup.Found) ? $"{SemanticScholar}, {OpenAlex}" : SemanticScholar;
        return asked.Count == 0 ? null : texts.Format("comment.sources", new Markdown(names));
    }
}
