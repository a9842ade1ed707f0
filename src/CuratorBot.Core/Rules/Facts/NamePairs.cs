using CuratorBot.Core.Papers;
using F23.StringSimilarity;

namespace CuratorBot.Core.Rules.Facts;

/// <summary>Compares names of authors with each other.</summary>
internal static class NamePairs
{
    // Lists name one or two authors and "et al."; no comparison needs more than the first few.
    private const int MostCompared = 8;

    private static readonly Damerau Edits = new();

    /// <summary>Whether two entries surely name different people; false where one of them names none.</summary>
    public static bool ShareNone(string? authors, string? others)
    {
        var names = AuthorNames.Parse(authors).Names.Take(MostCompared).ToList();
        var otherNames = AuthorNames.Parse(others).Names.Take(MostCompared).ToList();
        return names.Count > 0
            && otherNames.Count > 0
            && !names.Exists(name => otherNames.Exists(other => name.AgreesWith(other.ToString()) || AreAlike(name.Surname, other.Surname)));
    }

    /// <summary>Whether one surname may be a misspelling of another: "Loffe" of "Ioffe", "Sukbaatar" of "Sukhbaatar".</summary>
    public static bool AreAlike(string surname, string other)
    {
        var (a, b) = (Titles.Normalize(surname), Titles.Normalize(other));
        var longer = Math.Max(a.Length, b.Length);
        return longer is >= 4 and <= 50 && Edits.Distance(a, b) <= (longer >= 8 ? 2 : 1);
    }
}
