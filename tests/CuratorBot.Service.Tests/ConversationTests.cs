using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Conversations;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Reviews;

namespace CuratorBot.Service.Tests;

/// <summary>Comments, issues and audits as the service carries them out.</summary>
public sealed class ConversationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2017-02-01T00:00:00Z", true)]
    [InlineData("2018-02-01T00:00:00Z", false)]
    public async Task A_paper_is_new_or_not_on_the_day_that_it_was_suggested_on_however_late_the_answer_comes(string suggestedAt, bool isNew)
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.Repository.Push("main", new Dictionary<string, string?>(StringComparer.Ordinal) { [PolicyFile.DefaultPath] = "new-papers: { months: 6 }\n" });
        bench.LookUp = static _ => new PaperLookup.Found(new Paper { Title = "Long tunnels of the north", Year = 2017, PublicationDate = new DateOnly(2017, 1, 20), CitationCount = 1 }, MatchedBy.Id, 1);
        var issue = bench.Repository.OpenIssue("bob", "Add https://arxiv.org/abs/1701.00001", null);
        issue.CreatedAt = DateTimeOffset.Parse(suggestedAt, System.Globalization.CultureInfo.InvariantCulture);
        bench.Clock.Advance(TimeSpan.FromDays(600));

        await bench.Get<ProposalHandler>().RunAsync(new WorkItem.AnswerProposal(ServiceBench.RefOf(issue), 1), Token);

        Assert.Equal(isNew, Assert.Single(issue.Comments).Body.Contains("it belongs in “New Papers”", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/curator review", true)]
    [InlineData("/curator help", false)]
    public async Task A_command_that_changes_a_review_queues_one(string body, bool reviews)
    {
        await using var bench = await ServiceBench.CreateAsync();
        var pull = bench.Open();
        var comment = new FakeComment { Id = bench.GitHub.NextId(), Author = "bob", Body = body };
        pull.Comments.Add(comment);

        await bench.Get<CommandHandler>().RunAsync(new WorkItem.RunCommands(ServiceBench.RefOf(pull), true, comment.Id, "bob", body, 1), Token);

        Assert.Equal(reviews ? ["pull-1"] : [], await bench.QueuedAsync());
        Assert.Equal(reviews ? 1 : 2, pull.Comments.Count);
        Assert.Empty(bench.GitHub.Violations);
    }

    [Fact]
    public async Task Who_we_are_is_asked_once()
    {
        await using var bench = await ServiceBench.CreateAsync();
        var client = await bench.Get<GitHubClients>().ForRepositoryAsync(ServiceBench.Ref);
        var self = bench.Get<OwnIdentity>();

        Assert.Equal(bench.GitHub.BotLogin, await self.LoginAsync(client));
        Assert.Equal(bench.GitHub.BotLogin, await self.LoginAsync(client));

        Assert.Single(bench.GitHub.Requests, static r => r.Path == "/app");
    }

    [Theory]
    [InlineData(403, true)]
    [InlineData(410, true)]
    [InlineData(404, false)]
    public async Task An_audit_whose_issue_may_not_be_written_is_given_up_and_what_may_be_had_later_is_not(int status, bool isGivenUp)
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.Repository.Push("main", Lists.Change(Lists.SmallWithoutYear));
        bench.GitHub.Fault = request => request.Path.EndsWith("/issues", StringComparison.Ordinal) && request.Method == "POST" ? new FakeResponse(status, """{"message":"No"}""") : null;

        var problem = await Record.ExceptionAsync(() => bench.Get<AuditHandler>().RunAsync(new WorkItem.AuditList(ServiceBench.Ref, 1), Token));

        Assert.Equal(isGivenUp, problem is null);
        Assert.Contains(bench.GitHub.Requests, static r => r.Path.EndsWith("/issues", StringComparison.Ordinal) && r.Method == "POST");
    }

    [Theory]
    [InlineData(Lists.Small, 0)]
    [InlineData("# Tool\n\nA tool.\n\n- [Documentation](https://example.org/docs)\n", 0)]
    public async Task A_list_that_is_sound_and_a_repository_without_one_get_no_issue(string list, int issues)
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.Repository.Push("main", Lists.Change(list));

        await bench.Get<AuditHandler>().RunAsync(new WorkItem.AuditList(ServiceBench.Ref, 1), Token);

        Assert.Equal(issues, bench.Repository.Issues.Count);
    }
}
