using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Corrections;

/// <summary>
/// The text that replaces the lines of one entry of the head, with the mends of all findings about it in one: what a
/// contributor pastes, and a one-click suggestion.
/// </summary>
/// <param name="Entry">The entry to replace.</param>
/// <param name="Text">The corrected text, without a final line end.</param>
/// <param name="Findings">The findings that it mends.</param>
public sealed record Correction(Entry Entry, string Text, IReadOnlyList<Finding> Findings)
{
    /// <summary>
    /// The corrections of a review, in the order of the list. Where two findings would mend the same words differently, the
    /// graver one is followed, and the other is found again once that is mended.
    /// </summary>
    public static IReadOnlyList<Correction> Of(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return
        [
            .. review.Findings
                .Where(f => f is { Entry: not null, Remedy.Kind: RemedyKind.Replacement })
                .GroupBy(f => f.Entry!)
                .Select(g => Combine((Entry)g.Key!, [.. g]))
                .OrderBy(c => c.Entry.Line),
        ];
    }

    private static Correction Combine(Entry entry, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 1 || entry.Text.Length > TextEdits.LongestText || findings.Any(f => f.Remedy!.Text.Length > TextEdits.LongestText))
        {
            return new Correction(entry, findings[0].Remedy!.Text, [findings[0]]);
        }

        var words = TextEdits.Words(entry.Text);
        var accepted = new List<TextEdit>();
        var mended = new List<Finding>();
        foreach (var finding in findings)
        {
            var edits = TextEdits.Between(words, TextEdits.Words(finding.Remedy!.Text)).Except(accepted).ToList();
            if (edits.TrueForAll(e => accepted.TrueForAll(a => !a.Meets(e))))
            {
                accepted.AddRange(edits);
                mended.Add(finding);
            }
        }

        return new Correction(entry, TextEdits.Apply(words, accepted), mended);
    }
}
