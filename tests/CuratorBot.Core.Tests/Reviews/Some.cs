using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>Parts of reviews, made by hand.</summary>
internal static class Some
{
    public static readonly Section Section = new("Models", SectionKind.Top, 3, 1, 99);

    public static Entry Entry(string title = "A Paper", int line = 7, string? text = null) => new()
    {
        Section = Section,
        Title = title,
        Year = 2016,
        Line = line,
        EndLine = line,
        Text = text ?? $"- **{title}** (2016)",
    };

    public static Finding Finding(Entry? entry = null, Severity severity = Severity.Warning, string rule = "duplicate", FindingEffect effect = FindingEffect.None, Remedy? remedy = null, Message? message = null) => new()
    {
        RuleId = rule,
        Severity = severity,
        Message = message ?? new Message("duplicate.title"),
        Entry = entry,
        Line = entry?.Line,
        Effect = effect,
        Remedy = remedy,
    };

    public static Finding Replacing(Entry entry, string text, Severity severity = Severity.Warning) =>
        Finding(entry, severity, remedy: new Remedy(RemedyKind.Replacement, text));

    public static PaperList List(params IReadOnlyList<Entry> entries) => new()
    {
        Text = "",
        Sections = [Section],
        Entries = entries,
        Style = EntryStyle.English,
        Locale = "en",
    };

    public static readonly ReviewRequest Request = ReviewRequest.OfWhole(List(), new PolicyResult(ModelList.Policy, []), new DateOnly(2022, 11, 1), "README.md");

    public static Review Review(Verdict verdict, IReadOnlyList<Finding> findings, IReadOnlyList<Evidence>? evidence = null, string locale = "en") => new()
    {
        Verdict = verdict,
        Kind = ChangeKind.Mixed,
        Findings = findings,
        Evidence = evidence ?? [],
        Changes = new ListChanges { Before = List(), After = List(), Kind = ChangeKind.Mixed, Entries = [] },
        TopBefore = 100,
        TopAfter = 101,
        Locale = locale,
        Request = Request,
    };
}
