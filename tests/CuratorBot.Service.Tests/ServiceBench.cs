using System.Security.Cryptography;
using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Conversations;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Operations;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Recovery;
using CuratorBot.Service.Reviews;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using CuratorBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace CuratorBot.Service.Tests;

/// <summary>
/// What does the work of the service, on a database of its own and with a fake GitHub that holds one small list. The scheduler is not
/// started: what is queued stays in the queue, to be looked at.
/// </summary>
internal sealed class ServiceBench : IAsyncDisposable
{
    private static readonly Lazy<string> Key = new(static () =>
    {
        using var key = RSA.Create(2048);
        return key.ExportRSAPrivateKeyPem();
    });

    private readonly TemporaryDatabase _database;
    private readonly ServiceProvider _services;

    private ServiceBench(TemporaryDatabase database, bool isApp)
    {
        _database = database;
        GitHub = new FakeGitHub(Contract.Value);
        Repository = GitHub.Add("octo-org", "papers", Lists.Files(Lists.Small));
        var handler = GitHubHttp.CreateHandler(new FakeHandler(r => GitHub.Respond(r), static () => TimeSpan.Zero, TimeProvider.System));
        var gitHub = isApp ? App : new GitHubOptions { ApiAddress = App.ApiAddress, Token = "token" };
        _services = Node(database, Clock, new GitHubClients(gitHub, Clock, handler), _ => new Source(this));
    }

    /// <summary>An App, as the settings name it.</summary>
    public static GitHubOptions App => new() { ApiAddress = new Uri("https://api.github.test/"), AppId = 7, PrivateKey = Key.Value };

    /// <summary>What does the work on one node.</summary>
    public static ServiceProvider Node(TemporaryDatabase database, TimeProvider clock, GitHubClients clients, Func<IServiceProvider, IPaperSource> papers) => new ServiceCollection()
        .AddMetrics()
        .AddLogging()
        .AddSingleton(clock)
        .AddSingleton(Options.Create(database.Options))
        .AddStorage(database.Options)
        .AddQueue(database.Options)
        .AddSingleton(clients)
        .AddSingleton(papers)
        .AddSingleton<IRelatedPapers>(new NoRelatedPapers("Nobody is asked here."))
        .AddSingleton<InboxSignal>()
        .AddSingleton<IntakePressure>()
        .AddSingleton<CuratorMetrics>()
        .AddSingleton<OwnIdentity>()
        .AddSingleton<ReviewRunner>()
        .AddSingleton<RelatedReviews>()
        .AddSingleton<CommandHandler>()
        .AddSingleton<ProposalHandler>()
        .AddSingleton<AuditHandler>()
        .AddSingleton(Options.Create(new PageOptions()))
        .AddSingleton<AuditRounds>()
        .AddSingleton<MergeGroupReviews>()
        .AddRecovery()
        .BuildServiceProvider();

    private static Lazy<GitHubContract?> Contract { get; } = new(static () =>
        File.Exists(SharedData.Locate("github/openapi.json")) ? GitHubContract.Load(SharedData.Locate("github/openapi.json")) : null);

    public static RepositoryRef Ref { get; } = new("octo-org", "papers");

    public FakeGitHub GitHub { get; }

    public FakeRepository Repository { get; }

    /// <summary>Long before the tokens end that the fake gives.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2017, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What is answered about a paper; at first, that none is known but the one that <see cref="Lists.SmallWithAddition"/> adds.</summary>
    public Func<PaperQuery, PaperLookup> LookUp { get; set; } = static query => query.Ids.Any(static id => id.Value == "1603.05027")
        ? new PaperLookup.Found(new Paper { Title = "Identity Mappings in Deep Residual Networks", Year = 2016, CitationCount = 1000, Authors = [new PaperAuthor("Kaiming He")] }, MatchedBy.Id, 1)
        : new PaperLookup.NotFound();

    public IReviewStore Store => Get<IReviewStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ServiceBench> CreateAsync(bool isApp = true, Action<ServiceOptions>? configure = null)
    {
        var database = await TemporaryDatabase.SqliteAsync();
        configure?.Invoke(database.Options);
        return new ServiceBench(database, isApp);
    }

    public static PullRequestRef RefOf(FakeIssue issue) => new(Ref, issue.Number);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public FakePullRequest Open(string baseBranch = "main") =>
        Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition), baseBranch);

    public Task ReviewAsync(FakePullRequest pull, int unfinished = 0) => Get<ReviewRunner>().RunAsync(RefOf(pull), null, unfinished, Token);

    public Task<ReviewState> StateAsync(FakePullRequest pull) => Store.LoadAsync(RefOf(pull), Token);

    /// <summary>Changes what is recorded of a pull request.</summary>
    public async Task ChangeAsync(FakePullRequest pull, Func<ReviewState, ReviewState> change) =>
        Assert.NotNull(await Store.TrySaveAsync(change(await StateAsync(pull)), Token));

    /// <summary>Names of what waits in the queue, in order.</summary>
    public async Task<IReadOnlyList<string>> QueuedAsync()
    {
        // Made by whoever asks first; before that, the tables of the queue are not there.
        await Get<ISchedulerFactory>().GetScheduler(Token);
        await using var context = await Contexts.CreateDbContextAsync(Token);
        return await context.Database
            .SqlQuery<string>($"SELECT TRIGGER_NAME AS \"Value\" FROM QRTZ_TRIGGERS WHERE TRIGGER_GROUP <> {QueueSetup.TimerGroup} ORDER BY TRIGGER_NAME")
            .ToListAsync(Token);
    }

    /// <summary>Does what waits in the queue and nobody waits for, whenever it is due, until nothing of the kind is left.</summary>
    public async Task DoBackgroundWorkAsync()
    {
        var scheduler = await Get<ISchedulerFactory>().GetScheduler(Token);
        for (var isMore = true; isMore;)
        {
            isMore = false;
            foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals("curatorbot"), Token))
            {
                var (work, _) = WorkQueue.Read((await scheduler.GetJobDetail(key, Token))!.JobDataMap);
                await scheduler.DeleteJob(key, Token);
                await Get<WorkHandlers>().HandleAsync(work, Token);
                isMore = true;
            }
        }
    }

    /// <summary>What waits in the queue under a name, and when it is due.</summary>
    public Task<(WorkItem Work, ITrigger Trigger)> QueuedAsync(string name) => QueuedAsync(name, Ref.ToString());

    /// <summary>What waits in the queue about no repository.</summary>
    public Task<(WorkItem Work, ITrigger Trigger)> OursAsync(string name) => QueuedAsync(name, "curatorbot");

    private async Task<(WorkItem Work, ITrigger Trigger)> QueuedAsync(string name, string group)
    {
        var scheduler = await Get<ISchedulerFactory>().GetScheduler(Token);
        var job = await scheduler.GetJobDetail(new JobKey(name, group), Token);
        var trigger = await scheduler.GetTrigger(new TriggerKey(name, group), Token);
        return (WorkQueue.Read(job!.JobDataMap).Item, trigger!);
    }

    /// <summary>Reviews that are remembered, oldest first.</summary>
    public async Task<IReadOnlyList<ReviewRow>> ReviewsAsync()
    {
        await using var context = await Contexts.CreateDbContextAsync(Token);
        return await context.Reviews.AsNoTracking().OrderBy(static r => r.Id).ToListAsync(Token);
    }

    public Task AddAsync(params object[] rows) => _database.AddAsync(rows);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private IDbContextFactory<CuratorContext> Contexts => Get<IDbContextFactory<CuratorContext>>();

    private sealed class Source(ServiceBench bench) : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(bench.LookUp)]);
    }
}
