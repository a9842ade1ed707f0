namespace CuratorBot.Core.Text;

/// <summary>What became of a text, line by line, as a unified diff: for texts of which only before and after are known.</summary>
internal static class LineDiff
{
    // Lines that differ; of texts that share less there is one hunk for all.
    private const int MostDifferences = 2_000;

    /// <summary>The diff; empty if nothing has changed.</summary>
    /// <param name="path">The path of the text's file.</param>
    /// <param name="before">The text.</param>
    /// <param name="after">What it is now.</param>
    public static string Between(string path, string before, string after)
    {
        if (string.Equals(before, after, StringComparison.Ordinal))
        {
            return "";
        }

        var (old, now) = (before.Split('\n'), after.Split('\n'));
        if (before.Length == 0 || !SameEnd(before, after) || KeptOf(old, now) is not { } kept)
        {
            return UnifiedPatch.Between(path, before, after);
        }

        var patch = new UnifiedPatch(path, before);
        var changes = new List<PatchChange>();
        var (at, from) = (0, 0);
        foreach (var (i, j) in kept.Append((old.Length, now.Length)))
        {
            if (i > at || j > from)
            {
                var lines = new LineRange(at + 1, i);
                changes.Add(new PatchChange(lines, j > from ? string.Join('\n', now[from..j].Select(static line => line.TrimEnd('\r'))) : null, patch.Around(lines)));
            }

            (at, from) = (i + 1, j + 1);
        }

        return patch.Write(changes, joinNeighbours: true);
    }

    private static bool SameEnd(string before, string after) => before.EndsWith('\n') && after.EndsWith('\n');

    /// <summary>Pairs of equal lines in order, as many as can be (E. Myers, "An O(ND) difference algorithm and its variations"); null where too much differs.</summary>
    private static List<(int Old, int New)>? KeptOf(string[] old, string[] now)
    {
        var most = Math.Min(old.Length + now.Length, MostDifferences);
        var reach = new int[(2 * most) + 2];
        var history = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            history.Add(reach[(most - d)..(most + d + 2)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && reach[most + k - 1] < reach[most + k + 1]) ? reach[most + k + 1] : reach[most + k - 1] + 1;
                while (x < old.Length && x - k < now.Length && string.Equals(old[x], now[x - k], StringComparison.Ordinal))
                {
                    x++;
                }

                reach[most + k] = x;
                if (x >= old.Length && x - k >= now.Length)
                {
                    return Trace(history, old.Length, now.Length);
                }
            }
        }

        return null;
    }

    private static List<(int Old, int New)> Trace(List<int[]> history, int x, int y)
    {
        var kept = new List<(int, int)>();
        for (var d = history.Count - 1; d >= 0; d--)
        {
            // The slice of step d begins at diagonal -d.
            var (reach, k) = (history[d], x - y);
            var down = k == -d || (k != d && reach[k - 1 + d] < reach[k + 1 + d]);
            var from = d == 0 ? 0 : down ? k + 1 : k - 1;
            var (startX, startY) = d == 0 ? (0, 0) : (reach[from + d], reach[from + d] - from);
            var endOfStep = d == 0 ? (0, 0) : down ? (startX, startY + 1) : (startX + 1, startY);
            while (x > endOfStep.Item1 && y > endOfStep.Item2)
            {
                kept.Add((--x, --y));
            }

            (x, y) = (startX, startY);
        }

        kept.Reverse();
        return kept;
    }
}
