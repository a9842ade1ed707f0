using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>Every command finds its list where a person would look for it: in a folder, a pipe, a repository, at an address.</summary>
public sealed class GitHubListTests : IDisposable
{
    private const string Text = """
        # Papers about things

        - **A first paper about things** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1601.00001.pdf)
        - **A second paper about things** (2015), B. Author [[pdf]](https://arxiv.org/pdf/1501.00002.pdf)

        """;

    private const string Third = "- **A third paper about things** (2014), C. Author [[pdf]](https://arxiv.org/pdf/1401.00003.pdf)\n";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeGitHub _gitHub = new(File.Exists(SharedData.Locate("github/openapi.json")) ? GitHubContract.Load(SharedData.Locate("github/openapi.json")) : null);
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal) { ["GITHUB_API_URL"] = "https://api.github.test" };
    private string _standardInput = "";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("octo-org/papers", "README.md")]
    [InlineData("https://github.com/octo-org/papers", "README.md")]
    [InlineData("https://github.com/octo-org/papers/", "README.md")]
    [InlineData("http://www.github.com/octo-org/papers.git", "README.md")]
    [InlineData("github.com/octo-org/papers#readme", "README.md")]
    [InlineData("git@github.com:octo-org/papers.git", "README.md")]
    [InlineData("https://github.com/octo-org/papers/issues?q=is%3Aopen", "README.md")]
    [InlineData("https://github.com/octo-org/papers/blob/main/docs/more%20papers.md", "docs/more papers.md")]
    [InlineData("https://github.com/octo-org/papers/blob/main/docs/more%20papers.md?plain=1#L4", "docs/more papers.md")]
    [InlineData("https://raw.githubusercontent.com/octo-org/papers/refs/heads/main/docs/more%20papers.md", "docs/more papers.md")]
    [InlineData("https://github.com/octo-org/papers/tree/main", "README.md")]
    public async Task A_list_is_read_from_github_by_every_way_of_naming_it(string written, string path)
    {
        Add("papers", ("README.md", Text), ("docs/more papers.md", Text + Third));

        var run = await RunAsync("parse", written);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"{path}: {(path == "README.md" ? 2 : 3)} entries", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("octo-org/papers")]
    [InlineData("octo-org/papers/README.md")]
    [InlineData("https://github.com/octo-org/papers/blob/main/README.md")]
    [InlineData("https://raw.githubusercontent.com/octo-org/papers/refs/heads/main/README.md")]
    public async Task The_original_of_a_translation_is_read_from_github(string original)
    {
        var repository = Add("papers", ("README.md", Text));
        var list = _folder.Write("README.zh.md", "# 论文\n\n- **第一篇论文** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1601.00001.pdf)\n");
        var policy = _folder.Write("curator.yml", $"translation-of: {original}\n");

        var run = await RunAsync("translation", list, "--policy", policy);
        var offline = await RunAsync("translation", list, "--policy", policy, "--offline");
        repository.IsPrivate = true;
        var hidden = await RunAsync("translation", list, "--policy", policy);

        Assert.Contains("A second paper about things (2015), B. Author\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(": 1 of 2 entries translated, 1 missing, 0 extra, 0 differing\n", run.Out, StringComparison.Ordinal);
        Assert.All([offline, hidden], other => Assert.Equal((2, true), (other.ExitCode, other.Error.Contains($"its original, {original}, could not be read. Name it with --of.", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_branch_may_have_slashes_in_its_name()
    {
        var repository = Add("papers", ("README.md", Text));
        repository.Branches["topic/more"] = repository.Commit(repository.Branches["main"], new Dictionary<string, string?>(StringComparer.Ordinal) { ["list/papers.md"] = Text + Third });

        var run = await RunAsync("parse", "https://github.com/octo-org/papers/blob/topic/more/list/papers.md");

        Assert.StartsWith("list/papers.md: 3 entries", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_readme_is_found_however_its_name_is_written()
    {
        Add("papers", ("readme.md", Text));

        var run = await RunAsync("parse", "octo-org/papers");

        Assert.StartsWith("readme.md: 2 entries", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_of_the_repository_is_in_force_and_names_the_list()
    {
        Add("papers", ("README.md", "# Nothing\n"), ("papers.md", Text), (".github/curator.yml", "list: papers.md\ntop:\n  size: 1\n"));

        var run = await RunAsync("check", "octo-org/papers", "--offline");

        Assert.Contains("list-cap", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_was_named_comes_before_that_of_the_repository()
    {
        Add("papers", ("README.md", Text), (".github/curator.yml", "top:\n  size: 1\n"));
        var policy = _folder.Write("curator.yml", "top:\n  size: 2\n");

        var run = await RunAsync("check", "octo-org/papers", "--offline", "--policy", policy);

        Assert.DoesNotContain("list-cap", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("octo-org/missing", "octo-org/missing: there is no such file here, and GitHub has nothing public of that name. For a private repository, set GITHUB_TOKEN or run 'gh auth login'.")]
    [InlineData("https://github.com/octo-org/papers/blob/main/nowhere.md", "https://github.com/octo-org/papers/blob/main/nowhere.md: has no nowhere.md. Name the file by its address: https://github.com/OWNER/REPO/blob/BRANCH/PATH.")]
    [InlineData("https://github.com/octo-org/papers/blob/main/docs", "https://github.com/octo-org/papers/blob/main/docs: docs is not a file. Name the file by its address: https://github.com/OWNER/REPO/blob/BRANCH/PATH.")]
    [InlineData("https://example.org/list.md", "https://example.org/list.md: only addresses of github.com can be read, such as https://github.com/OWNER/REPO. Download the list, or pipe it in: curl URL | curator check -")]
    [InlineData("https://github.com/octo-org/papers/pull/1", "https://github.com/octo-org/papers/pull/1: is a pull request, and this command is about a whole list. Name the repository, or use 'curator review'.")]
    [InlineData("octo-org/papers.md", "octo-org/papers.md: there is no such file. Check the path; it is taken from the folder you are in.")]
    public async Task What_cannot_be_read_is_told_with_a_way_out(string written, string expected)
    {
        Add("papers", ("README.md", Text), ("docs/more.md", Text));

        var run = await RunAsync("check", written, "--offline");

        Assert.Equal(new CuratorRun(2, "", expected + "\n"), run);
    }

    [Theory]
    [InlineData(null, "octo-org/papers: GitHub answers only 60 requests an hour without a token, and they are used up. Set GITHUB_TOKEN or run 'gh auth login', and try again.")]
    [InlineData("token", "octo-org/papers: GitHub's limit of requests an hour is used up for your token. Wait, and try again.")]
    public async Task A_limit_that_is_used_up_is_told(string? token, string expected)
    {
        Add("papers", ("README.md", Text));
        Give(token);
        _gitHub.Fault = static _ => new FakeResponse(403, """{"message":"API rate limit exceeded"}""")
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-RateLimit-Limit"] = "60", ["X-RateLimit-Remaining"] = "0", ["X-RateLimit-Reset"] = "4102444800" },
        };

        var run = await RunAsync("check", "octo-org/papers", "--offline");

        Assert.Equal(new CuratorRun(2, "", expected + "\n"), run);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_told()
    {
        Add("papers", ("README.md", Text));
        Give("token");
        _gitHub.Fault = static _ => new FakeResponse(401, """{"message":"Bad credentials"}""");

        var run = await RunAsync("check", "octo-org/papers", "--offline");

        Assert.Equal(new CuratorRun(2, "", "octo-org/papers: GitHub refuses your token. Set GITHUB_TOKEN to one that is valid, or unset it to read public repositories.\n"), run);
    }

    [Theory]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("GH_TOKEN")]
    public async Task The_token_of_the_environment_goes_with_each_request(string variable)
    {
        Add("papers", ("README.md", Text));
        _environment[variable] = "token";

        await RunAsync("parse", "octo-org/papers");

        Assert.All(_gitHub.Requests, static r => Assert.Equal("token token", r.Headers.GetValueOrDefault("Authorization"), ignoreCase: true));
    }

    [Fact]
    public async Task Without_a_token_requests_name_nobody()
    {
        Add("papers", ("README.md", Text));

        await RunAsync("parse", "octo-org/papers");

        Assert.NotEmpty(_gitHub.Requests);
        Assert.All(_gitHub.Requests, static r => Assert.Null(r.Headers.GetValueOrDefault("Authorization")));
    }

    [Fact]
    public async Task A_folder_stands_for_its_readme_and_its_policy()
    {
        _folder.Write("Readme.md", Text);
        _folder.Write(".github/curator.yml", "top:\n  size: 1\n");

        var run = await RunAsync("check", _folder.Path, "--offline");

        Assert.Contains("list-cap", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_readme_is_told()
    {
        var run = await RunAsync("check", _folder.Path, "--offline");

        Assert.Equal(new CuratorRun(2, "", $"{_folder.Path}: has no README.md. Name the list: a file, '-' for standard input, OWNER/REPO, or an address on GitHub.\n"), run);
    }

    [Fact]
    public async Task A_dash_stands_for_standard_input()
    {
        _standardInput = Text + Third;

        var run = await RunAsync("parse", "-");

        Assert.StartsWith("-: 3 entries", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_is_reviewed_by_its_address_and_nothing_is_written()
    {
        var repository = Add("papers", ("README.md", Text), (".github/curator.yml", "top:\n  size: 2\n"));
        var pull = repository.Open("somebody", "Add a paper", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = Text + Third, [".github/curator.yml"] = "top:\n  size: 9\n" });

        var run = await RunAsync("review", $"https://github.com/octo-org/papers/pull/{pull.Number}/files", "--offline");

        Assert.Equal("", run.Error);
        Assert.Contains("A third paper about things", run.Out, StringComparison.Ordinal);
        Assert.Contains("top: 2 -> 3 of 2", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, _gitHub.Writes);
        Assert.Empty(_gitHub.Violations);
    }

    [Fact]
    public async Task A_merged_pull_request_is_reviewed_as_it_was()
    {
        var repository = Add("papers", ("README.md", Text));
        var pull = repository.Open("somebody", "Add a paper", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = Text + Third });
        pull.MergedOnto = repository.Branches["main"];
        pull.State = "closed";
        repository.Branches["main"] = pull.Head;

        var run = await RunAsync("review", $"https://github.com/octo-org/papers/pull/{pull.Number}", "--offline");

        Assert.Contains("A third paper about things", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_that_is_not_about_the_list_is_told()
    {
        var repository = Add("papers", ("README.md", Text));
        var pull = repository.Open("somebody", "Add a tool", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["tool.py"] = "pass\n" });

        var run = await RunAsync("review", $"https://github.com/octo-org/papers/pull/{pull.Number}", "--offline");

        Assert.Equal(new CuratorRun(2, "", $"https://github.com/octo-org/papers/pull/{pull.Number}: does not change README.md, the list. If another file is the list, name it with --list PATH.\n"), run);
    }

    private FakeRepository Add(string name, params (string Path, string Text)[] files)
    {
        var repository = new FakeRepository("octo-org", name, files.ToDictionary(static f => f.Path, static f => f.Text, StringComparer.Ordinal));
        _gitHub.Repositories[repository.FullName] = repository;
        return repository;
    }

    private void Give(string? token)
    {
        if (token is not null)
        {
            _environment["GITHUB_TOKEN"] = token;
        }
    }

    private Task<CuratorRun> RunAsync(params string[] args) => Curator.RunAsync(
        (output, error) => new CliHost(output, error)
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["SemanticScholar:CachePath"] = "" },
            Environment = name => _environment.GetValueOrDefault(name),
            Network = () => new FakeHandler(_gitHub.Respond, static () => TimeSpan.Zero, TimeProvider.System),
            OpenIn = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(_standardInput)),
        },
        args);
}
