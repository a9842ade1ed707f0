using System.Data.Common;
using System.Net;
using System.Text.Json.Nodes;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>The service as a process of its own, between a fake GitHub and a fake Semantic Scholar on real ports.</summary>
internal sealed class World : IAsyncDisposable
{
    /// <summary>So long that only what hangs is given up, on a machine however busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("curatorbot-").FullName;
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly List<ServiceProcess> _ended = [];
    private readonly List<ServiceProcess> _nodes = [];
    private FakeServer? _gitHubServer;
    private FakeServer? _scholarServer;

    private PostgresCluster? _postgres;

    private World(FakeGitHub gitHub, FakeSemanticScholar scholar)
    {
        GitHub = gitHub;
        Scholar = scholar;
    }

    public FakeGitHub GitHub { get; }

    public FakeSemanticScholar Scholar { get; }

    public Webhooks Webhooks { get; } = new();

    /// <summary>The first node; all there is on SQLite.</summary>
    public ServiceProcess Service => _nodes[0];

    public IReadOnlyList<ServiceProcess> Nodes => _nodes;

    public Uri ScholarAddress => _scholarServer!.Address;

    /// <summary>What the service has written, in all its lives.</summary>
    public string Log => string.Concat(_ended.Concat(_nodes).Select(static s => s.Log));

    private static Lazy<GitHubContract?> Contract { get; } = new(static () =>
        File.Exists(SharedData.Locate("github/openapi.json")) ? GitHubContract.Load(SharedData.Locate("github/openapi.json")) : null);

    /// <summary>A world whose service is running.</summary>
    /// <param name="settings">Settings in place of those of a service that is set up; an empty value takes one away.</param>
    /// <param name="prepare">What is on GitHub before the service starts.</param>
    public static async Task<World> StartAsync(IReadOnlyDictionary<string, string>? settings = null, Action<World>? prepare = null)
    {
        var world = new World(new FakeGitHub(Contract.Value), Lists.AddPapers(new FakeSemanticScholar()));
        prepare?.Invoke(world);
        world._gitHubServer = await FakeServer.StartAsync(world.GitHub.Respond);
        world._scholarServer = await FakeServer.StartAsync(world.Scholar.Respond);
        var usual = await ServiceSettings.CreateAsync(world._folder, world.Webhooks.Secret, world._gitHubServer.Address, world._scholarServer.Address);
        usual["Service__RetrySeconds"] = "0.2";
        usual["GitHub__TimeoutSeconds"] = "5";
        usual["DOTNET_shutdownTimeoutSeconds"] = "1";
        foreach (var (name, value) in usual.Concat(settings ?? new Dictionary<string, string>(StringComparer.Ordinal)))
        {
            world._settings[name] = value;
        }

        await world.StartServiceAsync();
        return world;
    }

    /// <summary>A world of two nodes on one PostgreSQL, which must be installed.</summary>
    public static async Task<World> StartClusterAsync()
    {
        var postgres = await PostgresCluster.StartAsync();
        var world = await StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Service__Database"] = "postgres", ["Service__ConnectionString"] = postgres.ConnectionString, ["SemanticScholar__CachePath"] = "" });
        world._postgres = postgres;
        await world.StartServiceAsync();
        return world;
    }

    /// <summary>Starts a node in place of one that has ended, or a further one.</summary>
    public async Task StartServiceAsync()
    {
        _ended.AddRange(_nodes.Where(static n => n.HasExited));
        _nodes.RemoveAll(static n => n.HasExited);
        _nodes.Insert(0, await ServiceProcess.StartAsync(Path.Combine(AppContext.BaseDirectory, "CuratorBot.Service.dll"), _settings));
    }

    /// <summary>Asks all nodes to end and waits until they have.</summary>
    public Task StopAsync() => Task.WhenAll(_nodes.Where(static n => !n.HasExited).Select(static n => n.StopAsync()));

    /// <summary>Sets something else for the next start.</summary>
    public void Set(string name, string value) => _settings[name] = value;

    /// <summary>Leaves the lock behind that a process holds while it brings the tables up to date, as one that is killed then does.</summary>
    public void AbandonMigration()
    {
        using var connection = new SqliteConnection($"Data Source={ServiceSettings.SqliteFile(_folder)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2017-03-01 12:00:00')";
        command.ExecuteNonQuery();
    }

    /// <summary>Ends PostgreSQL with all its connections, and starts it again.</summary>
    public async Task RestartDatabaseAsync()
    {
        await _postgres!.StopServerAsync();
        await _postgres.StartServerAsync();
    }

    public Task<HttpResponseMessage> DeliverAsync(string @event, JsonNode payload, string? delivery = null) =>
        Webhooks.DeliverAsync(Service.Address, @event, payload, delivery);

    /// <summary>Delivers that a pull request is new or has changed.</summary>
    public async Task DeliverAsync(FakeRepository repository, FakePullRequest pull, string action = "opened")
    {
        using var answer = await DeliverAsync("pull_request", Payloads.PullRequest(repository, pull, action));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    /// <summary>Deliveries in the database.</summary>
    public long StoredDeliveries() => Query("SELECT COUNT(*) FROM deliveries");

    /// <summary>Answers of Semantic Scholar that are kept in the database, for all nodes.</summary>
    public long StoredAnswers() => Query("SELECT COUNT(*) FROM paper_answers");

    /// <summary>Audits that are scheduled.</summary>
    public long ScheduledAudits() => Query("SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE TRIGGER_NAME = 'audit'");

    /// <summary>Waits until all that was stored has been carried out: nothing waits for the queue or in it.</summary>
    public Task IdleAsync() => EventuallyAsync(
        () => Query(ServiceSettings.CountUnfinished) == 0,
        "The queue did not become empty.");

    /// <summary>Waits until the sweep that each start begins with is over, so that it does not do a test's work.</summary>
    public async Task SweptAsync()
    {
        await UntilAsync(() => GitHub.Requests.Any(static r => r.Path == "/app/installations"));
        await IdleAsync();
    }

    /// <summary>Waits until the service has said something; its lines arrive a little after what they tell of.</summary>
    public Task LoggedAsync(string text, int after = 0) => EventuallyAsync(() => Log.AsSpan(after).Contains(text, StringComparison.Ordinal), $"The log does not say '{text}'.");

    /// <summary>Waits until a check of ours stands on the head of a pull request.</summary>
    public Task ReviewedAsync(FakeRepository repository, FakePullRequest pull) =>
        UntilAsync(() => repository.CheckRuns.Exists(r => r.HeadSha == pull.Head.Sha));

    /// <summary>Waits until something holds of the fake GitHub.</summary>
    public async Task UntilAsync(Func<bool> holds)
    {
        try
        {
            await GitHub.UntilAsync(_ => holds(), Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\n{Log}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _nodes.Concat(_ended))
        {
            await process.DisposeAsync();
        }

        Webhooks.Dispose();
        await (_gitHubServer?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_scholarServer?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Looks again and again at what gives no sign when it changes: another process's database.</summary>
    private async Task EventuallyAsync(Func<bool> holds, string otherwise)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = new CancellationTokenSource(Patience);
        while (!holds())
        {
            try
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"{otherwise}\n{Log}", e);
            }
        }
    }

    private long Query(string sql)
    {
        using DbConnection connection = _postgres is null
            ? new SqliteConnection($"Data Source={ServiceSettings.SqliteFile(_folder)};Mode=ReadOnly;Pooling=False")
            : new NpgsqlConnection($"{_postgres.ConnectionString};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
