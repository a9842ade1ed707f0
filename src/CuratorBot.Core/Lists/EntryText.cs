using System.Text;

namespace CuratorBot.Core.Lists;

/// <summary>What the diff reads off the text of an entry.</summary>
internal static class EntryText
{
    private const string StarMark = ":sparkles:";

    /// <summary>The text without any blank: two texts that differ in blanks only are the same entry text.</summary>
    public static string WithoutBlanks(string text)
    {
        var blanks = 0;
        foreach (var c in text)
        {
            blanks += char.IsWhiteSpace(c) ? 1 : 0;
        }

        return blanks == 0 ? text : string.Create(text.Length - blanks, text, static (target, source) =>
        {
            var at = 0;
            foreach (var c in source)
            {
                if (!char.IsWhiteSpace(c))
                {
                    target[at++] = c;
                }
            }
        });
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
