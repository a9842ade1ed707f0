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
    /// <summary>The first source's count, which the verdict went by unless it went by the second's; null where none is known.</summary>
    public CitationCount? Citations => CitationCount.Of(Lookup);

    /// <summary>The second source's count, in a column of its own; null where it was not asked or has none.</summary>
    public CitationCount? SecondCitations => CitationCount.OfSecond(Lookup);

    /// <summary>Whether the verdict went by the second source, as the first did not answer or has no count.</summary>
    public bool BySecond { get; init; }

    /// <summary>Whether a source that did not answer leaves something open about the paper.</summary>
    public bool IsUnanswered => Lookup is PaperLookup.Unavailable && !BySecond;

    /// <summary>Whether the paper has fewer citations than it needs; false where the count is unknown.</summary>
    public bool IsBelow => Citations?.Citations < Needed;
}
