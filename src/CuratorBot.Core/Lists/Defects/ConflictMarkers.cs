using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>What git leaves in a file where a merge has to be solved by hand: "&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD", "=======", "&gt;&gt;&gt;&gt;&gt;&gt;&gt; branch".</summary>
internal static class ConflictMarkers
{
    /// <summary>
    /// The conflicts of a text by their first and last marker. Either may have been taken out alone; "=======" counts between them
    /// only, as it underlines headings, too.
    /// </summary>
    public static IEnumerable<(int First, int Last)> Find(TextLines lines)
    {
        int? open = null;
        for (var line = 1; line <= lines.Count; line++)
        {
            if (lines[line].StartsWith("<<<<<<< ", StringComparison.Ordinal))
            {
                if (open is { } alone)
                {
                    yield return (alone, alone);
                }

                open = line;
            }
            else if (lines[line].StartsWith(">>>>>>> ", StringComparison.Ordinal))
            {
                yield return (open ?? line, line);
                open = null;
            }
        }

        if (open is { } last)
        {
            yield return (last, last);
        }
    }
}
