namespace CuratorBot.Cli.Tests;

/// <summary>Runs <c>curator</c> in the process of the test, without a network, settings or a cache unless the test gives some.</summary>
internal static class Curator
{
    public static Task<CuratorRun> RunAsync(params string[] args) => RunAsync(static (output, error) => Host(output, error), args);

    /// <summary>A host like that of a machine that is cut off.</summary>
    public static CliHost Host(TextWriter output, TextWriter error) => new(output, error)
    {
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["SemanticScholar:CachePath"] = "" },
        Network = static () => new NoNetwork(),
    };

    public static async Task<CuratorRun> RunAsync(Func<TextWriter, TextWriter, CliHost> host, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CuratorCli.RunAsync(args, host(output, error), TestContext.Current.CancellationToken);
        return new CuratorRun(exitCode, output.ToString(), error.ToString());
    }
}

/// <summary>How a run ended and what it wrote.</summary>
internal sealed record CuratorRun(int ExitCode, string Out, string Error);

/// <summary>Answers as a machine without a network does.</summary>
internal sealed class NoNetwork : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new HttpRequestException(HttpRequestError.NameResolutionError, "There is no network here.");
}

/// <summary>The real clock's pace on a day that does not pass.</summary>
internal sealed class FixedDay : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
}
