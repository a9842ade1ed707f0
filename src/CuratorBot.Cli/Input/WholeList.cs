using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Input;

/// <summary>Reads a list to be checked as it is, without a change.</summary>
internal static class WholeList
{
    /// <summary>Reads the list and its policy file, if one is named.</summary>
    /// <exception cref="CliException">A file is missing or not text, or none of what looks like papers could be read.</exception>
    public static async Task<ReviewRequest> ReadAsync(string list, string? policy, DateOnly date, CancellationToken cancellationToken)
    {
        var request = ReviewRequest.ReadWhole(await TextFile.ReadListAsync(list, cancellationToken), await PolicyInput.FileAsync(policy, cancellationToken), date, list);
        var read = request.Lists.Head;
        if (read.Entries.Count == 0 && read.Reading.UnreadLines is [var first, ..] unread)
        {
            // To pass such a list would be to say that its papers were checked.
            throw new CliException(
                $"{list}: none of its papers could be read. {unread.Count} of its lines look like papers, the first is line {first}.",
                "docs/lists.md shows which forms of lists are read; `curator parse` shows what was read of this one.");
        }

        return request;
    }
}
