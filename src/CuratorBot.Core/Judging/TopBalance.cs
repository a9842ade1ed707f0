using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Judging;

/// <summary>
/// What a change does to the number of papers in the top. It counts by its net effect on the list as it is now: who puts one in
/// and takes one out has changed nothing, and an excess that was there before is no one's to fix in this pull request.
/// </summary>
internal sealed class TopBalance
{
    private TopBalance(int? size, int before, int after, IReadOnlyList<EntryFacts> entering, IReadOnlyList<EntryFacts> barred)
    {
        Size = size;
        Before = before;
        After = after;
        Entering = entering;
        Barred = barred;
        Staying = entering.Count > barred.Count ? [.. entering.Except(barred)] : entering;
        Excess = size is { } cap ? Math.Max(0, after - Math.Max(cap, before)) : 0;
        ExcessWithoutBarred = Math.Max(0, Excess - barred.Count);
    }

    /// <summary>The cap; null if there is none.</summary>
    public int? Size { get; }

    /// <summary>Papers in the top of the base branch now.</summary>
    public int Before { get; }

    /// <summary>Papers in the top after merging. An entry of a paper that stands in the top already is no further paper.</summary>
    public int After { get; }

    /// <summary>The entries that come into the top and were not in it; none in a check of the whole list.</summary>
    public IReadOnlyList<EntryFacts> Entering { get; }

    /// <summary>Those of <see cref="Entering"/> that cannot stay in the top for their year, or for their citations.</summary>
    public IReadOnlyList<EntryFacts> Barred { get; }

    /// <summary>The others of <see cref="Entering"/>, of whom it can be said that there are too many; all of them where there are no others.</summary>
    public IReadOnlyList<EntryFacts> Staying { get; }

    /// <summary>How many papers too many this change puts into the top; 0 where it leaves the top within its cap or does not make it grow.</summary>
    public int Excess { get; }

    /// <summary>As <see cref="Excess"/>, without <see cref="Barred"/>.</summary>
    public int ExcessWithoutBarred { get; }

    /// <summary>The paper that left the top for one that cannot stay, and so may come back; null where none did, or it is not clear which.</summary>
    public Entry? LeftForBarred { get; private init; }

    /// <summary>Whether the change adds to a top that was full: <c>removal</c> speaks, else <c>list-cap</c>.</summary>
    public bool AddsToFull => Excess > 0 && Before >= Size && Entering.Count > 0;

    public static TopBalance Of(RuleContext context)
    {
        var alreadyThere = context.Result.AlreadyThere.Select(c => c.After).OfType<Entry>().ToHashSet();
        var entering = context.WholeList ? [] : context.Facts.Where(f => f.Changed.EntersTop && !alreadyThere.Contains(f.Entry)).ToList();
        var papers = entering.FindAll(static f => f.Duplicate is not { IsSure: true, Other.Top: true });
        var barred = papers.FindAll(f => f.Year == YearFit.Outside || IsSentOut(context, f));
        var left = context.Changes.Entries.Where(static c => c.LeavesTop).ToList();
        return new TopBalance(context.Policy.TopSize, context.Result.TopBefore, context.Result.TopAfter - (entering.Count - papers.Count), papers, barred)
        {
            LeftForBarred = barred.Count > 0 && barred.Count == papers.Count && left is [var only] ? only.Before : null,
        };
    }

    /// <summary>Whether a paper has too few citations for the top, and no one has argued for it. The overflow section is a part of the top.</summary>
    private static bool IsSentOut(RuleContext context, EntryFacts facts) =>
        facts.Applies(Cause.Below) && facts is { Overflow: null, Citations.Stale: false } && !context.IsArgued(facts);
}
