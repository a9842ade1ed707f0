using CuratorBot.Cli;
using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Conversations;
using CuratorBot.Service.Intake;
using CuratorBot.Testing;

namespace CuratorBot.Service.Tests;

/// <summary>A proposed paper is new or not on the day that its issue was opened, whoever answers and whenever.</summary>
public sealed class ProposalDayTests : IDisposable
{
    private const string Title = "Identity Mappings in Deep Residual Networks";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2016-08-01", "after discussion")]
    [InlineData("2017-08-01", "It qualifies for the top.")]
    public async Task The_service_and_the_action_answer_alike_however_late(string opened, string said)
    {
        var byService = await AnswerAsync(opened, AnswerOfServiceAsync);
        var byAction = await AnswerAsync(opened, AnswerOfActionAsync);

        Assert.Contains(said, byService, StringComparison.Ordinal);
        Assert.Equal(byService, byAction);
    }

    private static async Task<string> AnswerAsync(string opened, Func<FakeGitHub, FakeRepository, FakeIssue, Task> answer)
    {
        var gitHub = new FakeGitHub(null);
        var repository = gitHub.Add("octo-org", "papers", Lists.Files(Lists.Small.Replace("+200 citations", "+200 citations\n- **< 6 months** : *New Papers* (by discussion)", StringComparison.Ordinal)));
        var issue = repository.OpenIssue("bob", $"Add {Title}", "https://arxiv.org/abs/1603.05027");
        issue.CreatedAt = DateTimeOffset.Parse($"{opened}T23:30:00Z", System.Globalization.CultureInfo.InvariantCulture);
        await answer(gitHub, repository, issue);
        Assert.Empty(gitHub.Violations);
        return Assert.Single(issue.Comments).Body;
    }

    private async Task AnswerOfServiceAsync(FakeGitHub gitHub, FakeRepository repository, FakeIssue issue)
    {
        using var clients = new GitHubClients(
            new GitHubOptions { ApiAddress = new Uri("https://api.github.test/"), Token = "token" },
            TimeProvider.System,
            GitHubHttp.CreateHandler(Network(gitHub), TimeProvider.System));
        await new ProposalHandler(clients, new OwnIdentity(clients), new OnePaper())
            .RunAsync(new WorkItem.AnswerProposal(new PullRequestRef(new RepositoryRef(repository.Owner, repository.Name), issue.Number), null), TestContext.Current.CancellationToken);
    }

    private async Task AnswerOfActionAsync(FakeGitHub gitHub, FakeRepository repository, FakeIssue issue)
    {
        var papers = _folder.Write("papers.jsonl", $$$"""{"title":"{{{Title}}}","externalIds":{"ArXiv":"1603.05027"},"year":2016,"citationCount":1000,"authors":[{"name":"Kaiming He"}],"_asOf":"2016-12-01"}""");
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GITHUB_EVENT_NAME"] = "issues",
            ["GITHUB_EVENT_PATH"] = _folder.Write("event.json", Payloads.IssueOpened(repository, issue).ToJsonString()),
            ["GITHUB_API_URL"] = "https://api.github.test",
            ["GITHUB_REPOSITORY"] = repository.FullName,
            ["GITHUB_TOKEN"] = "token",
        };
        using var log = new StringWriter();
        var host = new CliHost(log, log)
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["SemanticScholar:CachePath"] = "" },
            Environment = name => variables.GetValueOrDefault(name),
            Network = () => Network(gitHub),
        };

        var exitCode = await CuratorCli.RunAsync(["action", "--papers", papers, "--offline"], host, TestContext.Current.CancellationToken);

        Assert.True(exitCode == 0, log.ToString());
    }

    private static FakeHandler Network(FakeGitHub gitHub) => new(request => gitHub.Respond(request), static () => TimeSpan.Zero, TimeProvider.System);

    /// <summary>Knows the paper of the issue as the snapshot of the Action does.</summary>
    private sealed class OnePaper : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(static q => q.Ids.Any(static id => id.Value == "1603.05027") ? (PaperLookup)Record() : new PaperLookup.NotFound())]);

        private static PaperLookup.Found Record() => new(
            new Paper
            {
                Title = Title,
                Year = 2016,
                CitationCount = 1000,
                AsOf = new DateOnly(2016, 12, 1),
                Authors = [new PaperAuthor("Kaiming He")],
                ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "1603.05027" },
            },
            MatchedBy.Id,
            1);
    }
}
