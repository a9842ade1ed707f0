using System.Buffers;
using System.Text;
using CuratorBot.Core.Text;
using F23.StringSimilarity;

namespace CuratorBot.Core.Papers.Names;

/// <summary>One author's name.</summary>
/// <param name="Given">Given names or initials as written: "Geoffrey E."; empty if there are none.</param>
/// <param name="Surname">The surname with its particles: "van den Oord"; for a name in Chinese letters, the whole name.</param>
public sealed record AuthorName(string Given, string Surname)
{
    private const int MaxComparedLength = 50;

    private static readonly SearchValues<char> Umlauts = SearchValues.Create("äöüÄÖÜ");

    private static readonly OptimalStringAlignment Edits = new();

    /// <summary>
    /// Reads a name with the given names first, or with initials after the surname ("Pascanu R.", "van den Oord A"); null if there is no
    /// letter.
    /// </summary>
    public static AuthorName? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = WordsOf(text);
        if (words.Count == 0)
        {
            return null;
        }

        if (InitialsBehind(words) is var behind and > 0)
        {
            return new AuthorName(string.Join(' ', words.TakeLast(behind)), string.Join(' ', words.SkipLast(behind)));
        }

        var surname = words.Count - 1;
        while (surname > 0 && (surname > 1 ? NameWords.IsParticle(words[surname - 1]) : NameWords.IsLeadingParticle(words[0])))
        {
            surname--;
        }

        return new AuthorName(string.Join(' ', words.Take(surname)), string.Join(' ', words.Skip(surname)));
    }

    /// <summary>
    /// First initial and surname, as in the model list: "G. Hinton", "A. van den Oord"; only the surname if there is no given
    /// name, and the whole name of a group or in another script: "Google Brain Team", "王 浩".
    /// </summary>
    public string Abbreviated => Given.Length == 0 ? Surname : NameWords.HasNoInitials(ToString()) ? ToString() : $"{Given.EnumerateRunes().First()}. {Surname}";

    /// <summary>
    /// As <see cref="Abbreviated"/>, but keeps the given names of a person who is written with initials, each initial with its period:
    /// "L. N. Smith", "T.-Y. Lin", "C. Lawrence Zitnick".
    /// </summary>
    public string WithInitials
    {
        get
        {
            var given = Given.Split(' ');
            return Given.Length == 0 || !NameWords.IsInitials(given[0]) || NameWords.HasNoInitials(ToString())
                ? Abbreviated
                : $"{string.Join(' ', given.Select(static word => NameWords.IsInitials(word) && !word.EndsWith('.') ? word + "." : word))} {Surname}";
        }
    }

    /// <summary>
    /// Whether the surnames agree, ignoring case, accents, hyphens and particles. Given names may come first or last, be missing or
    /// abbreviated; half of a double surname is enough.
    /// </summary>
    /// <param name="recordName">The author as written in a record: "Aäron van den Oord".</param>
    public bool AgreesWith(string recordName)
    {
        ArgumentNullException.ThrowIfNull(recordName);
        return Readings(recordName).Any();
    }

    /// <summary>
    /// Whether the name can be that of a record's author: the surnames agree, and no given name contradicts. "A. Smith" is not Brenda Smith,
    /// "L. Zitnick" can be C. Lawrence Zitnick; a surname alone can be anyone with that surname.
    /// </summary>
    /// <param name="recordName">The author as written in a record.</param>
    public bool CanBe(string recordName)
    {
        ArgumentNullException.ThrowIfNull(recordName);
        return Readings(recordName).Any(static given => GivenNames.CanBeOfOnePerson(given.Mine, given.Theirs));
    }

    /// <summary>
    /// Whether the surname differs from that of a record's author by at most one added, missing, changed or swapped letter ("Loffe" and
    /// "Ioffe"), and no given name contradicts.
    /// </summary>
    public bool IsNear(string recordName)
    {
        ArgumentNullException.ThrowIfNull(recordName);
        return WordsOf(Surname) is [.., var mine] && WordsOf(recordName) is [.. var given, var theirs]
            && Fold(mine) is { Length: >= 4 and <= MaxComparedLength } a && Fold(theirs) is { Length: <= MaxComparedLength } b
            && Edits.Distance(a, b) <= 1
            && GivenNames.CanBeOfOnePerson(WordsOf(Given), given);
    }

    /// <summary>The ways to read both names with the same surname, as the given names that remain of each.</summary>
    private IEnumerable<(List<string> Mine, List<string> Theirs)> Readings(string recordName)
    {
        var mine = WordsOf($"{Given} {Surname}");
        var theirs = WordsOf(recordName);
        if (mine.Count == 0 || theirs.Count == 0)
        {
            yield break;
        }

        var surname = mine[^1];
        for (var i = theirs.Count - 1; i > 0 || i == theirs.Count - 1; i--)
        {
            if (SameWord(surname, theirs[i]))
            {
                yield return (mine[..^1], theirs[..i]);
            }
        }

        for (var i = 1; i < mine.Count - 1; i++)
        {
            if (mine[i].Length > 2 && SameWord(mine[i], theirs[^1]))
            {
                yield return (mine[..i], theirs[..^1]);
            }
        }

        // "Sun Yi" is "Yi Sun", and many bibliographies put initials after the surname.
        if (mine.Count > 1 && theirs.Count > 1)
        {
            if (SameWord(surname, theirs[0]) && SameInitial(mine[0], theirs[^1]))
            {
                yield return (mine[..^1], theirs[1..]);
            }
            else if (InitialsBehind(theirs) is var behind and > 0 && SameWord(surname, theirs[^(behind + 1)]))
            {
                yield return (mine[..^1], theirs[^behind..]);
            }
        }
    }

    /// <summary>
    /// How many of the last words are initials after a surname: one in "Pascanu R.", two in "Hinton G. E."; 0 if the name begins with an
    /// initial.
    /// </summary>
    private static int InitialsBehind(List<string> words)
    {
        var count = 0;
        while (count < words.Count - 1 && NameWords.IsInitials(words[^(count + 1)]))
        {
            count++;
        }

        return count > 0 && !NameWords.IsInitials(words[0]) ? count : 0;
    }

    /// <summary>As written.</summary>
    public override string ToString() => Given.Length == 0 ? Surname : $"{Given} {Surname}";

    /// <summary>The words of a name without footnote marks and suffixes; "E.Denton" has two.</summary>
    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        foreach (var part in text.Replace(".", ". ", StringComparison.Ordinal).Replace(". -", ".-", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var word = part.Trim(',', ';', ':', '*', '†', '‡', '§', '(', ')', '[', ']', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0');
            if (word.Any(char.IsLetter) && (words.Count == 0 || !NameWords.IsSuffix(word)))
            {
                words.Add(word);
            }
        }

        return words;
    }

    private static bool SameWord(string first, string second)
    {
        if (IsInitial(first) || IsInitial(second))
        {
            return false;
        }

        var (a, b) = (Fold(first), Fold(second));
        if (a.Length == 0 || b.Length == 0)
        {
            return false;
        }

        return string.Equals(a, b, StringComparison.Ordinal) || IsOtherSpelling(first, b) || IsOtherSpelling(second, a);

        // Half of a double surname, "Farley" for "Warde-Farley"; "Haeusser" for "Häusser".
        static bool IsOtherSpelling(string word, string folded) =>
            (word.Contains('-', StringComparison.Ordinal) && string.Equals(Fold(word[(word.LastIndexOf('-') + 1)..]), folded, StringComparison.Ordinal))
            || (word.AsSpan().IndexOfAny(Umlauts) >= 0 && string.Equals(Fold(SpellUmlauts(word)), folded, StringComparison.Ordinal));
    }

    private static bool SameInitial(string first, string second) =>
        Fold(first) is [var a, ..] && Fold(second) is [var b, ..] && a == b;

    private static bool IsInitial(string word) => word.EndsWith('.') || word.Length == 1;

    private static string SpellUmlauts(string word) => word
        .Replace("ä", "ae", StringComparison.OrdinalIgnoreCase)
        .Replace("ö", "oe", StringComparison.OrdinalIgnoreCase)
        .Replace("ü", "ue", StringComparison.OrdinalIgnoreCase);

    /// <summary>The word in basic letters, lower case, without hyphens; also handles letters that have no decomposition.</summary>
    internal static string Fold(string word)
    {
        var builder = new StringBuilder(word.Length);
        foreach (var c in Titles.Normalize(word))
        {
            _ = c switch
            {
                ' ' => builder,
                'ø' => builder.Append('o'),
                'ł' => builder.Append('l'),
                'đ' or 'ð' => builder.Append('d'),
                'ı' => builder.Append('i'),
                'ß' => builder.Append("ss"),
                'æ' => builder.Append("ae"),
                'œ' => builder.Append("oe"),
                'þ' => builder.Append("th"),
                _ => builder.Append(c),
            };
        }

        return builder.ToString();
    }
}
