namespace CuratorBot.Core.Lists.Defects;

/// <summary>Blanks that are missing or misplaced in a title, as citation tools leave them.</summary>
internal static class TitleSpacing
{
    /// <summary>"SGD:Training", "and&lt; 1MB", "to+ 1 or-1", "nets , a review".</summary>
    public static bool IsOff(ReadOnlySpan<char> title)
    {
        for (var i = 1; i < title.Length - 1; i++)
        {
            var (before, c, after) = (title[i - 1], title[i], title[i + 1]);
            if ((c is ':' or ';' && !IsOfInitials(before, c, after) && char.IsLetter(before) && char.IsAsciiLetter(after) && char.IsAsciiLetter(before))
                || (c is '<' or '>' or '+' or '=' && char.IsAsciiLetter(before) && after == ' ' && char.IsLower(before))
                || (c is ',' or ':' or ';' && before == ' ')
                || (c is '-' && char.IsAsciiDigit(after) && EndsWithSmallWord(title[..i])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"TL;DR".</summary>
    private static bool IsOfInitials(char before, char c, char after) => c == ';' && char.IsUpper(before) && char.IsUpper(after);

    /// <summary>"or-1": a sign, where "top-5" is a hyphen.</summary>
    private static bool EndsWithSmallWord(ReadOnlySpan<char> text) =>
        text.EndsWith(" or", StringComparison.Ordinal) || text.EndsWith(" and", StringComparison.Ordinal) || text.EndsWith(" to", StringComparison.Ordinal);
}
