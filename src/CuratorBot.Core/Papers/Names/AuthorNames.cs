namespace CuratorBot.Core.Papers.Names;

/// <summary>
/// The authors of an entry as written in a list: "G. Hinton et al.", "X. Glorot and Y. Bengio", "S. Ioffe和C. Szegedy",
/// "Hinton, Geoffrey E., and Li Deng".
/// </summary>
/// <param name="Names">The names in order.</param>
/// <param name="EtAl">Whether the text says that there are more: "et al.", "等人", "and others".</param>
public sealed record AuthorNames(IReadOnlyList<AuthorName> Names, bool EtAl)
{
    /// <summary>Reads the names; empty if the text is null, empty or too long to be a list of names.</summary>
    public static AuthorNames Parse(string? text)
    {
        var listed = NameList.Split(text);
        return new AuthorNames([.. listed.Names.Select(name => AuthorName.Parse(name.In(text))).OfType<AuthorName>()], listed.EtAl);
    }

    /// <summary>Whether at least one of the names can be one of a record's authors; null if either side names none.</summary>
    public bool? AnyIsAmong(IReadOnlyList<PaperAuthor> authors)
    {
        ArgumentNullException.ThrowIfNull(authors);
        return Names.Count == 0 || authors.Count == 0 ? null : Names.Any(name => authors.Any(author => name.CanBe(author.Name)));
    }

    /// <summary>Whether every name can be one of a record's authors; null if either side names none.</summary>
    public bool? AllAreAmong(IReadOnlyList<PaperAuthor> authors)
    {
        ArgumentNullException.ThrowIfNull(authors);
        return Names.Count == 0 || authors.Count == 0
            ? null
            : Names.All(name => authors.Any(author => name.CanBe(author.Name)));
    }
}
