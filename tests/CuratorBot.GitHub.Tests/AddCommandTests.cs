using CuratorBot.Core.Policies;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using Octokit;

namespace CuratorBot.GitHub.Tests;

public sealed class AddCommandTests : IDisposable
{
    private const string Add = "/curator add ARXIV:1603.05027 to \"Models\"";
    private const string Line = "- **Identity Mappings in Deep Residual Networks** (2016), K. He et al. [[pdf]](https://arxiv.org/pdf/1603.05027)\n";
    private const string Branch = "curatorbot/add-arxiv-1603.05027";

    private readonly CommandBench _bench = new();
    private readonly FakeIssue _issue;

    public AddCommandTests() => _issue = Suggest(_bench);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_maintainer_gets_a_pull_request_with_the_line_at_its_place_in_one_commit()
    {
        await _bench.GiveAsync(_issue, "maria", Add, comment: 77);

        var pull = Assert.Single(Pulls(_bench));
        Assert.Equal((Branch, "main", "curatorbot[bot]", "Add Identity Mappings in Deep Residual Networks"), (pull.HeadBranch, pull.BaseBranch, pull.Author, pull.Title));
        Assert.Equal($"maria asked for this in a comment on #{_issue.Number}.\n\nCloses #{_issue.Number}", pull.Body);
        Assert.Equal(_bench.Repository.Branches["main"], pull.Head.Parent);
        Assert.Equal("Add a paper (ARXIV:1603.05027)\n\nCo-authored-by: maria <5+maria@users.noreply.github.com>\nCurator-Command: 77\n", pull.Head.Message);
        Assert.Equal(Lists.Small.Replace("\n\n### More", $"\n{Line}\n### More", StringComparison.Ordinal), pull.Head.Files["README.md"]);
        Assert.EndsWith(
            $"Pull request #{pull.Number} adds “Identity Mappings in Deep Residual Networks” to “Models”. The top would then hold more papers than the 3 that are allowed: a comment `/curator swap \"TITLE\"` there takes one out.",
            _bench.Answer(_issue),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_a_swap_makes_room_and_the_review_passes()
    {
        await _bench.GiveAsync(_issue, "maria", Add);
        var pull = Assert.Single(Pulls(_bench));
        await _bench.Reviews.ReviewAsync(pull);

        Assert.True(await _bench.GiveAsync(pull, "maria", "/curator swap \"layer normalization\""));

        Assert.DoesNotContain((await _bench.Reviews.ReviewAsync(pull)).Review!.Findings, static finding => finding.Severity == Severity.Failure);
    }

    [Theory]
    [InlineData("mallory", "Only people who may push")]
    [InlineData("bob", "Only people who may push")]
    public async Task Who_may_not_push_may_not_though_they_have_suggested_it(string who, string answer)
    {
        await _bench.GiveAsync(_issue, who, Add);

        Assert.Empty(Pulls(_bench));
        Assert.Equal(["main"], _bench.Repository.Branches.Keys);
        Assert.Contains(answer, _bench.Answer(_issue), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_one_paper_there_is_one_pull_request_whatever_it_is_asked_by()
    {
        _bench.Reviews.Papers = new KnownPapers(KnownPapers.Record("Identity Mappings in Deep Residual Networks", 2016, 1000, "1603.05027", "Kaiming He") with { PaperId = new string('a', 40) });
        await _bench.GiveAsync(_issue, "maria", Add);
        var other = _bench.Repository.OpenIssue("carol", "Add another", "https://arxiv.org/abs/1603.05027");

        await _bench.GiveAsync(_issue, "maria", Add);
        await _bench.GiveAsync(other, "maria", $"/curator add {new string('a', 40)} to \"More Papers\"");

        var pull = Assert.Single(Pulls(_bench));
        Assert.EndsWith($"Pull request #{pull.Number} does that already.", _bench.Answer(_issue), StringComparison.Ordinal);
        Assert.EndsWith($"Pull request #{pull.Number} does that already.", _bench.Answer(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_open_one()
    {
        var other = _bench.Repository.OpenIssue("carol", "Add another", "https://arxiv.org/abs/1603.05027");

        await Task.WhenAll(_bench.GiveAsync(_issue, "maria", Add), _bench.GiveAsync(other, "maria", Add));

        Assert.Single(Pulls(_bench));
        Assert.Single(_bench.Commits(Pulls(_bench)[0].Head));
    }

    [Theory]
    [InlineData("POST", "/git/trees")]
    [InlineData("POST", "/git/commits")]
    [InlineData("POST", "/git/refs")]
    [InlineData("POST", "/pulls")]
    [InlineData("POST", "/comments")]
    public async Task After_a_crash_anywhere_there_is_one_pull_request_with_one_commit(string method, string at)
    {
        _bench.GitHub.Fault = request => request.Method == method && request.Path.EndsWith(at, StringComparison.Ordinal) ? new FakeResponse(500, "{}") : null;
        await Assert.ThrowsAnyAsync<ApiException>(() => _bench.GiveAsync(_issue, "maria", Add, comment: 77));
        _bench.GitHub.Fault = null;

        await _bench.GiveAsync(_issue, "maria", Add, comment: 77);

        var pull = Assert.Single(Pulls(_bench));
        Assert.Single(_bench.Commits(pull.Head));
        Assert.Contains($"#{pull.Number}", _bench.Answer(_issue), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_closed_is_not_opened_again_while_its_branch_is_there()
    {
        await _bench.GiveAsync(_issue, "maria", Add);
        var pull = Assert.Single(Pulls(_bench));
        pull.State = "closed";

        await _bench.GiveAsync(_issue, "maria", Add);

        Assert.EndsWith($"Pull request #{pull.Number} did that, and was closed. To have another one, delete its branch `{Branch}` and give the command again.", _bench.Answer(_issue), StringComparison.Ordinal);

        _bench.Repository.Branches.Remove(Branch);
        await _bench.GiveAsync(_issue, "maria", Add);
        Assert.Equal(2, Pulls(_bench).Count);
    }

    [Theory]
    [InlineData("/curator add ARXIV:1512.03385 to Models", "The paper is in the list already: “Deep residual learning for image recognition” in “Models” (line 11).")]
    [InlineData("/curator add ARXIV:1603.05027 to Tools", "README.md has no section “Tools”.")]
    [InlineData("/curator add ARXIV:1603.05027 to papers", "2 sections fit “papers”. Give the whole heading, with the one above it if need be, as in “Audio / Generation”.")]
    [InlineData("/curator add ARXIV:2001.00001 to Models", "Semantic Scholar has no record of it.")]
    [InlineData("/curator add Identity Mappings to Models", "“Identity Mappings” is not a paper's id. An arXiv id (ARXIV:1503.02531), a DOI (DOI:10.1038/nature14236), CorpusId:7200347 or the address of one of them will do.")]
    [InlineData("/curator add ARXIV:1603.05027", "Say which paper goes where: `/curator add ID to \"SECTION\"`, with an id such as ARXIV:1503.02531 or DOI:10.1038/nature14236.")]
    public async Task What_cannot_be_added_is_told(string command, string answer)
    {
        _bench.Reviews.Papers = new KnownPapers(
            KnownPapers.Record("Identity Mappings in Deep Residual Networks", 2016, 1000, "1603.05027", "Kaiming He"),
            KnownPapers.Record("Deep Residual Learning for Image Recognition", 2016, 9000, "1512.03385", "Kaiming He"));

        await _bench.GiveAsync(_issue, "maria", command);

        Assert.Empty(Pulls(_bench));
        Assert.EndsWith(answer, _bench.Answer(_issue), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_pull_request_it_is_told_where_it_works()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));

        await _bench.GiveAsync(pull, "maria", Add);

        Assert.EndsWith("That works on an issue that suggests a paper. On a pull request, add the line to its branch.", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("git/trees", "Resource not accessible by integration")]
    [InlineData("pulls", "GitHub Actions is not permitted to create or approve pull requests.")]
    public async Task Without_the_permission_the_answer_names_it(string at, string message)
    {
        _bench.GitHub.Fault = request => request.Method == "POST" && request.Path.EndsWith($"/{at}", StringComparison.Ordinal)
            ? new FakeResponse(403, $$"""{"message":"{{message}}","documentation_url":"https://docs.github.com/rest"}""")
            : null;

        await _bench.GiveAsync(_issue, "maria", Add);

        Assert.Contains("`contents: write`", _bench.Answer(_issue), StringComparison.Ordinal);
        Assert.Contains("Allow GitHub Actions to create and approve pull requests", _bench.Answer(_issue), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_rule_forbids_such_branches_the_answer_says_that_nothing_was_changed()
    {
        _bench.Repository.Protected.Add(Branch);

        await _bench.GiveAsync(_issue, "maria", Add);

        Assert.Empty(Pulls(_bench));
        Assert.EndsWith("the branch may be protected, or the repository archived. Nothing was changed.", _bench.Answer(_issue), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_merged_while_it_works_is_in_no_danger()
    {
        var before = _bench.Repository.Branches["main"];
        _bench.GitHub.Fault = request =>
        {
            if (request.Method == "POST" && request.Path.EndsWith("/git/trees", StringComparison.Ordinal))
            {
                _bench.GitHub.Fault = null;
                _bench.Repository.Move("main", _bench.Repository.Commit(before, Lists.Change("# Another list\n")));
            }

            return null;
        };

        await _bench.GiveAsync(_issue, "maria", Add);

        // Its one commit follows what it was read from: git merges the line, or says that it cannot.
        Assert.Equal(before.Sha, Assert.Single(Pulls(_bench)).Head.Parent!.Sha);
        Assert.Equal("# Another list\n", _bench.Repository.Branches["main"].Files["README.md"]);
    }

    [Fact]
    public async Task What_a_title_says_closes_nothing_and_tells_nobody()
    {
        _bench.Reviews.Papers = new KnownPapers(KnownPapers.Record("Fixes #1 by @octocat", 2016, 1000, "1603.05027", "Kaiming He"));

        await _bench.GiveAsync(_issue, "maria", Add);

        var pull = Assert.Single(Pulls(_bench));
        Assert.Equal("Add ARXIV:1603.05027", pull.Title);
        Assert.DoesNotContain("octocat", pull.Head.Message + pull.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("@octocat", _bench.Answer(_issue), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DOI:10.1000/a..b~^:?*[lock.lock")]
    [InlineData("DOI:10.1000/../../main")]
    [InlineData("DOI:10.1000/a.-.b")]
    [InlineData("DOI:10.1000/论文@{x}.lock")]
    public async Task Any_id_makes_a_name_that_git_allows(string id)
    {
        _bench.Reviews.Papers = new KnownPapers(KnownPapers.Record("Wide roads", 2016, 1000, null, "Kaiming He") with { ExternalIds = new Dictionary<string, string> { ["DOI"] = id["DOI:".Length..] } });

        await _bench.GiveAsync(_issue, "maria", $"/curator add \"{id}\" to Models");

        var pull = Assert.Single(Pulls(_bench));
        Assert.Matches(@"\Acuratorbot/add-[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9]))*\z", pull.HeadBranch);
        Assert.DoesNotContain(".lock", pull.HeadBranch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_lists_the_one_with_the_section_gets_a_line_of_its_own_form()
    {
        var files = TopicLists.Files();
        files[TopicLists.Speech] += "\n## Odds\n";
        using var bench = new CommandBench(files);
        bench.Reviews.Papers = new KnownPapers(KnownPapers.Record("Tall trees of the west", 2018, 5, "1803.00001", "Ann Ames", "Bob Boyd") with { Venue = "International Conference on Machine Learning" });

        await bench.GiveAsync(Suggest(bench), "maria", "/curator add ARXIV:1803.00001 to Odds");

        var pull = Assert.Single(Pulls(bench));
        Assert.Equal([TopicLists.Speech], pull.Head.Files.Where(file => pull.Head.Parent!.Files[file.Key] != file.Value).Select(static file => file.Key));
        Assert.EndsWith("## Odds\n- Tall trees of the west. A. Ames, B. Boyd. *ICML 2018*. [[pdf]](https://arxiv.org/pdf/1803.00001)\n", pull.Head.Files[TopicLists.Speech], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_of_the_top_comes_into_the_bibliography()
    {
        const string Bib = "@article{he, title={Deep residual learning for image recognition}, year={2016}}\n@article{szegedy, title={Going deeper with convolutions}, year={2015}}\n@article{ba, title={Layer Normalization}, year={2016}}\n";
        using var bench = new CommandBench(new Dictionary<string, string>(Lists.Files(Lists.Small)) { ["top.bib"] = Bib, [PolicyFile.DefaultPath] = "bibliography: top.bib\n" });

        await bench.GiveAsync(Suggest(bench), "maria", Add);

        var pull = Assert.Single(Pulls(bench));
        Assert.StartsWith(Bib, pull.Head.Files["top.bib"], StringComparison.Ordinal);
        Assert.Contains("Identity Mappings", pull.Head.Files["top.bib"], StringComparison.Ordinal);
    }

    private static FakeIssue Suggest(CommandBench bench) => bench.Repository.OpenIssue("bob", "Add Identity Mappings in Deep Residual Networks", "https://arxiv.org/abs/1603.05027");

    private static List<FakePullRequest> Pulls(CommandBench bench) => [.. bench.Repository.Issues.Values.OfType<FakePullRequest>()];
}
