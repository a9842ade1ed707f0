using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Output;

/// <summary>Where to show a finding in the head text. A removed entry has no line there, and its old line would point at something else.</summary>
internal readonly record struct FindingPlace(string Path, int? Line, int? EndLine)
{
    public static FindingPlace Of(Finding finding, Review review) =>
        finding.Line is not { } line || IsRemoved(finding.Entry, review)
            ? new FindingPlace(review.Request.ListPath, null, null)
            : new FindingPlace(review.Request.ListPath, line, finding.EndLine ?? line);

    private static bool IsRemoved(Entry? entry, Review review) =>
        entry is not null && (review.Changes?.Entries.Any(c => c.Op == ChangeOp.Remove && c.Before == entry) ?? false);
}
