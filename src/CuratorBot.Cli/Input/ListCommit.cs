namespace CuratorBot.Cli.Input;

/// <summary>A commit that changed the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The commit before it on the branch; null for the first.</param>
/// <param name="Day">The day of the commit.</param>
/// <param name="Message">Its message.</param>
internal sealed record ListCommit(string Id, string? Parent, DateOnly Day, string Message)
{
    /// <summary>The first line of the message.</summary>
    public string Subject => Message.Split('\n')[0];
}
