using System.Text;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Tests;

public sealed class FixCommandTests : IDisposable
{
    private const string Branch = "add-identity";
    private const string Faulty = "- **Identity Mappings in Deep Residual Networks** (2016), K. He et al [[pdf]](https://arxiv.org/pdf/1603.05027)";
    private const string Right = "- **Identity Mappings in Deep Residual Networks** (2016), K. He et al. [[pdf]](https://arxiv.org/pdf/1603.05027)";
    private const string OtherFaulty = "- **Wide Residual Networks** (2016), S. Zagoruyko et al [[pdf]](https://arxiv.org/pdf/1605.07146)";
    private const string OtherRight = "- **Wide Residual Networks** (2016), S. Zagoruyko et al. [[pdf]](https://arxiv.org/pdf/1605.07146)";

    private readonly ReviewBench _bench = new();

    public FixCommandTests() => _bench.Repository.Permissions["maria"] = "write";

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_maintainer_has_all_corrected_lines_committed_in_one_commit_with_both_names()
    {
        var pull = await ReviewedAsync($"{Faulty}\n{OtherFaulty}");
        var reviewed = pull.Head;

        Assert.True(await RunAsync(pull, "maria", "/curator fix", comment: 77));

        Assert.Equal(reviewed, pull.Head.Parent);
        Assert.Equal(With($"{Right}\n{OtherRight}"), pull.Head.Files["README.md"]);
        Assert.Equal("Fix 2 lines of the list\n\nCo-authored-by: maria <5+maria@users.noreply.github.com>\nCurator-Command: 77\n", pull.Head.Message);
        Assert.Contains($"Committed {pull.Head.Sha[..7]}: 2 lines are fixed.", Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_the_list_is_in_the_commit_and_no_update_is_forced()
    {
        var pull = await ReviewedAsync(Faulty);
        var before = pull.Head.Files.Where(static file => file.Key != "README.md").ToList();

        await RunAsync(pull, "maria", "/curator fix");

        Assert.Equal(before, pull.Head.Files.Where(static file => file.Key != "README.md"));
        var update = Assert.Single(_bench.GitHub.Requests, static request => request.Method == "PATCH" && request.Path.Contains("/git/refs/", StringComparison.Ordinal));
        Assert.Contains("\"force\":false", update.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_entry_is_fixed_where_it_is_named()
    {
        var pull = await ReviewedAsync($"{Faulty}\n{OtherFaulty}");

        await RunAsync(pull, "maria", "/curator fix \"wide residual\"");

        Assert.Equal(With($"{Faulty}\n{OtherRight}"), pull.Head.Files["README.md"]);
        Assert.Contains(": one line is fixed.", Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_without_a_corrected_line_is_told()
    {
        var pull = await ReviewedAsync(Faulty);
        var head = pull.Head;

        Assert.False(await RunAsync(pull, "maria", "/curator fix \"No such paper\""));

        Assert.Equal(head, pull.Head);
        Assert.Contains("No entry with “No such paper” has a corrected line.", Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_author_may_on_a_branch_of_the_repository()
    {
        var pull = await ReviewedAsync(Faulty);

        await RunAsync(pull, "alice", "/curator fix");

        Assert.Equal(With(Right), pull.Head.Files["README.md"]);
    }

    [Fact]
    public async Task A_stranger_may_not()
    {
        var pull = await ReviewedAsync(Faulty);
        var head = pull.Head;

        Assert.False(await RunAsync(pull, "mallory", "/curator fix"));

        Assert.Equal(head, pull.Head);
        Assert.Contains("Only people who may push", Answer(pull), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("maria")]
    public async Task To_a_fork_nothing_can_be_pushed_and_the_answer_says_what_to_do_there(string who)
    {
        var pull = _bench.Repository.Open("alice", "Add a paper", "Please.", Files(With(Faulty)));
        await _bench.ReviewAsync(pull);
        var head = pull.Head;

        Assert.False(await RunAsync(pull, who, "/curator fix"));

        Assert.Equal(head, pull.Head);
        Assert.Contains("This branch is in a fork", Answer(pull), StringComparison.Ordinal);
        Assert.Contains("Commit suggestion", Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_has_moved_on_since_the_review_is_left_alone_and_reviewed_again()
    {
        var pull = await ReviewedAsync(Faulty);
        _bench.Repository.Move(Branch, _bench.Repository.Commit(pull.Head, Files(With($"{Faulty}\n{OtherFaulty}"))));
        var head = pull.Head;

        Assert.True(await RunAsync(pull, "maria", "/curator fix"));

        Assert.Equal(head, pull.Head);
        Assert.Contains("The branch has other commits than the ones I reviewed", Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_in_the_last_moment_is_not_lost()
    {
        var pull = await ReviewedAsync(Faulty);
        FakeCommit? theirs = null;
        _bench.GitHub.Fault = request =>
        {
            if (theirs is null && request.Method == "PATCH" && request.Path.Contains("/git/refs/", StringComparison.Ordinal))
            {
                theirs = _bench.Repository.Commit(pull.Head, Files(With($"{Faulty}\n{OtherFaulty}")));
                _bench.Repository.Move(Branch, theirs);
            }

            return null;
        };

        await RunAsync(pull, "maria", "/curator fix");

        Assert.Equal(theirs, pull.Head);
        Assert.Contains("The branch has other commits than the ones I reviewed", Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_crash_between_commit_and_answer_there_is_no_second_commit()
    {
        var pull = await ReviewedAsync($"{Faulty}\n{OtherFaulty}");
        await RunAsync(pull, "maria", "/curator fix \"wide residual\"", comment: 77);
        var head = pull.Head;
        pull.Comments.RemoveAll(c => c.Author == _bench.GitHub.BotLogin && c.Body.Contains("Committed", StringComparison.Ordinal));
        await _bench.ReviewAsync(pull);

        await RunAsync(pull, "maria", "/curator fix \"wide residual\"", comment: 77);

        Assert.Equal(head, pull.Head);
        Assert.Contains($"Committed {head.Sha[..7]}.", Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_protected_branch_keeps_what_it_has()
    {
        var pull = await ReviewedAsync(Faulty);
        var head = pull.Head;
        _bench.Repository.Protected.Add(Branch);

        Assert.False(await RunAsync(pull, "maria", "/curator fix"));

        Assert.Equal(head, pull.Head);
        Assert.Contains("the branch may be protected", Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_permission_the_answer_names_it()
    {
        var pull = await ReviewedAsync(Faulty);
        _bench.GitHub.Fault = static request => request.Method == "POST" && request.Path.EndsWith("/git/trees", StringComparison.Ordinal)
            ? new FakeResponse(403, """{"message":"Resource not accessible by integration","documentation_url":"https://docs.github.com/rest"}""")
            : null;

        Assert.False(await RunAsync(pull, "maria", "/curator fix"));

        Assert.Contains("`contents: write`", Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_no_text_can_carry_are_not_written_anew()
    {
        var bytes = Encoding.UTF8.GetBytes(With(Faulty)).Concat(new byte[] { (byte)'\n', 0xE9, (byte)'\n' }).ToArray();
        var pull = await ReviewedAsync(null, $"bytes:{Convert.ToHexString(bytes)}");
        var head = pull.Head;

        Assert.False(await RunAsync(pull, "maria", "/curator fix"));

        Assert.Equal(head, pull.Head);
        Assert.Contains("not UTF-8 text", Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_stay_as_they_are()
    {
        var pull = await ReviewedAsync(null, With(Faulty).Replace("\n", "\r\n", StringComparison.Ordinal));

        await RunAsync(pull, "maria", "/curator fix");

        Assert.Equal(With(Right).Replace("\n", "\r\n", StringComparison.Ordinal), pull.Head.Files["README.md"]);
    }

    [Fact]
    public async Task Where_all_lines_are_right_there_is_nothing_to_commit()
    {
        var pull = await ReviewedAsync(Right);
        var head = pull.Head;

        Assert.False(await RunAsync(pull, "maria", "/curator fix"));

        Assert.Equal(head, pull.Head);
        Assert.Contains("There is nothing to fix", Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_whom_github_no_longer_knows_is_not_named()
    {
        _bench.Repository.Permissions["ghost"] = "write";
        var pull = await ReviewedAsync(Faulty);

        await RunAsync(pull, "ghost", "/curator fix", comment: 77);

        Assert.Equal("Fix a line of the list\n\nCurator-Command: 77\n", pull.Head.Message);
    }

    [Theory]
    [InlineData("topic/ä+b&c%20d")]
    [InlineData("a#b?c")]
    public async Task Any_name_of_a_branch_is_only_a_name(string branch)
    {
        var pull = _bench.Repository.OpenFromBranch(branch, "alice", "Add a paper", "Please.", Files(With(Faulty)));
        await _bench.ReviewAsync(pull);

        await RunAsync(pull, "maria", "/curator fix");

        Assert.Equal(With(Right), _bench.Repository.Branches[branch].Files["README.md"]);
    }

    private static string With(string lines) => ReviewBench.List.Replace("### More", $"{lines}\n\n### More", StringComparison.Ordinal);

    private static Dictionary<string, string?> Files(string list) => new(StringComparer.Ordinal) { ["README.md"] = list };

    private async Task<FakePullRequest> ReviewedAsync(string? lines, string? list = null)
    {
        var pull = _bench.Repository.OpenFromBranch(Branch, "alice", "Add a paper", "Please.", Files(list ?? With(lines!)));
        await _bench.ReviewAsync(pull);
        return pull;
    }

    private string Answer(FakePullRequest pull) => Assert.Single(pull.Comments, c => c.Author == _bench.GitHub.BotLogin && c.Body.Contains("/curator fix", StringComparison.Ordinal) && c.Body.Contains("\n> ", StringComparison.Ordinal)).Body;

    private async Task<bool> RunAsync(FakePullRequest pull, string author, string body, long? comment = null)
    {
        var id = comment ?? _bench.GitHub.NextId();
        if (!pull.Comments.Exists(c => c.Id == id))
        {
            pull.Comments.Add(new FakeComment { Id = id, Author = author, Body = body });
        }

        var client = await _bench.ClientAsync();
        var runner = new CommandRunner(client, _bench.Papers, _bench.Store, new ReplyPublisher(client, () => Task.FromResult(_bench.GitHub.BotLogin)), TimeProvider.System);
        var outcome = await runner.RunAsync(
            new CommandComment(new PullRequestRef(ReviewBench.Ref, pull.Number), IsPullRequest: true, id, author, body),
            await BaseList.ReadAsync(client, ReviewBench.Ref),
            TestContext.Current.CancellationToken);
        Assert.Empty(_bench.GitHub.Violations);
        return outcome.Review;
    }
}
