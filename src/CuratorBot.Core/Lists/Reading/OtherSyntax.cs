using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>
/// Tells a list that is written in another language than Markdown, by its links: those of the other language outnumber Markdown's. Such a list is
/// not read; what is said of it instead are the language and the lines with its links.
/// </summary>
internal static partial class OtherSyntax
{
    private const int Fewest = 3;
    private const int LongestLine = 4000;

    // Compiled by the generator and linear as they stand: NonBacktracking would build its automata at each start of the command line.
    private static readonly (string Name, Regex Link)[] Languages =
    [
        ("reStructuredText", RestLink()), ("AsciiDoc", AsciiDocLink()), ("Org mode", OrgLink()), ("BibTeX", BibTeXEntry()),
    ];

    /// <summary>The language with the lines that have a link of it, 1-based; null for Markdown.</summary>
    public static (string Name, IReadOnlyList<int> Lines)? Find(TextLines lines)
    {
        var found = new List<int>[Languages.Length];
        var markdown = 0;
        var isFenced = false;
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number];
            isFenced ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (isFenced || line.Length > LongestLine)
            {
                continue;
            }

            markdown += line.Count("](") + line.Count("href=");
            for (var i = 0; i < Languages.Length; i++)
            {
                if (MayHave(i, line) && Languages[i].Link.IsMatch(line))
                {
                    (found[i] ??= []).Add(number);
                }
            }
        }

        var most = Enumerable.Range(0, Languages.Length).MaxBy(i => found[i]?.Count ?? 0);
        return found[most] is { Count: >= Fewest } links && links.Count > markdown ? (Languages[most].Name, links) : null;
    }

    /// <summary>A look at single characters first: nearly every line of nearly every list is Markdown.</summary>
    private static bool MayHave(int language, ReadOnlySpan<char> line) => language switch
    {
        0 => line.Contains(">`_", StringComparison.Ordinal),
        1 => line.Contains('[') && !line.Contains("](", StringComparison.Ordinal) && (line.Contains("://", StringComparison.Ordinal) || line.Contains("link:", StringComparison.Ordinal)),
        2 => line.Contains("[[", StringComparison.Ordinal) && line.Contains("][", StringComparison.Ordinal),
        _ => line is ['@', ..],
    };

    /// <summary><c>`Title &lt;url&gt;`_</c></summary>
    [GeneratedRegex(@"`[^`<]+<[^<>\s]+>`__?", RegexOptions.CultureInvariant)]
    private static partial Regex RestLink();

    /// <summary><c>https://example.org[Title]</c>, <c>link:file.pdf[Title]</c></summary>
    /// <remarks>From the bracket back, so that a line of <c>https://https://https://</c> is read once.</remarks>
    [GeneratedRegex(@"(?<=https?://[^\s\[\]()<>]+|link:[^\s\[\]]+)\[[^\[\]]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex AsciiDocLink();

    /// <summary><c>[[https://example.org][Title]]</c></summary>
    [GeneratedRegex(@"\[\[[a-z]+:[^\[\]]+\]\[[^\[\]]+\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex OrgLink();

    /// <summary><c>@article{key,</c></summary>
    [GeneratedRegex(@"^@[A-Za-z]+\s*\{\s*[^\s,{}]+\s*,", RegexOptions.CultureInvariant)]
    private static partial Regex BibTeXEntry();
}
