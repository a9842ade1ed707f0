namespace CuratorBot.Core.Papers.Names;

/// <summary>Compares the authors of two entries.</summary>
internal static class NamePairs
{
    // Lists name one or two authors and "et al."; no comparison needs more than the first few.
    private const int MostCompared = 8;

    /// <summary>Whether two entries certainly have different first authors; false if either names none.</summary>
    public static bool FirstDiffer(string? authors, string? others) =>
        AuthorNames.Parse(authors).Names is [var first, ..]
        && AuthorNames.Parse(others).Names is [var other, ..]
        && !first.AgreesWith(other.ToString()) && !first.IsNear(other.ToString());

    /// <summary>Whether two entries certainly name different people; false if either names none.</summary>
    public static bool ShareNone(string? authors, string? others)
    {
        var names = AuthorNames.Parse(authors).Names.Take(MostCompared).ToList();
        var otherNames = AuthorNames.Parse(others).Names.Take(MostCompared).Select(name => name.ToString()).ToList();
        return names.Count > 0
            && otherNames.Count > 0
            && !names.Exists(name => otherNames.Exists(other => name.AgreesWith(other) || name.IsNear(other)));
    }
}
