using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CuratorBot.Core.Text;

/// <summary>
/// Compares two titles word by word. A few letters of a long title can make a different paper ("RNN" and "CNN", "part I" and "part II",
/// "convex" and "non-convex"), so the share of equal letters cannot decide.
/// </summary>
internal static partial class TitleWords
{
    /// <summary>Maximum number of misspelt words; more are not an oversight.</summary>
    private const int MostSlips = 2;

    /// <summary>Maximum number of words that another title may write as one: "off-the-shelf".</summary>
    private const int MostJoined = 3;

    /// <summary>Words that do not begin a longer word unless a hyphen joins them to it: "a symmetric", "in variant", "on line".</summary>
    private static readonly HashSet<string> Apart = new(StringComparer.Ordinal)
    {
        "a", "all", "an", "as", "at", "be", "by", "do", "for", "i", "if", "in", "is", "it", "no", "not", "of", "on", "or", "out", "over", "so", "the", "to",
        "under", "up", "we", "with",
    };

    /// <summary>Greek letters from alpha to omega; the final sigma is listed separately.</summary>
    private static readonly string[] Greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma",
        "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    /// <summary>
    /// Whether the titles have the same words in the same order, apart from spelling (British or American, Greek letters and their names,
    /// umlauts), a plural, words written together or apart, and at most two misspelt long words (<see cref="WordSlips"/>).
    /// </summary>
    public static bool AreSame(string first, string second)
    {
        var (words, others) = (Read(first), Read(second));
        var (i, j) = (0, 0);
        var slips = 0;
        while (i < words.Count && j < others.Count)
        {
            if (WordSlips.AreOneWord(words[i].Text, others[j].Text))
            {
                i++;
                j++;
            }
            else if (JoinedLike(words, i, others[j].Text) is var joined and > 0)
            {
                i += joined;
                j++;
            }
            else if (JoinedLike(others, j, words[i].Text) is var otherJoined and > 0)
            {
                i++;
                j += otherJoined;
            }
            else if (++slips <= MostSlips && !words[i].IsName && !others[j].IsName && WordSlips.AreNear(words[i].Text, others[j].Text))
            {
                i++;
                j++;
            }
            else
            {
                return false;
            }
        }

        return i == words.Count && j == others.Count && i > 0;
    }

    /// <summary>How many words from <paramref name="start"/> on make the other word when joined; 0 for none.</summary>
    private static int JoinedLike(List<Word> words, int start, string other)
    {
        var text = words[start].Text;
        for (var count = 1; count < MostJoined && start + count < words.Count && text.Length < other.Length; count++)
        {
            var (before, next) = (words[start + count - 1], words[start + count]);
            var areNumbers = char.IsDigit(before.Text[^1]) && char.IsDigit(next.Text[0]);
            if (areNumbers || (!before.IsBound && Apart.Contains(before.Text)))
            {
                return 0;
            }

            text += next.Text;
            if (WordSlips.AreOneWord(text, other))
            {
                return count + 1;
            }
        }

        return 0;
    }

    private static List<Word> Read(string title)
    {
        var words = new List<Word>();
        var text = new StringBuilder();
        var capitals = 0;
        var laterCapitals = 0;
        var shouted = 0;
        var plain = title.AsSpan().ContainsAny('<', '&') ? WebUtility.HtmlDecode(Tag().Replace(title, " ")) : title;
        foreach (var rune in Titles.Decompose(plain).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            {
                continue;
            }

            if (Rune.IsLetterOrDigit(rune) || (text.Length > 0 && rune.Value is '+' or '#'))
            {
                if (Rune.IsUpper(rune))
                {
                    capitals++;
                    laterCapitals += text.Length > 0 ? 1 : 0;
                }

                var small = LetterCase.Lower(rune);
                text.Append(small.Value is >= 'α' and <= 'ω' ? Greek[small.Value - 'α'] : small.ToString());
            }
            else if (rune.Value is not ('\'' or '’' or '{' or '}'))
            {
                // "Newton's" counts as "Newtons", and TeX braces can be inside a word.
                End(isBound: rune.Value is '-' or '‐' or '‑' or '–');
                if (rune.Value == '&')
                {
                    text.Append("and");
                    End(isBound: false);
                }
            }
        }

        End(isBound: false);
        return 2 * shouted > words.Count ? words.ConvertAll(static word => word with { IsName = false }) : words;

        void End(bool isBound)
        {
            if (text.Length > 0)
            {
                words.Add(new Word(text.ToString(), laterCapitals > 0, isBound));
                shouted += capitals == text.Length ? 1 : 0;
            }

            text.Clear();
            (capitals, laterCapitals) = (0, 0);
        }
    }

    [GeneratedRegex("</?[A-Za-z]{1,6}>")]
    private static partial Regex Tag();

    /// <summary>A word of a title.</summary>
    /// <param name="Text">The word in lower case, basic letters.</param>
    /// <param name="IsName">Whether capitals inside mark it as an abbreviation or a name, in which each letter counts: "GANs", "ResNet". False in a title all in capitals.</param>
    /// <param name="IsBound">Whether a hyphen joins it to the next word.</param>
    private sealed record Word(string Text, bool IsName, bool IsBound);
}
