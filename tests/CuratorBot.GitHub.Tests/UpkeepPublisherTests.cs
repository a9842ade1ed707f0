using CuratorBot.Core.Audits;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.GitHub.Tests;

/// <summary>The pull request with the upkeep of lists.</summary>
public sealed class UpkeepPublisherTests
{
    private const string List =
        """
        # Papers on wind turbines

        ## Criteria

        - A list of top 20 papers published from 2012 to 2016.
        - New papers: papers published in the last 6 months.

        ## Blades
        - **Blade fatigue in cold air** (2016), A. Moen et al. [[pdf]](https://arxiv.org/pdf/1601.00001)
        - **Quiet tips** (2015), B. Lund [[pdf]](https://arxiv.org/pdf/1501.00002)
        - **A catalogue of profiles** (2014), D. Strand [[pdf]](https://arxiv.org/pdf/1401.00003)
        - **Erosion by rain** (2013), H. Ness [[pdf]](https://arxiv.org/pdf/1301.00006)
        - **Storage for islands** (2012), E. Berg et al. [[pdf]](https://arxiv.org/pdf/1202.00004)
        - **Forecasts by the hour** (2012), F. Vik, [[pdf]](https://arxiv.org/pdf/1201.00005)
        - **Inertia from rotors** (2012), I. Dahl [[pdf]](https://arxiv.org/pdf/1201.00007)
        - **Markets at night** (2012), J. Fjell [[pdf]](https://arxiv.org/pdf/1201.00008)
        - **Ice on masts** (2012), K. Holm [[pdf]](http://www.jmlr.org/proceedings/papers/v22/holm12.pdf)

        """;

    private const string Policy = "upkeep: true\nbibliography: top.bib\nrules: { paper-found: off }\n";

    private const string Bibliography = "@misc{old2010, title={Old roads}, year={2010}}\n";

    [Fact]
    public async Task What_needs_no_decision_becomes_a_pull_request_with_a_commit_for_each_kind()
    {
        using var bench = new ReviewBench(Files());

        Assert.Equal((UpkeepState.Written, 1), await PublishAsync(bench));

        var pull = Assert.IsType<FakePullRequest>(bench.Repository.Issues[1]);
        Assert.Equal(("curatorbot/upkeep", "main", "Weekly upkeep of the list"), (pull.HeadBranch, pull.BaseBranch, pull.Title));
        Assert.Equal(["Bring the bibliography up to date", "Bring lines into the form of the list", "Correct links"], SubjectsOf(bench));
        Assert.Contains("(2012), F. Vik [[pdf]](https://arxiv.org/pdf/1201.00005)\n", pull.Head.Files["README.md"], StringComparison.Ordinal);
        Assert.Contains("K. Holm [[pdf]](https://proceedings.mlr.press/v22/holm12.pdf)\n", pull.Head.Files["README.md"], StringComparison.Ordinal);
        Assert.DoesNotContain("Old roads", pull.Head.Files["top.bib"], StringComparison.Ordinal);
        Assert.Equal(Policy, pull.Head.Files[".github/curator.yml"]);
        Assert.Contains("### Links (1)\n\n- README.md, line 17, **Ice on masts**: ", pull.Body, StringComparison.Ordinal);
        Assert.Contains("### Form of the lines (1)\n\n- README.md, line 14, **Forecasts by the hour**: ", pull.Body, StringComparison.Ordinal);
        Assert.Contains("- top.bib, line 1, **Old roads**: The entry old2010 is removed: it belongs to no paper of the top.\n", pull.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_again_it_writes_nothing_and_after_the_merge_there_is_nothing_to_do()
    {
        using var bench = new ReviewBench(Files());
        await PublishAsync(bench);
        bench.GitHub.ForgetRequests();

        Assert.Equal((UpkeepState.UpToDate, 1), await PublishAsync(bench));
        Assert.Equal(0, bench.GitHub.Writes);

        Merge(bench);
        Assert.Equal((UpkeepState.NothingToDo, null), await PublishAsync(bench));
        Assert.DoesNotContain("curatorbot/upkeep", bench.Repository.Branches.Keys);
    }

    [Fact]
    public async Task When_the_list_goes_on_the_branch_starts_again_without_force()
    {
        using var bench = new ReviewBench(Files());
        await PublishAsync(bench);
        var before = bench.Repository.Branches["curatorbot/upkeep"];

        // The same line is corrected by hand, and another one breaks.
        bench.Repository.Push("main", Change(List.Replace("F. Vik, [[pdf]]", "F. Vik [[pdf]]", StringComparison.Ordinal).Replace("J. Fjell [[pdf]]", "J. Fjell, [[pdf]]", StringComparison.Ordinal)));
        Assert.Equal((UpkeepState.Written, 1), await PublishAsync(bench));

        var head = bench.Repository.Branches["curatorbot/upkeep"];
        Assert.Contains(before.Sha, head.History().Select(static commit => commit.Sha));
        Assert.Contains(bench.Repository.Branches["main"].Sha, head.History().Select(static commit => commit.Sha));
        Assert.Contains("J. Fjell [[pdf]]", head.Files["README.md"], StringComparison.Ordinal);
        Assert.Contains("**Markets at night**", bench.Repository.Issues[1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("README.md, line 14", bench.Repository.Issues[1].Body, StringComparison.Ordinal);
        Assert.Equal((UpkeepState.UpToDate, 1), await PublishAsync(bench));
    }

    [Fact]
    public async Task What_somebody_else_has_committed_to_is_left_to_them_and_that_is_said_once()
    {
        using var bench = new ReviewBench(Files());
        await PublishAsync(bench);
        var mine = bench.Repository.Commit(bench.Repository.Branches["curatorbot/upkeep"], Change(List)) with { Author = "alice" };
        bench.Repository.Commits[mine.Sha] = mine;
        bench.Repository.Move("curatorbot/upkeep", mine);
        bench.Repository.Push("main", Change(List + "- **Rust** (2012), L. Eide, [[pdf]](https://arxiv.org/pdf/1201.00010)\n"));

        Assert.Equal((UpkeepState.LeftToAnother, 1), await PublishAsync(bench));
        Assert.Equal((UpkeepState.LeftToAnother, 1), await PublishAsync(bench));

        Assert.Equal(mine.Sha, bench.Repository.Branches["curatorbot/upkeep"].Sha);
        Assert.Equal(
            "<!-- curatorbot:upkeep-stopped -->\nalice has committed to this branch, so CuratorBot leaves the branch and this description as they are. To have it go on, merge or close this pull request and delete the branch.",
            Assert.Single(bench.Repository.Issues[1].Comments).Body);
    }

    [Fact]
    public async Task A_pull_request_that_was_closed_is_not_opened_again_until_its_branch_is_gone()
    {
        using var bench = new ReviewBench(Files());
        await PublishAsync(bench);
        bench.Repository.Issues[1].State = "closed";

        Assert.Equal((UpkeepState.Unwanted, 1), await PublishAsync(bench));
        bench.Repository.Branches.Remove("curatorbot/upkeep");
        Assert.Equal((UpkeepState.Written, 2), await PublishAsync(bench));
    }

    [Fact]
    public async Task What_a_process_left_that_died_is_finished()
    {
        using var bench = new ReviewBench(Files());
        await PublishAsync(bench);
        var done = bench.Repository.Branches["curatorbot/upkeep"];
        bench.Repository.Issues.Clear();
        bench.Repository.Branches["curatorbot/upkeep"] = done.Parent!;

        Assert.Equal((UpkeepState.Written, 1), await PublishAsync(bench));

        Assert.Equal(done.Files, bench.Repository.Branches["curatorbot/upkeep"].Files);
    }

    [Fact]
    public async Task When_there_is_nothing_left_to_do_the_pull_request_is_closed()
    {
        using var bench = new ReviewBench(Files());
        await PublishAsync(bench);
        bench.Repository.Push("main", bench.Repository.Branches["curatorbot/upkeep"].Files.ToDictionary(static file => file.Key, static file => (string?)file.Value, StringComparer.Ordinal));

        Assert.Equal((UpkeepState.NothingToDo, null), await PublishAsync(bench));

        Assert.Equal("closed", bench.Repository.Issues[1].State);
        Assert.DoesNotContain("curatorbot/upkeep", bench.Repository.Branches.Keys);
    }

    [Theory]
    [InlineData("bibliography: top.bib\n", null)]
    [InlineData(Policy, "The service is down")]
    public async Task It_is_off_by_default_and_waits_for_a_whole_audit(string policy, string? problem)
    {
        using var bench = new ReviewBench(Files(policy));
        bench.Papers = new KnownPapers() { Problem = problem };

        Assert.Equal((UpkeepState.NotDone, null), await PublishAsync(bench));
        Assert.Equal(0, bench.GitHub.Writes);
    }

    private static IReadOnlyList<string> SubjectsOf(ReviewBench bench) =>
        [.. bench.Repository.Branches["curatorbot/upkeep"].History().Select(static commit => commit.Message.Split('\n')[0]).TakeWhile(static subject => subject.Length > 0)];

    private static void Merge(ReviewBench bench)
    {
        var pull = (FakePullRequest)bench.Repository.Issues[1];
        pull.MergedOnto = bench.Repository.Branches["main"];
        pull.State = "closed";
        bench.Repository.Branches["main"] = pull.Head;
    }

    private static Dictionary<string, string> Files(string policy = Policy) =>
        new(StringComparer.Ordinal) { ["README.md"] = List, [".github/curator.yml"] = policy, ["top.bib"] = Bibliography };

    private static Dictionary<string, string?> Change(string list) => new(StringComparer.Ordinal) { ["README.md"] = list };

    private static async Task<(UpkeepState State, int? Number)> PublishAsync(ReviewBench bench)
    {
        var client = await bench.ClientAsync();
        var audits = await RepositoryAudit.RunAsync(client, ReviewBench.Ref, bench.Papers, new DateOnly(2017, 3, 1), TestContext.Current.CancellationToken);
        var outcome = await new UpkeepPublisher(client, ReviewBench.Ref, () => Task.FromResult(bench.GitHub.BotLogin)).PublishAsync([.. audits.Select(static list => list.Audit).OfType<ListAudit>()]);
        Assert.Empty(bench.GitHub.Violations);
        return outcome;
    }
}
