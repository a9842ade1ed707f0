using System.Globalization;

namespace CuratorBot.GitHub.Reading;

/// <summary>Reads the patch of one file as GitHub's compare API gives it.</summary>
internal static class UnifiedDiff
{
    /// <summary>
    /// Lines of the newer file that the diff shows, added ones and context: GitHub takes review comments there and nowhere else.
    /// A patch that cannot be read gives no lines.
    /// </summary>
    public static HashSet<int> NewLines(string? patch)
    {
        var lines = new HashSet<int>();
        var next = 0;
        foreach (var line in (patch ?? "").AsSpan().EnumerateLines())
        {
            if (line.StartsWith("@@ ", StringComparison.Ordinal))
            {
                next = StartOfNew(line);
            }
            else if (next > 0 && line is not [] && line[0] is '+' or ' ')
            {
                lines.Add(next++);
            }
        }

        return lines;
    }

    /// <summary>From <c>@@ -12,3 +14,4 @@</c> the 14; 0 where the line is not of that form.</summary>
    private static int StartOfNew(ReadOnlySpan<char> header)
    {
        var plus = header.IndexOf('+');
        if (plus < 0)
        {
            return 0;
        }

        var number = header[(plus + 1)..];
        var end = number.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? number : number[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0;
    }
}
