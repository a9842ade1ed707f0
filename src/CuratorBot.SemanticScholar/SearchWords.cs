using System.Text;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>The words to search for a title.</summary>
internal static class SearchWords
{
    /// <summary>Maximum length of a query. Longer queries do not find more, and the length of a URL is limited.</summary>
    private const int MaxLength = 300;

    /// <summary>
    /// The words of a query as the API expects them. Hyphens become blanks: a hyphenated term finds nothing (the API's documentation of <c>query</c>).
    /// </summary>
    /// <returns>Null if there is nothing to search for.</returns>
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
