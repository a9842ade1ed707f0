using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Output;

/// <summary>
/// What to paste, below the findings that it is for. A correction of several findings is written once, below the first of them, so that
/// nobody pastes two versions of a line.
/// </summary>
internal sealed class TextRemedies(Review review)
{
    private readonly IReadOnlyDictionary<Finding, Correction> _corrections = Correction.ByFinding(review.Corrections);
    private readonly HashSet<Correction> _shown = [];

    public void Write(Finding finding, TextPage page)
    {
        if (TextOf(finding) is not { } remedy)
        {
            return;
        }

        // A line of a pull request that looks like a finding must not be taken for one.
        var text = TerminalText.Lines(remedy);
        var forged = text.Split('\n').Any(line => line.StartsWith(review.Request.ListPath, StringComparison.Ordinal));
        page.WriteToCopy(forged ? $"    {text.Replace("\n", "\n    ", StringComparison.Ordinal)}" : text);
    }

    private string? TextOf(Finding finding) =>
        finding.Remedy is not { Kind: RemedyKind.Replacement } remedy ? finding.Remedy?.Text
        : finding.Line is null ? remedy.Text
        : _corrections.TryGetValue(finding, out var correction) && _shown.Add(correction) ? correction.Text
        : null;
}
