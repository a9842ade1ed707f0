using CuratorBot.Core.Lists.Reading;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>
/// Lines that are written as entries and begin no list item, so that no one counts them: the bullet is missing, no blank follows
/// it, or it is none of Markdown's ("•").
/// </summary>
internal static class MissingBullet
{
    /// <summary>What is taken for a bullet that Markdown does not know, beside digits with a period or parenthesis.</summary>
    private const string Marks = "-*+•·◦▪–—";

    /// <summary>Whether a line outside of the entries is one: a title, the year in parentheses, and a link that ends it.</summary>
    public static bool Is(ReadOnlySpan<char> line)
    {
        var text = Content(line).TrimEnd().TrimEnd(".。");
        return !HasBullet(line.TrimStart())
            && text is [.., ')' or '）']
            && text.LastIndexOf("](", StringComparison.Ordinal) is > 0 and var link
            && YearReader.Find(text[..link]) is { Start: > 0, HasNote: false, Unbalanced: false };
    }

    /// <summary>The line as a list item.</summary>
    /// <param name="line">The line.</param>
    /// <param name="bullet">The list's bullet.</param>
    public static string WithBullet(ReadOnlySpan<char> line, string bullet) => $"{bullet} {Content(line).TrimEnd()}";

    private static bool HasBullet(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        var bullet = text is ['-' or '*' or '+', ..] ? 1 : digits > 0 && (text[digits] is '.' or ')') ? digits + 1 : 0;
        return bullet > 0 && text[bullet..] is [' ' or '\t', ..];
    }

    private static ReadOnlySpan<char> Content(ReadOnlySpan<char> line)
    {
        var text = line.Trim();

        // "**Title**" begins with its mark, "*Title" with what was meant as a bullet.
        if (text.Length > 0 && Marks.Contains(text[0], StringComparison.Ordinal) && !text.StartsWith("**", StringComparison.Ordinal))
        {
            return text[1..].TrimStart();
        }

        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && (text[digits] is '.' or ')' or '、') ? text[(digits + 1)..].TrimStart() : text;
    }
}
