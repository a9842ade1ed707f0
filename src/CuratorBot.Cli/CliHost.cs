using System.Text;

namespace CuratorBot.Cli;

/// <summary>What the commands need from their process. Tests create their own.</summary>
public sealed class CliHost
{
    /// <summary>Columns assumed without a terminal.</summary>
    private const int DefaultWidth = 100;

    public CliHost(TextWriter output, TextWriter error)
    {
        Out = output;
        Error = error;
    }

    /// <summary>Receives results.</summary>
    public TextWriter Out { get; }

    /// <summary>Receives errors and progress.</summary>
    public TextWriter Error { get; }

    /// <summary>Opens standard input, for a list named <c>-</c>.</summary>
    public Func<Stream> OpenIn { get; init; } = Console.OpenStandardInput;

    /// <summary>Asks the person at the terminal for a line; null where nobody is there to ask.</summary>
    public Func<string?>? Ask { get; init; }

    /// <summary>Whether a person reads <see cref="Out"/> on a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person reads <see cref="Error"/> on a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Whether terminals may get colour: NO_COLOR is unset or empty (https://no-color.org) and the terminal is not a dumb one.</summary>
    public bool MayColor { get; init; } = true;

    /// <summary>Provides today's date unless <c>--date</c> is given.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Settings by the names of the configuration (<c>SemanticScholar:BaseAddress</c>); null to use environment variables.</summary>
    public IReadOnlyDictionary<string, string?>? Settings { get; init; }

    /// <summary>Reads an environment variable; null if it is not set.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Creates the transport for requests; null for the real network.</summary>
    public Func<HttpMessageHandler>? Network { get; init; }

    public static CliHost OfProcess()
    {
        var outIsTerminal = !Console.IsOutputRedirected;
        return new CliHost(Utf8(Console.OpenStandardOutput()), Utf8(Console.OpenStandardError(), autoFlush: true))
        {
            Ask = outIsTerminal && !Console.IsInputRedirected ? Console.ReadLine : null,
            OutIsTerminal = outIsTerminal,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Width = outIsTerminal ? Math.Max(40, Console.WindowWidth) : DefaultWidth,
            MayColor = string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("NO_COLOR")) && System.Environment.GetEnvironmentVariable("TERM") is not "dumb",
        };
    }

    // Not Console.Out, which flushes each write and takes its encoding from the locale.
    private static StreamWriter Utf8(Stream stream, bool autoFlush = false) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024) { AutoFlush = autoFlush };
}
