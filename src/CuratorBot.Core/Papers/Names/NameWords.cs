using CuratorBot.Core.Text;

namespace CuratorBot.Core.Papers.Names;

/// <summary>The kinds of words in a person's name, for everything that reads or writes names.</summary>
internal static class NameWords
{
    /// <summary>Maximum number of initials of a person.</summary>
    private const int MostInitials = 4;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "ibn", "ten", "ter", "zu", "zur", "dan", "st.",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Suffixes = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "jr", "sr", "ii", "iii", "iv",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word belongs to the surname after it: "van", "de".</summary>
    public static bool IsParticle(ReadOnlySpan<char> word) => Particles.Contains(word);

    /// <summary>Whether the first word of a name belongs to the surname: "van Hasselt". With a capital it is a given name: "Di Wang", "Dan Jurafsky".</summary>
    public static bool IsLeadingParticle(ReadOnlySpan<char> word) => word is [var first, ..] && char.IsLower(first) && IsParticle(word);

    /// <summary>Whether a word after a surname is a suffix: "Jr.", "III".</summary>
    public static bool IsSuffix(ReadOnlySpan<char> word) => Suffixes.Contains(word.TrimEnd('.'));

    /// <summary>Whether a word is made of initials: "G.", "G", "T.-Y.", "J.J.".</summary>
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

    /// <summary>
    /// Whether the text after a surname and its comma is up to four initials: "G", "G. E.", "J.-B.", "GE". Capitals without
    /// periods are initials only in this place; elsewhere they may be an acronym.
    /// </summary>
    public static bool AreInitialsBehind(ReadOnlySpan<char> text)
    {
        var letters = 0;
        var mayHavePeriod = false;
        foreach (var c in text)
        {
            if (char.IsUpper(c))
            {
                letters++;
                mayHavePeriod = true;
            }
            else if (c == '.' && mayHavePeriod)
            {
                mayHavePeriod = false;
            }
            else if (letters > 0 && (c == '-' || char.IsWhiteSpace(c)))
            {
                mayHavePeriod = false;
            }
            else
            {
                return false;
            }
        }

        return letters is > 0 and <= MostInitials && text[^1] != '-';
    }

    /// <summary>Whether a name is never abbreviated, because it is in another script, is a group's name, or is no name at all.</summary>
    public static bool HasNoInitials(ReadOnlySpan<char> name) => Titles.IsCjk(name) || OrganizationName.Is(name) || HasOtherWords(name);

    /// <summary>Whether a word before the surname begins with a small letter and is no particle: then a title was read as a name, and initials would lose it.</summary>
    private static bool HasOtherWords(ReadOnlySpan<char> name)
    {
        var surname = name.LastIndexOf(' ');
        foreach (var range in name[..Math.Max(0, surname)].Split(' '))
        {
            if (name[range] is [var first, ..] word && char.IsLower(first) && !IsParticle(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text contains a letter.</summary>
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
}
