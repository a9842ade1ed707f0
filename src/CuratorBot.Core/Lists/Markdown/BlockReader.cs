using CuratorBot.Core.Text;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace CuratorBot.Core.Lists.Markdown;

/// <summary>
/// The first pass over a list: headings, list items and paragraphs with their lines, by Markdig with only the block
/// parsers a list needs and no inline parser. Linear in the length of the text, whatever the text is.
/// </summary>
internal static class BlockReader
{
    /// <summary>Columns of indentation past which a line is not read. Markdig's time grows with the nesting, and it throws at 128 levels.</summary>
    private const int MaxIndent = 64;

    /// <summary>Bullets at the start of one line ("- - - a") past which it is not read, for the same reason.</summary>
    private const int MaxMarkersInLine = 8;

    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    /// <summary>Reads the blocks of a text in the order of the text.</summary>
    public static BlockReading Read(string text, TextLines lines)
    {
        var reading = new BlockReading(lines);
        text = BlankOutDeepLines(text, lines, reading.UnreadableLines);
        var document = Markdig.Markdown.Parse(text, Pipeline);
        ItemText? last = null;
        foreach (var block in document)
        {
            var above = last;
            last = null;
            switch (block)
            {
                case HeadingBlock heading:
                    reading.Add(new HeadingText(LineOf(heading), heading.Level, TextOf(heading).ToString()));
                    break;
                case ListBlock list:
                    last = ReadItems(list, IsMeantAsNested(list, above) ? above : null, reading) ?? above;
                    break;
                case ParagraphBlock paragraph:
                    ReadParagraph(paragraph, 0, owner: null, reading);
                    break;
                case HtmlBlock html:
                    TableReader.ReadHtml(LineOf(html), LineOf(html) + html.Lines.Count - 1, reading);
                    TableReader.ReadHtmlItems(LineOf(html), LineOf(html) + html.Lines.Count - 1, reading);
                    TableReader.ReadHtmlParagraphs(LineOf(html), LineOf(html) + html.Lines.Count - 1, reading);
                    break;
            }
        }

        return reading;
    }

    /// <summary>
    /// "10. Title" with bullets three columns in below it: for Markdown the bullets end the list, as the text of a tenth item begins a column
    /// further right than that of a ninth. The writer means the same by both.
    /// </summary>
    private static bool IsMeantAsNested(ListBlock list, ItemText? above) =>
        above is { Bullet: '1' } && !list.IsOrdered && list.Column > 1 && LineOf(list) == above.EndLine + 1;

    /// <summary>Reads the items of a list. Returns the last of the outermost level; null if there is none.</summary>
    private static ItemText? ReadItems(ListBlock list, ItemText? parent, BlockReading reading)
    {
        ItemText? last = null;
        foreach (var item in list.Cast<ListItemBlock>())
        {
            var own = parent;
            foreach (var child in item)
            {
                if (child is ParagraphBlock paragraph && ReferenceEquals(own, parent))
                {
                    var count = CountEntryLines(paragraph, reading.Lines);
                    own = new ItemText(LineOf(item), LineOf(paragraph) + count - 1, TextOf(paragraph, 0, count - 1), list.BulletType, parent)
                    {
                        ExtraLeadingSpace = HasExtraSpace(reading.Lines[LineOf(item)], paragraph),
                    };
                    var stray = FindStray(paragraph, reading.Lines);
                    own.Paragraphs.Add((LineOf(paragraph), LineOf(paragraph) + (stray > 0 ? stray : paragraph.Lines.Count) - 1));
                    parent?.Children.Add(own);
                    last = own;
                    reading.Add(own);
                    if (stray > 0)
                    {
                        AddStray(paragraph, count, stray, own, reading);
                    }
                    else
                    {
                        ReadParagraph(paragraph, count, own, reading);
                    }
                }
                else if (child is ParagraphBlock more && own is not null)
                {
                    if (!TableReader.ReadPipes(LineOf(more), LineOf(more) + more.Lines.Count - 1, out _, reading))
                    {
                        own.Paragraphs.Add((LineOf(more), LineOf(more) + more.Lines.Count - 1));
                    }
                }
                else if (child is ListBlock nested)
                {
                    ReadItems(nested, own, reading);
                }
            }
        }

        return last;
    }

    /// <summary>
    /// How many lines of an item's text are of the entry. Markdown lets a paragraph after a bullet run on without a blank
    /// line ("lazy continuation"); an entry that has its link is complete, what follows is prose, unless it is another link.
    /// </summary>
    private static int CountEntryLines(ParagraphBlock paragraph, TextLines lines)
    {
        var complete = false;
        for (var i = 0; i < paragraph.Lines.Count; i++)
        {
            var line = paragraph.Lines.Lines[i].Slice.AsSpan().TrimStart();
            if (i > 0)
            {
                var indented = lines[LineOf(paragraph) + i] is [' ' or '\t', ..];
                var linkFollows = line.StartsWith("[[", StringComparison.Ordinal) || line.StartsWith("(http", StringComparison.OrdinalIgnoreCase);
                if (!linkFollows && (complete || !(indented || line.Contains("[[", StringComparison.Ordinal))))
                {
                    return i;
                }
            }

            complete |= line.Contains("](", StringComparison.Ordinal);
        }

        return paragraph.Lines.Count;
    }

    /// <summary>
    /// The line of an item's text that is a further entry without a bullet: the lines above it have their link, and it begins with the same mark
    /// as the item and has a link, too. 0 if there is none.
    /// </summary>
    private static int FindStray(ParagraphBlock paragraph, TextLines lines)
    {
        var mark = MarkOf(paragraph.Lines.Lines[0].Slice.AsSpan());
        var complete = mark.Length > 0 && HasLink(paragraph.Lines.Lines[0].Slice.AsSpan());
        for (var i = 1; i < paragraph.Lines.Count && mark.Length > 0; i++)
        {
            var line = paragraph.Lines.Lines[i].Slice.AsSpan();
            if (complete && HasLink(line) && lines[LineOf(paragraph) + i] is not [' ' or '\t', ..] && MarkOf(line).SequenceEqual(mark))
            {
                return i;
            }

            complete |= HasLink(line);
        }

        return 0;

        static bool HasLink(ReadOnlySpan<char> line) => line.Contains("](", StringComparison.Ordinal);
    }

    /// <summary>The mark of the title that a line begins with: "**", quotation marks, or a link of several words; empty for another beginning.</summary>
    private static ReadOnlySpan<char> MarkOf(ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        return line switch
        {
            ['*', '*', not '*', ..] => "**",
            ['"', ..] => "\"",
            ['《', ..] => "《",
            ['[', not '[' and not '!', ..] when line.IndexOf("](") is > 0 and var end && line[..end].Count(' ') >= 2 => "[",
            _ => [],
        };
    }

    private static void AddStray(ParagraphBlock paragraph, int count, int stray, ItemText owner, BlockReading reading)
    {
        if (count < stray)
        {
            reading.Add(new ParagraphText(LineOf(paragraph) + count, LineOf(paragraph) + stray - 1, TextOf(paragraph, count, stray - 1)) { Owner = owner });
        }

        for (var i = stray; i < paragraph.Lines.Count; i++)
        {
            reading.Add(new ParagraphText(LineOf(paragraph) + i, LineOf(paragraph) + i, TextOf(paragraph, i, i)) { Owner = owner, IsStray = true });
        }
    }

    private static bool HasExtraSpace(ReadOnlySpan<char> line, ParagraphBlock paragraph)
    {
        var content = paragraph.Lines.Lines[0].Slice.AsSpan();
        return line.Length >= content.Length + 2 && line.EndsWith(content)
            && line[^(content.Length + 1)] is ' ' && line[^(content.Length + 2)] is ' ';
    }

    /// <summary>
    /// A paragraph, or the headings that underlines make of its lines. Markdig's own reading of "===" takes quadratic time
    /// on many of them, so it is switched off and done here.
    /// </summary>
    private static void ReadParagraph(ParagraphBlock paragraph, int start, ItemText? owner, BlockReading reading)
    {
        var lineCount = paragraph.Lines.Count;
        if (TableReader.ReadPipes(LineOf(paragraph) + start, LineOf(paragraph) + lineCount - 1, out var header, reading))
        {
            lineCount = header - LineOf(paragraph);
        }

        for (var i = start + 1; i < lineCount; i++)
        {
            var level = UnderlineLevel(paragraph.Lines.Lines[i].Slice.AsSpan().Trim());
            if (level > 0 && i > start)
            {
                reading.Add(new HeadingText(LineOf(paragraph) + start, level, TextOf(paragraph, start, i - 1).ToString()));
                start = i + 1;
            }
        }

        if (start < lineCount)
        {
            var last = lineCount - 1;
            reading.Add(new ParagraphText(LineOf(paragraph) + start, LineOf(paragraph) + last, TextOf(paragraph, start, last)) { Owner = owner });
        }
    }

    /// <summary>The level of the heading above the line: 1 for "===", 2 for "---", 0 for any other text.</summary>
    private static int UnderlineLevel(ReadOnlySpan<char> line) =>
        line.Length == 0 ? 0 : !line.ContainsAnyExcept('=') ? 1 : line.Length >= 3 && !line.ContainsAnyExcept('-') ? 2 : 0;

    private static int LineOf(Block block) => block.Line + 1;

    private static ReadOnlyMemory<char> TextOf(LeafBlock block) => TextOf(block, 0, block.Lines.Count - 1);

    /// <summary>Lines of a block. One line alone, as most are, is not copied.</summary>
    private static ReadOnlyMemory<char> TextOf(LeafBlock block, int first, int last) => first > last
        ? default
        : first == last
            ? MemoryOf(block.Lines.Lines[first].Slice)
            : string.Join('\n', block.Lines.Lines[first..(last + 1)].Select(static line => line.Slice.ToString())).AsMemory();

    /// <summary>Of a heading without text ("### ###") the slice ends before it starts.</summary>
    private static ReadOnlyMemory<char> MemoryOf(StringSlice slice) => slice.Length > 0 ? slice.Text.AsMemory(slice.Start, slice.Length) : default;

    private static string BlankOutDeepLines(string text, TextLines lines, List<int> unreadable)
    {
        char[]? copy = null;
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number];
            if (!IsTooDeep(line))
            {
                continue;
            }

            copy ??= text.ToCharArray();
            Array.Fill(copy, ' ', lines.StartOf(number), line.Length);
            if (line.TrimStart() is ['-' or '*' or '+' or (>= '0' and <= '9'), ..])
            {
                unreadable.Add(number);
            }
        }

        return copy is null ? text : new string(copy);
    }

    private static bool IsTooDeep(ReadOnlySpan<char> line)
    {
        var column = 0;
        var markers = 0;
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case ' ':
                    column++;
                    break;
                case '\t':
                    column += 4 - (column % 4);
                    break;
                case '-' or '*' or '+' when i + 1 < line.Length && line[i + 1] is ' ' or '\t':
                case '.' or ')' when i > 0 && char.IsAsciiDigit(line[i - 1]) && i + 1 < line.Length && line[i + 1] is ' ' or '\t':
                    column++;
                    markers++;
                    break;
                case >= '0' and <= '9':
                    column++;
                    break;
                default:
                    return IsOverTheLimit(line, column, markers);
            }
        }

        return IsOverTheLimit(line, column, markers);
    }

    private static bool IsOverTheLimit(ReadOnlySpan<char> line, int column, int markers) =>
        (column > MaxIndent || markers > MaxMarkersInLine) && !IsRule(line);

    /// <summary>Whether the line is a rule ("* * *"), which may be as long as it likes.</summary>
    private static bool IsRule(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        return line.Length > 0 && line[0] is '-' or '*' && !line.ContainsAnyExcept(line[0], ' ', '\t');
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Clear();
        builder.InlineParsers.Clear();

        // In Markdig's own order: the rule before the list, as both begin with a dash.
        builder.BlockParsers.AddRange(
        [
            new ThematicBreakParser(), new HeadingBlockParser(), new ListBlockParser(), new HtmlBlockParser(),
            new FencedCodeBlockParser(), new PlainParagraphParser { ParseSetextHeadings = false },
        ]);
        foreach (var parser in builder.BlockParsers)
        {
            parser.Closed += static (_, block) => SkipInlines(block);
        }

        return builder.Build();
    }

    private static void SkipInlines(Block block)
    {
        if (block is LeafBlock leaf)
        {
            leaf.ProcessInlines = false;
        }
    }

    /// <summary>Paragraphs as they stand: a line "[r]: x" is text here, and trailing blanks are kept to be reported.</summary>
    private sealed class PlainParagraphParser : ParagraphBlockParser
    {
        public override bool Close(BlockProcessor processor, Block block) => true;
    }
}
