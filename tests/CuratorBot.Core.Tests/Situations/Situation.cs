using System.Text.Json;
using System.Text.Json.Serialization;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Tests.Reviews;
using CuratorBot.SemanticScholar;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Situations;

/// <summary>One situation of ../shared/situations: a pull request to a real list, with what was expected of its review before the bot was run on it.</summary>
internal sealed record Situation(
    string Id,
    string Why,
    string List,
    DateOnly Date,
    IReadOnlyList<LinesEdit> Base,
    IReadOnlyList<LinesEdit> Head,
    IReadOnlyList<LinesEdit>? Onto,
    string Description,
    IReadOnlyList<JsonElement> Papers,
    Expectation Expect)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>All of them, by id; the test is skipped where they are absent.</summary>
    public static IReadOnlyList<Situation> All =>
    [
        .. Directory.EnumerateFiles(SharedData.Require("situations"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => JsonSerializer.Deserialize<Situation>(File.ReadAllText(path), Options)!),
    ];

    /// <summary>The BibTeX file before and after; null: the list has none.</summary>
    public (string Base, string Head)? Bibliography { get; init; }

    /// <summary>The request that a review of it starts from.</summary>
    public RequestTexts Request
    {
        get
        {
            var mergeBase = LinesEdit.Apply(File.ReadAllText(SharedData.Require($"corpus/lists/{List}/list.md")), Base);
            return new RequestTexts
            {
                MergeBase = mergeBase,
                Head = LinesEdit.Apply(mergeBase, Head),
                Onto = Onto is null ? null : LinesEdit.Apply(mergeBase, Onto),
                Description = Description,
                Date = Date,
                PolicyText = Bibliography is null ? null : "bibliography: top100papers.bib\n",
                BaseBibliography = Bibliography?.Base,
                HeadBibliography = Bibliography?.Head,
            };
        }
    }

    /// <summary>The only papers that are known.</summary>
    public IPaperSource Source => SnapshotSource.Read(new StringReader(string.Join('\n', Papers.Select(p => JsonSerializer.Serialize(p)))), $"{Id}.json");

    public Task<Review> ReviewAsync(RequestTexts request) => new Reviewer(Source).ReviewAsync(request, TestContext.Current.CancellationToken);
}

/// <summary>A change of some lines of a text.</summary>
/// <param name="Line">The first line concerned, 1-based.</param>
/// <param name="Delete">How many go.</param>
/// <param name="Insert">What comes in their place, with line ends.</param>
internal sealed record LinesEdit(int Line, int Delete, IReadOnlyList<string> Insert)
{
    /// <summary>Applies edits whose lines are all those of the text as it was.</summary>
    public static string Apply(string text, IEnumerable<LinesEdit> edits)
    {
        var lines = text.Split('\n').Select(static line => line + "\n").ToList();
        lines[^1] = lines[^1][..^1];
        foreach (var edit in edits.OrderByDescending(static e => e.Line))
        {
            lines.RemoveRange(edit.Line - 1, edit.Delete);
            lines.InsertRange(edit.Line - 1, edit.Insert);
        }

        return string.Concat(lines);
    }
}

/// <summary>What the review of a situation has to be.</summary>
/// <param name="Verdict">Verdicts that are right.</param>
/// <param name="Must">Findings that must be there.</param>
/// <param name="May">Rules that may object, too.</param>
/// <param name="Kind">What the change is; null: not told.</param>
/// <param name="Ops">What is done to entries; null: not told.</param>
/// <param name="After">Papers in the top after merging; null: not told.</param>
/// <param name="Says">Words that stand in the comment.</param>
/// <param name="SaysNot">Words that do not.</param>
internal sealed record Expectation(
    IReadOnlyList<Verdict> Verdict,
    IReadOnlyList<ExpectedFinding> Must,
    IReadOnlyList<string> May,
    string? Kind,
    IReadOnlyList<string>? Ops,
    int? After,
    IReadOnlyList<string> Says,
    IReadOnlyList<string> SaysNot);

/// <summary>A finding by its rule, and where told by severity and words of its paper's title.</summary>
internal sealed record ExpectedFinding(string Rule, Severity? Severity, string? Title);
