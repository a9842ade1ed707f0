using System.Diagnostics;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>
/// What the docs tell a reader to type is typed here into a shell, in a repository as the reader has one: a list, a branch with a change, a
/// bibliography. GitHub and Semantic Scholar are fakes, and the papers' own links lead to this machine, which is refused, so nothing needs a
/// network. A new command is run without being named here, or it needs a reason why it is not.
/// </summary>
public sealed class DocsCommandsTests : IAsyncLifetime
{
    /// <summary>Instead of building the program once more: it is the same that was built for the tests.</summary>
    private const string Built = "dotnet run --project src/CuratorBot.Cli -- ";

    /// <summary>The folder of the program as it is built; beside the tests, it would run with their libraries.</summary>
    private static readonly string Program = Path.Combine(
        SharedData.RepositoryRoot, "src", "CuratorBot.Cli", Path.GetRelativePath(Path.Combine(SharedData.RepositoryRoot, "tests", "CuratorBot.Cli.Tests"), AppContext.BaseDirectory));

    private const string List = """
        # Papers about things

        A list of top 3 papers published from 2012 to 2016.

        - **2015** : +10 citations

        ## Things

        - **A first paper about things** (2016), A. Author et al. [[pdf]](http://127.0.0.1:9/first.pdf)
        - **A second paper about things** (2015), B. Author et al. [[pdf]](http://127.0.0.1:9/second.pdf)
        - **A third paper about things** (2014), C. Author et al [[pdf]](http://127.0.0.1:9/third.pdf)

        """;

    /// <summary>A translation that lacks the third paper.</summary>
    private const string Translation = """
        # 论文列表

        ## 主题

        - **第一篇论文** (2016), A. Author et al. [[pdf]](http://127.0.0.1:9/first.pdf)
        - **第二篇论文** (2015), B. Author et al. [[pdf]](http://127.0.0.1:9/second.pdf)

        """;

    /// <summary>Commands that are not run, by the words that they begin with, and why.</summary>
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["dotnet test"] = "This is it.",
        ["docker run --rm --entrypoint curator "] = "Needs the image of a release; its arguments are those of the released program above it.",
        ["docker run --detach "] = "Needs the image of a release; ServiceDocsTests read its settings.",
        ["dotnet run --project src/CuratorBot.Service"] = "A service runs until it is stopped; StartTests start it, with settings and without.",
        ["export Service__"] = "Settings alone; ServiceDocsTests read them.",
        ["Service__"] = "Settings alone; ServiceDocsTests read them.",
        ["dotnet ef migrations add "] = "Needs a tool from a registry, and a change of the tables that it could write down.",
        ["cosign verify-blob-attestation "] = "Needs a release, and the log of sigstore.",
    };

    private readonly TemporaryRepository _repository = new();
    private readonly TemporaryFolder _home = new();
    private FakeServer _gitHub = null!;
    private FakeServer _scholar = null!;

    /// <summary>Each command once, however often the docs show it.</summary>
    public static TheoryData<string> Commands => [.. DocsCommands.All.Select(static c => c.Text).Where(static text => ReasonOf(text) is null).Distinct(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No bash.");
        var gitHub = new FakeGitHub();
        gitHub.Add("OWNER", "REPO", new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = List });
        _gitHub = await FakeServer.StartAsync(gitHub.Respond);
        var scholar = new FakeSemanticScholar()
            .Add(1, "A first paper about things", 2016, 100, ["Anna Author", "Dora Author", "Emil Author"])
            .Add(2, "A second paper about things", 2015, 200, ["Bert Author", "Dora Author", "Emil Author"])
            .Add(3, "A third paper about things", 2014, 300, ["Clara Author", "Dora Author", "Emil Author"]);
        _scholar = await FakeServer.StartAsync(scholar.Respond);
        Release();
        _repository.Commit(
            "A list",
            ("README.md", List),
            ("README.zh.md", Translation),
            ("top100papers.bib", "@article{x,\n  title = {A first paper about things},\n  year = {2015}\n}\n"),
            ("papers.jsonl", """{"title":"A first paper about things","corpusId":1,"year":2016,"citationCount":100,"_asOf":"2022-10-05"}"""),
            ("proposed.yml", "top:\n  size: 2\n"),
            ("curator", "as in a release"));
        _repository.Git("checkout", "--quiet", "-b", "a-change");
        _repository.Commit("A change", ("README.md", List.Replace("## Things\n\n", "## Things\n\n- **A fourth paper about things** (2013), D. Author et al. [[pdf]](http://127.0.0.1:9/fourth.pdf)\n", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        await (_gitHub?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_scholar?.DisposeAsync() ?? ValueTask.CompletedTask);
        _repository.Dispose();
        _home.Dispose();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task What_the_docs_say_to_type_works(string command)
    {
        var isBuilt = command.StartsWith(Built, StringComparison.Ordinal);
        var before = isBuilt ? CopyProject() : Files();
        await File.WriteAllTextAsync(Path.Combine(_repository.Path, "SHA256SUMS"), $"{Sum(Path.Combine(_repository.Path, "curator"))}  curator\n", TestContext.Current.CancellationToken);

        var (exitCode, output, error) = await TypeAsync(isBuilt ? $"curator {command[Built.Length..]}" : command);

        // A list may have findings, and papers on this machine cannot be had: that is 1. What was typed is right.
        Assert.True(exitCode is 0 or 1, $"{command} ended with {exitCode}:\n{output}\n{error}");
        Assert.DoesNotContain("curator: ", error, StringComparison.Ordinal);
        Assert.True(output.Length > 0 || Files().Any(file => before.GetValueOrDefault(file.Key) != file.Value), $"{command} said and wrote nothing:\n{error}");
    }

    [Fact]
    public void Each_reason_is_that_of_a_command_in_the_docs() =>
        Assert.All(Reasons.Keys, reason => Assert.Contains(DocsCommands.All, command => command.Text.StartsWith(reason, StringComparison.Ordinal)));

    [Fact]
    public void A_command_is_found_in_a_block_of_a_shell_and_in_the_steps_of_a_recipe()
    {
        string[] text =
        [
            "```sh", "# First:", "curator check \\", "  README.md   # the list", "", "make it", "```", "curator parse README.md",
            "```yaml", "script:", "  - curator check --format sarif > a.sarif", "  - run: curator lookup x", "  - run: make it", "```",
        ];

        Assert.Equal(
            ["x.md:3: curator check README.md", "x.md:6: make it", "x.md:11: curator check --format sarif > a.sarif", "x.md:12: curator lookup x"],
            DocsCommands.Of("x.md", text).Select(static c => $"{c.Place}: {c.Text}"));
    }

    /// <summary>A release in the place of GitHub's, for whoever asks <c>curl</c> for it: the program under the name that the archive has.</summary>
    private void Release()
    {
        _home.Write("curator-linux-x64/curator", $"#!/bin/sh\nexec '{Program}/curator' \"$@\"\n");
        _home.Write("bin/curl", """
            #!/bin/sh
            [ "$2" = https://github.com/curatorbot/curatorbot/releases/latest/download/curator-linux-x64.tar.gz ] && exec tar czf - -C "$HOME" curator-linux-x64
            exit 22

            """);
        foreach (var program in (string[])["curator-linux-x64/curator", "bin/curl"])
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(_home.Path, program), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    private static string? ReasonOf(string command) => Reasons.Where(r => command.StartsWith(r.Key, StringComparison.Ordinal)).Select(static r => r.Value).FirstOrDefault();

    private static string Sum(string file) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    /// <summary>What of this project its own commands read and write.</summary>
    private Dictionary<string, string> CopyProject()
    {
        foreach (var file in ((string[])["samples", "docs", "schemas"]).SelectMany(static folder => Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(SharedData.RepositoryRoot, "*.md"))
            .Where(static file => !file.EndsWith(".png", StringComparison.Ordinal)))
        {
            _repository.Write(Path.GetRelativePath(SharedData.RepositoryRoot, file), File.ReadAllText(file));
        }

        return Files();
    }

    private Dictionary<string, string> Files() => _repository.Files.ToDictionary(static name => name, name => Sum(Path.Combine(_repository.Path, name)), StringComparer.Ordinal);

    private async Task<(int ExitCode, string Output, string Error)> TypeAsync(string command)
    {
        var start = new ProcessStartInfo("bash", ["-o", "pipefail", "-c", command])
        {
            WorkingDirectory = _repository.Path,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in (IEnumerable<(string, string)>)
        [
            ("PATH", $"{_home.Path}/bin:{Program}:{Environment.GetEnvironmentVariable("PATH")}"),
            ("HOME", _home.Path),
            ("XDG_CACHE_HOME", _home.Path),
            ("GITHUB_API_URL", _gitHub.Address.ToString()),
            ("GITHUB_TOKEN", "token"),
            ("SemanticScholar__BaseAddress", _scholar.Address.ToString()),
            ("SemanticScholar__RequestsPerSecond", "1000"),
            ("OpenAlex__Enabled", "false"),
            ("BASE_COMMIT", "main"),
            ("HEAD_COMMIT", "a-change"),
            ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "main"),
            ("CI_COMMIT_SHA", "a-change"),
        ])
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var error = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (shell.ExitCode, output, await error);
    }
}
