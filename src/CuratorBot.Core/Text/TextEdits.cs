using System.Text.RegularExpressions;

namespace CuratorBot.Core.Text;

/// <summary>A change at one place of a text.</summary>
/// <param name="Start">The first replaced word.</param>
/// <param name="End">The word after the last replaced one; equal to <paramref name="Start"/> for an insertion.</param>
/// <param name="Text">The new text.</param>
internal sealed record TextEdit(int Start, int End, string Text)
{
    /// <summary>Whether both edits change the same words or insert at the same place.</summary>
    public bool Meets(TextEdit other) => Start == other.Start || (Start < other.End && other.Start < End);
}

/// <summary>Differences between two short texts, word by word.</summary>
internal static partial class TextEdits
{
    /// <summary>
    /// Maximum length of a compared text, in characters: the cost is the product of the lengths, and no real entry is nearly as long.
    /// </summary>
    public const int LongestText = 2_000;

    /// <summary>Applies the changes of two texts to their original; null if both change the same words, or a text is too long.</summary>
    public static string? Merge(string original, string one, string other)
    {
        if (Math.Max(original.Length, Math.Max(one.Length, other.Length)) > LongestText)
        {
            return null;
        }

        var words = Words(original);
        var ours = Between(words, Words(one));
        var theirs = Between(words, Words(other)).Except(ours).ToList();
        return theirs.TrueForAll(t => ours.All(o => !o.Meets(t))) ? Apply(words, ours.Concat(theirs)) : null;
    }

    /// <summary>Splits a text into words, white space and single other characters.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. WordPattern().Matches(text).Select(m => m.Value)];

    /// <summary>The edits that turn one text into the other, by their longest common subsequence.</summary>
    public static IReadOnlyList<TextEdit> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = Same(before[i], after[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var edits = new List<TextEdit>();
        int at = 0, from = 0;
        while (at < before.Count || from < after.Count)
        {
            if (at < before.Count && from < after.Count && Same(before[at], after[from]))
            {
                at++;
                from++;
                continue;
            }

            var (start, first) = (at, from);
            while ((at < before.Count || from < after.Count) && !(at < before.Count && from < after.Count && Same(before[at], after[from])))
            {
                if (from < after.Count && (at == before.Count || common[at, from + 1] >= common[at + 1, from]))
                {
                    from++;
                }
                else
                {
                    at++;
                }
            }

            edits.Add(new TextEdit(start, at, string.Concat(after.Skip(first).Take(from - first))));
        }

        return edits;
    }

    /// <summary>Applies edits that do not overlap.</summary>
    public static string Apply(IReadOnlyList<string> words, IEnumerable<TextEdit> edits)
    {
        var text = new List<string>();
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.Start))
        {
            text.AddRange(words.Skip(at).Take(edit.Start - at));
            text.Add(edit.Text);
            at = edit.End;
        }

        text.AddRange(words.Skip(at));
        return string.Concat(text);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    [GeneratedRegex(@"\w+|\s+|[^\w\s]")]
    private static partial Regex WordPattern();
}
