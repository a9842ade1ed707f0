using CuratorBot.Core.Papers;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Proposals;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.Service.Intake;

namespace CuratorBot.Service.Conversations;

/// <summary>Answers an issue that suggests a paper; other issues are left alone.</summary>
internal sealed class ProposalHandler
{
    private readonly GitHubClients _clients;
    private readonly OwnIdentity _self;
    private readonly IPaperSource _papers;

    public ProposalHandler(GitHubClients clients, OwnIdentity self, IPaperSource papers)
    {
        _clients = clients;
        _self = self;
        _papers = papers;
    }

    public async Task RunAsync(WorkItem.AnswerProposal work, CancellationToken cancellationToken)
    {
        var (owner, name) = work.Issue.Repository;
        var client = await _clients.ForRepositoryAsync(work.Issue.Repository, work.Installation is { } id ? new InstallationId(id) : null);
        var issue = await client.Issue.Get(owner, name, work.Issue.Number);
        if (ProposalReader.Read(issue.Title, issue.Body) is not { } proposal)
        {
            return;
        }

        var list = await BaseList.ReadAsync(client, work.Issue.Repository);
        if (await new ProposalAnswer(_papers).WriteAsync(proposal, list, DateOnly.FromDateTime(issue.CreatedAt.UtcDateTime), cancellationToken) is { } answer)
        {
            await new ReplyPublisher(client, () => _self.LoginAsync(client)).PublishAsync(work.Issue, 0, answer);
        }
    }
}
