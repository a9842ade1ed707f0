using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>Text on a terminal.</summary>
internal sealed class TerminalPage(CliHost host) : TextPage
{
    /// <summary>Columns that Spectre.Console's simple border takes for each column of a table.</summary>
    private const int Padding = 3;

    private const int NarrowestCell = 12;

    private readonly IAnsiConsole _console = Console(host.Out, host);

    /// <summary>A console for a writer that leads to a terminal.</summary>
    public static IAnsiConsole Console(TextWriter writer, CliHost host)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = host.MayColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = host.MayColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = host.MayColor ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = host.Width;
        return console;
    }

    public override void WriteLine(params IReadOnlyList<Stretch> stretches)
    {
        var line = new Paragraph();
        foreach (var stretch in stretches)
        {
            line.Append(stretch.Text, StyleOf(stretch.Mark));
        }

        _console.Write(line);
        _console.WriteLine();
    }

    // Not by the console, which wraps: a line that was copied in two pieces is a broken entry.
    public override void WriteToCopy(string text) => host.Out.WriteLine(text);

    public override void WriteTable(IReadOnlyList<TextColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int WidthOf(int column) => rows.Select(row => row[column].GetCellWidth()).Append(columns[column].Name.GetCellWidth()).Max();
        var taken = Enumerable.Range(0, columns.Count).Sum(i => (columns[i].Shrinks ? 0 : WidthOf(i)) + Padding);
        var left = Math.Max(NarrowestCell, (host.Width - taken) / Math.Max(1, columns.Count(static c => c.Shrinks)));
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column.Name)) { Alignment = column.Number ? Justify.Right : Justify.Left, NoWrap = !column.Shrinks });
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select((cell, i) => new Text(columns[i].Shrinks ? TerminalText.Short(cell, left) : cell))]); // Text, not markup: brackets in a title are not styles
        }

        _console.Write(table);
    }

    private static Style StyleOf(Mark mark) => mark switch
    {
        Mark.Strong => new Style(decoration: Decoration.Bold),
        Mark.Good => new Style(Color.Green),
        Mark.Bad => new Style(Color.Red),
        Mark.Caution => new Style(Color.Yellow),
        Mark.Note => new Style(Color.Blue),
        _ => Style.Plain,
    };
}
