using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>What other criteria would do to the papers of a list, as a table of a comment.</summary>
internal static class PreviewTable
{
    // More rows are for the command line: a comment holds other things as well.
    private const int MostRows = 40;

    // A longer table is folded.
    private const int MostOpen = 8;

    /// <summary>The table, indented to stand below an item; empty where no paper falls or rises.</summary>
    public static string Write(CriteriaPreview preview, CommentTexts texts)
    {
        if (preview.Papers.Count == 0)
        {
            return "";
        }

        string[] lines =
        [
            $"| {texts["comment.table.paper"]} | {texts["comment.preview.effect"]} | {texts["comment.table.citations"]} | {texts["comment.preview.asked"]} |",
            "| --- | --- | ---: | ---: |",
            .. preview.Papers.Take(MostRows).Select(paper => Row(paper, texts)),
        ];
        var more = preview.Papers.Count > MostRows ? $"\n\n  {texts.Format("comment.preview.more", preview.Papers.Count - MostRows)}" : "";
        var table = string.Concat(lines.Select(static line => $"\n  {line}")) + more;
        return preview.Papers.Count <= MostOpen
            ? $"\n{table}\n"
            : $"\n\n  <details>\n  <summary>{texts.Format("comment.preview.summary", preview.Papers.Count)}</summary>\n{table}\n\n  </details>\n";
    }

    private static string Row(PreviewedPaper paper, CommentTexts texts)
    {
        var year = paper.Entry.Year is { } known ? texts.Format("comment.table.year", known.ToString(CultureInfo.InvariantCulture)) : "";
        var effect = texts[$"comment.preview.{paper.Effect.WireName().Replace(' ', '-')}"] + (paper.Section is { } section ? texts.Format("comment.preview.could-stand", section) : "");
        var count = paper.Citations is { } citations ? Number(citations.Citations) : texts["comment.table.unknown"];
        return $"| {MarkdownText.Inline(paper.Entry.Title)}{year} | {effect} | {count} | {Asked(paper.Before)} → {Asked(paper.After)} |";
    }

    private static string Asked(int? citations) => citations is { } count ? Number(count) : "–";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
