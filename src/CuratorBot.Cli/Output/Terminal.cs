using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>Spectre consoles over a host. Only text for people goes through here: loading it costs time that other formats save.</summary>
internal static class Terminal
{
    /// <summary>Redirected text is not broken into lines: a finding stays one line for grep, whatever its length.</summary>
    private const int Unlimited = 10_000;

    public static IAnsiConsole Out(CliHost host) => Create(host.Out, host.OutIsTerminal && host.MayColor, host.OutIsTerminal ? host.Width : Unlimited);

    public static IAnsiConsole Error(CliHost host) => Create(host.Error, host.ErrorIsTerminal && host.MayColor, host.Width);

    private static IAnsiConsole Create(TextWriter writer, bool color, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = color ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        return console;
    }
}
