using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CuratorBot.Fakes;
using CuratorBot.Testing;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>How the Action comes by its program: the release's, checked; else one built from the source that the caller named.</summary>
public sealed class ActionInstallScenarios : IAsyncLifetime
{
    private const string Platform = "linux-x64";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, byte[]> _assets = new(StringComparer.Ordinal);
    private readonly List<string> _asked = [];
    private FakeServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program of these tests is a shell script.");
        _server = await FakeServer.StartAsync(request =>
        {
            _asked.Add(request.Path);
            return _assets.TryGetValue(request.Path, out var bytes) ? new FakeResponse(200, bytes, "application/gzip") : FakeGitHubNotFound;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static FakeResponse FakeGitHubNotFound { get; } = new(404, "Not Found", "text/plain");

    [Fact]
    public async Task The_released_program_is_downloaded_and_run_and_nothing_is_built()
    {
        using var runner = Runner(checksumOf: await ReleaseAsync());

        var exitCode = await runner.RunAsync("push", new JsonObject().ToJsonString(), _server.Address);

        Assert.True(exitCode == 0, runner.Log);
        Assert.Equal(["/v1.2.3/curator-linux-x64.tar.gz"], _asked);
        Assert.Equal("false", runner.Results["steps.program.outputs.build"]);
        Assert.Equal("pass", runner.Outputs["verdict"]);
        Assert.DoesNotContain("steps.dotnet.outputs.present", runner.Results.Keys);
    }

    [Fact]
    public async Task A_download_that_is_not_what_was_released_is_never_run()
    {
        await ReleaseAsync();
        using var runner = Runner(checksumOf: [1, 2, 3]);

        var exitCode = await runner.RunAsync("push", new JsonObject().ToJsonString(), _server.Address);

        Assert.Equal(1, exitCode);
        Assert.Contains("::error title=CuratorBot::curator-linux-x64.tar.gz of v1.2.3 is not the program that was released", runner.Log, StringComparison.Ordinal);
        Assert.Empty(runner.Outputs);
        Assert.False(Directory.Exists(Path.Combine(runner.Workspace, "temp", "curatorbot")));
    }

    [Fact]
    public async Task A_release_that_cannot_be_downloaded_is_built_from_source_with_a_warning()
    {
        var (log, output) = await InstallAsync(checksumOf: [1, 2, 3]);

        Assert.StartsWith("build=true\nsource=", output, StringComparison.Ordinal);
        Assert.Contains("::warning title=CuratorBot::curator-linux-x64.tar.gz of v1.2.3 could not be downloaded: curator is built from source", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Windows", "ARM64")]
    [InlineData("macOS", "X64")]
    public async Task A_platform_without_a_program_is_built_for(string system, string architecture)
    {
        var (log, output) = await InstallAsync(checksumOf: await ReleaseAsync(), system, architecture);

        Assert.StartsWith("build=true\n", output, StringComparison.Ordinal);
        Assert.Contains($"There is no released program for {system} on {architecture}", log, StringComparison.Ordinal);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_commit_that_is_no_release_is_built_and_asks_nobody()
    {
        var (log, output) = await InstallAsync(checksumOf: null);

        Assert.StartsWith("build=true\nsource=", output, StringComparison.Ordinal);
        Assert.Contains("This commit is no release", log, StringComparison.Ordinal);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_built_program_is_kept_for_its_source_alone()
    {
        var before = (await InstallAsync(checksumOf: null)).Output;
        _folder.Write("action/src/obj/made.cs", "made by a build");
        var builtOnce = (await InstallAsync(checksumOf: null)).Output;
        _folder.Write("action/src/Program.cs", "changed");
        var changed = (await InstallAsync(checksumOf: null)).Output;

        Assert.Equal(before, builtOnce);
        Assert.NotEqual(before, changed);
    }

    [Fact]
    public async Task A_global_json_of_the_workspace_does_not_choose_the_sdk()
    {
        using var runner = new ActionRunner();
        await File.WriteAllTextAsync(Path.Combine(runner.Workspace, "global.json"), """{"sdk":{"version":"8.0.100","rollForward":"disable"}}""", TestContext.Current.CancellationToken);

        await runner.RunAsync("release", new JsonObject().ToJsonString(), _server.Address);

        Assert.Equal("true", runner.Results["steps.dotnet.outputs.present"]);
        Assert.Contains("CuratorBot has nothing to do at the event 'release'", runner.Log, StringComparison.Ordinal);
    }

    /// <summary>Puts a program on the server that says what it was called with, and returns its archive.</summary>
    private async Task<byte[]> ReleaseAsync()
    {
        _folder.Write($"curator-{Platform}/curator", "#!/bin/sh\necho \"called with $*\"\necho verdict=pass >> \"$GITHUB_OUTPUT\"\n");
        await ProcessAsync("chmod", "+x", Path.Combine(_folder.Path, $"curator-{Platform}/curator"));
        var archive = Path.Combine(_folder.Path, "archive.tar.gz");
        await ProcessAsync("tar", "czf", archive, "-C", _folder.Path, $"curator-{Platform}");
        return _assets[$"/v1.2.3/curator-{Platform}.tar.gz"] = await File.ReadAllBytesAsync(archive);
    }

    private ActionRunner Runner(byte[] checksumOf)
    {
        var runner = new ActionRunner(withProgram: false);
        runner.Environment["RELEASES"] = _server.Address.ToString().TrimEnd('/');
        runner.Environment["CHECKSUMS"] = Checksums(checksumOf);
        return runner;
    }

    private string Checksums(byte[] archive) => _folder.Write("checksums", $"v1.2.3\n{Convert.ToHexStringLower(SHA256.HashData(archive))}  curator-{Platform}.tar.gz\n");

    /// <summary>Runs the script alone, in a small copy of the repository.</summary>
    private async Task<(string Log, string Output)> InstallAsync(byte[]? checksumOf, string system = "Linux", string architecture = "X64")
    {
        var script = _folder.Write("action/.github/action/install", await File.ReadAllBytesAsync(Path.Combine(SharedData.RepositoryRoot, ".github/action/install")));
        foreach (var file in (string[])["src/Program.cs", "Directory.Build.props", "Directory.Packages.props", "global.json"])
        {
            if (!File.Exists(Path.Combine(_folder.Path, "action", file)))
            {
                _folder.Write($"action/{file}", file);
            }
        }

        var output = _folder.Write("output", "");
        var start = new ProcessStartInfo("bash", [script]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["RUNNER_OS"] = system;
        start.Environment["RUNNER_ARCH"] = architecture;
        start.Environment["RUNNER_TEMP"] = _folder.Path;
        start.Environment["PROGRAM"] = Path.Combine(_folder.Path, "program");
        start.Environment["RELEASES"] = _server.Address.ToString().TrimEnd('/');
        start.Environment["GITHUB_OUTPUT"] = output;
        start.Environment["CHECKSUMS"] = checksumOf is null ? Path.Combine(_folder.Path, "none") : Checksums(checksumOf);
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return (await printed + await complained, await File.ReadAllTextAsync(output));
    }

    private static async Task ProcessAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
