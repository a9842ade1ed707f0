using System.CommandLine;
using System.Globalization;
using CuratorBot.Cli.Commands;
using CuratorBot.Cli.Output;

namespace CuratorBot.Cli;

/// <summary>The command line as a function: arguments in, exit code out. Program.cs runs it for users, tests run it in their own process.</summary>
public static class CuratorCli
{
    // The Windows error for a reader that went away; Unix streams ignore it.
    private const int BrokenPipe = unchecked((int)0x8007006D);
    private const int NoData = unchecked((int)0x800700E8);

    /// <summary>Makes numbers and dates look the same on every machine.</summary>
    public static void UseInvariantCulture()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }

    /// <summary>Runs one command and returns its exit code, one of <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(host);
        try
        {
            var exitCode = await InvokeAsync(CuratorRoot.Create(host).Parse(UsualForms.Of(args), ParserConfiguration), host, cancellationToken);
            await host.Out.FlushAsync(CancellationToken.None);
            return exitCode;
        }
        catch (CliException problem)
        {
            await ComplainAsync(host, problem.Lines);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            // Cancelled by the caller's token or by Ctrl-C, which System.CommandLine turns into its own token.
            return ExitCode.Interrupted;
        }
        catch (IOException problem) when (problem.HResult is BrokenPipe or NoData)
        {
            return ExitCode.Success;
        }
        catch (IOException problem)
        {
            // Inputs report their own problems; what is left is the output, such as a full disk.
            await ComplainAsync(host, [$"curator: the output could not be written: {problem.Message}"]);
            return ExitCode.Usage;
        }
    }

    /// <summary>Disables response files: <c>@</c> begins revisions, and a file named by someone else must not become arguments.</summary>
    private static ParserConfiguration ParserConfiguration { get; } = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    private static async Task<int> InvokeAsync(ParseResult parsed, CliHost host, CancellationToken cancellationToken)
    {
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            throw new CliException(UsageErrors.Describe(parsed));
        }

        var configuration = new InvocationConfiguration { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static async Task ComplainAsync(CliHost host, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            await host.Error.WriteLineAsync(TerminalText.OneLine(line));
        }

        await host.Error.FlushAsync(CancellationToken.None);
    }
}
