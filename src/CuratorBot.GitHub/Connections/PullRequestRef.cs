namespace CuratorBot.GitHub.Connections;

/// <summary>A pull request (or an issue: GitHub numbers them together).</summary>
/// <param name="Repository">The repository it is opened against.</param>
/// <param name="Number">Its number, 1 or more.</param>
public sealed record PullRequestRef(RepositoryRef Repository, int Number)
{
    /// <summary><c>owner/name#7</c></summary>
    public override string ToString() => $"{Repository}#{Number}";
}
