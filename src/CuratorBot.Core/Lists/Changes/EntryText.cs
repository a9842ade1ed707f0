using System.Text;

namespace CuratorBot.Core.Lists.Changes;

/// <summary>The text of an entry in the form in which the diff compares it.</summary>
internal static class EntryText
{
    private const int MostDigits = 9;

    /// <summary>The text without the number of an ordered list: Markdown counts by itself, and who adds a line above changes all that follow.</summary>
    private static string WithoutNumber(string text)
    {
        var number = text.AsSpan().TrimStart();
        var digits = number.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and <= MostDigits && number[digits] is '.' or ')' && digits + 1 < number.Length && number[digits + 1] is ' ' or '\t'
            ? number[(digits + 1)..].ToString()
            : text;
    }

    /// <summary>
    /// The text without blanks and the number of an ordered list: two texts that are equal so differ in these only. Blanks that break a link stay, as one each:
    /// who takes the one out of <c>[[pdf]] (http://...)</c> fixes a link.
    /// </summary>
    public static string WithoutBlanks(string text)
    {
        text = WithoutNumber(text);
        if (!text.Any(char.IsWhiteSpace))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        var inAddress = false;
        var blank = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                blank = true;
                continue;
            }

            var last = kept.Length == 0 ? '\0' : kept[^1];
            var opensAddress = last == ']' && c == '(';
            if (blank && (opensAddress || (inAddress && last != '(' && c != ')')))
            {
                kept.Append(' ');
            }

            inAddress = opensAddress || (inAddress && c != ')');
            blank = false;
            kept.Append(c);
        }

        return kept.ToString();
    }
}
