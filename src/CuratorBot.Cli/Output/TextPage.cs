namespace CuratorBot.Cli.Output;

/// <summary>What a stretch of text means, for the eye.</summary>
internal enum Mark
{
    None,
    Strong,
    Good,
    Bad,
    Caution,
    Note,
}

/// <summary>
/// Text for people: on a terminal with colour, wrapped to its width; in a pipe or a file plain, one finding a line for grep.
/// Only the terminal's page needs Spectre.Console, whose loading would cost the others a third of their time.
/// </summary>
internal abstract class TextPage
{
    public static TextPage For(CliHost host) => host.OutIsTerminal ? new TerminalPage(host) : new PlainPage(host.Out);

    /// <summary>One line, of stretches of text.</summary>
    public abstract void WriteLine(params IReadOnlyList<Stretch> stretches);

    /// <summary>A table with a heading.</summary>
    public abstract void WriteTable(IReadOnlyList<TextColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows);
}

/// <summary>Text of one meaning.</summary>
internal readonly record struct Stretch(string Text, Mark Mark = Mark.None);

/// <summary>A column of a table.</summary>
internal readonly record struct TextColumn(string Name, bool Number = false);
