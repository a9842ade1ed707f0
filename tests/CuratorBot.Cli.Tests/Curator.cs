namespace CuratorBot.Cli.Tests;

/// <summary>Runs <c>curator</c> in the process of the test.</summary>
internal static class Curator
{
    public static Task<CuratorRun> RunAsync(params string[] args) => RunAsync(static (output, error) => new CliHost(output, error), args);

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
