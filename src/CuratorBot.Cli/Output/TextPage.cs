namespace CuratorBot.Cli.Output;

/// <summary>The meaning of a stretch of text, shown as colour.</summary>
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
/// Text for people: on a terminal with colour, wrapped to its width; in a pipe or a file plain, one finding per line for grep.
/// Only the terminal's page needs Spectre.Console; loading it would take the other output a third of its time.
/// </summary>
internal abstract class TextPage
{
    public static TextPage For(CliHost host) => host.OutIsTerminal ? new TerminalPage(host) : new PlainPage(host.Out);

    /// <summary>Writes one line, made of stretches of text.</summary>
    public abstract void WriteLine(params IReadOnlyList<Stretch> stretches);

    /// <summary>Writes text that is meant to be copied: never wrapped, never indented.</summary>
    public abstract void WriteToCopy(string text);

    /// <summary>Writes a table with a heading.</summary>
    public abstract void WriteTable(IReadOnlyList<TextColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows);
}

/// <summary>Text with one meaning.</summary>
internal readonly record struct Stretch(string Text, Mark Mark = Mark.None);

/// <summary>A column of a table.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Number">Whether its cells are numbers, aligned on the right.</param>
/// <param name="Shrinks">Whether its cells are cut where the terminal is too narrow; ids, dates and numbers must stay whole.</param>
internal readonly record struct TextColumn(string Name, bool Number = false, bool Shrinks = false);
