namespace CuratorBot.Core.Text;

/// <summary>Compares texts with patterns in which <c>*</c> stands for any characters, also none. Takes time by length of both, no more.</summary>
internal static class Wildcards
{
    /// <summary>Whether a text is of the form of a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="ignoreCase">Whether capitals do not count.</param>
    public static bool Match(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase = false)
    {
        var (p, t) = (0, 0);

        // Where the last star stands, and where the text goes on behind what it stands for: an earlier one need not be tried again.
        var (star, behind) = (-1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, behind) = (p++, t);
            }
            else if (p < pattern.Length && Same(pattern[p], text[t], ignoreCase))
            {
                (p, t) = (p + 1, t + 1);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++behind);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].IndexOfAnyExcept('*') < 0;
    }

    private static bool Same(char one, char other, bool ignoreCase) => one == other || (ignoreCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
}
