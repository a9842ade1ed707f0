using System.Globalization;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Commands;

/// <summary>A command as somebody gave it.</summary>
/// <param name="Comment">The comment that gives it.</param>
/// <param name="Place">Which command of the comment it is, from 1.</param>
/// <param name="List">The list as the base branch has it; of several the first.</param>
/// <param name="MayPush">Whether who gives it may push to the repository, as far as a command of the comment asks for that.</param>
public sealed record CommandCall(CommandComment Comment, int Place, BaseList List, bool MayPush)
{
    /// <summary>What names it among the commands of its repository; of the first command of a comment what names the comment.</summary>
    public string Key => Place == 1 ? Comment.Key : string.Create(CultureInfo.InvariantCulture, $"{Comment.Key}-{Place}");

    /// <summary>Whether something was made for a command of the same comment.</summary>
    /// <param name="key">What names that command.</param>
    internal bool IsOfSameComment(string key) => string.Equals(key, Comment.Key, StringComparison.Ordinal) || key.StartsWith(Comment.Key + "-", StringComparison.Ordinal);
}

/// <summary>What came of a command.</summary>
/// <param name="Text">What to answer, in Markdown; null where the review shows the effect.</param>
/// <param name="Review">Whether there is something new to review.</param>
public sealed record CommandAnswer(string? Text, bool Review = false)
{
    /// <summary>Number of the pull request that was opened; null where none was.</summary>
    public int? Opened { get; init; }
}

/// <summary>What came of the commands of a comment.</summary>
/// <param name="Review">Whether the pull request that they stand on is to be reviewed again.</param>
/// <param name="Opened">Numbers of the pull requests that were opened: GitHub starts no workflow for what a workflow opens.</param>
public sealed record CommandOutcome(bool Review, IReadOnlyList<int> Opened);
