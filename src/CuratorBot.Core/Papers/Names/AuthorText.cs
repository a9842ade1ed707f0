namespace CuratorBot.Core.Papers.Names;

/// <summary>
/// Tells lists of authors from titles and venues, by the shape of the words alone. Stricter than <see cref="NameList"/>, which splits text
/// that is known to be names.
/// </summary>
internal static class AuthorText
{
    private const int MaxNameLength = 60;

    /// <summary>Whether a text consists only of author names.</summary>
    public static bool IsAuthors(ReadOnlySpan<char> text, out bool sure)
    {
        var rest = NameList.TrimEnd(text.Trim());
        sure = NameList.TakeEtAl(ref rest);
        var hasName = false;
        foreach (var part in new NameParts(rest))
        {
            var name = rest[part.Range];

            // "Ames, A." and "Ames, Ann": the given name follows the first name's surname.
            if (part.After == NameSeparator.EtAl || (!name.IsEmpty && !IsName(name, ref sure) && !(hasName && AreInitials(name, ref sure))))
            {
                return false;
            }

            hasName |= !name.IsEmpty;
            sure |= part.IsWord;
        }

        return hasName;
    }

    /// <summary>Whether a text can only be author names because initials or "et al." show it.</summary>
    public static bool AreSurelyNames(ReadOnlySpan<char> text) =>
        IsAuthors(text, out var sure) && sure && IsMarked(text);

    /// <summary>Whether initials or "et al." distinguish a text from titles.</summary>
    public static bool IsMarked(ReadOnlySpan<char> authors) => HasInitials(authors) || NameList.EndsWithEtAl(NameList.TrimEnd(authors));

    /// <summary>Whether a name contains an initial with its period, not counting "et al.".</summary>
    public static bool HasInitials(ReadOnlySpan<char> authors)
    {
        authors = authors.Trim();
        NameList.TakeEtAl(ref authors);
        return authors.Contains('.');
    }

    /// <summary>"G. Hinton", "Aaron van den Oord", "C. Lawrence Zitnick", "Hinton".</summary>
    private static bool IsName(ReadOnlySpan<char> name, ref bool sure)
    {
        if (name.Length > MaxNameLength)
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
            else if (NameWords.IsInitials(word) || IsPairOfInitials(word.TrimEnd('.')))
            {
                sure |= word.Contains('.');
            }
            else if (IsCapitalised(word))
            {
                surnames++;
            }
            else if (!NameWords.IsParticle(word) && !NameWords.IsSuffix(word))
            {
                return false;
            }
        }

        return words is > 0 and <= 5 && surnames > 0;
    }

    /// <summary>"SJ": initials without periods; three capitals would be an acronym.</summary>
    private static bool IsPairOfInitials(ReadOnlySpan<char> word) => word.Length == 2 && char.IsUpper(word[0]) && char.IsUpper(word[1]);

    /// <summary>Whether each word is made of initials. Capitals without periods do not count: "Deep Learning, GAN" is a title.</summary>
    private static bool AreInitials(ReadOnlySpan<char> name, ref bool sure)
    {
        foreach (var range in name.Split(' '))
        {
            if (!NameWords.IsInitials(name[range]))
            {
                return false;
            }
        }

        sure = true;
        return true;
    }

    /// <summary>A capital, then at least one lower-case letter: "Hinton", "Al-Rfou", "LeCun", "O'Neil", "E.Denton"; not "GAN" or "R-CNN".</summary>
    private static bool IsCapitalised(ReadOnlySpan<char> word)
    {
        var dot = word.LastIndexOf('.');
        if (dot > 0 && dot < word.Length - 1)
        {
            return NameWords.IsInitials(word[..(dot + 1)]) && IsCapitalised(word[(dot + 1)..]);
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
