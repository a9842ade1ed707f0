using System.Globalization;
using System.Text;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>
/// A unified diff against the base branch's list that takes entries out. The context of a line reaches only as far as base and
/// head agree around it, so that the diff applies to both: to the base with its line numbers, to the head some lines off.
/// </summary>
internal static class RemovalPatch
{
    private const int Context = 3;

    /// <summary>The patch; null where an entry is not found as it was read, or its lines end in more than one way.</summary>
    /// <param name="context">The review.</param>
    /// <param name="entries">Entries of the base branch, in any order.</param>
    public static Remedy? For(RuleContext context, IReadOnlyList<Entry> entries)
    {
        // Diff tools know no other line ends; a carriage return in front stays part of the line.
        var lines = context.Base.Text.Split('\n');
        var headLines = context.Base == context.Head ? lines : context.Head.Text.Split('\n');
        var headByText = context.Head.Entries.GroupBy(e => e.Text, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var windows = new List<(int From, int To)>();
        var removed = new HashSet<int>();
        foreach (var entry in entries.OrderBy(e => e.Line))
        {
            var (first, last) = (entry.Line - 1, entry.EndLine - 1);
            if (!IsAt(lines, entry, first, last))
            {
                return null;
            }

            removed.UnionWith(Enumerable.Range(first, last - first + 1));
            var window = Window(lines, headLines, (first, last), headByText.GetValueOrDefault(entry.Text));
            if (windows.Count > 0 && window.From <= windows[^1].To)
            {
                windows[^1] = (windows[^1].From, Math.Max(windows[^1].To, window.To));
            }
            else
            {
                windows.Add(window);
            }
        }

        return new Remedy(RemedyKind.Patch, Write(context.ListPath, lines, windows, removed));
    }

    private static bool IsAt(string[] lines, Entry entry, int first, int last) =>
        first >= 0 && last < lines.Length && first <= last
        && string.Equals(
            string.Join('\n', lines[first..(last + 1)].Select(line => line.TrimEnd('\r'))).Trim(),
            entry.Text.ReplaceLineEndings("\n").Trim(),
            StringComparison.Ordinal);

    private static (int From, int To) Window(string[] lines, string[] headLines, (int First, int Last) at, Entry? inHead)
    {
        // The empty string behind the last line end is no line.
        var end = lines[^1].Length == 0 ? lines.Length - 2 : lines.Length - 1;
        var full = (From: Math.Max(0, at.First - Context), To: Math.Min(end, at.Last + Context));
        if (inHead is null)
        {
            return full;
        }

        var above = Agreeing(at.First - full.From, i => Same(at.First - i, inHead.Line - 1 - i));
        var below = Agreeing(full.To - at.Last, i => Same(at.Last + i, inHead.EndLine - 1 + i));

        // A hunk with nothing behind it would have to stand at the end of the file.
        return below == 0 && full.To > at.Last ? full : (at.First - above, at.Last + below);

        bool Same(int line, int headLine) =>
            headLine >= 0 && headLine < headLines.Length && string.Equals(lines[line], headLines[headLine], StringComparison.Ordinal);
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

    private static string Write(string path, string[] lines, List<(int From, int To)> windows, HashSet<int> removed)
    {
        var patch = new StringBuilder(PatchHeader.Of(path));
        var gone = 0;
        foreach (var (from, to) in windows)
        {
            var size = to - from + 1;
            var taken = Enumerable.Range(from, size).Count(removed.Contains);
            var newStart = size == taken ? from - gone : from - gone + 1;
            patch.Append(gone == 0 ? "" : "\n").Append(CultureInfo.InvariantCulture, $"@@ -{from + 1},{size} +{newStart},{size - taken} @@");
            for (var i = from; i <= to; i++)
            {
                patch.Append('\n').Append(removed.Contains(i) ? '-' : ' ').Append(lines[i]);
                if (i == lines.Length - 1)
                {
                    patch.Append("\n\\ No newline at end of file");
                }
            }

            gone += taken;
        }

        return patch.ToString();
    }
}
