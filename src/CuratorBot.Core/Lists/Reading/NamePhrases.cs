using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>How surely a phrase is made of names.</summary>
internal enum NameLikeness
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>It could be: capitalised words.</summary>
    Possible,

    /// <summary>Initials, "et al.", or several names of two words.</summary>
    Sure,
}

/// <summary>Tells by its words alone how surely a phrase is made of names.</summary>
internal static class NamePhrases
{
    /// <summary>How surely a phrase is nothing but names of authors.</summary>
    public static NameLikeness LikenessOf(ReadOnlySpan<char> text)
    {
        text = text.Trim("*_ \t\n").TrimEnd(",;:");
        text = text is ['(', .., ')'] or ['（', .., '）'] && text[1..^1].IndexOfAny("()（）") < 0 ? text[1..^1] : text;
        if (text.Length is < 2 or > 4000)
        {
            return NameLikeness.None;
        }

        Span<char> clean = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && i > 0 && text[i - 1] == '\\')
            {
                // The accent of "Kr\"ahenb\"uhl".
                continue;
            }

            if (c is not ('*' or '\\' or '†' or '‡' or '§' or '¶' or '^' or '#'))
            {
                clean[length++] = c == '\n' ? ' ' : c;
            }
        }

        text = new string(clean[..length]).AsSpan().Trim();
        var names = text;
        var etAl = NameList.TakeEtAl(ref names);
        if (names.IsEmpty)
        {
            return etAl ? NameLikeness.Sure : NameLikeness.None;
        }

        if (AreSurnamesFirst(names))
        {
            return NameLikeness.Sure;
        }

        var whole = AuthorText.IsAuthors(text, out _);
        int parts = 0, named = 0, long_ = 0, initials = 0, longest = 0;
        foreach (var range in names.SplitAny(",;、，&"))
        {
            var part = names[range].Trim();
            part = part.StartsWith("and ", StringComparison.Ordinal) ? part[4..] : part;
            if (part.IsEmpty)
            {
                continue;
            }

            foreach (var half in SplitAnd(part))
            {
                var name = part[half].Trim();
                if (IsMoreThanAName(name))
                {
                    return NameLikeness.None;
                }

                var open = name.IndexOfAny('(', '[');
                if (open > 0 && name[open..].IndexOfAny(')', ']') is > 0 and var close && name[(open + close + 1)..].Trim(" .").Length > 0)
                {
                    return NameLikeness.None;
                }

                name = open > 0 ? name[..open].TrimEnd() : name;
                parts++;
                longest = Math.Max(longest, name.Count(' ') + 1);
                named += AuthorText.IsAuthors(name, out _) ? 1 : 0;
                long_ += name.Contains(' ') ? 1 : 0;
                initials += HasInitial(name) ? 1 : 0;
            }
        }

        if (!whole && !(parts >= 4 && named * 4 >= parts * 3) && !(etAl && (named == parts || (parts == 1 && longest <= 2))))
        {
            return NameLikeness.None;
        }

        // "Visual Representation Learning and Deep Clustering" are two of four words at most only by chance.
        if (parts == 2 && !etAl && initials == 0 && longest > 3)
        {
            return NameLikeness.Possible;
        }

        return etAl || initials > 0 || (parts >= 2 && long_ == parts) || (parts >= 3 && long_ * 4 >= parts * 3) ? NameLikeness.Sure : NameLikeness.Possible;
    }

    /// <summary>张伟、李娜, 王芳等: words of two to four characters, which may be anything else as well.</summary>
    public static bool AreChinese(ReadOnlySpan<char> text)
    {
        var names = text.Trim(" ，,。.；;").TrimEnd("等人");
        foreach (var range in names.SplitAny("、，,；; "))
        {
            var name = names[range].Trim();
            if (name.Length is not (>= 2 and <= 4) || name.ContainsAnyExceptInRange('\u4E00', '\u9FFF'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"Wang, Xiaolong and Gupta, Abhinav", as BibTeX has names: one comma in each.</summary>
    private static bool AreSurnamesFirst(ReadOnlySpan<char> names)
    {
        var count = 0;
        foreach (var range in names.Split(" and "))
        {
            var name = names[range].Trim();
            var comma = name.IndexOf(',');
            if (comma <= 0 || name.Length - comma < 3 || name[(comma + 1)..].Contains(',') || name.Count(' ') > 3 || !char.IsUpper(name[0])
                || !char.IsUpper(name[(comma + 1)..].TrimStart() is [var first, ..] ? first : ' ') || name.ContainsAny(":?!()"))
            {
                return false;
            }

            count++;
        }

        return count >= 2;
    }

    private static bool HasInitial(ReadOnlySpan<char> name)
    {
        foreach (var range in name.Split(' '))
        {
            // "Zhu P", "P. Zhu"; "A Survey" has none.
            var word = name[range];
            if (word.Length is 1 or 2 && char.IsUpper(word[0]) && (word.Length == 1 ? range.Start.Value > 0 : word[1] == '.'))
            {
                return name.Length > word.Length;
            }
        }

        return false;
    }

    /// <summary>"Approach. Bin", "Why? Ann": a period behind a whole word ends a sentence, not a name.</summary>
    private static bool IsMoreThanAName(ReadOnlySpan<char> name)
    {
        if (name.ContainsAny('?', '!'))
        {
            return true;
        }

        // "et al. Title"
        if (name.StartsWith("et al", StringComparison.Ordinal) && name.Length > "et al.".Length)
        {
            return true;
        }

        // "A Closer Look"; the initial of "A Ames" stands before one name.
        if (name.StartsWith("A ", StringComparison.Ordinal) && name.Count(' ') >= 2 && !name.Contains('.') && !HasParticle(name))
        {
            return true;
        }

        // Nobody has five names in full.
        if (name.Count(' ') >= 4 && !name.Contains('.') && !name.Contains('(') && !HasParticle(name))
        {
            return true;
        }

        var period = name.IndexOf(". ");
        return period > 2 && char.IsLetter(name[period - 1]) && char.IsLetter(name[period - 2]) && char.IsLetter(name[period - 3]);
    }

    private static bool HasParticle(ReadOnlySpan<char> name)
    {
        foreach (var range in name.Split(' '))
        {
            if (NameWords.IsParticle(name[range]))
            {
                return true;
            }
        }

        return false;
    }

    private static List<Range> SplitAnd(ReadOnlySpan<char> part)
    {
        var halves = new List<Range>(2);
        foreach (var range in part.Split(" and "))
        {
            halves.Add(range);
        }

        return halves;
    }
}
