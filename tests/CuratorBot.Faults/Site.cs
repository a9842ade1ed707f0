using System.Data.Common;
using System.Globalization;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CuratorBot.Faults;

/// <summary>The service, one process on SQLite or two on PostgreSQL, between fakes that live in this process and outlast it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan ShortestAnswer = TimeSpan.FromMilliseconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("curatorbot-faults-").FullName;
    private readonly List<ServiceProcess> _ended = [];
    private readonly PostgresCluster? _postgres;
    private FakeServer? _gitHubServer;
    private FakeServer? _scholarServer;
    private Dictionary<string, string> _settings = [];
    private ServiceProcess[] _nodes = [];

    private Site(PostgresCluster? postgres)
    {
        _postgres = postgres;
        GitHub = new FakeGitHub();
        Repository = GitHub.Add("octo-org", "papers", Papers.Files());
        Scholar = Papers.AddTo(new FakeSemanticScholar());
        Watch = new Watch(GitHub, Repository);
    }

    public FakeGitHub GitHub { get; }

    public FakeRepository Repository { get; }

    public FakeSemanticScholar Scholar { get; }

    public Watch Watch { get; }

    public Webhooks Webhooks { get; } = new();

    public PostgresCluster? Postgres => _postgres;

    public IReadOnlyList<ServiceProcess> Nodes => _nodes;

    /// <summary>How often a process ended instead of starting, and was started once more.</summary>
    public int FailedStarts { get; private set; }

    /// <summary>How often a process neither listened nor ended within a minute: nothing would start it again.</summary>
    public int HungStarts { get; private set; }

    /// <summary>What the processes have written, in all their lives.</summary>
    public string Log => string.Concat(_ended.Concat(_nodes).Select(static n => string.Create(CultureInfo.InvariantCulture, $"=== process {n.Id}\n{n.Log}")));

    public static async Task<Site> StartAsync(bool postgres)
    {
        var site = new Site(postgres ? await PostgresCluster.StartAsync() : null);

        // Answers take a moment, so that there are moments in which a process dies between asking and hearing.
        site._gitHubServer = await FakeServer.StartAsync(site.GitHub.Respond, static () => ShortestAnswer * (1 + Random.Shared.NextDouble()));
        site._scholarServer = await FakeServer.StartAsync(site.Scholar.Respond, static () => ShortestAnswer);
        site._settings = await ServiceSettings.CreateAsync(site._folder, site.Webhooks.Secret, site._gitHubServer.Address, site._scholarServer.Address);
        if (site._postgres is { } cluster)
        {
            site._settings["Service__Database"] = "postgres";
            site._settings["Service__ConnectionString"] = cluster.ConnectionString;
        }

        site._nodes = new ServiceProcess[postgres ? 2 : 1];
        for (var i = 0; i < site._nodes.Length; i++)
        {
            site._nodes[i] = site.Start();
            if (!await site._nodes[i].ListensAsync())
            {
                throw new InvalidOperationException($"The service does not start:\n{site._nodes[i].Log}");
            }
        }

        return site;
    }

    /// <summary>Ends a process at once and starts another in its place, which may be killed in turn while it starts.</summary>
    /// <param name="node">Which.</param>
    /// <param name="diesAgainAfter">How long after its start the next one is killed too; null: it lives.</param>
    public async Task KillAsync(int node, TimeSpan? diesAgainAfter)
    {
        await EndAsync(node);
        _nodes[node] = Start();
        if (diesAgainAfter is { } moment)
        {
            await Task.Delay(moment);
            await EndAsync(node);
            _nodes[node] = Start();
        }

        await RiseAsync(node);
    }

    /// <summary>Starts processes that have ended by themselves, as whatever runs services does.</summary>
    public async Task RaiseEndedAsync()
    {
        for (var i = 0; i < _nodes.Length; i++)
        {
            if (_nodes[i].HasExited)
            {
                FailedStarts++;
                _ended.Add(_nodes[i]);
                _nodes[i] = Start();
                await RiseAsync(i);
            }
        }
    }

    /// <summary>What is stored or queued and not carried out; null where the database cannot be asked.</summary>
    public long? Unfinished()
    {
        try
        {
            return (long)Query(ServiceSettings.CountUnfinished, static reader => reader.GetInt64(0))[0];
        }
        catch (DbException)
        {
            return null;
        }
    }

    /// <summary>The deliveries in the database, and whether each was handed to the queue.</summary>
    public Dictionary<string, bool> Deliveries() =>
        Query("SELECT \"Id\", CASE WHEN \"QueuedAt\" IS NULL THEN 0 ELSE 1 END FROM deliveries", static reader => (reader.GetString(0), reader.GetInt32(1) == 1))
            .ToDictionary(static d => d.Item1, static d => d.Item2, StringComparer.Ordinal);

    /// <summary>What the queue holds, for whoever has to find out why it does not become empty.</summary>
    public IReadOnlyList<string> Queue() =>
    [
        .. Query("SELECT TRIGGER_GROUP, TRIGGER_NAME, JOB_NAME, TRIGGER_STATE FROM QRTZ_TRIGGERS", static r => $"trigger {r.GetString(0)} {r.GetString(1)} of {r.GetString(2)}: {r.GetString(3)}"),
        .. Query("SELECT INSTANCE_NAME, TRIGGER_NAME, STATE FROM QRTZ_FIRED_TRIGGERS", static r => $"fired by {r.GetString(0)}: {r.GetString(1)}: {r.GetString(2)}"),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.Concat(_ended))
        {
            await node.DisposeAsync();
        }

        Webhooks.Dispose();
        await (_gitHubServer?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_scholarServer?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    private ServiceProcess Start() => ServiceProcess.Start(Path.Combine(AppContext.BaseDirectory, "CuratorBot.Service.dll"), _settings);

    private async Task EndAsync(int node)
    {
        await _nodes[node].KillAsync();
        _ended.Add(_nodes[node]);
    }

    private async Task RiseAsync(int node)
    {
        while (!await ListensAsync(_nodes[node]))
        {
            if (FailedStarts + HungStarts > 50)
            {
                throw new InvalidOperationException($"The service does not start any more:\n{_nodes[node].Log}");
            }

            _ended.Add(_nodes[node]);
            _nodes[node] = Start();
        }
    }

    private async Task<bool> ListensAsync(ServiceProcess process)
    {
        try
        {
            var listens = await process.ListensAsync();
            FailedStarts += listens ? 0 : 1;
            return listens;
        }
        catch (TimeoutException)
        {
            HungStarts++;
            await process.KillAsync();
            return false;
        }
    }

    private List<T> Query<T>(string sql, Func<DbDataReader, T> read)
    {
        using DbConnection connection = _postgres is null
            ? new SqliteConnection($"Data Source={ServiceSettings.SqliteFile(_folder)};Mode=ReadOnly;Pooling=False")
            : new NpgsqlConnection($"{_postgres.ConnectionString};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
