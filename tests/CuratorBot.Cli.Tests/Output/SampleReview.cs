using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Tests.Output;

/// <summary>Reviews made by hand: what a writer is given does not depend on what the rules say today.</summary>
internal static class SampleReview
{
    public static readonly Section Section = new("Understanding", SectionKind.Top, 3, 10, 20);

    public static Entry Entry(string title, int line = 12) => new()
    {
        Section = Section,
        Title = title,
        Year = 2016,
        Line = line,
        EndLine = line,
        Text = $"- **{title}** (2016)",
        Bold = true,
    };

    /// <summary>One added paper with a finding of each severity, one removed paper, evidence of every kind.</summary>
    public static Review Of(string title = "A title", string path = "README.md", Policy? policy = null)
    {
        var added = Entry(title);
        var removed = Entry("A removed paper", 14);
        var list = List(added);
        return new Review
        {
            Verdict = Verdict.Fail,
            Kind = ChangeKind.Mixed,
            Findings =
            [
                Finding("sections-frozen", Severity.Failure, null),
                Finding("entry-format", Severity.Warning, added) with { EndLine = 13, Remedy = new Remedy(RemedyKind.Replacement, $"- **{title}** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1503.02531.pdf)") },
                Finding("order", Severity.Notice, removed),
            ],
            Evidence =
            [
                new Evidence(added, new PaperLookup.Found(Paper, MatchedBy.Id, 1), 200, ChangeOp.Add),
                new Evidence(removed, new PaperLookup.NotFound(), null, ChangeOp.Remove),
                new Evidence(Entry("Two of it"), new PaperLookup.Ambiguous([Paper, Paper]), null, null),
                new Evidence(Entry("Not now"), new PaperLookup.Unavailable("down") { LastKnown = Paper }, null, null),
            ],
            Changes = new ListChanges
            {
                Before = list,
                After = list,
                Kind = ChangeKind.Mixed,
                Entries =
                [
                    new EntryChange(ChangeOp.Add, null, added, []),
                    new EntryChange(ChangeOp.Edit, Entry("Old title", 16), Entry("New title", 16), [EntryField.Title]),
                    new EntryChange(ChangeOp.Move, Entry("Moved") with { Section = Section with { Title = "Elsewhere" } }, Entry("Moved"), []),
                    new EntryChange(ChangeOp.Remove, removed, null, []),
                ],
            },
            TopBefore = 100,
            TopAfter = 101,
            Locale = "en",
            Request = ReviewRequest.OfWhole(list, new PolicyResult(policy ?? ModelList.Policy, []), new DateOnly(2017, 2, 28), path),
        };
    }

    public static Finding Finding(string rule, Severity severity, Entry? entry) => new()
    {
        RuleId = rule,
        Severity = severity,
        Line = entry?.Line,
        Entry = entry,
        Message = new Message($"{rule}.title"),
    };

    public static string Write(Action<Review, TextWriter> writer, Review review)
    {
        using var output = new StringWriter { NewLine = "\n" };
        writer(review, output);
        return output.ToString();
    }

    private static Paper Paper { get; } = new()
    {
        Title = "A title",
        CorpusId = 7200347,
        ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "1503.02531" },
        CitationCount = 9675,
        AsOf = new DateOnly(2022, 10, 5),
        Url = "https://www.semanticscholar.org/paper/abc",
        Source = PaperSources.Snapshot,
    };

    private static PaperList List(params Entry[] entries) => new()
    {
        Text = "",
        Sections = [Section],
        Entries = entries,
        Style = EntryStyle.English,
        Locale = "en",
    };
}
