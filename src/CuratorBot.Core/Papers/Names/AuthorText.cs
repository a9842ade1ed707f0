namespace CuratorBot.Core.Papers.Names;

/// <summary>Tells lists of authors from titles and venues, by the shape of the words alone.</summary>
internal static class AuthorText
{
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "ibn", "ten", "ter", "zu", "zur", "dan", "st.", "jr.", "jr", "sr.", "ii", "iii",
    };

    private static readonly string[] EtAls = ["et al.", "et al", "et. al.", "et. al", "et.al.", "et al..", "等人", "等"];

    private static readonly string[] Ands = [" and ", " & ", "和", "与"];

    /// <summary>Whether a text is nothing but the names of authors.</summary>
    public static bool IsAuthors(ReadOnlySpan<char> text, out bool sure)
    {
        var rest = TrimEnd(text.Trim());
        sure = TakeEtAl(ref rest);
        if (rest.IsEmpty)
        {
            return false;
        }

        var hasName = false;
        foreach (var range in rest.SplitAny(',', '，', '、', ';'))
        {
            var part = rest[range].Trim();
            if (part.IsEmpty)
            {
                continue;
            }

            while (true)
            {
                var (at, length) = IndexOfAnd(part);
                var name = at < 0 ? part : part[..at];
                if (name.StartsWith("and", StringComparison.OrdinalIgnoreCase) && name.Length > 3 && char.IsWhiteSpace(name[3]))
                {
                    name = name[4..];
                }

                // "Ames, A." and "Ames, Ann": the given name follows the first name's surname.
                if (!name.Trim().IsEmpty && !IsName(name.Trim(), ref sure) && !(hasName && IsInitialsOnly(name, ref sure)))
                {
                    return false;
                }

                hasName = true;

                if (at < 0)
                {
                    break;
                }

                sure = true;
                part = part[(at + length)..];
            }
        }

        return true;
    }

    /// <summary>Whether a text can be nothing else than the names of authors: initials or "et al." say so.</summary>
    public static bool AreSurelyNames(ReadOnlySpan<char> text) =>
        IsAuthors(text, out var sure) && sure && (HasInitials(text) || EndsWithEtAl(TrimEnd(text)));

    /// <summary>The text without the punctuation after it; the period of "et al." stays.</summary>
    public static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> authors)
    {
        authors = authors.TrimEnd();
        while (authors is [.., ',' or '，' or '。' or ';' or ':' or '：' or '.'] && !EndsWithEtAl(authors) && !EndsWithInitial(authors))
        {
            authors = authors[..^1].TrimEnd();
        }

        return authors;
    }

    /// <summary>"Le, Quoc V.": the period is the initial's.</summary>
    private static bool EndsWithInitial(ReadOnlySpan<char> authors) =>
        authors is [.., var letter, '.'] && char.IsUpper(letter) && (authors.Length == 2 || authors[^3] is ' ' or '.' or '-');

    /// <summary>Whether the last words say that there are more authors.</summary>
    public static bool EndsWithEtAl(ReadOnlySpan<char> text) => TakeEtAl(ref text);

    /// <summary>Whether a name holds an initial with its period, "et al." apart.</summary>
    public static bool HasInitials(ReadOnlySpan<char> authors)
    {
        authors = authors.Trim();
        TakeEtAl(ref authors);
        return authors.Contains('.');
    }

    /// <summary>Takes the words for further authors, and the comma before them, off the end.</summary>
    public static bool TakeEtAl(ref ReadOnlySpan<char> authors)
    {
        foreach (var etAl in EtAls)
        {
            if (!authors.EndsWith(etAl, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var before = authors[..^etAl.Length];
            if (before.IsEmpty || !char.IsAsciiLetter(etAl[0]) || !char.IsLetterOrDigit(before[^1]))
            {
                authors = before.TrimEnd(", ，");
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text has any letter.</summary>
    public static bool HasLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word belongs to the surname after it: "van", "de".</summary>
    public static bool IsParticle(ReadOnlySpan<char> word) => Particles.Contains(word.ToString());

    /// <summary>The names in a list of authors without "et al.".</summary>
    public static List<Range> SplitNames(ReadOnlySpan<char> authors)
    {
        var names = new List<Range>();
        var start = 0;
        while (start < authors.Length)
        {
            var comma = authors[start..].IndexOfAny(',', '，', '、');
            var end = comma < 0 ? authors.Length : start + comma;
            var (and, length) = IndexOfAnd(authors[start..end]);
            if (and >= 0)
            {
                end = start + and;
            }

            AddTrimmed(names, authors, start, end);
            start = end + (and >= 0 ? length : 1);
        }

        return names;
    }

    private static void AddTrimmed(List<Range> names, ReadOnlySpan<char> authors, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(authors[start]))
        {
            start++;
        }

        if (authors[start..end].StartsWith("and ", StringComparison.OrdinalIgnoreCase))
        {
            start += 4;
        }

        while (end > start && char.IsWhiteSpace(authors[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            names.Add(start..end);
        }
    }

    private static (int At, int Length) IndexOfAnd(ReadOnlySpan<char> text)
    {
        foreach (var and in Ands)
        {
            var at = text.IndexOf(and, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
            {
                return (at, and.Length);
            }
        }

        return (-1, 0);
    }

    /// <summary>"G. Hinton", "Aaron van den Oord", "C. Lawrence Zitnick", "Hinton".</summary>
    private static bool IsName(ReadOnlySpan<char> name, ref bool sure)
    {
        if (name.Length > 60)
        {
            return false;
        }

        var words = 0;
        var surnames = 0;
        foreach (var range in name.SplitAny(' ', '\t', '\n'))
        {
            var word = name[range];
            if (word.IsEmpty)
            {
                continue;
            }

            words++;
            if (word.Length is >= 2 and <= 4 && !word.ContainsAnyExceptInRange('\u4E00', '\u9FFF'))
            {
                // 王浩: a whole name in Chinese letters.
                surnames++;
            }
            else if (IsInitials(word) || IsPairOfInitials(word.TrimEnd('.')))
            {
                sure |= word.Contains('.');
            }
            else if (IsCapitalised(word))
            {
                surnames++;
            }
            else if (!Particles.Contains(word.ToString()))
            {
                return false;
            }
        }

        return words is > 0 and <= 5 && surnames > 0;
    }

    /// <summary>"SJ": initials without periods, where three capitals are an acronym.</summary>
    private static bool IsPairOfInitials(ReadOnlySpan<char> word) => word.Length == 2 && char.IsUpper(word[0]) && char.IsUpper(word[1]);

    private static bool IsInitialsOnly(ReadOnlySpan<char> name, ref bool sure)
    {
        foreach (var range in name.Trim().Split(' '))
        {
            if (!IsInitials(name.Trim()[range]))
            {
                return false;
            }
        }

        sure = true;
        return true;
    }

    /// <summary>"G.", "G", "T.-Y.", "J.J.".</summary>
    public static bool IsInitials(ReadOnlySpan<char> word)
    {
        var letters = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && (i == 0 || word[i - 1] is '.' or '-'))
            {
                letters++;
            }
            else if (word[i] is not ('.' or '-') || i == 0)
            {
                return false;
            }
        }

        return letters > 0;
    }

    /// <summary>A capital, then at least one small letter: "Hinton", "Al-Rfou", "LeCun", "O'Neil", "E.Denton"; no "GAN", no "R-CNN".</summary>
    private static bool IsCapitalised(ReadOnlySpan<char> word)
    {
        var dot = word.LastIndexOf('.');
        if (dot > 0 && dot < word.Length - 1)
        {
            return IsInitials(word[..(dot + 1)]) && IsCapitalised(word[(dot + 1)..]);
        }

        if (!char.IsUpper(word[0]))
        {
            return false;
        }

        var capitals = 0;
        var small = false;
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                capitals++;
                if (capitals > 1 && !small)
                {
                    return false;
                }
            }
            else if (char.IsLower(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                small = true;
            }
            else if (c is '-')
            {
                capitals = 0;
                small = false;
            }
            else if (c is not ('\'' or '’' or '.' or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return small;
    }
}
