using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Markdown;

/// <summary>What the first pass found, in the order of the text.</summary>
internal sealed class BlockReading(TextLines lines)
{
    public TextLines Lines { get; } = lines;

    public List<TextBlock> Blocks { get; } = [];

    /// <summary>Bullets that are nested too deeply to be read, 1-based.</summary>
    public List<int> UnreadableLines { get; } = [];

    public void Add(TextBlock block) => Blocks.Add(block);

    /// <summary>A piece of the text the lines are of.</summary>
    public ReadOnlySpan<char> Slice(Range range) => Lines.Slice(range);
}

/// <summary>A piece of the list.</summary>
/// <param name="Line">First line, 1-based.</param>
internal abstract record TextBlock(int Line);

/// <summary>A heading.</summary>
internal sealed record HeadingText(int Line, int Level, string Text) : TextBlock(Line);

/// <summary>A paragraph outside of lists.</summary>
internal sealed record ParagraphText(int Line, int EndLine, ReadOnlyMemory<char> Text) : TextBlock(Line)
{
    /// <summary>The item that the paragraph belongs to for Markdown; null outside of lists.</summary>
    public ItemText? Owner { get; init; }

    /// <summary>It runs on from the item for Markdown only: it is written like an item and lacks the bullet.</summary>
    public bool IsStray { get; init; }

    /// <summary>It is a heading that is the title of what stands below it.</summary>
    public bool IsTitle { get; init; }
}

/// <summary>A row of a table, pipe or HTML.</summary>
/// <param name="Line">First line, 1-based.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="Table">The table it is in.</param>
/// <param name="Cells">Where the text of each cell stands in the list.</param>
internal sealed record RowText(int Line, int EndLine, TableText Table, IReadOnlyList<Range> Cells) : TextBlock(Line);

/// <summary>A table.</summary>
/// <param name="Columns">The names of the columns as written.</param>
internal sealed record TableText(IReadOnlyList<string> Columns);

/// <summary>A list item: its own text up to a nested list.</summary>
/// <param name="Line">First line, 1-based.</param>
/// <param name="EndLine">Last line of its own text.</param>
/// <param name="Text">The text after the bullet; line ends inside it are LF.</param>
/// <param name="Bullet">The bullet, or '1' in a numbered list.</param>
/// <param name="Parent">The item it is nested in; null on the outermost level.</param>
internal sealed record ItemText(int Line, int EndLine, ReadOnlyMemory<char> Text, char Bullet, ItemText? Parent) : TextBlock(Line)
{
    public bool ExtraLeadingSpace { get; init; }

    /// <summary>First and last line of each paragraph of its own, lines that go on lazily included, in order.</summary>
    public List<(int First, int Last)> Paragraphs { get; } = [];

    /// <summary>The items nested in it, in order.</summary>
    public List<ItemText> Children { get; } = [];
}
