using System.Globalization;
using CuratorBot.Cli.Input;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>What <c>curator init</c> shows: how the list is read, what would have been said of its last changes, and the files.</summary>
internal static class InitText
{
    private const int LongestSubject = 50;

    private static readonly TextColumn[] RuleColumns = [new("rule"), new("as"), new("because"), new("what it asks", Shrinks: true)];

    private static readonly TextColumn[] ChangeColumns = [new("commit"), new("day"), new("what it was", Shrinks: true), new("what would have been said", Shrinks: true)];

    public static void WriteReading(ReviewRequest request, TextPage page)
    {
        var (list, policy) = (request.Lists.Head, request.Policy.Policy);
        page.WriteLine(new Stretch("How the list is read", Mark.Strong));
        Fact("list", $"{request.ListPath}, {Count(list.Sections.Count, "section")}");
        Fact("papers", ReadingText.Summary(list.Reading, TerminalWords.English));
        foreach (var line in list.Reading.UnreadLines.Take(3))
        {
            Fact("", $"not read: line {line}");
        }

        Fact("top", policy.TopSize is { } size ? $"{list.TopCount} of {size} papers{Where("top.size")}" : list.TopCount > 0 ? $"{Count(list.TopCount, "paper")}, no cap is stated" : "the list names none");
        Fact("citations", policy.Citations.Count == 0
            ? "the list asks for none, so none are looked up"
            : string.Join(", ", policy.Citations.OrderByDescending(static c => c.Key).Select(static c => $"{c.Key}: {c.Value}")) + Where($"citations.{policy.Citations.Keys.Max()}"));
        if (policy.NewPaperMonths > 0)
        {
            Fact("new papers", $"published in the last {policy.NewPaperMonths} months{Where("new-papers.months")}");
        }

        if (policy.OldPapersBefore is { } before)
        {
            Fact("old papers", $"published before {before}{Where("old-papers.before")}");
        }

        page.WriteLine();
        var standings = RuleStanding.In(request);
        page.WriteLine(new Stretch("What is asked of a pull request", Mark.Strong));
        page.WriteTable(RuleColumns, [.. standings.Where(static s => s.Speaks).Select(Row)]);
        var silent = standings.Where(static s => !s.Speaks).Select(static s => s.Rule.Id).ToList();
        if (silent.Count > 0)
        {
            page.WriteLine();
            page.WriteLine(new Stretch($"Silent here, because nothing in the list asks for it: {string.Join(", ", silent)}. 'curator policy --explain' says why."));
        }

        page.WriteLine();

        void Fact(string name, string text) => page.WriteLine(new($"  {name,-10}  ", Mark.Strong), new(TerminalText.OneLine(text)));

        string Where(string key) => policy.Authorities.TryGetValue(key, out var authority) && authority.Where is { } where ? $" ({where})" : "";
    }

    /// <param name="reviews">The last changes with their reviews, newest first.</param>
    /// <param name="asked">Whether a source was asked about the papers.</param>
    /// <param name="page">Where to write.</param>
    public static void WriteHistory(IReadOnlyList<(ListCommit Commit, Review Review)> reviews, bool asked, TextPage page)
    {
        if (reviews.Count == 0)
        {
            return;
        }

        page.WriteLine(new Stretch($"What would have been said of the last {(reviews.Count == 1 ? "change" : $"{reviews.Count} changes")}", Mark.Strong));
        page.WriteTable(ChangeColumns, [.. reviews.Select(r => Row(r.Commit, r.Review))]);
        if (!asked)
        {
            page.WriteLine(new Stretch("Nobody was asked about the papers (--offline), so nothing is said of citations."));
        }

        page.WriteLine();
    }

    public static void WriteFiles(IReadOnlyList<SetupFile> files, string? folder, TextPage page)
    {
        page.WriteLine(new Stretch(folder is null or "" ? "Files" : $"Files in {TerminalText.OneLine(folder)}", Mark.Strong));
        foreach (var file in files)
        {
            page.WriteLine(new($"  {file.Path,-43}"), new(file.IsThere ? "is there, kept" : $"new: {file.Purpose}", file.IsThere ? Mark.None : Mark.Good));
        }

        page.WriteLine();
    }

    private static IReadOnlyList<string> Row(RuleStanding standing) =>
    [
        standing.Rule.Id,
        Spelling.Of(standing.Said!.Value),
        TerminalText.OneLine(RuleStandings.Right(standing.Authority!)),
        Messages.Get(standing.TitleKey, "en"),
    ];

    private static IReadOnlyList<string> Row(ListCommit commit, Review review) =>
    [
        commit.Id[..Math.Min(7, commit.Id.Length)],
        commit.Day.ToString("O", CultureInfo.InvariantCulture),
        TerminalText.Short(commit.Subject, LongestSubject),
        TerminalText.OneLine(Said(review)),
    ];

    private static string Said(Review review)
    {
        var grave = review.Findings.Where(static f => f.Severity > Severity.Notice).ToList();
        var counts = grave.GroupBy(static f => f.Severity).OrderByDescending(static g => g.Key).Select(static g => Count(g.Count(), Spelling.Of(g.Key)));
        return grave.Count == 0 ? "nothing to change" : $"{string.Join(", ", counts)}: {string.Join(", ", grave.Select(static f => f.RuleId).Distinct(StringComparer.Ordinal))}";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
