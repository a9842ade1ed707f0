using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Corrections;

/// <summary>The line of a paper that left the top for one that cannot stay there, so that it can be put back.</summary>
internal static class LeftLine
{
    /// <summary>That the paper need not leave; null where none left for one that cannot stay.</summary>
    public static Message? Sentence(RuleContext context) =>
        context.Balance.LeftForBarred is { } left ? new Message("removal.need-not-leave", left.Title) : null;

    /// <summary>The line to put back; null if there is none.</summary>
    public static Remedy? Of(RuleContext context) =>
        context.Balance.LeftForBarred is { } left ? new Remedy(RemedyKind.Snippet, left.Text) { After = LineBefore(left, context), Section = left.Section.Title } : null;

    /// <summary>The line of the head behind which an entry stood before the change: its neighbour above, else its heading; null where both are gone.</summary>
    private static int? LineBefore(Entry left, RuleContext context)
    {
        var above = context.Changes.Before.Entries.TakeWhile(e => e != left).LastOrDefault(e => e.Section == left.Section);
        return above is not null && context.Head.Entries.FirstOrDefault(e => string.Equals(e.Text, above.Text, StringComparison.Ordinal)) is { } still
            ? still.EndLine
            : context.Head.Sections.FirstOrDefault(s => string.Equals(s.Path, left.Section.Path, StringComparison.Ordinal))?.Line;
    }
}
