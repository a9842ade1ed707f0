using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Queue;
using Quartz;

namespace CuratorBot.Service.Tests;

/// <summary>Under which name work waits, when it is due, and how often it is tried.</summary>
public sealed class WorkQueueTests
{
    private static readonly PullRequestRef PullRequest = new(ServiceBench.Ref, 1);

    [Fact]
    public async Task A_review_is_tried_as_often_as_the_settings_say_and_what_nobody_is_told_of_for_hours_more()
    {
        await using var bench = await ServiceBench.CreateAsync(configure: static options => (options.Retries, options.RetrySeconds) = (3, 7));
        await AddAsync(bench, new WorkItem.ReviewPullRequest(PullRequest, null));
        await AddAsync(bench, new WorkItem.AnswerProposal(PullRequest, null));
        await AddAsync(bench, new WorkItem.AuditList(ServiceBench.Ref, null));

        var review = await PolicyAsync(bench, "pull-1");
        Assert.Equal((3, TimeSpan.FromSeconds(7), TimeSpan.FromMinutes(10)), (review.MaxAttempts, review.InitialDelay, review.MaxDelay));
        Assert.Equal(3 + 24, (await PolicyAsync(bench, "issue-1")).MaxAttempts);
        Assert.Equal(3 + 24, (await PolicyAsync(bench, "audit")).MaxAttempts);
    }

    [Fact]
    public async Task Without_retries_nothing_is_tried_again()
    {
        await using var bench = await ServiceBench.CreateAsync(configure: static options => options.Retries = 0);
        await AddAsync(bench, new WorkItem.ReviewPullRequest(PullRequest, null));
        await AddAsync(bench, new WorkItem.AnswerProposal(PullRequest, null));

        Assert.All(
            (ITrigger[])[(await bench.QueuedAsync("pull-1")).Trigger, (await bench.QueuedAsync("issue-1")).Trigger],
            static trigger => Assert.True(trigger.RetryPolicy is null or { MaxAttempts: 0 }));
    }

    [Fact]
    public async Task Newer_work_takes_the_place_of_what_waits_for_the_same_thing()
    {
        await using var bench = await ServiceBench.CreateAsync();
        await AddAsync(bench, new WorkItem.ReviewPullRequest(PullRequest, null));
        await AddAsync(bench, new WorkItem.ReviewPullRequest(PullRequest, 7, 2));
        await bench.Get<WorkQueue>().AddAsync([(new WorkItem.ReviewLater(PullRequest, null, 1), "1")], TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(["pull-1", "pull-1-later"], await bench.QueuedAsync());
        var (work, trigger) = await bench.QueuedAsync("pull-1");
        Assert.Equal(new WorkItem.ReviewPullRequest(PullRequest, 7, 2), work);
        Assert.Equal(bench.Clock.GetUtcNow(), trigger.StartTimeUtc);
    }

    [Fact]
    public void Each_thing_has_a_name_of_its_own()
    {
        WorkItem[] items =
        [
            new WorkItem.ReviewPullRequest(PullRequest, null),
            new WorkItem.ReviewLater(PullRequest, null, 1),
            new WorkItem.ReviewHead(ServiceBench.Ref, "abc", null),
            new WorkItem.ReviewBranch(ServiceBench.Ref, "main", null, null),
            new WorkItem.RunCommands(PullRequest, true, 1, "alice", "/curator help", null),
            new WorkItem.AnswerProposal(PullRequest, null),
            new WorkItem.AuditList(ServiceBench.Ref, null),
            new WorkItem.Sweep(1),
            new WorkItem.Sweep(2),
        ];

        var keys = items.Select(static item => WorkQueue.KeyOf(item, "d1")).ToList();

        Assert.Equal(keys.Distinct(), keys);
        Assert.NotEqual(WorkQueue.KeyOf(items[3], "d1"), WorkQueue.KeyOf(items[3], "d2"));
        Assert.All(items.Where(static item => item is not WorkItem.ReviewBranch), static item => Assert.Equal(WorkQueue.KeyOf(item, "d1"), WorkQueue.KeyOf(item, "d2")));
        Assert.All(keys.SkipLast(2), static key => Assert.Equal("octo-org/papers", key.Group));
    }

    private static async Task<RetryPolicy> PolicyAsync(ServiceBench bench, string name)
    {
        var policy = (await bench.QueuedAsync(name)).Trigger.RetryPolicy;
        Assert.NotNull(policy);
        return policy;
    }

    private static Task AddAsync(ServiceBench bench, WorkItem work) => bench.Get<WorkQueue>().AddAsync(work, "d1", TestContext.Current.CancellationToken);
}
