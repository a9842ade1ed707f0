using System.Text;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Corrections;

/// <summary>
/// The text that replaces some lines of the head, with the fixes of all findings about them in one. Comment, one-click suggestions,
/// annotations, SARIF and audit all show this text.
/// </summary>
/// <param name="Lines">The lines to replace. No two corrections of a review share a line.</param>
/// <param name="Text">The corrected text, without a final line end.</param>
/// <param name="Findings">The findings that it fixes, gravest first; at least one.</param>
public sealed record Correction(LineRange Lines, string Text, IReadOnlyList<Finding> Findings)
{
    /// <summary>The longest text that is worth showing, in characters: one that is cut cannot be pasted.</summary>
    public const int LongestShown = 6_000;

    /// <summary>The lines as they are, without the last line end.</summary>
    public required string Original { get; init; }

    /// <summary>What to say above the text: which lines it is for.</summary>
    public Message Heading => new(Lines.Count == 1 ? "comment.replace" : "comment.replace-lines", Lines.First, Lines.Last);

    /// <summary>
    /// The corrections that findings ask for, in the order of the lines. Where two would change the same words of the same lines in different
    /// ways, or lines that overlap in part, the graver one is followed, and the other is found again once that is fixed.
    /// </summary>
    /// <param name="findings">What was found, gravest first.</param>
    /// <param name="head">The text that their lines are of.</param>
    internal static IReadOnlyList<Correction> Of(IEnumerable<Finding> findings, string head)
    {
        var lines = new TextLines(head);
        var corrections = new List<Correction>();
        var corrected = new HashSet<int>();
        foreach (var group in findings.Where(f => f is { Line: not null, Remedy.Kind: RemedyKind.Replacement }).GroupBy(LinesOf))
        {
            // Who writes a line anew writes its unreadable bytes anew, and nobody can tell what they were.
            var original = OriginalOf(group, lines);
            if (!group.Key.Numbers.Any(corrected.Contains) && !ReadableText.IsDamaged(original))
            {
                corrected.UnionWith(group.Key.Numbers);
                corrections.Add(Combine(group.Key, original, [.. group]));
            }
        }

        return [.. corrections.OrderBy(c => c.Lines.First)];
    }

    /// <summary>The correction that fixes a finding, by finding; a finding that none fixes is absent.</summary>
    public static IReadOnlyDictionary<Finding, Correction> ByFinding(IEnumerable<Correction> corrections)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        return corrections.SelectMany(c => c.Findings, (c, finding) => (Correction: c, Finding: finding))
            .DistinctBy(pair => pair.Finding)
            .ToDictionary(pair => pair.Finding, pair => pair.Correction);
    }

    /// <summary>A text with its corrected lines; all else stays to the letter, line ends too. A correction of which the lines are no longer there is left out.</summary>
    /// <param name="corrections">Corrections of this text.</param>
    /// <param name="text">The text that their lines are of.</param>
    /// <param name="applied">How many could be applied.</param>
    public static string Apply(IEnumerable<Correction> corrections, string text, out int applied)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        ArgumentNullException.ThrowIfNull(text);
        var lines = new TextLines(text);
        var lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var corrected = new StringBuilder();
        (var at, applied) = (0, 0);
        foreach (var correction in corrections.OrderBy(static c => c.Lines.First))
        {
            var (first, last) = (correction.Lines.First, correction.Lines.Last);
            if (first < 1 || last > lines.Count || lines.StartOf(first) < at || !IsSame(lines.Slice(first, last), correction.Original))
            {
                continue;
            }

            corrected.Append(text, at, lines.StartOf(first) - at).Append(correction.Text.ReplaceLineEndings(lineEnd));
            at = lines.EndOf(last);
            applied++;
        }

        return corrected.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The corrected lines as a unified diff with its final line ending; empty where none could be found in the text.</summary>
    /// <param name="corrections">Corrections of this text, in the order of its lines.</param>
    /// <param name="text">The text that their lines are of.</param>
    /// <param name="path">Path of its file.</param>
    public static string Patch(IEnumerable<Correction> corrections, string text, string path)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var patch = new UnifiedPatch(path, text);
        return patch.Write([.. corrections.Where(c => patch.Has(c.Lines, c.Original) && patch.CanChange(c.Lines)).Select(c => new PatchChange(c.Lines, c.Text, patch.Around(c.Lines)))], joinNeighbours: true);
    }

    private static bool IsSame(ReadOnlySpan<char> lines, string original) =>
        string.Equals(lines.ToString().ReplaceLineEndings("\n").Trim(), original.ReplaceLineEndings("\n").Trim(), StringComparison.Ordinal);

    private static LineRange LinesOf(Finding finding) => new(finding.Line!.Value, finding.EndLine ?? finding.Line.Value);

    private static string OriginalOf(IGrouping<LineRange, Finding> group, TextLines lines) =>
        group.Select(f => f.Entry?.Text).FirstOrDefault(text => text is not null)
        ?? (group.Key.Last <= lines.Count ? lines.Slice(group.Key.First, group.Key.Last).ToString() : "");

    private static Correction Combine(LineRange lines, string original, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 1 || original.Length > TextEdits.LongestText || findings.Any(f => f.Remedy!.Text.Length > TextEdits.LongestText))
        {
            return new Correction(lines, findings[0].Remedy!.Text, [findings[0]]) { Original = original };
        }

        var words = TextEdits.Words(original);
        var accepted = new List<TextEdit>();
        var fixedByIt = new List<Finding>();
        foreach (var finding in findings)
        {
            var edits = TextEdits.Between(words, TextEdits.Words(finding.Remedy!.Text)).Except(accepted).ToList();
            if (edits.TrueForAll(e => accepted.TrueForAll(a => !a.Meets(e))))
            {
                accepted.AddRange(edits);
                fixedByIt.Add(finding);
            }
        }

        return new Correction(lines, TextEdits.Apply(words, accepted), fixedByIt) { Original = original };
    }
}
