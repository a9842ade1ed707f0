namespace CuratorBot.Core.Papers.Names;

/// <summary>Compares the authors of two entries.</summary>
internal static class NamePairs
{
    // Lists name one or two authors and "et al."; no comparison needs more than the first few.
    private const int MostCompared = 8;

    /// <summary>The names of an entry's authors that are compared, to be read once for each entry.</summary>
    public static IReadOnlyList<AuthorName> Read(string? authors)
    {
        var names = NameList.Split(authors).Names;
        return [.. names.Select(name => AuthorName.Parse(name.In(authors))).OfType<AuthorName>().Take(MostCompared)];
    }

    /// <summary>Whether two entries certainly have different first authors; false if either names none.</summary>
    public static bool FirstDiffer(IReadOnlyList<AuthorName> names, IReadOnlyList<AuthorName> others) =>
        names is [var first, ..]
        && others is [var other, ..]
        && !first.AgreesWith(other.ToString()) && !first.IsNear(other.ToString());

    /// <summary>Whether two entries certainly name different people; false if either names none.</summary>
    public static bool ShareNone(IReadOnlyList<AuthorName> names, IReadOnlyList<AuthorName> others) =>
        names.Count > 0
        && others.Count > 0
        && !others.Select(static other => other.ToString()).Any(other => names.Any(name => name.AgreesWith(other) || name.IsNear(other)));
}
