namespace CuratorBot.Service.Storage;

/// <summary>What is kept of a pull request between two reviews.</summary>
internal sealed class PullRequestRow
{
    /// <summary><c>owner/name</c></summary>
    public required string Repository { get; set; }

    public int Number { get; set; }

    /// <summary>Commit of the last review; looked up when GitHub asks to run a check again.</summary>
    public string? HeadSha { get; set; }

    public bool IsOpen { get; set; }

    /// <summary>Whether papers enter or leave the top: such pull requests are weighed against each other.</summary>
    public bool TouchesTop { get; set; }

    /// <summary>The state as JSON (<see cref="CuratorBot.GitHub.Reviewing.ReviewStateJson"/>).</summary>
    public required string State { get; set; }

    /// <summary>Rises with every write; a write over another version than was read goes nowhere.</summary>
    public long Version { get; set; }

    public DateTime ChangedAt { get; set; }
}
