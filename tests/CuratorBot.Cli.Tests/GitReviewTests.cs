using System.Text.Json.Nodes;
using CuratorBot.Core.Text;
using CuratorBot.Fakes;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>Reviews of git revisions, in repositories made for the test.</summary>
public sealed class GitReviewTests : IDisposable
{
    private const string Start = """
        # Papers

        The top 100 papers about things.

        ## Deep learning

        - **A first paper about things** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1601.00001.pdf)
        - **A second paper about things** (2015), B. Author [[pdf]](https://arxiv.org/pdf/1501.00002.pdf)

        """;

    private const string Third = "- **A third paper about things** (2014), C. Author [[pdf]](https://arxiv.org/pdf/1401.00003.pdf)\n";
    private const string Fourth = "- **A fourth paper about things** (2013), D. Author [[pdf]](https://arxiv.org/pdf/1301.00004.pdf)\n";

    private readonly TemporaryRepository _folder = new();

    public GitReviewTests() => Commit(("README.md", Start));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_what_the_branch_did_is_reviewed_though_the_base_moved_on()
    {
        Git("checkout", "--quiet", "-b", "topic");
        Commit(("README.md", Start + Third));
        Git("checkout", "--quiet", "main");
        Commit(("README.md", Start + Fourth));

        var review = await ReviewAsync("main", "topic");

        Assert.Equal(["add A third paper about things"], review["changes"]!.AsArray().Select(c => $"{c!["op"]} {c["title"]}"));
        Assert.Equal((3, 4), ((int)review["top"]!["before"]!, (int)review["top"]!["after"]!));
    }

    [Fact]
    public async Task The_policy_is_the_base_branch_s_whatever_the_branch_says()
    {
        Commit((".github/curator.yml", "top:\n  size: 2\n"));
        Git("checkout", "--quiet", "-b", "topic");
        Commit(("README.md", Start + Third), (".github/curator.yml", "top:\n  size: 1000\n"));

        var review = await ReviewAsync("main", "topic");

        Assert.Equal(2, (int)review["top"]!["size"]!);
    }

    [Fact]
    public async Task A_policy_in_a_nearly_right_place_is_told_wherever_it_could_have_counted()
    {
        const string Said = "“.github/curator.yaml” is not read: the policy has to be called “.github/curator.yml”.";
        Commit((".github/curator.yaml", "top:\n  size: 2\n"));
        Git("checkout", "--quiet", "-b", "topic");
        Commit(("README.md", Start + Third));

        Assert.Contains(Said, Assert.Single((await ReviewAsync("main", "topic"))["findings"]!.AsArray(), static f => (string?)f!["rule"] == "criteria-change")!["message"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains(Said, (await Curator.RunAsync("check", _folder.Path, "--offline")).Out, StringComparison.Ordinal);
        Assert.Contains(Said, (await Curator.RunAsync("audit", Path.Combine(_folder.Path, "README.md"), "--offline")).Out, StringComparison.Ordinal);
        Assert.StartsWith($"# {Said}", (await Curator.RunAsync("policy", _folder.Path)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Criteria_in_a_guide_that_a_branch_changes_are_previewed()
    {
        Commit(("CONTRIBUTING.md", "# Contributing\n\n## Guidelines\n\n- Please sort entries alphabetically.\n"));
        Git("checkout", "--quiet", "-b", "topic");
        Commit(("CONTRIBUTING.md", "# Contributing\n\n## Guidelines\n\n- Please put the newest papers first.\n"));

        var review = await ReviewAsync("main", "topic");

        Assert.Equal("needs-maintainer", (string?)review["verdict"]);
        Assert.Equal("This changes what the list asks of every paper: order from alphabetical to newest-first.", (string?)Assert.Single(review["findings"]!.AsArray())!["message"]);
    }

    [Fact]
    public async Task The_policy_names_the_list()
    {
        Commit((".github/curator.yml", "list: docs/papers.md\n"), ("docs/papers.md", Start));
        Git("checkout", "--quiet", "-b", "topic");
        Commit(("docs/papers.md", Start + Third));

        var review = await ReviewAsync("main", "topic");

        Assert.Equal("add", (string?)review["kind"]);
    }

    [Fact]
    public async Task Lists_that_a_branch_changes_are_reviewed_together()
    {
        Commit([.. TopicLists.Files().Select(static file => (file.Key, file.Value))]);
        Git("checkout", "--quiet", "-b", "topic");
        Commit([.. TopicLists.Change().Select(static file => (file.Key, file.Value!)), ("papers/touch.md", TopicLists.List("Touching", 4)), ("papers/more.md", "# More\n")]);

        var review = await ReviewAsync("main", "topic");

        Assert.Equal("fail", (string?)review["verdict"]);
        Assert.Equal(
            ["papers/language.md fail add", "papers/speech.md pass add", "papers/touch.md pass restructure", "papers/vision.md pass add"],
            review["lists"]!.AsArray().Select(static list => $"{list!["path"]} {list["verdict"]} {list["kind"]}"));
        Assert.Equal(
            ["papers/language.md:12 duplicate", "papers/vision.md:12 entry-format"],
            review["findings"]!.AsArray().Select(static finding => $"{finding!["path"]}:{finding["line"]} {finding["rule"]}"));
        Assert.Equal(11, review["changes"]!.AsArray().Count);
        Assert.Null((int?)review["top"]!["before"]);
    }

    [Fact]
    public async Task The_words_of_a_review_of_several_lists_stand_under_their_paths()
    {
        Commit([.. TopicLists.Files().Select(static file => (file.Key, file.Value))]);
        Git("checkout", "--quiet", "-b", "topic");
        Commit([.. TopicLists.Change().Select(static file => (file.Key, file.Value!))]);

        var text = (await Curator.RunAsync("review", "main", "topic", "--repo", _folder.Path)).Out;
        var sarif = (await Curator.RunAsync("review", "main", "topic", "--repo", _folder.Path, "--format", "sarif")).Out;

        Assert.Contains("papers/language.md:12: failure duplicate: ", text, StringComparison.Ordinal);
        Assert.Contains("papers/vision.md:12: notice entry-format: ", text, StringComparison.Ordinal);
        Assert.StartsWith("fail  change: add, 1 failure, 1 notice", text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
        Assert.Contains("\"papers/vision.md\"", sarif, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_changes_no_list_of_several_is_said_to()
    {
        Commit([.. TopicLists.Files().Select(static file => (file.Key, file.Value))]);
        Git("checkout", "--quiet", "-b", "topic");
        Commit(("papers/TEMPLATE.md", "# Other\n"));

        var run = await Curator.RunAsync("review", "main", "topic", "--repo", _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("changes none of the lists that the policy names (papers/*.md)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_several_lists_is_checked_whole_and_links_out_of_it_are_not_followed()
    {
        Commit([.. TopicLists.Files(TopicLists.Policy + "pull-request: { papers: 1 }\n").Select(static file => (file.Key, file.Value))]);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "papers", "link.md"), Path.Combine(_folder.Path, "README.md"));

        var run = await Curator.RunAsync("check", _folder.Path, "--format", "json", "--offline");
        var one = await Curator.RunAsync("policy", Path.Combine(_folder.Path, TopicLists.Vision));

        Assert.Equal(["language.md pass", "speech.md pass", "vision.md pass"], JsonNode.Parse(run.Out)!["lists"]!.AsArray().Select(static list => $"{Path.GetFileName((string)list!["path"]!)} {list["verdict"]}"));
        Assert.Contains("  papers: 1", one.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bibliography_that_the_list_itself_names_is_held_against_it()
    {
        const string Link = "The references are in [papers.bib](papers.bib).\n\n";
        var list = Start.Replace("## Deep learning", Link + "## Deep learning", StringComparison.Ordinal);
        Commit(("README.md", list), ("papers.bib", "@article{a, title={A first paper about things}, year={2016}}\n@article{b, title={A second paper about things}, year={2015}}\n"));
        Git("checkout", "--quiet", "-b", "topic");
        Commit(("README.md", list + Third));

        var review = await ReviewAsync("main", "topic");

        Assert.Contains(review["findings"]!.AsArray(), static f => (string?)f!["rule"] == "bib-sync");
    }

    [Fact]
    public async Task The_policy_and_each_version_of_the_list_are_read_once()
    {
        Commit((".github/curator.yml", "bibliography: papers.bib\nrules: { link-alive: warning }\n"), ("papers.bib", ""));
        Git("checkout", "--quiet", "-b", "topic");
        Commit(("README.md", Start + Third));
        Git("checkout", "--quiet", "main");
        Commit(("README.md", Start + Fourth));

        using var read = new ActivityCount(CoreActivities.Name);
        await ReviewAsync("main", "topic");

        // The criteria of the base decide; those of the merge base and of the head say whether the change proposes others.
        Assert.Equal((1, 3, 3), (read.Of(CoreActivities.ReadPolicyFile), read.Of(CoreActivities.ReadPolicy), read.Of(CoreActivities.ReadList)));
    }

    [Fact]
    public async Task A_policy_file_that_is_named_takes_the_place_of_the_repository_s()
    {
        Commit((".github/curator.yml", "list: README.md\n"), ("docs/papers.md", Start), ("other.yml", "list: docs/papers.md\n"));
        Git("checkout", "--quiet", "-b", "topic");
        Commit(("docs/papers.md", Start + Third));

        var review = await ReviewAsync("main", "topic", "--policy", Path.Combine(_folder.Path, "other.yml"));

        Assert.Equal("add", (string?)review["kind"]);
    }

    [Fact]
    public async Task A_change_that_the_base_branch_contradicts_is_told()
    {
        Git("checkout", "--quiet", "-b", "topic");
        Commit(("README.md", Start.Replace("B. Author", "B. Auteur", StringComparison.Ordinal)));
        Git("checkout", "--quiet", "main");
        Commit(("README.md", Start.Replace("B. Author", "C. Autor", StringComparison.Ordinal)));

        var run = await Curator.RunAsync(["review", "main", "topic", "--repo", _folder.Path]);

        Assert.Contains("conflict: the base branch has since changed “A second paper about things” differently.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_new_has_only_additions()
    {
        Git("checkout", "--quiet", "-b", "topic");
        Commit(("new.md", Start));

        var review = await ReviewAsync("main", "topic", "--list", "new.md");

        Assert.Equal(2, review["changes"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_folder_inside_the_repository_will_do()
    {
        Commit(("docs/note.md", "note\n"));

        var run = await Curator.RunAsync("review", "main", "main", "--repo", Path.Combine(_folder.Path, "docs"), "--format", "json");

        Assert.Equal("none", (string?)JsonNode.Parse(run.Out)!["kind"]);
    }

    [Theory]
    [InlineData("--upload-pack=touch pwned")]
    [InlineData("--output=pwned")]
    [InlineData("-h")]
    [InlineData("no-such-branch")]
    [InlineData("main:README.md")]
    [InlineData("main\nmain")]
    [InlineData("$(touch pwned)")]
    [InlineData("")]
    public async Task A_hostile_revision_is_only_a_name_that_nothing_has(string revision)
    {
        var before = Directory.GetFileSystemEntries(_folder.Path);

        var run = await Curator.RunAsync("review", "--repo", _folder.Path, "--", "main", revision);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal($"{_folder.Path}: has no revision '{revision.Replace('\n', ' ')}'. If it is on a server, fetch it first.\n", run.Error);
        Assert.Equal(before, Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("nowhere.md")]
    [InlineData("*.md")]
    [InlineData(":(top)README.md")]
    [InlineData("../README.md")]
    [InlineData("docs/")]
    public async Task A_list_that_is_not_there_is_named(string list)
    {
        Commit(("docs/note.md", "note\n"));

        var run = await Curator.RunAsync("review", "main", "main", "--repo", _folder.Path, "--list", list);

        Assert.Equal(new CuratorRun(2, "", $"{list}: is not in revision 'main'. Name the list with --list PATH, from the top of the repository.\n"), run);
    }

    [Fact]
    public async Task A_folder_and_a_link_are_no_lists()
    {
        Commit(("docs/note.md", "note\n"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link.md"), "README.md");
        Commit();

        Assert.Matches("^docs at [0-9a-f]{10}: is a folder. Name the file itself.\n$", (await Curator.RunAsync("review", "main", "main", "--repo", _folder.Path, "--list", "docs")).Error);
        Assert.Matches("^link.md at [0-9a-f]{10}: is a symbolic link. Name the file itself.\n$", (await Curator.RunAsync("review", "main", "main", "--repo", _folder.Path, "--list", "link.md")).Error);
    }

    [Fact]
    public async Task A_folder_outside_any_repository_is_told()
    {
        using var elsewhere = new TemporaryFolder();

        var run = await Curator.RunAsync("review", "main", "main", "--repo", elsewhere.Path);

        Assert.Equal(new CuratorRun(2, "", $"{elsewhere.Path}: is not inside a git repository.\n"), run);
    }

    [Fact]
    public async Task Branches_without_common_history_are_told()
    {
        Git("checkout", "--quiet", "--orphan", "other");
        Commit(("README.md", Start + Third));

        var run = await Curator.RunAsync("review", "main", "other", "--repo", _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{_folder.Path}: the two revisions have no common history here.", run.Error, StringComparison.Ordinal);
    }

    private async Task<JsonNode> ReviewAsync(string before, string head, params string[] options)
    {
        var run = await Curator.RunAsync(["review", before, head, "--repo", _folder.Path, "--format", "json", .. options]);
        Assert.Equal("", run.Error);
        return JsonNode.Parse(run.Out)!;
    }

    private void Commit(params (string Path, string Text)[] files) => _folder.Commit("change", files);

    private void Git(params string[] arguments) => _folder.Git(arguments);
}
