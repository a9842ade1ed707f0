using CuratorBot.Core.Policies;
using CuratorBot.Fakes;
using Octokit;

namespace CuratorBot.GitHub.Tests;

public sealed class SwapCommandTests : IDisposable
{
    private const string Leaving = "- **Layer Normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)\n";
    private const string Swap = "/curator swap \"layer normalization\"";

    private readonly CommandBench _bench = new();

    private static string Swapped => Lists.SmallWithAddition.Replace(Leaving, "", StringComparison.Ordinal);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("maria")]
    [InlineData("alice")]
    public async Task A_maintainer_and_the_author_take_a_paper_out_of_the_full_top_in_one_commit_on_the_reviewed_head(string who)
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        var reviewed = pull.Head;

        Assert.True(await _bench.GiveAsync(pull, who, Swap, comment: 77));

        Assert.Equal(reviewed, pull.Head.Parent);
        Assert.Equal(Swapped, pull.Head.Files["README.md"]);
        Assert.Equal($"Take a paper out of the top\n\nCo-authored-by: {who} <5+{who}@users.noreply.github.com>\nCurator-Command: 77\n", pull.Head.Message);
        Assert.Equal($"> /curator swap \"layer normalization\"\n\nCommitted {pull.Head.Sha[..7]}: “Layer Normalization” is no longer in “More Papers from 2016”.", _bench.Answer(pull));
        Assert.Contains("\"force\":false", Assert.Single(_bench.BranchUpdates), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_it_the_review_passes()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        await _bench.GiveAsync(pull, "maria", Swap);

        var outcome = await _bench.Reviews.ReviewAsync(pull);

        Assert.DoesNotContain(outcome.Review!.Findings, static finding => finding.Severity == Severity.Failure);
        Assert.Equal((3, 3), (outcome.Review.TopBefore, outcome.Review.TopAfter));
    }

    [Fact]
    public async Task A_stranger_may_not()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        var head = pull.Head;

        Assert.False(await _bench.GiveAsync(pull, "mallory", Swap));

        Assert.Equal(head, pull.Head);
        Assert.Contains("Only people who may push", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("maria")]
    public async Task To_a_fork_nothing_is_pushed_and_the_answer_has_the_whole_change_as_a_patch(string who)
    {
        var pull = await _bench.ReviewedForkAsync(Lists.Change(Lists.SmallWithAddition));
        var head = pull.Head;

        Assert.False(await _bench.GiveAsync(pull, who, Swap));

        Assert.Equal(head, pull.Head);
        Assert.Equal(
            """
            > /curator swap "layer normalization"

            This branch is in a fork, and GitHub does not let me push there. This patch makes the whole change: save it as a file and run `git apply FILE` on the branch.

            ```diff
            --- a/README.md
            +++ b/README.md
            @@ -14,7 +14,6 @@
             - **Identity Mappings in Deep Residual Networks** (2016), K. He et al. [[pdf]](https://arxiv.org/pdf/1603.05027)
             
             ### More Papers from 2016
            -- **Layer Normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)
             
             ### New Papers
             - Wasserstein GAN (2017), M. Arjovsky et al. [[pdf]](https://arxiv.org/pdf/1701.07875)
            \ No newline at end of file
            ```
            """.ReplaceLineEndings("\n"),
            _bench.Answer(pull));
    }

    [Fact]
    public async Task A_stranger_is_shown_no_patch()
    {
        var pull = await _bench.ReviewedForkAsync(Lists.Change(Lists.SmallWithAddition));

        await _bench.GiveAsync(pull, "mallory", Swap);

        Assert.Contains("Only people who may push", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_has_moved_on_is_left_alone_and_reviewed_again()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        _bench.Repository.Move(CommandBench.Branch, _bench.Repository.Commit(pull.Head, Lists.Change(Lists.SmallWithAddition + "\nBye.\n")));
        var head = pull.Head;

        Assert.True(await _bench.GiveAsync(pull, "maria", Swap));

        Assert.Equal(head, pull.Head);
        Assert.Contains("The branch has other commits than the ones I reviewed", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_protected_branch_keeps_what_it_has()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        var head = pull.Head;
        _bench.Repository.Protected.Add(CommandBench.Branch);

        Assert.False(await _bench.GiveAsync(pull, "maria", Swap));

        Assert.Equal(head, pull.Head);
        Assert.Contains("the branch may be protected", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_above_a_megabyte_goes_to_GitHub_as_a_file_of_its_own()
    {
        var padding = $"\n\n<!-- {string.Concat(Enumerable.Repeat("0123456789 论文\n", 80_000))} -->\n";
        using var bench = new CommandBench(Lists.Files(Lists.Small + padding));
        var pull = await bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition + padding));

        Assert.True(await bench.GiveAsync(pull, "maria", Swap));

        Assert.Equal(Swapped + padding, pull.Head.Files["README.md"]);
        Assert.Single(bench.GitHub.Requests, static request => request.Method == "POST" && request.Path.EndsWith("/git/blobs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_that_are_given_at_once_one_is_followed()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));

        await Task.WhenAll(_bench.GiveAsync(pull, "maria", Swap), _bench.GiveAsync(pull, "alice", "/curator swap \"going deeper\""));

        Assert.Equal(2, _bench.Commits(pull.Head).Count);
        Assert.Equal(3, pull.Head.Files["README.md"].Split('\n').Count(static line => line.StartsWith("- **", StringComparison.Ordinal) && line.Contains("[[pdf]]", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/git/trees")]
    [InlineData("/git/commits")]
    [InlineData("/git/refs/heads/add-identity")]
    public async Task After_a_crash_before_the_commit_it_is_made_once(string at)
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        _bench.GitHub.Fault = request => request.Method != "GET" && request.Path.EndsWith(at, StringComparison.Ordinal) ? new FakeResponse(500, "{}") : null;
        await Assert.ThrowsAnyAsync<ApiException>(() => _bench.GiveAsync(pull, "maria", Swap, comment: 77));
        _bench.GitHub.Fault = null;

        await _bench.GiveAsync(pull, "maria", Swap, comment: 77);

        Assert.Equal(2, _bench.Commits(pull.Head).Count);
        Assert.Equal(Swapped, pull.Head.Files["README.md"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_crash_behind_the_commit_there_is_no_second_one_though_others_have_pushed_since(bool pushed)
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        _bench.GitHub.Fault = static request => request.Method == "POST" && request.Path.EndsWith("/comments", StringComparison.Ordinal) ? new FakeResponse(500, "{}") : null;
        await Assert.ThrowsAnyAsync<ApiException>(() => _bench.GiveAsync(pull, "maria", Swap, comment: 77));
        _bench.GitHub.Fault = null;
        var made = pull.Head;
        if (pushed)
        {
            _bench.Repository.Move(CommandBench.Branch, _bench.Repository.Commit(pull.Head, Lists.Change(Swapped + "\nBye.\n")));
        }

        var head = pull.Head;
        await _bench.Reviews.ReviewAsync(pull);
        await _bench.GiveAsync(pull, "maria", Swap, comment: 77);

        Assert.Equal(head, pull.Head);
        Assert.EndsWith($"\n\nCommitted {made.Sha[..7]}.", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_commands_of_one_comment_follow_each_other()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition.Replace("K. He et al. [[pdf]](https://arxiv.org/pdf/1603", "K. He et al [[pdf]](https://arxiv.org/pdf/1603", StringComparison.Ordinal)));

        Assert.True(await _bench.GiveAsync(pull, "maria", $"/curator fix\n{Swap}", comment: 77));

        Assert.Equal(Swapped, pull.Head.Files["README.md"]);
        Assert.Equal([77, 77], _bench.Commits(pull.Head).Take(2).Select(static commit => int.Parse(commit.Message.Split("Curator-Command: ")[1].Split('-')[0].Trim(), System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains(": one line is fixed.", _bench.Answer(pull), StringComparison.Ordinal);
        Assert.Contains("is no longer in", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wasserstein", "“Wasserstein GAN” is not in the top, so taking it out makes no room.")]
    [InlineData("identity mappings", "“Identity Mappings in Deep Residual Networks” comes into the top with this pull request. Name a paper that was there before.")]
    [InlineData("deep", "3 entries fit “deep”. Give more of the title.")]
    [InlineData("no such paper", "Neither this pull request nor the list has an entry “no such paper”.")]
    public async Task A_paper_that_cannot_make_room_is_told(string words, string answer)
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        var head = pull.Head;

        Assert.False(await _bench.GiveAsync(pull, "maria", $"/curator swap \"{words}\""));

        Assert.Equal(head, pull.Head);
        Assert.EndsWith(answer, _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_top_has_room_no_paper_has_to_leave()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Swapped));

        Assert.False(await _bench.GiveAsync(pull, "maria", "/curator swap \"going deeper\""));

        Assert.EndsWith("No paper has to leave: with this pull request the top holds 3 papers, and 3 are allowed.", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_entry_of_the_bibliography_goes_with_it_and_no_other()
    {
        const string Others = "@article{he, title={Deep residual learning for image recognition}, year={2016}}\n@article{szegedy, title={Going deeper with convolutions}, year={2015}}\n";
        const string Own = "@article{ba, title={Layer Normalization}, year={2016}}\n";
        const string Stranger = "@article{knuth, title={Literate programming}, year={1984}}\n";
        var files = new Dictionary<string, string>(Lists.Files(Lists.Small)) { ["top.bib"] = Others + Own + Stranger, [PolicyFile.DefaultPath] = "bibliography: top.bib\n", ["index.html"] = "x" };
        using var bench = new CommandBench(files);
        var pull = await bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));

        await bench.GiveAsync(pull, "maria", Swap);

        Assert.Equal(Swapped, pull.Head.Files["README.md"]);
        Assert.Equal(Others + Stranger, pull.Head.Files["top.bib"]);
        Assert.Equal(["README.md", "top.bib"], pull.Head.Files.Where(file => pull.Head.Parent!.Files[file.Key] != file.Value).Select(static file => file.Key));
    }

    [Fact]
    public async Task What_a_title_says_stands_in_no_commit_and_mentions_nobody()
    {
        const string Hostile = "- **Fixes #1 @octocat [x](javascript:y) ::set-output** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)\n";
        using var bench = new CommandBench(Lists.Files(Lists.Small.Replace(Leaving, Hostile, StringComparison.Ordinal)));
        var pull = await bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition.Replace(Leaving, Hostile, StringComparison.Ordinal)));

        await bench.GiveAsync(pull, "maria", "/curator swap \"octocat\"");

        Assert.Equal(Swapped, pull.Head.Files["README.md"]);
        Assert.Equal("Take a paper out of the top", pull.Head.Message.Split('\n')[0]);
        Assert.DoesNotContain("@octocat", bench.Answer(pull), StringComparison.Ordinal);
        Assert.DoesNotContain("[x](", bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_lists_candidates_and_swap_are_about_the_one_with_the_full_top_that_is_changed()
    {
        var files = new Dictionary<string, string> { [PolicyFile.DefaultPath] = "lists: [a.md, b.md, c.md]\n", ["a.md"] = TopicLists.List("Seeing", 1), ["b.md"] = Lists.Small, ["c.md"] = Lists.Small.Replace("Layer", "Other layer", StringComparison.Ordinal) };
        using var bench = new CommandBench(files);
        var pull = await bench.ReviewedAsync(new Dictionary<string, string?> { ["a.md"] = TopicLists.List("Seeing", 1) + TopicLists.Sound, ["b.md"] = Lists.SmallWithAddition });
        var before = pull.Head;

        await bench.GiveAsync(pull, "bob", "/curator candidates");
        Assert.StartsWith("> /curator candidates\n\nb.md\n\nThese could leave the top", bench.Answer(pull), StringComparison.Ordinal);
        Assert.DoesNotContain("Other layer", bench.Answer(pull), StringComparison.Ordinal);

        Assert.True(await bench.GiveAsync(pull, "maria", Swap));
        Assert.Equal(["b.md"], pull.Head.Files.Where(file => before.Files[file.Key] != file.Value).Select(static file => file.Key));
        Assert.Equal(Swapped, pull.Head.Files["b.md"]);
    }
}
