using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace CuratorBot.Core.Lists;

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
        var document = Markdown.Parse(text, Pipeline);
        for (var i = 0; i < document.Count; i++)
        {
            switch (document[i])
            {
                case HeadingBlock heading:
                    reading.Add(new HeadingText(LineOf(heading), heading.Level, TextOf(heading)));
                    break;
                case Markdig.Syntax.ListBlock list:
                    ReadItems(list, parent: null, reading);
                    break;
                case ParagraphBlock paragraph:
                    var underlined = i + 1 < document.Count && document[i + 1] is ThematicBreakBlock { ThematicChar: '-' } rule
                        && rule.Line == paragraph.Line + paragraph.Lines.Count;
                    ReadParagraph(paragraph, underlined, reading);
                    break;
            }
        }

        return reading;
    }

    private static void ReadItems(Markdig.Syntax.ListBlock list, ItemText? parent, BlockReading reading)
    {
        foreach (var item in list.Cast<ListItemBlock>())
        {
            var own = parent;
            foreach (var child in item)
            {
                if (child is ParagraphBlock paragraph && ReferenceEquals(own, parent))
                {
                    var last = CountEntryLines(paragraph, reading.Lines) - 1;
                    own = new ItemText(LineOf(item), LineOf(paragraph) + last, TextOf(paragraph, 0, last), list.BulletType, parent)
                    {
                        ExtraLeadingSpace = HasExtraSpace(reading.Lines[LineOf(item)], paragraph),
                    };
                    reading.Add(own);
                }
                else if (child is Markdig.Syntax.ListBlock nested)
                {
                    ReadItems(nested, own, reading);
                }
            }
        }
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
    private static void ReadParagraph(ParagraphBlock paragraph, bool underlined, BlockReading reading)
    {
        var start = 0;
        for (var i = 0; i < paragraph.Lines.Count; i++)
        {
            var line = paragraph.Lines.Lines[i].Slice.AsSpan().Trim();
            if (i > start && line.Length > 0 && line.TrimStart('=').IsEmpty)
            {
                reading.Add(new HeadingText(LineOf(paragraph) + start, 1, TextOf(paragraph, start, i - 1)));
                start = i + 1;
            }
        }

        if (start >= paragraph.Lines.Count)
        {
            return;
        }

        var text = TextOf(paragraph, start, paragraph.Lines.Count - 1);
        var firstLine = LineOf(paragraph) + start;
        reading.Add(underlined
            ? new HeadingText(firstLine, 2, text)
            : new ParagraphText(firstLine, LineOf(paragraph) + paragraph.Lines.Count - 1, text));
    }

    private static int LineOf(Block block) => block.Line + 1;

    private static string TextOf(LeafBlock block) => TextOf(block, 0, block.Lines.Count - 1);

    private static string TextOf(LeafBlock block, int first, int last) => first > last
        ? ""
        : first == last
            ? block.Lines.Lines[first].Slice.ToString()
            : string.Join('\n', block.Lines.Lines[first..(last + 1)].Select(static line => line.Slice.ToString()));

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
