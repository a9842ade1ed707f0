namespace CuratorBot.Core.Lists.Markdown;

/// <summary>Finds the rows of tables: pipe tables as GitHub reads them, and HTML tables that have their cells on lines of their own or one row a line.</summary>
internal static class TableReader
{
    /// <summary>Columns past which a line is no row.</summary>
    private const int MaxColumns = 64;

    /// <summary>Reads the pipe table in a paragraph, if there is one; its rows go on to the end of the paragraph.</summary>
    /// <param name="first">First line of the paragraph, 1-based.</param>
    /// <param name="last">Its last line.</param>
    /// <param name="header">The line of the column names; what stands above it is no part of the table.</param>
    /// <param name="reading">Where the rows are put.</param>
    public static bool ReadPipes(int first, int last, out int header, BlockReading reading)
    {
        var lines = reading.Lines;
        header = 0;
        for (var line = first + 1; line <= last; line++)
        {
            if (!IsDelimiter(lines[line]))
            {
                continue;
            }

            var columns = CellsOf(lines[line - 1], 0);
            if (columns.Count > MaxColumns || columns.Count != CellsOf(lines[line], 0).Count)
            {
                continue;
            }

            header = line - 1;
            var table = new TableText(columns.ConvertAll(cell => reading.Lines[line - 1][cell].Trim().ToString()));
            for (var row = line + 1; row <= last; row++)
            {
                var cells = CellsOf(lines[row], lines.StartOf(row));
                if (cells.Count <= MaxColumns)
                {
                    reading.Add(new RowText(row, row, table, cells));
                }
            }

            return true;
        }

        return false;
    }

    /// <summary>Reads the rows of the HTML tables in a block.</summary>
    /// <param name="first">First line of the block, 1-based.</param>
    /// <param name="last">Its last line.</param>
    /// <param name="reading">Where the rows are put.</param>
    public static void ReadHtml(int first, int last, BlockReading reading)
    {
        var lines = reading.Lines;
        if (last < first || !lines.Slice(first, last).Contains("<tr", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var offset = lines.StartOf(first);
        var text = lines.Slice(first, last);
        var table = new TableText([]);
        var line = first;
        var counted = 0;
        var at = 0;
        while (Find(text, at, "<tr") is { } row)
        {
            var end = Find(text, row.End, "</tr") ?? Find(text, row.End, "<tr") ?? (text.Length, text.Length);
            var cells = new List<Range>();
            var isHeader = false;
            var cell = row.End;
            while (cells.Count < MaxColumns && NextCell(text[..end.Start], cell) is { } found)
            {
                isHeader |= found.IsHeader;
                cells.Add((offset + found.Start)..(offset + found.End));
                cell = found.End;
            }

            line += text[counted..row.Start].Count('\n');
            var lastLine = line + text[row.Start..end.Start].Count('\n');
            counted = row.Start;
            if (isHeader)
            {
                table = new TableText(cells.ConvertAll(range => reading.Slice(range).Trim().ToString()));
            }
            else if (cells.Count > 0)
            {
                reading.Add(new RowText(line, Math.Min(lastLine, last), table, cells));
            }

            at = end.Start < text.Length && text[end.Start..].StartsWith("</tr", StringComparison.OrdinalIgnoreCase) ? end.End : end.Start;
        }
    }

    /// <summary>Reads the items of the HTML lists in a block, each as a paragraph of its lines.</summary>
    /// <param name="first">First line of the block, 1-based.</param>
    /// <param name="last">Its last line.</param>
    /// <param name="reading">Where they are put.</param>
    public static void ReadHtmlItems(int first, int last, BlockReading reading)
    {
        var lines = reading.Lines;
        var start = 0;
        for (var line = first; line <= last + 1; line++)
        {
            var begins = line <= last && lines[line].Contains("<li", StringComparison.OrdinalIgnoreCase);
            var ends = line > last || begins || lines[line].TrimStart().StartsWith("</ul", StringComparison.OrdinalIgnoreCase) || lines[line].TrimStart().StartsWith("</ol", StringComparison.OrdinalIgnoreCase);
            if (ends && start > 0)
            {
                reading.Add(new ParagraphText(start, line - 1, lines.Slice(start, line - 1).ToString().AsMemory()));
                start = 0;
            }

            start = begins ? line : start;
        }
    }

    /// <summary>Reads the HTML paragraphs in a block: from a line that begins with one to the next that does.</summary>
    /// <param name="first">First line of the block, 1-based.</param>
    /// <param name="last">Its last line.</param>
    /// <param name="reading">Where they are put.</param>
    public static void ReadHtmlParagraphs(int first, int last, BlockReading reading)
    {
        var lines = reading.Lines;
        var start = 0;
        for (var line = first; line <= last + 1; line++)
        {
            var begins = line <= last && lines[line].TrimStart() is ['<', 'p' or 'P', '>' or ' ', ..];
            if ((line > last || begins) && start > 0)
            {
                var text = lines.Slice(start, line - 1);
                if (text.Contains("href", StringComparison.OrdinalIgnoreCase) && !text.Contains("<tr", StringComparison.OrdinalIgnoreCase) && !text.Contains("<li", StringComparison.OrdinalIgnoreCase))
                {
                    reading.Add(new ParagraphText(start, line - 1, text.ToString().AsMemory()));
                }

                start = 0;
            }

            start = begins ? line : start;
        }
    }

    private static (int Start, int End)? Find(ReadOnlySpan<char> text, int from, string tag)
    {
        var at = from >= text.Length ? -1 : text[from..].IndexOf(tag, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var close = text[(from + at)..].IndexOf('>');
        return (from + at, close < 0 ? text.Length : from + at + close + 1);
    }

    private static (int Start, int End, bool IsHeader)? NextCell(ReadOnlySpan<char> row, int from)
    {
        for (var at = from; at < row.Length;)
        {
            var open = row[at..].IndexOf("<t", StringComparison.OrdinalIgnoreCase);
            if (open < 0 || at + open + 2 >= row.Length)
            {
                return null;
            }

            at += open;
            if (row[at + 2] is 'd' or 'D' or 'h' or 'H')
            {
                var start = row[at..].IndexOf('>');
                if (start < 0)
                {
                    return null;
                }

                var content = at + start + 1;
                var close = row[content..].IndexOf("</t", StringComparison.OrdinalIgnoreCase);
                return (content, close < 0 ? row.Length : content + close, row[at + 2] is 'h' or 'H');
            }

            at += 2;
        }

        return null;
    }

    /// <summary>"|:--|--:|": what stands below the names of the columns.</summary>
    private static bool IsDelimiter(ReadOnlySpan<char> line) =>
        line.Contains('-') && line.Contains('|') && !line.ContainsAnyExcept("|:- \t");

    /// <summary>The cells of a line, without the pipes at its ends; an escaped pipe divides none, nor does one in code.</summary>
    private static List<Range> CellsOf(ReadOnlySpan<char> line, int offset)
    {
        var start = line.Length - line.TrimStart().Length;
        var end = line.TrimEnd().Length;
        if (start < end && line[start] == '|')
        {
            start++;
        }

        if (start < end && line[end - 1] == '|' && (end < 2 || line[end - 2] != '\\'))
        {
            end--;
        }

        var cells = new List<Range>();
        var from = start;
        for (var i = start; i < end && cells.Count <= MaxColumns; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] == '|')
            {
                cells.Add((offset + from)..(offset + i));
                from = i + 1;
            }
        }

        cells.Add((offset + from)..(offset + end));
        return cells;
    }
}
