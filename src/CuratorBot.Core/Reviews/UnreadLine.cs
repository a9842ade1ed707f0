using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews;

/// <summary>A line that looks like a paper, by an address in it, and belongs to no entry that could be read.</summary>
/// <param name="Line">Its line in the head text, 1-based.</param>
/// <param name="Text">The line as it stands there, without its end.</param>
public sealed record UnreadLine(int Line, string Text)
{
    /// <summary>The unread lines of a list.</summary>
    internal static IReadOnlyList<UnreadLine> Of(PaperList list)
    {
        if (list.Reading.UnreadLines.Count == 0)
        {
            return [];
        }

        // What entry-format names already is not told twice.
        var lines = new TextLines(list.Text);
        return [.. list.Reading.UnreadLines.Except(list.UnreadableLines).Select(line => new UnreadLine(line, lines[line].ToString()))];
    }

    /// <summary>The unread lines that a change brings: those that stand nowhere in the older text.</summary>
    internal static IReadOnlyList<UnreadLine> Of(PaperList before, PaperList after)
    {
        var unread = Of(after);
        if (unread.Count == 0)
        {
            return [];
        }

        var lines = new TextLines(before.Text);
        var known = Enumerable.Range(1, lines.Count).Select(line => lines[line].ToString()).ToHashSet(StringComparer.Ordinal);
        return [.. unread.Where(line => !known.Contains(line.Text))];
    }
}
