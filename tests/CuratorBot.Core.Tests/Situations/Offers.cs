using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Situations;

/// <summary>One thing that a comment offers to do: a corrected line, a line for another section, a patch.</summary>
/// <param name="Edits">What it does to the head: lines, and the text in their place.</param>
/// <param name="Findings">The findings that it is for.</param>
internal sealed record Offer(IReadOnlyList<(LineRange Lines, IReadOnlyList<string> Text)> Edits, IReadOnlyList<Finding> Findings);

/// <summary>Does what a comment offers: pastes the corrected lines, moves the papers that have a line for another section, applies the patch.</summary>
internal static class Offers
{
    /// <summary>All that a review offers, in the order of the comment.</summary>
    public static IReadOnlyList<Offer> Of(Review review)
    {
        var list = review.Request.Lists.Head;
        return
        [
            .. review.Findings.Select(finding => OfFinding(finding, list)).OfType<Offer>(),
            .. review.Corrections.Select(static c => new Offer([(c.Lines, c.Text.Split('\n'))], c.Findings)),
        ];
    }

    /// <summary>The head after offers were followed; of two that are about the same lines, the first.</summary>
    /// <param name="review">The review that offers.</param>
    /// <param name="offers">What is done.</param>
    /// <param name="followed">The findings that were followed.</param>
    public static string Apply(Review review, IEnumerable<Offer> offers, out IReadOnlyList<Finding> followed)
    {
        var edits = new List<(LineRange Lines, IReadOnlyList<string> Text)>();
        var findings = new List<Finding>();
        foreach (var offer in offers.Where(offer => offer.Edits.All(edit => edit.Lines.Count == 0 || !edits.Exists(e => e.Lines.First <= edit.Lines.Last && edit.Lines.First <= e.Lines.Last))))
        {
            edits.AddRange(offer.Edits);
            findings.AddRange(offer.Findings);
        }

        followed = findings;
        var lines = review.Request.Lists.Head.Text.Split('\n').ToList();
        foreach (var (range, text) in edits.OrderByDescending(static e => e.Lines.First).ThenBy(static e => e.Lines.Last))
        {
            var end = lines[Math.Min(range.First, lines.Count) - 1].EndsWith('\r') ? "\r" : "";
            lines.RemoveRange(range.First - 1, Math.Max(0, range.Last - range.First + 1));
            lines.InsertRange(range.First - 1, text.Select(t => t.TrimEnd('\r') + end));
        }

        return string.Join('\n', lines);
    }

    private static Offer? OfFinding(Finding finding, PaperList list)
    {
        switch (finding.Remedy)
        {
            case { Kind: RemedyKind.Snippet } line when finding.Entry is { } entry && SectionFor(finding, list) is { } section:
                var after = line.After ?? list.Entries.LastOrDefault(e => e.Section == section && e.Line != entry.Line)?.EndLine ?? section.Line;
                IEnumerable<(LineRange, IReadOnlyList<string>)> back = finding.PutBack is { After: { } at } left ? [(new LineRange(at + 1, at), [left.Text])] : [];
                return new Offer([(new LineRange(entry.Line, entry.EndLine), []), (new LineRange(after + 1, after), [line.Text]), .. back], [finding]);
            case { Kind: RemedyKind.Patch } patch:
                var gone = patch.Text.Split('\n')
                    .Where(static l => l.StartsWith('-') && !l.StartsWith("---", StringComparison.Ordinal))
                    .Select(text => list.Entries.FirstOrDefault(e => string.Equals(e.Text, text[1..].TrimEnd('\r'), StringComparison.Ordinal)))
                    .OfType<Entry>();
                return new Offer([.. gone.Select(static e => (new LineRange(e.Line, e.EndLine), (IReadOnlyList<string>)[]))], [finding]);
            default:
                return null;
        }
    }

    /// <summary>The section that the line is for, else the appendix, which is outside of all.</summary>
    private static Section? SectionFor(Finding finding, PaperList list) =>
        list.Sections.FirstOrDefault(s => s.Title.Length > 0 && string.Equals(s.Title, finding.Remedy!.Section, StringComparison.Ordinal))
        ?? list.Sections.LastOrDefault(static s => s.Kind == SectionKind.Other);
}
