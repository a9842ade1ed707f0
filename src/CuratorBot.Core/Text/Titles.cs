using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using F23.StringSimilarity;

namespace CuratorBot.Core.Text;

/// <summary>Titles compared without regard to case, accents, punctuation and white space.</summary>
public static partial class Titles
{
    /// <summary>Titles at least this similar differ by a few letters at most; <see cref="AreSame"/> decides whether they are the same title.</summary>
    public const double SameFrom = 0.95;

    private const double MostOfOtherNumber = 0.8;

    /// <summary>Longer normalized titles are only compared for equality: the distance takes quadratic time.</summary>
    private const int MaxComparedLength = 600;

    private static readonly Levenshtein Edits = new();

    /// <summary>
    /// The title in comparable form: compatibility-decomposed (NFKD), lower case, without combining marks; runs of anything but
    /// letters and digits become one space. "R-CNN: Rich Féatures" gives "r cnn rich features".
    /// </summary>
    public static string Normalize(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        if (Ascii.IsValid(title))
        {
            return NormalizeAscii(title);
        }

        var decomposed = Decompose(title);
        var builder = new StringBuilder(decomposed.Length);
        var pendingSpace = false;
        foreach (var rune in decomposed.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            {
                continue;
            }

            if (!Rune.IsLetterOrDigit(rune))
            {
                pendingSpace = builder.Length > 0;
                continue;
            }

            if (pendingSpace)
            {
                builder.Append(' ');
                pendingSpace = false;
            }

            builder.Append(LetterCase.Lower(rune).ToString());
        }

        return builder.ToString();
    }

    /// <summary>A title in comparable form without blanks, so that "off-the-shelf" equals "off the shelf" and "2 D" equals "2D".</summary>
    internal static string Key(string title) => Normalize(title).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The part before the colon of a subtitle, as written; null if there is none.</summary>
    /// <param name="title">The title.</param>
    /// <param name="orDash">
    /// Whether a dash also begins a subtitle. A dash in a title often means something else, so set this only for two titles that are known to
    /// belong to the same paper.
    /// </param>
    internal static string? Main(string title, bool orDash = false)
    {
        var match = (orDash ? ColonOrDash() : Colon()).Match(title);
        return match.Success ? title[..match.Index] : null;
    }

    /// <summary>The same for most titles, without an allocation for each letter: lists of 100,000 entries are compared by title.</summary>
    private static string NormalizeAscii(string title)
    {
        var buffer = title.Length <= 512 ? stackalloc char[title.Length] : new char[title.Length];
        var length = 0;
        var pendingSpace = false;
        foreach (var c in title)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                pendingSpace = length > 0;
                continue;
            }

            if (pendingSpace)
            {
                buffer[length++] = ' ';
                pendingSpace = false;
            }

            buffer[length++] = char.ToLowerInvariant(c);
        }

        return buffer[..length].ToString();
    }

    /// <summary>
    /// How similar two titles are: 1 for equal normalized titles, less by the share of characters to change (Levenshtein).
    /// Titles that differ in a number ("Deep Speech", "Deep Speech 2"; "Part I", "Part II") get 0.8 at most:
    /// a typo changes letters, but another number means another paper.
    /// </summary>
    /// <returns>0 to 1; 0 if a title is empty.</returns>
    public static double Similarity(string first, string second) => SimilarityOfNormalized(Normalize(first), Normalize(second));

    /// <summary>As <see cref="Similarity"/>, for titles from <see cref="Normalize"/>.</summary>
    internal static double SimilarityOfNormalized(string first, string second)
    {
        if (first.Length == 0 || second.Length == 0)
        {
            return 0;
        }

        if (string.Equals(first, second, StringComparison.Ordinal))
        {
            return 1;
        }

        var longer = Math.Max(first.Length, second.Length);
        if (longer > MaxComparedLength)
        {
            return 0;
        }

        var similarity = 1 - (Edits.Distance(first, second) / longer);
        return SameNumbers(first, second) ? similarity : Math.Min(similarity, MostOfOtherNumber);
    }

    /// <summary>
    /// Whether two titles are the same word by word, apart from spelling and slips. <see cref="Similarity"/> cannot tell, since a single letter may
    /// make another paper. Plurals, words written apart and signs that stand for words do not matter; short words, numbers and names do.
    /// </summary>
    public static bool AreSame(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return TitleWords.AreSame(first, second);
    }

    /// <summary>
    /// The similarity of two titles from <see cref="Normalize"/> if it is <see cref="SameFrom"/> or more, else 0;
    /// most different titles are ruled out after a few letters.
    /// </summary>
    internal static double NearnessOfNormalized(string first, string second)
    {
        var longer = Math.Max(first.Length, second.Length);
        var edits = EditsAllowed(longer);
        if (longer > MaxComparedLength || Math.Abs(first.Length - second.Length) > edits || !SameNumbers(first, second))
        {
            return string.Equals(first, second, StringComparison.Ordinal) ? 1 : 0;
        }

        var distance = Edits.Distance(first, second, edits + 1);
        return distance <= edits ? 1 - (distance / longer) : 0;
    }

    /// <summary>How many letters two titles may differ in and still be <see cref="SameFrom"/> similar, given the length of the longer one.</summary>
    internal static int EditsAllowed(int length) => (int)(((1 - SameFrom) * length) + 1e-9);

    /// <summary>
    /// Whether both titles are in the same kind of script, so that their similarity means something:
    /// a Chinese title and its English original are not similar and may still name the same paper.
    /// </summary>
    public static bool AreComparable(string first, string second) => IsCjk(first) == IsCjk(second);

    /// <summary>Number of words of a normalized title; for Chinese, Japanese or Korean text, the number of characters.</summary>
    internal static int CountWords(string normalized)
    {
        var words = 0;
        var inWord = false;
        foreach (var rune in normalized.EnumerateRunes())
        {
            var cjk = IsCjk(rune);
            words += cjk || (!inWord && rune.Value != ' ') ? 1 : 0;
            inWord = !cjk && rune.Value != ' ';
        }

        return words;
    }

    /// <summary>Whether the text contains a Chinese, Japanese or Korean letter.</summary>
    internal static bool IsCjk(ReadOnlySpan<char> title)
    {
        foreach (var rune in title.EnumerateRunes())
        {
            if (IsCjk(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Kana, Han and Hangul blocks of Unicode.</summary>
    private static bool IsCjk(Rune rune) =>
        rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    /// <summary>Whether the digits and the Roman numerals from II on are the same, in the same order.</summary>
    private static bool SameNumbers(string first, string second) =>
        string.Equals(NumbersOf(first), NumbersOf(second), StringComparison.Ordinal);

    private static string NumbersOf(string normalized)
    {
        var numbers = new StringBuilder();
        foreach (var range in normalized.AsSpan().Split(' '))
        {
            var word = normalized.AsSpan(range);
            if (word is "ii" or "iii" or "iv" or "vi" or "vii" or "viii" or "ix")
            {
                numbers.Append(word);
                continue;
            }

            foreach (var c in word)
            {
                if (char.IsDigit(c))
                {
                    numbers.Append(c);
                }
            }
        }

        return numbers.ToString();
    }

    /// <summary>The title in its compatibility decomposition (NFKD).</summary>
    internal static string Decompose(string title)
    {
        try
        {
            return title.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Lone surrogates have no normal form; the callers' rune enumeration replaces them.
            return title;
        }
    }

    [GeneratedRegex("[:：]")]
    private static partial Regex Colon();

    [GeneratedRegex(@"[:：—–]|\s-\s")]
    private static partial Regex ColonOrDash();
}
