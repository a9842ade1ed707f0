using System.Text.RegularExpressions;

namespace CuratorBot.Core.Text;

/// <summary>Whether two words from titles, in lower case, are the same word, spelt differently or misspelt.</summary>
internal static partial class WordSlips
{
    /// <summary>In shorter words each letter counts.</summary>
    private const int Long = 5;

    /// <summary>Words of this length may have two wrong letters.</summary>
    private const int VeryLong = 9;

    private const int ShortestStem = 3;

    private const string Vowels = "aeiouy";

    /// <summary>Letters that sound alike, besides vowels: "licence" and "license", "optimise" and "optimize".</summary>
    private static readonly string[] SoundAlike = ["cs", "ck", "sz", "fv"];

    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>
    /// Spellings that vary, mostly British and American, and the form to compare. The stem must be long enough: "filling" is not
    /// "filing".
    /// </summary>
    private static readonly (Regex British, string American)[] Spellings =
    [
        (Our(), "or"), (DoubledL(), "l"), (Re(), "er"), (Ise(), "iz"), (Yse(), "yz"), (Ogue(), "og"), (Amme(), "am"), (Grey(), "gray"),
    ];

    /// <summary>Prefixes that change the meaning of a word.</summary>
    private static readonly string[] Prefixes =
    [
        "", "a", "ab", "anti", "auto", "bi", "co", "con", "counter", "cross", "de", "di", "dis", "down", "em", "en", "endo", "ex", "exo", "extra", "hetero",
        "homo", "hyper", "hypo", "il", "im", "in", "infra", "inter", "intra", "ir", "macro", "max", "mega", "meta", "micro", "milli", "min", "mis", "mono",
        "multi", "nano", "non", "out", "over", "para", "per", "poly", "post", "pre", "pro", "pseudo", "quasi", "re", "self", "semi", "sub", "super", "syn",
        "tele", "trans", "tri", "ultra", "un", "under", "uni", "up",
    ];

    /// <summary>Numbers, and small words that matter for the meaning. (Words of up to four letters must be equal in any case.)</summary>
    private static readonly HashSet<string> Exact = new(StringComparer.Ordinal)
    {
        "three", "seven", "eight", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
        "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "third", "fourth", "fifth", "sixth", "seventh",
        "eighth", "ninth", "tenth", "once", "twice", "single", "double", "triple", "new", "news", "these", "those", "there", "their", "though", "through",
        "within", "without", "above", "about", "before", "never", "fewer", "lower", "other", "another",
    };

    /// <summary>Whether the words are equal apart from spelling or a plural.</summary>
    public static bool AreOneWord(string first, string second)
    {
        if (string.Equals(first, second, StringComparison.Ordinal))
        {
            return true;
        }

        var (a, b) = (Spell(first), Spell(second));
        return string.Equals(a, b, StringComparison.Ordinal)
            || (!Exact.Contains(a) && !Exact.Contains(b) && (a.Length < b.Length ? IsPlural(b, a) : IsPlural(a, b)));
    }

    /// <summary>
    /// Whether one word may be the other misspelt: both are long, neither is a number or Roman numeral, they begin alike, and they differ by
    /// one letter, or two in very long words. A slip is a letter left out, doubled, swapped with the next, or replaced by a neighbouring key or by
    /// one that sounds alike. Any other replacement ("perception" and "perceptron"), and a prefix that changes the meaning ("maximization"
    /// and "minimization"), makes a different word.
    /// </summary>
    public static bool AreNear(string first, string second) =>
        first.Length >= Long && second.Length >= Long
        && (first[0] == second[0] || (first[0] == second[1] && first[1] == second[0]))
        && IsPlain(first) && IsPlain(second)
        && !ExchangesPrefix(first, second)
        && AreWithin(first, second, Math.Min(first.Length, second.Length) >= VeryLong ? 2 : 1, mayExchange: true);

    private static string Spell(string word)
    {
        foreach (var (british, american) in Spellings)
        {
            word = british.Replace(word, american);
        }

        return word;
    }

    private static bool IsPlural(ReadOnlySpan<char> longer, ReadOnlySpan<char> shorter)
    {
        if (shorter.Length < ShortestStem || longer.Length - shorter.Length > 2 || longer[^1] != 's' || !IsOfLetters(shorter))
        {
            return false;
        }

        return shorter switch
        {
            [.., 'y'] when longer.EndsWith("ies") => longer[..^3].SequenceEqual(shorter[..^1]),
            [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] => longer.EndsWith("es") && longer[..^2].SequenceEqual(shorter),
            _ => longer[..^1].SequenceEqual(shorter),
        };
    }

    /// <summary>
    /// Whether a word consists of letters and is neither a numeral nor a word that must be equal. Chinese and similar words have few letters,
    /// and each of them counts.
    /// </summary>
    private static bool IsPlain(string word) =>
        IsOfLetters(word) && word.AsSpan().ContainsAnyExcept("ivxlc") && !Exact.Contains(word) && !Titles.IsCjk(word);

    private static bool IsOfLetters(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ExchangesPrefix(string first, string second)
    {
        foreach (var prefix in Prefixes)
        {
            if (!first.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var stem = first[prefix.Length..];
            if (Array.Exists(Prefixes, other => !string.Equals(prefix, other, StringComparison.Ordinal) && AreOfOneStem(second, other, stem)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreOfOneStem(string word, string prefix, string stem) =>
        stem.Length >= ShortestStem && word.StartsWith(prefix, StringComparison.Ordinal) && word.AsSpan(prefix.Length).SequenceEqual(stem);

    /// <summary>
    /// Whether this many slips, each followed by an equal letter, turn one word into the other. Two wrong letters next to each other make a
    /// different syllable.
    /// </summary>
    private static bool AreWithin(ReadOnlySpan<char> first, ReadOnlySpan<char> second, int slips, bool mayExchange)
    {
        var common = first.CommonPrefixLength(second);
        if (common == first.Length && common == second.Length)
        {
            return true;
        }

        if (slips == 0)
        {
            return false;
        }

        var a = first[common..];
        var b = second[common..];
        return (a.Length > 0 && GoesOn(a[1..], b, slips, mayExchange))
            || (b.Length > 0 && GoesOn(a, b[1..], slips, mayExchange))
            || (a.Length > 0 && b.Length > 0 && mayExchange && AreTakenForEachOther(a[0], b[0]) && GoesOn(a[1..], b[1..], slips, mayExchange: false))
            || (a.Length > 1 && b.Length > 1 && a[0] == b[1] && a[1] == b[0] && GoesOn(a[2..], b[2..], slips, mayExchange));

        static bool GoesOn(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int slips, bool mayExchange) =>
            (a.IsEmpty && b.IsEmpty) || (!a.IsEmpty && !b.IsEmpty && a[0] == b[0] && AreWithin(a, b, slips - 1, mayExchange));
    }

    private static bool AreTakenForEachOther(char a, char b) =>
        (Vowels.Contains(a, StringComparison.Ordinal) && Vowels.Contains(b, StringComparison.Ordinal))
        || Array.Exists(SoundAlike, pair => pair.Contains(a, StringComparison.Ordinal) && pair.Contains(b, StringComparison.Ordinal))
        || AreNeighbours(a, b);

    private static bool AreNeighbours(char a, char b)
    {
        var (row, column) = PlaceOf(a);
        var (otherRow, otherColumn) = PlaceOf(b);
        return row >= 0 && otherRow >= 0
            && (row == otherRow ? Math.Abs(column - otherColumn) == 1
                // A key is half below and half left of its neighbours above.
                : Math.Abs(row - otherRow) == 1 && (row < otherRow ? column - otherColumn : otherColumn - column) is 0 or 1);
    }

    private static (int Row, int Column) PlaceOf(char letter)
    {
        for (var row = 0; row < Keyboard.Length; row++)
        {
            if (Keyboard[row].IndexOf(letter, StringComparison.Ordinal) is var column and >= 0)
            {
                return (row, column);
            }
        }

        return (-1, -1);
    }

    [GeneratedRegex(@"(?<=\w\w)our(?=(?:s|ed|ing|al|ally|able|less|hood|hoods|i[sz]\w*|ite)?\z)")]
    private static partial Regex Our();

    [GeneratedRegex(@"(?<=\w\w\w)ll(?=(?:ed|ing|er|ers)\z)")]
    private static partial Regex DoubledL();

    [GeneratedRegex(@"(?<=\w[bt])re(?=s?\z)")]
    private static partial Regex Re();

    [GeneratedRegex(@"(?<=\w\w\w)is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)\z)")]
    private static partial Regex Ise();

    [GeneratedRegex(@"(?<=\w\wl)ys(?=(?:e|ed|er|ers|ing)\z)")]
    private static partial Regex Yse();

    [GeneratedRegex(@"(?<=\w\w)ogue(?=s?\z)")]
    private static partial Regex Ogue();

    [GeneratedRegex(@"(?<=\w\w)amme(?=s?\z)")]
    private static partial Regex Amme();

    [GeneratedRegex(@"\Agrey(?=s?\z)")]
    private static partial Regex Grey();
}
