using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>
/// A unified diff against the base branch's list that takes entries out. The context of a line reaches only as far as base and
/// head agree around it, so that the diff applies to both: to the base with its line numbers, to the head some lines off.
/// </summary>
internal static class RemovalPatch
{
    /// <summary>The patch; null where an entry is not found as it was read, or its lines end in more than one way.</summary>
    /// <param name="context">The review.</param>
    /// <param name="entries">Entries of the base branch, in any order.</param>
    public static Remedy? For(RuleContext context, IReadOnlyList<Entry> entries)
    {
        var patch = new UnifiedPatch(context.ListPath, context.Base.Text);
        var headLines = context.Head.Text.Split('\n');
        var headByText = context.Head.Entries.GroupBy(e => e.Text, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var changes = new List<PatchChange>();
        foreach (var entry in entries.OrderBy(e => e.Line))
        {
            var lines = new LineRange(entry.Line, entry.EndLine);
            if (!patch.Has(lines, entry.Text))
            {
                return null;
            }

            changes.Add(new PatchChange(lines, Text: null, Shown(patch, headLines, lines, headByText.GetValueOrDefault(entry.Text))));
        }

        // The head may have more lines between two entries that are neighbours in the base.
        var text = patch.Write(changes, joinNeighbours: false);
        return text.Length == 0 ? null : new Remedy(RemedyKind.Patch, text[..^1]);
    }

    private static LineRange Shown(UnifiedPatch patch, string[] headLines, LineRange lines, Entry? inHead)
    {
        var full = patch.Around(lines);
        if (inHead is null)
        {
            return full;
        }

        var above = Agreeing(lines.First - full.First, i => Same(lines.First - i, inHead.Line - i));
        var below = Agreeing(full.Last - lines.Last, i => Same(lines.Last + i, inHead.EndLine + i));

        // A hunk with nothing behind it would have to stand at the end of the file.
        return below == 0 && full.Last > lines.Last ? full : new LineRange(lines.First - above, lines.Last + below);

        bool Same(int line, int headLine) =>
            headLine >= 1 && headLine <= headLines.Length && string.Equals(patch[line], headLines[headLine - 1], StringComparison.Ordinal);
    }

    private static int Agreeing(int most, Func<int, bool> agrees)
    {
        var count = 0;
        while (count < most && agrees(count + 1))
        {
            count++;
        }

        return count;
    }
}
