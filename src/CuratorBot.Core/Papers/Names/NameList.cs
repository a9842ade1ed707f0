using System.Buffers;
using System.Runtime.InteropServices;

namespace CuratorBot.Core.Papers.Names;

/// <summary>A name in a list of names, by its position in the text.</summary>
/// <param name="Written">The name as written: "G. Hinton"; "Hinton, G." if the surname comes first.</param>
/// <param name="Surname">The part with the surname: the whole name if the given names come first.</param>
/// <param name="Given">The given names if they follow the surname; else null.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ListedName(Range Written, Range Surname, Range? Given = null)
{
    /// <summary>The name with the given names first.</summary>
    public string In(ReadOnlySpan<char> text) => Given is { } given ? $"{text[given]} {text[Surname]}" : text[Written].ToString();
}

/// <summary>The parts of a list of names.</summary>
/// <param name="Names">The names in order.</param>
/// <param name="EtAl">Whether the text says that there are more: "et al.", "等人", "and others".</param>
/// <param name="HasOther">Whether the text contains something that is not a name: a number, words after "et al.". Writing the names anew would lose it.</param>
internal readonly record struct ListedNames(List<ListedName> Names, bool EtAl, bool HasOther);

/// <summary>
/// The single grammar of a list of names: its separators, the words that say that there are more authors, and which comma is part of a
/// name. Reading lists, checking their form, writing names and comparing them with records all use it to split a text.
/// </summary>
internal static class NameList
{
    /// <summary>Longer texts are not author names.</summary>
    private const int MaxLength = 5000;

    /// <summary>The correct ways to write "et al." after a name.</summary>
    private static readonly string[] EtAls = [" et al.", ", et al.", " 等人", "等人", " 等", "等"];

    /// <summary>The ways to write "and" between two names.</summary>
    private static readonly string[] Ands = [" and ", " & ", " 和 ", "和", " 与 ", "与"];

    /// <summary>A quick check for most author texts, which have none of them.</summary>
    private static readonly SearchValues<string> AnyAnd = SearchValues.Create(Ands, StringComparison.Ordinal);

    private static readonly SearchValues<string> EtWithPeriod = SearchValues.Create(["et. al", "et.al"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The names in a text; empty if it is too long to be a list of names.</summary>
    public static ListedNames Split(ReadOnlySpan<char> text)
    {
        var names = new List<ListedName>();
        var etAl = false;
        var hasOther = false;
        if (text.Length > MaxLength)
        {
            return new ListedNames(names, etAl, HasOther: true);
        }

        text = TrimEnd(text);
        var pairs = true;
        var groups = 0;
        var inGroup = 0;
        var ofFirstGroup = 0;
        var startsGroup = true;
        foreach (var part in new NameParts(text))
        {
            var piece = part.Range;
            if (NameWords.HasLetters(text[piece]))
            {
                if (startsGroup)
                {
                    pairs &= groups == 0 || inGroup == 2;
                    groups++;
                    inGroup = 0;
                    startsGroup = false;
                }

                inGroup++;
                ofFirstGroup += groups == 1 ? 1 : 0;
                pairs &= inGroup > 1 || IsOneWord(text[piece]);
                names.Add(new ListedName(piece, piece));
                hasOther |= etAl;
            }
            else
            {
                hasOther |= !text[piece].IsEmpty;
            }

            etAl |= part.After == NameSeparator.EtAl;
            startsGroup |= part.After == NameSeparator.And;
        }

        // BibTeX inverts every name ("Le, Quoc V. and Mikolov, Tomas"), bibliographies only the first ("Hinton, Geoffrey E., Simon Osindero, and ...").
        if (groups > 1 && pairs && inGroup == 2)
        {
            for (var i = 0; i < groups; i++)
            {
                names[i] = Inverted(names[2 * i], names[(2 * i) + 1]);
            }

            names.RemoveRange(groups, groups);
            return new ListedNames(names, etAl, hasOther);
        }

        if (!PutInitialsBack(names, text) && ofFirstGroup > 1 && IsOneWord(text[names[0].Written]) && (names.Count == 2 || HasLongName(names, text)))
        {
            // "Szegedy, Christian" is one name; "Krizhevsky, Sutskever, Hinton" are three.
            names[0] = Inverted(names[0], names[1]);
            names.RemoveAt(1);
        }

        return new ListedNames(names, etAl, hasOther);
    }

    /// <summary>
    /// Whether a comma may also separate two names: "Krizhevsky, Sutskever" is read like "Szegedy, Christian", so it is best left as written.
    /// </summary>
    public static bool IsDoubtful(ListedName name, ReadOnlySpan<char> text) =>
        name.Given is { } given && IsOneWord(text[given]) && !NameWords.AreInitialsBehind(text[given]);

    /// <summary>Removes the words for further authors, and the comma before them, from the end.</summary>
    public static bool TakeEtAl(ref ReadOnlySpan<char> names)
    {
        if (!MayEndWithEtAl(names.TrimEnd('.')))
        {
            return false;
        }

        foreach (var part in new NameParts(names))
        {
            if (part.After == NameSeparator.EtAl && part.Next == names.Length)
            {
                names = names[..part.Range.End].TrimEnd(", ，");
                return true;
            }
        }

        return false;
    }

    /// <summary>A check of the last letters, which is enough for most author texts.</summary>
    private static bool MayEndWithEtAl(ReadOnlySpan<char> names) =>
        names is [.., '等'] or [.., '等', '人']
        || names.EndsWith("al", StringComparison.OrdinalIgnoreCase)
        || names.EndsWith("others", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the last words say that there are more authors.</summary>
    public static bool EndsWithEtAl(ReadOnlySpan<char> text) => TakeEtAl(ref text);

    /// <summary>Whether "et al." has a wrong period: "et. al.".</summary>
    public static bool HasPeriodAfterEt(ReadOnlySpan<char> authors) => authors.ContainsAny(EtWithPeriod);

    /// <summary>Whether "et al." at the end of the authors lacks its period.</summary>
    public static bool LacksPeriodAfterAl(ReadOnlySpan<char> authors) => authors.EndsWith("et al", StringComparison.OrdinalIgnoreCase);

    /// <summary>The words for further authors as written after a name: " et al.", "等人"; null if there are none or they are misspelt.</summary>
    public static string? EtAlAsWritten(string authors) => Array.Find(EtAls, etAl => authors.EndsWith(etAl, StringComparison.Ordinal));

    /// <summary>The word between two names as written: " and ", "和"; null if there is none.</summary>
    public static string? AndAsWritten(string authors) =>
        authors.AsSpan().ContainsAny(AnyAnd) ? Array.Find(Ands, and => authors.Contains(and, StringComparison.Ordinal)) : null;

    /// <summary>The text without trailing punctuation, except the period of "et al." or of an initial.</summary>
    public static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> authors)
    {
        authors = authors.TrimEnd();
        while (authors is [.., ',' or '，' or '。' or ';' or ':' or '：' or '.'] && !EndsWithEtAl(authors) && !EndsWithInitial(authors))
        {
            authors = authors[..^1].TrimEnd();
        }

        return authors;
    }

    /// <summary>"Le, Quoc V.": the period belongs to the initial.</summary>
    private static bool EndsWithInitial(ReadOnlySpan<char> authors) =>
        authors is [.., var letter, '.'] && char.IsUpper(letter) && (authors.Length == 2 || authors[^3] is ' ' or '.' or '-');

    /// <summary>Joins initials to the surname before them ("Hinton, G., Deng, L.").</summary>
    private static bool PutInitialsBack(List<ListedName> names, ReadOnlySpan<char> text)
    {
        var kept = 0;
        for (var i = 0; i < names.Count; i++)
        {
            if (kept > 0 && NameWords.AreInitialsBehind(Bare(text[names[i].Written])))
            {
                var given = names[kept - 1].Given is { } before ? before.Start..names[i].Written.End : names[i].Written;
                names[kept - 1] = new ListedName(names[kept - 1].Written.Start..given.End, names[kept - 1].Surname, given);
            }
            else
            {
                names[kept++] = names[i];
            }
        }

        var any = kept < names.Count;
        names.RemoveRange(kept, names.Count - kept);
        return any;
    }

    private static ListedName Inverted(ListedName surname, ListedName given) =>
        new(surname.Written.Start..given.Written.End, surname.Written, given.Written);

    private static bool HasLongName(List<ListedName> names, ReadOnlySpan<char> text)
    {
        foreach (var name in names)
        {
            if (!IsOneWord(text[name.Written]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneWord(ReadOnlySpan<char> name) => !Bare(name).ContainsAny(' ', '.');

    /// <summary>Without the marks of footnotes and brackets around a name.</summary>
    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> name) => name.Trim("*()[] ");
}
