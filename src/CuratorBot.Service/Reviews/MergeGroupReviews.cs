using System.Globalization;
using System.Text.RegularExpressions;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Intake;
using InstallationId = CuratorBot.GitHub.Connections.InstallationId;

namespace CuratorBot.Service.Reviews;

/// <summary>
/// Says on the commit of a merge queue whether the list that it would merge is right: what is right by itself may not be so after those
/// that are merged before it.
/// </summary>
internal sealed partial class MergeGroupReviews(GitHubClients clients, IPaperSource papers, IReviewStore store, TimeProvider clock, ILogger<MergeGroupReviews> logger)
{
    private static readonly TimeSpan LongestJudging = TimeSpan.FromMinutes(1);

    public async Task RunAsync(WorkItem.ReviewMergeGroup group, CancellationToken cancellationToken)
    {
        if (PullRequestOf(group) is not { } pullRequest || !clients.IsApp)
        {
            return;
        }

        var client = await clients.ForRepositoryAsync(group.Repository, group.Installation is { } id ? new InstallationId(id) : null);
        var state = await store.LoadAsync(pullRequest, cancellationToken);
        var snapshot = await new PullRequestReader(client).ReadAsync(pullRequest, group.BaseSha, group.HeadSha, cancellationToken);
        if (snapshot.List == ListState.NotOfPapers)
        {
            return;
        }

        using var patience = new CancellationTokenSource(LongestJudging, clock);
        var reviewer = new Reviewer(papers, patience: () => patience.Token);
        var reviews = new List<Review>();
        foreach (var part in snapshot.Parts)
        {
            reviews.Add(part.Request is { } request
                ? await reviewer.ReviewAsync(state.Of(request), cancellationToken)
                : ListStateReview.Of(part));
        }

        var review = Review.Together(reviews);
        await new CheckRunPublisher(client).PublishAsync(snapshot, review, ReviewComment.Write(review), Publication.None);
        Log.Reviewed(logger, pullRequest, group.HeadSha, review.Verdict);
    }

    /// <summary>After the last try: the queue waits for a check, and must not wait for ever.</summary>
    public async Task GiveUpAsync(WorkItem.ReviewMergeGroup group)
    {
        if (PullRequestOf(group) is { } pullRequest)
        {
            var client = await clients.ForRepositoryAsync(group.Repository, group.Installation is { } id ? new InstallationId(id) : null);
            await new FailurePublisher(client, clients.IsApp).PublishAsync(pullRequest, group.HeadSha, Publication.None);
        }
    }

    /// <summary>The pull request that the queue's branch is named after: <c>refs/heads/gh-readonly-queue/main/pr-7-0123abc</c>.</summary>
    private static PullRequestRef? PullRequestOf(WorkItem.ReviewMergeGroup group) =>
        QueueBranch().Match(group.HeadRef) is { Success: true } match
        && int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new PullRequestRef(group.Repository, number)
            : null;

    [GeneratedRegex("/pr-(?<number>[0-9]+)-[0-9a-f]+$", RegexOptions.NonBacktracking)]
    private static partial Regex QueueBranch();

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Reviewed the merge queue's {HeadSha} of {PullRequest}: {Verdict}")]
        public static partial void Reviewed(ILogger logger, PullRequestRef pullRequest, string headSha, Core.Policies.Verdict verdict);
    }
}
