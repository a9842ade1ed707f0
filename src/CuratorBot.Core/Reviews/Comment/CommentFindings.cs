using System.Globalization;
using System.Text;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>Writes findings entry by entry: what was found, the text to paste, and each correction once.</summary>
internal sealed class CommentFindings
{
    private readonly Review _review;
    private HashSet<Entry>? _withLineElsewhere;
    private readonly CommentTexts _texts;
    private readonly ReviewCommentOptions? _options;
    private readonly IReadOnlyDictionary<Finding, Correction> _corrections;
    private readonly HashSet<Correction> _shown = [];
    private readonly HashSet<Entry> _removed;

    /// <param name="review">The review that the findings are of.</param>
    /// <param name="corrections">Its corrections.</param>
    /// <param name="texts">The words.</param>
    /// <param name="options">Where lines can be looked at; null: nowhere.</param>
    public CommentFindings(Review review, IEnumerable<Correction> corrections, CommentTexts texts, ReviewCommentOptions? options = null)
    {
        _options = options;
        _review = review;
        _texts = texts;
        _corrections = Correction.ByFinding(corrections);
        _removed = (review.Changes?.Entries ?? []).Where(c => c.Op == ChangeOp.Remove).Select(c => c.Entry).ToHashSet();
    }

    /// <summary>A block for each entry, in the order of the findings; findings about no entry have one each.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="numbered">Whether they are things to do, to be counted off.</param>
    public IEnumerable<string> Blocks(IReadOnlyList<Finding> findings, bool numbered = false)
    {
        var number = 0;
        var groups = FindingGroup.Of(findings);

        // A finding without an entry stands by itself, even beside one that says the same.
        foreach (var group in groups.Where(static g => !g.IsOfMany).SelectMany(static g => g.Findings).GroupBy(f => (object?)f.Entry ?? f, ReferenceEqualityComparer.Instance))
        {
            var entry = group.Key as Entry;
            var block = new StringBuilder(entry is null ? "" : Heading(entry) + "\n\n");
            foreach (var finding in group)
            {
                var counts = numbered && !CommentHeadline.IsSettled(finding, _review);
                number += counts ? 1 : 0;
                block.Append(CultureInfo.InvariantCulture, $"{(counts ? $"{number}." : "-")} {Line(finding)}{CandidatesOf(finding)}{PreviewOf(finding)}{Remedies(finding)}\n");
            }

            // Of an entry, the corrected line stands once below its findings.
            if (entry is not null && CorrectionOf(group) is { } correction)
            {
                block.Append('\n').Append(Corrected(correction));
            }

            yield return block.ToString().TrimEnd('\n');
        }

        foreach (var group in groups.Where(static g => g.IsOfMany))
        {
            number++;
            var block = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{(numbered ? $"{number}." : "-")} {Line(group.First with { Line = null, Message = group.Message })}\n  {_texts.Say(group.Places!)}\n"));
            foreach (var correction in Alike(group.Findings.Select(finding => CorrectionOf([finding])).OfType<Correction>()))
            {
                block.Append(CultureInfo.InvariantCulture, $"\n{correction}\n");
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
        var line = LineOf(entry.Line, isOfBase: _removed.Contains(entry));
        return entry.Title.Length > 0 ? $"**{MarkdownText.Inline(entry.Title)}** · {line}" : line;
    }

    /// <summary>A line by its number, with a link where the list can be read. <c>plain=1</c> because only the source has lines.</summary>
    private string LineOf(int line, bool isOfBase)
    {
        var words = _texts.Format(isOfBase ? "comment.line-before" : "comment.line", line);
        return (isOfBase ? _options?.BaseUrl : _options?.HeadUrl) is { } list
            ? string.Create(CultureInfo.InvariantCulture, $"[{words}]({list.AbsoluteUri}?plain=1#L{line})")
            : words;
    }

    private string Line(Finding finding)
    {
        var line = finding is { Entry: null, Line: { } at } ? LineOf(at, isOfBase: false) + " · " : "";
        var authority = finding.Authority?.Message is { } right ? $"{_texts.Say(right).TrimEnd('.', '。')} · " : "";
        var settled = IsSettledByLineElsewhere(finding) ? $" {_texts["comment.settled"]}" : "";
        return $"{_texts.Say(finding.Lead ?? finding.Message)}{settled} <sub>{line}{authority}{_texts.Rule(finding.RuleId)}</sub>";
    }

    /// <summary>Whether the form of an entry is right in the line that is offered for another section: in the one that has to go nothing else is to be done.</summary>
    private bool IsSettledByLineElsewhere(Finding finding) =>
        finding is { Entry: { } entry, Remedy: null, Severity: Severity.Warning }
        && RuleCatalog.Find(finding.RuleId) is { IsOfLine: true }
        && (_withLineElsewhere ??= [.. _review.Findings.Where(static f => f.Remedy is { Kind: RemedyKind.Snippet, Section: not null }).Select(static f => f.Entry).OfType<Entry>()]).Contains(entry);

    /// <summary>The papers to choose from as a table: nobody compares figures in the middle of a sentence.</summary>
    private string CandidatesOf(Finding finding) => finding.Candidates.Count == 0
        ? ""
        : $"\n\n  | {_texts["comment.table.candidates"]} | {_texts["comment.table.citations"]} |\n  | --- | ---: |\n"
            + string.Join('\n', finding.Candidates.Select(c => $"  | {MarkdownText.Inline(c.Entry.Title)} | {c.Citations.Citations.ToString("N0", CultureInfo.InvariantCulture)} |"))
            + "\n";

    private string PreviewOf(Finding finding) => finding.Preview is null ? "" : PreviewTable.Write(finding.Preview, _texts);

    private string Remedies(Finding finding) =>
        finding.PutBack is null ? Remedy(finding, finding.Remedy) : Remedy(finding, finding.Remedy).TrimEnd('\n') + Remedy(finding, finding.PutBack);

    private string Remedy(Finding finding, Remedy? remedy) => remedy switch
    {
        null => "",
        { Kind: RemedyKind.Replacement } => finding.Entry is null && CorrectionOf([finding]) is { } correction ? $"\n\n{Corrected(correction)}\n" : "",
        { Text.Length: > Correction.LongestShown } => " " + _texts["comment.remedy-too-long"],
        { Kind: RemedyKind.Patch } patch => $"\n\n<details>\n<summary>{_texts["comment.patch"]}</summary>\n\n{MarkdownText.Fenced(patch.Text, "diff")}\n\n</details>\n",
        { After: { } line } snippet => $"\n\n{(snippet.Section is { } section ? _texts.Format("comment.line-for", line, section) : _texts.Format("comment.after-line", line))}\n\n{MarkdownText.Fenced(snippet.Text, "markdown")}\n",
        { } snippet => $"\n\n{_texts["comment.paste"]}\n\n{MarkdownText.Fenced(snippet.Text, "markdown")}\n",
    };

    /// <summary>Corrections in their order; a line that is to stand in several places is shown once, with all of them.</summary>
    private IEnumerable<string> Alike(IEnumerable<Correction> corrections) =>
        corrections.GroupBy(static c => (c.Text, Key: c.Lines.Count == 1 ? 0 : c.Lines.First)).Select(alike => alike.ToList() switch
        {
            [var only] => Corrected(only),
            var many => Corrected(many[0], new Message("comment.replace-alike", string.Join(", ", many.Select(static c => c.Lines.First.ToString(CultureInfo.InvariantCulture))))),
        });

    /// <summary>The correction that fixes one of the findings and was not shown yet; null if there is none.</summary>
    private Correction? CorrectionOf(IEnumerable<Finding> findings) =>
        findings.Select(f => _corrections.GetValueOrDefault(f)).FirstOrDefault(c => c is not null && _shown.Add(c));

    private string Corrected(Correction correction, Message? heading = null) => _texts.Say(heading ?? correction.Heading)
        + (correction.Text.Length > Correction.LongestShown ? " " + _texts["comment.remedy-too-long"] : "\n\n" + MarkdownText.Fenced(correction.Text, "markdown"));
}
