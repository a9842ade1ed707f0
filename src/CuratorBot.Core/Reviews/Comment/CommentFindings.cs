using System.Globalization;
using System.Text;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>Writes findings entry by entry: what was found, the text to paste, and once for each entry its corrected line.</summary>
internal sealed class CommentFindings
{
    // A text to paste that is cut is no text to paste.
    private const int LongestRemedy = 6_000;

    private readonly CommentTexts _texts;
    private readonly Dictionary<Entry, Correction> _corrections;
    private readonly HashSet<Entry> _removed;

    public CommentFindings(Review review, CommentTexts texts)
    {
        _texts = texts;
        _corrections = Correction.Of(review).ToDictionary(c => c.Entry);
        _removed = (review.Changes?.Entries ?? []).Where(c => c.Op == ChangeOp.Remove).Select(c => c.Entry).ToHashSet();
    }

    /// <summary>A block for each entry, in the order of the findings; findings about no entry have one each.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="numbered">Whether they are things to do, to be counted off.</param>
    public IEnumerable<string> Blocks(IReadOnlyList<Finding> findings, bool numbered = false)
    {
        var number = 0;
        // A finding without an entry stands by itself, even beside one that says the same.
        foreach (var group in findings.GroupBy(f => (object?)f.Entry ?? f, ReferenceEqualityComparer.Instance))
        {
            var entry = group.Key as Entry;
            var block = new StringBuilder(entry is null ? "" : Heading(entry) + "\n\n");
            foreach (var finding in group)
            {
                number++;
                block.Append(CultureInfo.InvariantCulture, $"{(numbered ? $"{number}." : "-")} {Line(finding)}{Remedy(finding)}\n");
            }

            if (entry is not null && _corrections.TryGetValue(entry, out var correction) && group.Intersect(correction.Findings).Any())
            {
                _corrections.Remove(entry);
                block.Append('\n').Append(Corrected(correction));
            }

            yield return block.ToString().TrimEnd('\n');
        }
    }

    /// <summary>A finding that a maintainer has set aside.</summary>
    public string Waived(Finding finding, Waiver waiver)
    {
        var about = finding.Entry is { } entry ? Heading(entry) + ": " : "";
        return $"- {about}{Line(finding)}\n  — " + _texts.Format("comment.waived", waiver.By, DateOnly.FromDateTime(waiver.At.UtcDateTime), waiver.Reason);
    }

    private string Heading(Entry entry)
    {
        var line = _texts.Format(_removed.Contains(entry) ? "comment.line-before" : "comment.line", entry.Line);
        return entry.Title.Length > 0 ? $"**{MarkdownText.Inline(entry.Title)}** · {line}" : line;
    }

    private string Line(Finding finding)
    {
        var line = finding is { Entry: null, Line: { } at } ? _texts.Format("comment.line", at) + " · " : "";
        return $"{_texts.Say(finding.Message)} <sub>{line}{_texts.Rule(finding.RuleId)}</sub>";
    }

    /// <summary>Of an entry, the corrected line stands once below its findings.</summary>
    private string Remedy(Finding finding) => finding.Remedy switch
    {
        null => "",
        { Kind: RemedyKind.Replacement } when finding.Entry is not null || finding.Line is null => "",
        { Text.Length: > LongestRemedy } => " " + _texts["comment.remedy-too-long"],
        { Kind: RemedyKind.Replacement } replacement => $" {_texts.Format("comment.replace", finding.Line)}\n\n{MarkdownText.Fenced(replacement.Text, "markdown")}\n",
        { Kind: RemedyKind.Patch } patch => $"\n\n{MarkdownText.Fenced(patch.Text, "diff")}\n",
        { } snippet => $"\n\n{MarkdownText.Fenced(snippet.Text, "markdown")}\n",
    };

    private string Corrected(Correction correction)
    {
        var (first, last) = (correction.Entry.Line, correction.Entry.EndLine);
        return _texts.Format(first == last ? "comment.replace" : "comment.replace-lines", first, last)
            + (correction.Text.Length > LongestRemedy ? " " + _texts["comment.remedy-too-long"] : "\n\n" + MarkdownText.Fenced(correction.Text, "markdown"));
    }
}
