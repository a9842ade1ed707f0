using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Reviews;

/// <summary>What was found of one paper that a review looked at.</summary>
/// <param name="Entry">The entry of the list.</param>
/// <param name="Lookup">The source's answer.</param>
/// <param name="Needed">Citations that the paper needs for where the change puts it; null where none are asked.</param>
/// <param name="Op">What the change does with it; null for a candidate for removal or in a whole-list check.</param>
public sealed record Evidence(Entry Entry, PaperLookup Lookup, int? Needed, ChangeOp? Op)
{
    /// <summary>The count that the verdict went by; null where none is known.</summary>
    public CitationCount? Citations => CitationCount.Of(Lookup);

    /// <summary>Whether the paper has fewer citations than it needs; false where the count is unknown.</summary>
    public bool IsBelow => Citations?.Citations < Needed;
}
