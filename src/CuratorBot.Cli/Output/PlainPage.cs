namespace CuratorBot.Cli.Output;

/// <summary>Text without colour and without a width.</summary>
internal sealed class PlainPage(TextWriter output) : TextPage
{
    private const string Gap = "  ";

    public override void WriteLine(params IReadOnlyList<Stretch> stretches)
    {
        foreach (var stretch in stretches)
        {
            output.Write(stretch.Text);
        }

        output.WriteLine();
    }

    public override void WriteToCopy(string text) => output.WriteLine(text);

    public override void WriteTable(IReadOnlyList<TextColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = columns.Select((column, i) => rows.Select(row => TerminalText.CellsOf(row[i])).Append(TerminalText.CellsOf(column.Name)).Max()).ToList();
        WriteRow([.. columns.Select(c => c.Name)]);
        foreach (var row in rows)
        {
            WriteRow(row);
        }

        void WriteRow(IReadOnlyList<string> cells) => output.WriteLine(string.Join(Gap, cells.Select((cell, i) =>
        {
            var blanks = new string(' ', Math.Max(0, widths[i] - TerminalText.CellsOf(cell)));
            return columns[i].Number ? blanks + cell : cell + blanks;
        })).TrimEnd());
    }
}
