using System.Diagnostics;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>What only a process of its own can show: pipes, signals, the environment.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Interrupt = "INT";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_reader_that_goes_away_is_no_error()
    {
        var list = _folder.Write("list.md", "## Papers\n\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"- **Title number {i}** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1601.{i:D5}.pdf)\n")));

        var (exitCode, output, error) = await ShellAsync("\"$1\" parse \"$2\" --format json | head -1; exit ${PIPESTATUS[0]}", list);

        Assert.Equal((0, "{\n", ""), (exitCode, output, error));
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes in folders and no signals.");
        var pipe = Path.Combine(_folder.Path, "pipe");
        await RunAsync("mkfifo", pipe);
        using var curator = Start(Executable, "parse", pipe);

        // A pipe opens for writing when its reader has opened it: from here on curator waits for the list.
        await using (new FileStream(pipe, FileMode.Open, FileAccess.Write))
        {
            await RunAsync("kill", $"-{Interrupt}", $"{curator.Id}");
            await curator.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal((130, "", ""), (curator.ExitCode, await curator.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), await curator.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_list_may_come_from_a_pipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no shell with process substitution.");
        var list = _folder.Write("list.md", "## Papers\n\n- **A title** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1601.00001.pdf)\n");

        var (exitCode, output, _) = await ShellAsync("\"$1\" parse <(cat \"$2\") --format json", list);

        Assert.Equal(0, exitCode);
        Assert.Contains("\"A title\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "No device that is always full.");

        var (exitCode, _, error) = await ShellAsync("\"$1\" rules > /dev/full", "");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("curator: the output could not be written: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Bash_completes_commands_options_and_values()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No bash.");
        const string Script = """
            PATH="$(dirname "$1"):$PATH"
            source <(curator completion bash)
            complete_line() { COMP_LINE="$1"; COMP_POINT=${#1}; read -ra COMP_WORDS <<< "$1"; [[ "$1" == *" " ]] && COMP_WORDS+=(""); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _curator; echo "${COMPREPLY[*]}" | tr '\n' ' '; echo; }
            complete_line "curator re"
            complete_line "curator review a b --pol"
            complete_line "curator review a b --format sa"
            """;

        var (exitCode, output, error) = await ShellAsync(Script, "");

        Assert.Equal((0, "review \n--policy \nsarif \n", ""), (exitCode, output, error));
    }

    private static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "curator.exe" : "curator");

    private static Task<(int ExitCode, string Output, string Error)> ShellAsync(string script, string argument) =>
        RunAsync("bash", "-c", script, "bash", Executable, argument);

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await error);
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
}
