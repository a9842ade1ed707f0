using System.Buffers;
using System.Text;

namespace CuratorBot.Core.Lists;

/// <summary>What the diff reads off the text of an entry.</summary>
internal static class EntryText
{
    private const string StarMark = ":sparkles:";

    private static readonly SearchValues<char> _blanks = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(static c => (char)c).Where(char.IsWhiteSpace)]);

    /// <summary>
    /// The text without blanks: two texts that are equal so differ in blanks only. Blanks that break a link stay, as one each:
    /// who takes the one out of <c>[[pdf]] (http://...)</c> mends a link.
    /// </summary>
    public static string WithoutBlanks(string text)
    {
        if (!text.AsSpan().ContainsAny(_blanks))
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

    /// <summary>Whether the entry carries the star of the model list's early form.</summary>
    public static bool HasStar(Entry entry) => entry.Text.Contains(StarMark, StringComparison.Ordinal);

    /// <summary>
    /// The affiliation of the model list's early form, <c>*(Google)*</c> or <c>*Sutskever: Google*</c>: what stands between
    /// single asterisks. Empty where there is none.
    /// </summary>
    public static string AffiliationOf(string text)
    {
        var note = new StringBuilder();
        var inside = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '*')
            {
                if (inside)
                {
                    note.Append(text[at]);
                }

                continue;
            }

            var run = RunOfAsterisks(text, at);
            if (run == 1 && !IsBullet(text, at))
            {
                inside = !inside;
            }

            at += run - 1;
        }

        return WithoutBlanks(note.ToString());
    }

    private static int RunOfAsterisks(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] == '*')
        {
            end++;
        }

        return end - start;
    }

    private static bool IsBullet(string text, int at) =>
        at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]) && string.IsNullOrWhiteSpace(text[..at]);
}
