using CuratorBot.Core.Papers;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Reviews;

namespace CuratorBot.Service.Conversations;

/// <summary>Carries out the commands of a comment with the clients and the store of this service.</summary>
internal sealed class CommandHandler
{
    private readonly GitHubClients _clients;
    private readonly OwnIdentity _self;
    private readonly IPaperSource _papers;
    private readonly IReviewStore _store;
    private readonly RelatedReviews _reviews;
    private readonly TimeProvider _clock;

    public CommandHandler(GitHubClients clients, OwnIdentity self, IPaperSource papers, IReviewStore store, RelatedReviews reviews, TimeProvider clock)
    {
        _clients = clients;
        _self = self;
        _papers = papers;
        _store = store;
        _reviews = reviews;
        _clock = clock;
    }

    public async Task RunAsync(WorkItem.RunCommands work, CancellationToken cancellationToken)
    {
        var client = await _clients.ForRepositoryAsync(work.Issue.Repository, work.Installation is { } id ? new InstallationId(id) : null);
        var list = await BaseList.ReadOfAsync(client, work.Issue, work.IsPullRequest);
        var runner = new CommandRunner(client, _papers, _store, new ReplyPublisher(client, () => _self.LoginAsync(client)), _clock);
        var outcome = await runner.RunAsync(new CommandComment(work.Issue, work.IsPullRequest, work.CommentId, work.Author, work.Body, work.Kind), list, cancellationToken);
        if ((IReadOnlyList<int>)[.. outcome.Review ? [work.Issue.Number] : (int[])[], .. outcome.Opened] is { Count: > 0 } numbers)
        {
            await _reviews.QueueAsync(work.Issue.Repository, numbers, work.Installation, cancellationToken);
        }
    }
}
