namespace CuratorBot.Service.Storage;

/// <summary>A repository under the name that its pull requests are stored by.</summary>
internal sealed class RepositoryRow
{
    /// <summary>GitHub's number, which stays when a repository is renamed or transferred, and is another one when it is made anew.</summary>
    public long Id { get; set; }

    /// <summary><c>owner/name</c></summary>
    public required string Name { get; set; }
}
