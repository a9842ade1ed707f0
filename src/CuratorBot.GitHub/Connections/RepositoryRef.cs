namespace CuratorBot.GitHub.Connections;

/// <summary>A repository on GitHub.</summary>
/// <param name="Owner">The account it belongs to.</param>
/// <param name="Name">Its name.</param>
public sealed record RepositoryRef(string Owner, string Name)
{
    /// <summary><c>owner/name</c></summary>
    public override string ToString() => $"{Owner}/{Name}";

    /// <summary>Reads <c>owner/name</c>; null where the text is not of that form.</summary>
    public static RepositoryRef? TryParse(string? text) =>
        text?.Split('/') is [{ Length: > 0 } owner, { Length: > 0 } name] ? new RepositoryRef(owner, name) : null;
}
