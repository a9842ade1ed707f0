using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.SemanticScholar.Caching;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace CuratorBot.Service.Tests.Scale;

/// <summary>
/// One or two nodes on one database, with an installation of many repositories, by a clock turned by hand: hours pass in seconds. The
/// queue, the handlers and the fair shares are those of the service; only the threads of the scheduler are not, in whose place due work is
/// taken from the queue's tables here.
/// </summary>
internal sealed class SimulatedService : IAsyncDisposable
{
    private const int Places = 8;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>How often due work is looked for.</summary>
    private static readonly TimeSpan Look = 5 * Tick;

    private readonly TemporaryDatabase _database;
    private readonly List<Node> _nodes = [];
    private readonly FakeGitHub _gitHub = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2017, 3, 6, 4, 0, 0, TimeSpan.Zero));
    private readonly List<(string Kind, DateTimeOffset At)> _requests = [];
    private readonly Lock _lock = new();
    private readonly List<FakeRepository> _repositories = [];
    private int _waiting;

    private SimulatedService(TemporaryDatabase database) => _database = database;

    /// <summary>From when work was due until it was begun, by kind.</summary>
    public List<(string Kind, TimeSpan Delay)> Delays { get; } = [];

    /// <summary>When the first and the last step of a sweep ended.</summary>
    public List<DateTimeOffset> SweepSteps { get; } = [];

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Requests to GitHub and to Semantic Scholar, by kind, with their time.</summary>
    public IReadOnlyList<(string Kind, DateTimeOffset At)> Requests => _requests;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A service that was asked of every paper a week ago, by its last audits.</summary>
    /// <param name="repositories">How many lists there are.</param>
    /// <param name="papers">How many papers, in all lists together.</param>
    /// <param name="nodes">One or two.</param>
    public static async Task<SimulatedService> CreateAsync(int repositories, int papers, int nodes)
    {
        var service = new SimulatedService(await TemporaryDatabase.SqliteAsync());
        await service.FillAsync(repositories, papers / repositories);
        await SimulatedPapers.KeepAsync(service._database, papers, service.Now.AddDays(-7));
        for (var i = 0; i < nodes; i++)
        {
            service._nodes.Add(new Node(service.Services()));
        }

        return service;
    }

    /// <summary>Has missed work looked for, as each start and each hour does.</summary>
    public Task SweepAsync() => Queue.AddUnlessWaitingAsync([(new WorkItem.SweepApp(), TimeSpan.Zero)], "sweep", Token);

    /// <summary>Has the lists audited, as each week does.</summary>
    public Task AuditAsync() => Queue.AddUnlessWaitingAsync([(new WorkItem.AuditApp(), TimeSpan.Zero)], "audit", Token);

    /// <summary>Delivers that a pull request was pushed to.</summary>
    public Task DeliverAsync(int repository)
    {
        var (of, pull) = (_repositories[repository % _repositories.Count], 1);
        return Queue.AddAsync(new WorkItem.ReviewPullRequest(new PullRequestRef(new RepositoryRef(of.Owner, of.Name), pull), 1), "delivery", Token);
    }

    /// <summary>Lets time pass, and the nodes work.</summary>
    public async Task RunAsync(TimeSpan time)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var end = Now + time;
            for (var tick = 0; Now < end; tick++)
            {
                if (tick % 5 == 0)
                {
                    await BeginDueWorkAsync();
                    if (_nodes.TrueForAll(static n => n.Running == 0) && await NextDueAsync(end) - Now is var idle && idle > Look)
                    {
                        // Nothing happens until then.
                        _clock.Advance(idle - new TimeSpan(idle.Ticks % Look.Ticks));
                        continue;
                    }
                }

                _clock.Advance(Tick);
                SpinWait.SpinUntil(IsAtRest, TimeSpan.FromSeconds(5));
                foreach (var node in _nodes)
                {
                    await node.EndAsync();
                }
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    private WorkQueue Queue => _nodes[0].Get<WorkQueue>();

    /// <summary>Whether all work waits for an answer; one piece of work may wait for several.</summary>
    private bool IsAtRest() => _nodes.Sum(static n => n.Running) <= Volatile.Read(ref _waiting);

    private async Task BeginDueWorkAsync()
    {
        var scheduler = await _nodes[0].Get<ISchedulerFactory>().GetScheduler(Token);
        await using var context = await _database.Contexts.CreateDbContextAsync(Token);
        var due = await context.Database.SqlQuery<Due>($"""
            SELECT TRIGGER_NAME AS Name, TRIGGER_GROUP AS "Group", NEXT_FIRE_TIME AS At FROM QRTZ_TRIGGERS
            WHERE TRIGGER_GROUP <> {QueueSetup.TimerGroup} AND NEXT_FIRE_TIME <= {Now.UtcTicks} ORDER BY NEXT_FIRE_TIME LIMIT 50
            """).ToListAsync(Token);
        foreach (var next in due)
        {
            var key = new JobKey(next.Name, next.Group);
            if (_nodes.Exists(n => n.Runs(key)))
            {
                continue;
            }

            var (item, _) = WorkQueue.Read((await scheduler.GetJobDetail(key, Token))!.JobDataMap);
            if (_nodes.OrderBy(static n => n.Running).FirstOrDefault(n => n.TryTake(item)) is not { } node)
            {
                continue;
            }

            await scheduler.DeleteJob(key, Token);
            Delays.Add((item.GetType().Name, Now - new DateTimeOffset(next.At, TimeSpan.Zero)));
            node.Begin(key, item, () => Note(item));
        }
    }

    /// <summary>When the next work is due, or the end, whichever comes first.</summary>
    private async Task<DateTimeOffset> NextDueAsync(DateTimeOffset end)
    {
        await using var context = await _database.Contexts.CreateDbContextAsync(Token);
        var next = await context.Database.SqlQuery<long?>($"""SELECT MIN(NEXT_FIRE_TIME) AS "Value" FROM QRTZ_TRIGGERS WHERE TRIGGER_GROUP <> {QueueSetup.TimerGroup}""").SingleAsync(Token);
        return next is { } ticks && new DateTimeOffset(ticks, TimeSpan.Zero) < end ? new DateTimeOffset(ticks, TimeSpan.Zero) : end;
    }

    private void Note(WorkItem ended)
    {
        if (ended is WorkItem.Sweep or WorkItem.SweepApp)
        {
            lock (_lock)
            {
                SweepSteps.Add(Now);
            }
        }
    }

    private async Task FillAsync(int repositories, int papers)
    {
        var digest = new Publication { CheckDigest = "1", CommentDigest = "1" };
        await using var context = await _database.Contexts.CreateDbContextAsync(Token);
        for (var i = 0; i < repositories; i++)
        {
            var list = SimulatedPapers.List(i, papers);
            var repository = _gitHub.Add("octo-org", $"papers-{i}", Lists.Files(list));
            var pull = repository.Open("alice", "Add a paper", null, Lists.Change(Lists.WithAddition(list)));
            _repositories.Add(repository);
            var state = new ReviewState { PullRequest = new PullRequestRef(new RepositoryRef("octo-org", repository.Name), pull.Number), Publication = digest with { HeadSha = pull.Head.Sha }, Version = 1 };
            context.Add(new PullRequestRow
            {
                Repository = repository.FullName,
                Number = pull.Number,
                HeadSha = pull.Head.Sha,
                IsOpen = true,
                State = ReviewStateJson.Write(state),
                Version = 1,
                ChangedAt = Now.UtcDateTime,
            });
        }

        await context.SaveChangesAsync(Token);
    }

    private ServiceProvider Services()
    {
        var handler = GitHubHttp.CreateHandler(new Network(this), _clock, TimeSpan.FromHours(1));
        return ServiceBench.Node(_database, _clock, new GitHubClients(ServiceBench.App, _clock, handler), services => new Papers(
            this,
            new DatabasePace(services.GetRequiredService<IDbContextFactory<CuratorContext>>(), _clock, NullLogger<DatabasePace>.Instance),
            new DatabasePaperCache(services.GetRequiredService<IDbContextFactory<CuratorContext>>(), NullLogger<DatabasePaperCache>.Instance)));
    }

    /// <summary>Waits by the clock, in a way that <see cref="RunAsync"/> sees.</summary>
    private async Task WaitAsync(TimeSpan time)
    {
        Interlocked.Increment(ref _waiting);
        var delay = Task.Delay(time, _clock, CancellationToken.None);
        await delay.ContinueWith(_ => Interlocked.Decrement(ref _waiting), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Count(string kind)
    {
        lock (_lock)
        {
            _requests.Add((kind, Now));
        }
    }

    private sealed record Due(string Name, string Group, long At);

    /// <summary>A node with its places.</summary>
    private sealed class Node(ServiceProvider services) : IAsyncDisposable
    {
        private readonly Dictionary<JobKey, (Task Task, IDisposable Place)> _running = [];
        private IDisposable? _taken;

        public int Running => _running.Values.Count(static r => !r.Task.IsCompleted);

        public T Get<T>()
            where T : notnull => services.GetRequiredService<T>();

        public bool Runs(JobKey key) => _running.ContainsKey(key);

        public bool TryTake(WorkItem item) =>
            _running.Count < Places && (_taken = Get<FairShare>().TryTake(item.IsInBackground ? FairShare.Background : item.About)) is not null;

        public void Begin(JobKey key, WorkItem item, Action ended)
        {
            var task = Get<WorkHandlers>().HandleAsync(item, Token);
            _ = task.ContinueWith(_ => ended(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            _running.Add(key, (task, _taken!));
        }

        public async Task EndAsync()
        {
            foreach (var (key, (task, place)) in _running.Where(static r => r.Value.Task.IsCompleted).ToList())
            {
                _running.Remove(key);
                place.Dispose();
                await task;
            }
        }

        public ValueTask DisposeAsync() => services.DisposeAsync();
    }

    /// <summary>Takes a tenth of a second for each answer.</summary>
    private sealed class Network(SimulatedService service) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _fake = new(new FakeHandler(r => service._gitHub.Respond(r), static () => TimeSpan.Zero, TimeProvider.System));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            service.Count(path switch
            {
                "/app/installations" or "/installation/repositories" or "/app/hook/deliveries" => "sweep and audit: lists",
                _ when path.EndsWith("/pulls", StringComparison.Ordinal) => "sweep: open pull requests",
                _ when path.Contains("access_tokens", StringComparison.Ordinal) => "tokens",
                _ when path.Contains("/issues", StringComparison.Ordinal) && !path.Contains("/comments", StringComparison.Ordinal) => "audit: issue",
                _ => "reviews and audits",
            });
            await service.WaitAsync(TimeSpan.FromMilliseconds(100));
            var response = await _fake.SendAsync(request, cancellationToken);
            service._gitHub.ForgetRequests();
            return response;
        }

        protected override void Dispose(bool disposing)
        {
            _fake.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Knows every paper, at the pace that all nodes share; what was asked within a day is in the database, as in the service.</summary>
    private sealed class Papers(SimulatedService service, DatabasePace pace, DatabasePaperCache cache) : IPaperSource
    {
        /// <summary>Ids that Semantic Scholar takes in one request.</summary>
        private const int MostIds = 500;

        private static readonly TimeSpan CacheLife = TimeSpan.FromDays(1);

        public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
        {
            var known = cache.Read([.. queries.Select(QuestionOf)]);
            foreach (var asked in queries.Where(q => !(known.TryGetValue(QuestionOf(q), out var answer) && service.Now - answer.At < CacheLife)).Chunk(MostIds))
            {
                var wait = await pace.TakeTurnAsync("Semantic Scholar", TimeSpan.FromSeconds(1), cancellationToken);
                await service.WaitAsync(wait!.Value + TimeSpan.FromMilliseconds(100));
                service.Count("Semantic Scholar");
                cache.Write([.. asked.Select(q => new CachedAnswer(QuestionOf(q), [SimulatedPapers.RecordOf(q)], service.Now))]);
            }

            return [.. queries.Select(static q => new PaperLookup.Found(SimulatedPapers.RecordOf(q), MatchedBy.Id, 1) { Query = q.Title })];
        }

        private static string QuestionOf(PaperQuery query) => $"id:{query.Ids[0]}";
    }
}
