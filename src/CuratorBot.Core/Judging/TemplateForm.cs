using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>What a description makes of the template that the repository offers for it.</summary>
/// <param name="Boxes">Boxes of the template that the description has.</param>
/// <param name="Open">The words beside those that are not ticked.</param>
/// <param name="IsUsed">Whether the description has any line of the template, or the template none to have.</param>
internal sealed partial record TemplateForm(int Boxes, IReadOnlyList<string> Open, bool IsUsed)
{
    private const int Longest = 20_000;

    /// <summary>Compares a description with the templates.</summary>
    /// <param name="description">The description.</param>
    /// <param name="templates">The texts of the templates; empty: there is none, so that none can be filled in.</param>
    public static TemplateForm Of(string description, string templates)
    {
        var boxes = new HashSet<string>(StringComparer.Ordinal);
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in LinesOf(Comment().Replace(Bounded(templates), "")))
        {
            (Box().IsMatch(line) ? boxes : lines).Add(Folded(line));
        }

        var (found, open, used) = (new HashSet<string>(StringComparer.Ordinal), new List<string>(), false);
        foreach (var line in LinesOf(Bounded(description)))
        {
            var (folded, box) = (Folded(line), Box().Match(line));
            used |= folded.Length > 0 && (lines.Contains(folded) || boxes.Contains(folded));
            if (box.Success && boxes.Contains(folded) && found.Add(folded) && string.IsNullOrWhiteSpace(box.Groups["mark"].Value))
            {
                open.Add(line[box.Length..].Trim());
            }
        }

        return new TemplateForm(found.Count, open, used || boxes.Count + lines.Count(static l => l.Length > 0) == 0);
    }

    private static string[] LinesOf(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static string Folded(string line) => Titles.Normalize(Box().Replace(line, ""));

    private static string Bounded(string text) => text.Length > Longest ? text[..Longest] : text;

    [GeneratedRegex(@"\A[ \t]*(?:[-*+]|[0-9]+[.)])[ \t]+\[(?<mark>[ xX]?)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Box();

    [GeneratedRegex(@"<!--(?s:.*?)(-->|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();
}
