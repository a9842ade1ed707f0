using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CuratorBot.Load;

/// <summary>The published service, one node or more, between a GitHub and a Semantic Scholar that take 50 ms for each answer.</summary>
internal sealed class ServiceUnderLoad : IAsyncDisposable
{
    /// <summary>Those of one list are weighed against each other; a list with hundreds open at once is not what anyone has.</summary>
    private const int PullRequestsPerRepository = 20;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    private readonly string _folder = Directory.CreateTempSubdirectory("curatorbot-load-").FullName;
    private readonly List<ServiceProcess> _nodes = [];
    private readonly FakeGitHub _gitHub = new();
    private readonly FakeSemanticScholar _scholar = new FakeSemanticScholar().AddFile(Sample("papers.jsonl"));
    private FakeServer? _gitHubServer;
    private FakeServer? _scholarServer;
    private PostgresCluster? _postgres;

    private ServiceUnderLoad()
    {
    }

    public IReadOnlyList<ServiceProcess> Nodes => _nodes;

    public FakeGitHub GitHub => _gitHub;

    /// <summary>Processor time of all nodes, in ms.</summary>
    public double ProcessorTime => _nodes.Sum(static n => ProcessFigures.ProcessorTime(n.Id));

    /// <summary>Processor time of PostgreSQL, in ms; 0 on SQLite, which is part of the service.</summary>
    public double DatabaseProcessorTime => _postgres is null ? 0 : ProcessFigures.ProcessorTime(_postgres.ServerId, withChildren: true);

    private string Database => Path.Combine(_folder, "curatorbot.db");

    /// <summary>Starts the nodes; done when all listen and none looks for missed work any more.</summary>
    /// <param name="assembly">The published CuratorBot.Service.dll.</param>
    /// <param name="webhooks">Whose secret they have.</param>
    /// <param name="usePostgres">Whether on a PostgreSQL of their own that writes through to the disk, or on SQLite.</param>
    /// <param name="nodes">How many.</param>
    public static async Task<ServiceUnderLoad> StartAsync(string assembly, Webhooks webhooks, bool usePostgres, int nodes = 1)
    {
        var service = new ServiceUnderLoad();

        // The sweep that each start begins with finds nothing: what is measured comes by delivery.
        service._gitHub.Fault = static request => request.Path == "/app/installations" ? new FakeResponse(200, "[]") : null;
        service._gitHubServer = await FakeServer.StartAsync(service._gitHub.Respond, static () => Latency);
        service._scholarServer = await FakeServer.StartAsync(service._scholar.Respond, static () => Latency);
        service._postgres = usePostgres ? await PostgresCluster.StartAsync(isDurable: true) : null;
        var keyFile = Path.Combine(service._folder, "app.pem");
        using (var key = RSA.Create(2048))
        {
            await File.WriteAllTextAsync(keyFile, key.ExportRSAPrivateKeyPem());
        }

        for (var i = 0; i < nodes; i++)
        {
            service._nodes.Add(await ServiceProcess.StartAsync(assembly, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Service__WebhookSecret"] = webhooks.Secret,
                ["Service__Database"] = usePostgres ? "postgres" : "sqlite",
                ["Service__ConnectionString"] = service._postgres?.ConnectionString ?? $"Data Source={service.Database}",
                ["GitHub__ApiAddress"] = service._gitHubServer.Address.ToString(),
                ["GitHub__AppId"] = "7",
                ["GitHub__PrivateKeyFile"] = keyFile,
                ["SemanticScholar__BaseAddress"] = service._scholarServer.Address.ToString(),
                ["SemanticScholar__RequestsPerSecond"] = "1000",
                ["SemanticScholar__CachePath"] = Path.Combine(service._folder, $"papers-{i}.db"),
                ["OpenAlex__Enabled"] = "false",
            }));
            if (service._nodes[i].HasExited)
            {
                throw new InvalidOperationException($"The service has ended:\n{service._nodes[i].Log}");
            }
        }

        await service._gitHub.UntilAsync(static g => g.Requests.Any(static r => r.Path == "/app/installations"), TimeSpan.FromSeconds(30));
        return service;
    }

    /// <summary>Opens pull requests that add a paper to the list.</summary>
    public List<(FakeRepository Repository, FakePullRequest Pull)> Open(int count) => Open(_gitHub, count);

    /// <summary>Opens pull requests on a GitHub that the service need not know.</summary>
    public static List<(FakeRepository Repository, FakePullRequest Pull)> Open(FakeGitHub gitHub, int count)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = File.ReadAllText(Sample("base.md")) };
        var after = new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = File.ReadAllText(Sample("head.md")) };
        var pulls = new List<(FakeRepository, FakePullRequest)>(count);
        gitHub.Locked(() =>
        {
            for (var i = 0; i < count; i++)
            {
                var repository = i % PullRequestsPerRepository == 0 ? gitHub.Add("octo-org", $"papers-{gitHub.Repositories.Count + 1}", before) : pulls[^1].Item1;
                pulls.Add((repository, repository.Open("alice", "Add Gated Feedback RNNs", "A classic that is missing here.", after)));
            }
        });
        return pulls;
    }

    /// <summary>Deliveries in the database.</summary>
    public async Task<long> StoredAsync()
    {
        await using var connection = await ConnectAsync(SqliteOpenMode.ReadOnly);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM deliveries";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Gives public repositories the page of a list and of a review, as audits and reviews would.</summary>
    /// <param name="pages">Name of each, and what the two pages show.</param>
    public async Task AddPagesAsync(IEnumerable<(string Name, string List, string Review)> pages)
    {
        await using var connection = await ConnectAsync(SqliteOpenMode.ReadWrite);
        foreach (var (name, list, review) in pages)
        {
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                INSERT INTO pages ("Repository", "Name", "Text", "History", "At", "SeenAt") VALUES (@name, @name, @list, '', @now, @now);
                INSERT INTO review_pages ("Repository", "Number", "Text") VALUES (@name, 1, @review);
                """;
            foreach (var (parameter, value) in ((string, object)[])[("name", name), ("list", list), ("review", review), ("now", DateTime.UtcNow)])
            {
                var added = command.CreateParameter();
                (added.ParameterName, added.Value) = (parameter, value);
                command.Parameters.Add(added);
            }

            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task<DbConnection> ConnectAsync(SqliteOpenMode mode)
    {
        DbConnection connection = _postgres is null
            ? new SqliteConnection($"Data Source={Database};Mode={mode};Pooling=False;Default Timeout=30")
            : new NpgsqlConnection($"{_postgres.ConnectionString};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await (_gitHubServer?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_scholarServer?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    private static string Sample(string file, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../samples/over-the-cap", file));
}
