using System.Globalization;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Reviews;

/// <summary>Findings as items of lists.</summary>
internal static class CommentFindings
{
    // A text to paste that is cut is no text to paste; one that is longer is left to the check's annotations.
    private const int LongestRemedy = 6_000;

    /// <summary>A numbered item, with the text to paste below it: not indented, so that every tab of it stays.</summary>
    public static string Numbered(Finding finding, int number, CommentTexts texts) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}. {Line(finding, texts)}{Remedy(finding, texts)}");

    /// <summary>A plain item, with the text to paste below it.</summary>
    public static string Bullet(Finding finding, CommentTexts texts) => "- " + Line(finding, texts) + Remedy(finding, texts);

    /// <summary>A finding that a maintainer has set aside.</summary>
    public static string Waived(Finding finding, Waiver waiver, CommentTexts texts) =>
        $"- ~~{Statement(finding, texts)}~~ {texts.Source(finding)}\n  "
        + texts.Format("comment.waived", waiver.By, DateOnly.FromDateTime(waiver.At.UtcDateTime), waiver.Reason);

    /// <summary>The corrected lines of one entry.</summary>
    public static string Corrected(Correction correction, CommentTexts texts)
    {
        var (first, last) = (correction.Entry.Line, correction.Entry.EndLine);
        return texts.Format(first == last ? "comment.replace" : "comment.replace-lines", first, last)
            + "\n\n" + MarkdownText.Fenced(correction.Text, "markdown");
    }

    private static string Line(Finding finding, CommentTexts texts) => $"{Statement(finding, texts)} {texts.Source(finding)}";

    /// <summary>What the finding says, with the entry's title before it where the message does not name it.</summary>
    private static string Statement(Finding finding, CommentTexts texts)
    {
        var message = texts.Say(finding.Message);
        return finding.Entry is { Title.Length: > 0 } entry && !Names(finding.Message, entry.Title)
            ? texts.Format("comment.about", new Markdown($"**{MarkdownText.Inline(entry.Title)}**"), new Markdown(message))
            : message;
    }

    private static bool Names(Message message, string title) => message.Arguments.Any(a => a switch
    {
        string text => string.Equals(Titles.Normalize(text), Titles.Normalize(title), StringComparison.Ordinal),
        Message nested => Names(nested, title),
        _ => false,
    });

    private static string Remedy(Finding finding, CommentTexts texts) => finding.Remedy switch
    {
        null or { Kind: RemedyKind.Replacement } => "",
        { Text.Length: > LongestRemedy } => $"\n\n{texts["comment.remedy-too-long"]}",
        { Kind: RemedyKind.Patch } patch => "\n\n" + MarkdownText.Fenced(patch.Text, "diff"),
        { } snippet => "\n\n" + MarkdownText.Fenced(snippet.Text, "markdown"),
    };
}
