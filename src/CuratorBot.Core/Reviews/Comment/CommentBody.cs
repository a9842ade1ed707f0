using System.Text;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>A comment as it grows, block by block, the most important first. What no longer fits is counted.</summary>
internal sealed class CommentBody
{
    private const string Between = "\n\n";

    private readonly StringBuilder _text = new();
    private readonly int _limit;

    /// <param name="limit">Most characters of the blocks together.</param>
    public CommentBody(int limit) => _limit = limit;

    /// <summary>Number of blocks and items that did not fit.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Adds what was written for itself, with room for it kept before.</summary>
    public void Add(CommentBody part)
    {
        LeftOut += part.LeftOut;
        if (part._text.Length > 0)
        {
            Close(part._text.ToString());
        }
    }

    /// <summary>Characters that there is still room for.</summary>
    public int Room => _limit - _text.Length - Between.Length;

    /// <summary>Adds a block; blocks are set apart by an empty line.</summary>
    public void Add(string block)
    {
        if (block.Length > Room)
        {
            LeftOut++;
        }
        else
        {
            Close(block);
        }
    }

    /// <summary>Adds a block of items, as many as fit; nothing if there are none.</summary>
    /// <param name="items">The items.</param>
    /// <param name="before">What stands before the first of them.</param>
    /// <param name="after">What stands after the last.</param>
    /// <param name="between">What stands between two.</param>
    public void Add(IEnumerable<string> items, string before = "", string after = "", string between = "\n")
    {
        var room = Room - before.Length - after.Length;
        var fitting = new List<string>();
        foreach (var item in items)
        {
            if (room < item.Length + between.Length)
            {
                LeftOut++;
            }
            else
            {
                room -= item.Length + between.Length;
                fitting.Add(item);
            }
        }

        if (fitting.Count > 0)
        {
            Close(before + string.Join(between, fitting) + after);
        }
    }

    /// <summary>Adds items behind a line that unfolds them.</summary>
    public void AddFolded(string summary, IEnumerable<string> items, string between = "\n") =>
        Add(items, $"<details>\n<summary>{summary}</summary>\n\n", "\n\n</details>", between);

    /// <summary>Adds a last block for which room was kept.</summary>
    public void Close(string block) => _text.Append(_text.Length > 0 ? Between : "").Append(block);

    public override string ToString() => _text.ToString();
}
