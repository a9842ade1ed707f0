using System.Globalization;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Audits;

/// <summary>Papers that have outgrown their section as one table for each section: sentences about sixty papers that differ in a figure are read by nobody.</summary>
internal static class OutgrownTables
{
    // Few papers are told each with its figures.
    private const int MostApart = 3;

    /// <summary>The papers that are told in tables, by section.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgrownPaper>> Of(IEnumerable<OutgrownPaper> papers) =>
    [
        .. papers.GroupBy(static paper => (paper.Entry.Section, paper.Finding.Message.Key), static (_, papers) => papers.ToList())
            .Where(static papers => papers.Count > MostApart),
    ];

    /// <summary>A sentence and a table, those that are cited most first.</summary>
    /// <param name="papers">The papers of a section, at least one.</param>
    /// <param name="texts">The words.</param>
    public static string Write(IReadOnlyList<OutgrownPaper> papers, CommentTexts texts)
    {
        var (first, isFull) = (papers[0].Finding.Message, papers[0].CitedLess > 0);
        var lead = texts.Say(first.Key == Misplaced.CitedMore
            ? new Message($"{first.Key}.many", papers.Count, papers[0].Entry.Section.Title, first.Arguments[4], first.Arguments[5], first.Arguments[6])
            : new Message($"{first.Key}.many", papers.Count, papers[0].Entry.Section.Title));
        List<string> columns = [texts["comment.table.paper"], texts["audit.table.line"], texts["comment.table.citations"], .. isFull ? [texts["audit.table.cited-less"]] : (IEnumerable<string>)[]];
        return string.Join('\n', [
            $"- {lead} <sub>{texts.Rule(CitationThresholdRule.About.Id)}</sub>",
            "",
            Row(columns),
            Row(columns.Select(static (_, i) => i == 0 ? "---" : "---:")),
            .. papers.OrderByDescending(static paper => paper.Count.Citations).Select(paper => Row(
            [
                MarkdownText.Inline(paper.Entry.Title),
                paper.Entry.Line.ToString(CultureInfo.InvariantCulture),
                texts.Format("comment.table.enough", paper.Count.Citations, paper.Needed),
                .. isFull ? [paper.CitedLess.ToString("N0", CultureInfo.InvariantCulture)] : (IEnumerable<string>)[],
            ])),
        ]);

        static string Row(IEnumerable<string> cells) => $"  | {string.Join(" | ", cells)} |";
    }
}
