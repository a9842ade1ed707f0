using System.Globalization;
using System.Text.Json;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Settings;
using Microsoft.Extensions.Options;
using Quartz;

namespace CuratorBot.Service.Queue;

/// <summary>
/// The durable queue: one Quartz job a thing to be done, keyed by it, so that newer work replaces what waits and never runs
/// beside what is running, on any node.
/// </summary>
internal sealed class WorkQueue
{
    private const string WorkKey = "work";
    private const string DeliveryKey = "delivery";

    /// <summary>Group of what is about no repository.</summary>
    private const string Ours = "curatorbot";

    /// <summary>
    /// Further tries of what nobody is told of when it is given up: ten minutes apart, for hours. The last word on a review stands on
    /// the pull request, and the next sweep takes it up.
    /// </summary>
    private const int FurtherTries = 24;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    private readonly ISchedulerFactory _schedulers;
    private readonly RetryPolicy _retries;
    private readonly RetryPolicy _manyRetries;
    private readonly TimeProvider _clock;

    public WorkQueue(ISchedulerFactory schedulers, IOptions<ServiceOptions> options, TimeProvider clock)
    {
        _clock = clock;
        _schedulers = schedulers;
        _retries = Policy(options.Value, options.Value.Retries);
        _manyRetries = Policy(options.Value, options.Value.Retries + FurtherTries);
    }

    /// <summary>Group is the repository and name is the thing, as an operator sees them in the tables.</summary>
    public static JobKey KeyOf(WorkItem item, string delivery) => item switch
    {
        WorkItem.ReviewPullRequest review => new JobKey(Text($"pull-{review.PullRequest.Number}"), review.PullRequest.Repository.ToString()),
        WorkItem.ReviewLater later => new JobKey(Text($"pull-{later.PullRequest.Number}-later"), later.PullRequest.Repository.ToString()),
        WorkItem.ReviewHead head => new JobKey($"head-{head.HeadSha}", head.Repository.ToString()),

        // Not one a branch: each names the paths that its push changed.
        WorkItem.ReviewBranch branch => new JobKey($"branch-{delivery}", branch.Repository.ToString()),
        WorkItem.RunCommands commands => new JobKey(Text($"{NameOf(commands.Kind)}-{commands.CommentId}"), commands.Issue.Repository.ToString()),
        WorkItem.AnswerProposal proposal => new JobKey(Text($"issue-{proposal.Issue.Number}"), proposal.Issue.Repository.ToString()),
        WorkItem.AuditList audit => new JobKey("audit", audit.Repository.ToString()),
        WorkItem.ReviewMergeGroup group => new JobKey($"merge-{group.HeadSha}", group.Repository.ToString()),
        WorkItem.NameRepository name => new JobKey("name", name.Repository.ToString()),
        WorkItem.HideRepository hide => new JobKey("hide", hide.Repository.ToString()),
        WorkItem.LookAround look => new JobKey("look-around", look.Repository.ToString()),
        WorkItem.SweepApp => new JobKey("sweep", Ours),
        WorkItem.AuditApp => new JobKey("audit", Ours),
        WorkItem.AuditInstallation => new JobKey(Text($"audit-{item.Installation}"), Ours),
        _ => new JobKey(Text($"sweep-{item.Installation}"), Ours),
    };

    /// <summary>Adds work, in place of what waits under the same key.</summary>
    public Task AddAsync(WorkItem item, string delivery, CancellationToken cancellationToken) =>
        AddAsync([(item, delivery)], TimeSpan.Zero, cancellationToken);

    /// <summary>Adds work, all of it in one transaction.</summary>
    /// <param name="work">What is to be done, and the delivery that asks for it; each under a key of its own.</param>
    /// <param name="after">How long it waits; zero: it is due at once.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task AddAsync(IReadOnlyCollection<(WorkItem Item, string Delivery)> work, TimeSpan after, CancellationToken cancellationToken) =>
        AddAsync([.. work.Select(w => (w.Item, w.Delivery, after))], cancellationToken);

    /// <summary>Adds work, each with a wait of its own, but leaves alone what waits or runs under the same key.</summary>
    public async Task AddUnlessWaitingAsync(IReadOnlyCollection<(WorkItem Item, TimeSpan After)> work, string delivery, CancellationToken cancellationToken)
    {
        var scheduler = await _schedulers.GetScheduler(cancellationToken);
        var missing = new List<(WorkItem, string, TimeSpan)>(work.Count);
        foreach (var (item, after) in work)
        {
            if (!await scheduler.Exists(KeyOf(item, delivery), cancellationToken))
            {
                missing.Add((item, delivery, after));
            }
        }

        await AddAsync(missing, cancellationToken);
    }

    /// <summary>Adds work, each with a wait of its own, all of it in one transaction.</summary>
    public async Task AddAsync(IReadOnlyCollection<(WorkItem Item, string Delivery, TimeSpan After)> work, CancellationToken cancellationToken)
    {
        if (work.Count == 0)
        {
            return;
        }

        var scheduler = await _schedulers.GetScheduler(cancellationToken);
        var jobs = new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>>(work.Count);
        foreach (var (item, delivery, after) in work)
        {
            var key = KeyOf(item, delivery);
            var job = JobBuilder.Create<WorkJob>()
                .WithIdentity(key)
                .RequestRecovery()
                .UsingJobData(WorkKey, JsonSerializer.Serialize(item, WorkItemJson.Default.WorkItem))
                .UsingJobData(DeliveryKey, delivery)
                .Build();
            jobs.Add(job, [TriggerBuilder.Create().WithIdentity(key.Name, key.Group).ForJob(job).StartAt(_clock.GetUtcNow() + after).WithRetryPolicy(item is WorkItem.ReviewPullRequest ? _retries : _manyRetries).Build()]);
        }

        await scheduler.ScheduleJobs(jobs, ScheduleJobOptions.Replacing, cancellationToken);
    }

    /// <summary>When a pull request is to be reviewed again, which may be past where that waits for its turn or goes on; null where nothing is queued.</summary>
    public async Task<DateTimeOffset?> NextReviewAsync(PullRequestRef pullRequest, CancellationToken cancellationToken)
    {
        var scheduler = await _schedulers.GetScheduler(cancellationToken);
        DateTimeOffset? next = null;
        foreach (var item in (WorkItem[])[new WorkItem.ReviewPullRequest(pullRequest, Installation: null), new WorkItem.ReviewLater(pullRequest, Installation: null, Unfinished: 0)])
        {
            var key = KeyOf(item, delivery: "");
            if (await scheduler.GetTrigger(new TriggerKey(key.Name, key.Group), cancellationToken) is { } trigger)
            {
                var due = trigger.NextFireTimeUtc ?? _clock.GetUtcNow();
                next = next < due ? next : due;
            }
        }

        return next;
    }

    /// <summary>What a job of ours is to do.</summary>
    public static (WorkItem Item, string Delivery) Read(JobDataMap data) =>
        (JsonSerializer.Deserialize(data.GetString(WorkKey)!, WorkItemJson.Default.WorkItem)!, data.GetString(DeliveryKey)!);

    private static RetryPolicy Policy(ServiceOptions options, int retries) => options.Retries == 0
        ? RetryPolicy.None
        : RetryPolicy.Exponential(retries, TimeSpan.FromSeconds(options.RetrySeconds), 2, LongestDelay, 0.2);

    private static string NameOf(CommentKind kind) => kind switch
    {
        CommentKind.Thread => "thread",
        CommentKind.Review => "review",
        _ => "comment",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
