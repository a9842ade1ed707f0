using System.Globalization;
using System.Text.RegularExpressions;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary><c>curator init</c> shows what is true of the list, and writes only what was asked for.</summary>
public sealed class InitTests : IDisposable
{
    private const string Start = """
        # Papers about things

        ## Criteria

        A list of the top 100 papers about things.

        - **2016** : +60 citations

        ## Deep things

        - **A first paper about things** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1601.00001.pdf)

        """;

    private const string Second = "- **A second paper about things** (2016), B. Author [[pdf]](https://arxiv.org/pdf/1601.00002.pdf)\n";
    private const string Twice = "- **A second paper about things** (2016), B. Author [[pdf]](https://arxiv.org/pdf/1601.00002.pdf)\n";

    private static readonly string[] Written = [".github/ISSUE_TEMPLATE/suggest-a-paper.yml", ".github/curator.yml", ".github/workflows/curator.yml"];

    private readonly TemporaryRepository _repository = new();

    public InitTests()
    {
        _repository.Commit("Begin", ("README.md", Start));
        _repository.Commit("Add a paper\n\nIt is good.", ("README.md", Start + Second));
        _repository.Commit("Add it again", ("README.md", Start + Second + Twice));
        _repository.Commit("Add a tool", ("tool.py", "pass\n"));
    }

    public static TheoryData<string> Lists
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var folder in (string[])["corpus/forms", "corpus/lists"])
            {
                var path = SharedData.Locate(folder);
                foreach (var list in Directory.Exists(path) ? Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal).ToList() : [])
                {
                    data.Add($"{folder}/{Path.GetFileName(list)}/list.md");
                }
            }

            return data.Count == 0 ? new TheoryData<string>("corpus/forms/none/list.md") : data;
        }
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task It_shows_how_the_list_is_read_and_what_would_have_been_said()
    {
        var run = await RunAsync("--dry-run");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("read 3 of 3 papers", run.Out, StringComparison.Ordinal);
        Assert.Contains("2016: 60 (", run.Out, StringComparison.Ordinal);
        Assert.Contains("3 of 100 papers (", run.Out, StringComparison.Ordinal);
        Assert.Contains("What would have been said of the last 2 changes", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^[0-9a-f]{7}  \d{4}-\d\d-\d\d  Add it again +.*duplicate", run.Out);
        Assert.Matches(@"(?m)^[0-9a-f]{7}  \d{4}-\d\d-\d\d  Add a paper  +nothing to change$", run.Out);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var run = await RunAsync("--dry-run", "--yes");

        Assert.Contains("new: ", run.Out, StringComparison.Ordinal);
        Assert.Equal(["README.md", "tool.py"], _repository.Files);
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_written_unless_told_so()
    {
        var run = await RunAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("Nothing is written: say --yes to write these files.\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(["README.md", "tool.py"], _repository.Files);
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData(" YES ", true)]
    [InlineData("", false)]
    [InlineData("no", false)]
    [InlineData("yesterday", false)]
    [InlineData(null, false)]
    public async Task A_person_at_a_terminal_is_asked(string? answer, bool written)
    {
        var run = await Curator.RunAsync((output, error) => Host(output, error, () => answer), ["init", _repository.Path, "--offline"]);

        Assert.Contains("Write these files? [y/N] ", run.Out, StringComparison.Ordinal);
        Assert.Equal(written, _repository.Files.Contains(".github/curator.yml", StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_written_is_valid_and_is_kept_the_next_time()
    {
        await RunAsync("--yes");
        Assert.Equal([.. Written, "README.md", "tool.py"], _repository.Files);
        _repository.Write(".github/curator.yml", "top:\n  size: 7\n");

        var again = await RunAsync("--yes");

        Assert.Equal(3, again.Out.Split("is there, kept").Length - 1);
        Assert.Equal("top:\n  size: 7\n", await File.ReadAllTextAsync(Path.Combine(_repository.Path, ".github/curator.yml"), TestContext.Current.CancellationToken));
        Assert.Contains("3 of 7 papers (", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workflow_is_the_one_of_the_docs()
    {
        await RunAsync("--yes");

        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot, "docs/workflows/target.yml"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(Path.Combine(_repository.Path, ".github/workflows/curator.yml"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_list_that_is_not_the_readme_is_named_in_the_policy()
    {
        _repository.Write("docs/my papers.md", Start);

        await Curator.RunAsync("init", Path.Combine(_repository.Path, "docs/my papers.md"), "--yes", "--offline");

        Assert.EndsWith("\nlist: docs/my papers.md\n", await File.ReadAllTextAsync(Path.Combine(_repository.Path, ".github/curator.yml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var check = await Curator.RunAsync("parse", _repository.Path);
        Assert.StartsWith($"{Path.Combine(_repository.Path, "docs/my papers.md")}: 1 entries", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_on_github_is_shown_with_its_history_and_nothing_is_written()
    {
        var gitHub = new FakeGitHub();
        var repository = new FakeRepository("octo-org", "papers", new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = Start });
        gitHub.Repositories[repository.FullName] = repository;
        repository.Push("main", new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = Start + Second });
        repository.Push("main", new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = Start + Second + Twice });

        var run = await Curator.RunAsync(
            (output, error) => new CliHost(output, error)
            {
                Environment = static name => name == "GITHUB_API_URL" ? "https://api.github.test" : null,
                Network = () => new FakeHandler(gitHub.Respond, static () => TimeSpan.Zero, TimeProvider.System),
            },
            ["init", "octo-org/papers", "--offline", "--yes"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("What would have been said of the last 2 changes", run.Out, StringComparison.Ordinal);
        Assert.Contains("duplicate", run.Out.Split("What would have been said")[1].Split('\n')[2], StringComparison.Ordinal);
        Assert.EndsWith("Nothing is written: the list is not on this machine. Run this in a clone of it, or name its folder with --to.\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, gitHub.Writes);
    }

    [Fact]
    public async Task A_text_without_papers_is_told()
    {
        _repository.Write("empty.md", "# Hello\n\nNothing here.\n");

        var run = await Curator.RunAsync("init", Path.Combine(_repository.Path, "empty.md"), "--yes", "--offline");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("holds no papers that can be read", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".github/curator.yml", _repository.Files);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task The_policy_for_a_real_list_is_valid_and_changes_nothing(string list)
    {
        var text = await File.ReadAllTextAsync(SharedData.Require(list), TestContext.Current.CancellationToken);
        _repository.Write("README.md", text);
        var before = await Curator.RunAsync("check", Path.Combine(_repository.Path, "README.md"), "--offline", "--quiet");

        var run = await RunAsync("--yes", "--changes", "0");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(".github/curator.yml", _repository.Files);

        // What is said of the list is true of it: no form has more papers than were read, and nothing is asked of a top where there is none.
        var read = Regex.Match(run.Out, @"read (?<read>\d+) of \d+ papers: (?<forms>.*)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.InRange(
            Regex.Matches(read.Groups["forms"].Value, @"(^|, )(?<papers>\d+) as ", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Sum(static m => int.Parse(m.Groups["papers"].Value, CultureInfo.InvariantCulture)),
            1,
            int.Parse(read.Groups["read"].Value, CultureInfo.InvariantCulture));
        Assert.False(run.Out.Contains("the list names none", StringComparison.Ordinal) && Regex.IsMatch(run.Out, @"(?m)^[\w-]+ +(notice|warning|failure) .*\btop\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), run.Out);
        Assert.Equal(before, await Curator.RunAsync("check", Path.Combine(_repository.Path, "README.md"), "--offline", "--quiet"));
    }

    private static CliHost Host(TextWriter output, TextWriter error, Func<string?> ask) => new(output, error)
    {
        Ask = ask,
        Network = static () => new NoNetwork(),
    };

    private Task<CuratorRun> RunAsync(params string[] options) => Curator.RunAsync(["init", _repository.Path, "--offline", .. options]);
}
