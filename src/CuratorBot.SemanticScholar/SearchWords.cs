using System.Text;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>The words that a title is looked for by.</summary>
internal static class SearchWords
{
    /// <summary>Longer queries find no better, and an address has its limits.</summary>
    private const int MaxLength = 300;

    /// <summary>
    /// The words of a query as the API takes them. Hyphens are blanks: a hyphenated term finds nothing (the API's documentation of <c>query</c>).
    /// </summary>
    /// <returns>Null where there is nothing to look for.</returns>
    public static string? Of(PaperQuery query) => PaperMatcher.WordsToSearch(query) is { } words ? Clean(words) : null;

    private static string? Clean(string title)
    {
        var words = new StringBuilder(Math.Min(title.Length, MaxLength));
        var letters = 0;
        foreach (var rune in title.EnumerateRunes())
        {
            if (words.Length >= MaxLength)
            {
                break;
            }

            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.DashPunctuation)
            {
                if (words.Length > 0 && words[^1] != ' ')
                {
                    words.Append(' ');
                }

                continue;
            }

            letters += Rune.IsLetterOrDigit(rune) ? 1 : 0;
            words.Append(rune.ToString());
        }

        return letters == 0 ? null : words.ToString().TrimEnd();
    }
}
