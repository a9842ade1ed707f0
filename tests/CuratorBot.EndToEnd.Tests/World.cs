using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Testing;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>The service as a process of its own, between a fake GitHub and a fake Semantic Scholar on real ports.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string WebhookPath = "/api/github/webhooks";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("curatorbot-").FullName;
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly StringBuilder _log = new();
    private FakeServer? _gitHubServer;
    private FakeServer? _scholarServer;
    private Process? _service;
    private int _deliveries;

    private World(FakeGitHub gitHub, FakeSemanticScholar scholar)
    {
        GitHub = gitHub;
        Scholar = scholar;
    }

    public FakeGitHub GitHub { get; }

    public FakeSemanticScholar Scholar { get; }

    /// <summary>Made anew for each world: no secret stands in the code.</summary>
    public string Secret { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    private static Lazy<GitHubContract?> Contract { get; } = new(static () =>
        File.Exists(SharedData.Locate("github/openapi.json")) ? GitHubContract.Load(SharedData.Locate("github/openapi.json")) : null);

    /// <summary>A world whose service is running and ready.</summary>
    public static async Task<World> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var world = new World(new FakeGitHub(Contract.Value), new FakeSemanticScholar());
        world._gitHubServer = await FakeServer.StartAsync(world.GitHub.Respond);
        world._scholarServer = await FakeServer.StartAsync(world.Scholar.Respond);
        using var key = RSA.Create(2048);
        var keyFile = Path.Combine(world._folder, "app.pem");
        await File.WriteAllTextAsync(keyFile, key.ExportRSAPrivateKeyPem());
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Service__WebhookSecret"] = world.Secret,
            ["Service__ConnectionString"] = $"Data Source={Path.Combine(world._folder, "curatorbot.db")}",
            ["GitHub__ApiAddress"] = world._gitHubServer.Address.ToString(),
            ["GitHub__AppId"] = "7",
            ["GitHub__PrivateKeyFile"] = keyFile,
            ["SemanticScholar__BaseAddress"] = world._scholarServer.Address.ToString(),
            ["SemanticScholar__RequestsPerSecond"] = "1000",
        }.Concat(settings ?? new Dictionary<string, string>(StringComparer.Ordinal)))
        {
            world._settings[name] = value;
        }

        await world.StartServiceAsync();
        return world;
    }

    /// <summary>Starts the service, after it was killed or stopped too.</summary>
    public async Task StartServiceAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CuratorBot.Service.dll"));
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add("http://127.0.0.1:0");
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _service = new Process { StartInfo = start, EnableRaisingEvents = true };
        _service.OutputDataReceived += (_, line) => Read(line.Data, listening);
        _service.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        _service.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The service has ended:\n{Log}"));
        _service.Start();
        _service.BeginOutputReadLine();
        _service.BeginErrorReadLine();
        Client.BaseAddress ??= await listening.Task.WaitAsync(Patience);
    }

    /// <summary>Sends a delivery as GitHub does: signed, with its headers.</summary>
    public async Task<HttpResponseMessage> DeliverAsync(string @event, JsonNode payload, string? delivery = null) =>
        await SendAsync(@event, payload.ToJsonString(), delivery ?? NextDelivery());

    /// <summary>Sends a body with the right signature, or another.</summary>
    public async Task<HttpResponseMessage> SendAsync(string @event, string body, string delivery, string? signature = null, string contentType = "application/json")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = new HttpRequestMessage(HttpMethod.Post, WebhookPath) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Add("X-GitHub-Event", @event);
        request.Headers.Add("X-GitHub-Delivery", delivery);
        request.Headers.Add("X-Hub-Signature-256", signature ?? Sign(bytes));
        return await Client.SendAsync(request);
    }

    public string Sign(byte[] body) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body))}";

    public string NextDelivery() => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{Interlocked.Increment(ref _deliveries):000000000000}");

    /// <summary>The delivery about a pull request.</summary>
    public static JsonObject PullRequestEvent(FakeRepository repository, FakePullRequest pull, string action = "opened") => new()
    {
        ["action"] = action,
        ["number"] = pull.Number,
        ["pull_request"] = FakeGitHub.PullJson(repository, pull),
        ["repository"] = FakeGitHub.RepositoryJson(repository),
        ["installation"] = new JsonObject { ["id"] = 1, ["node_id"] = "x" },
        ["sender"] = FakeGitHub.UserJson(pull.Author),
    };

    /// <summary>Waits until a check of ours stands on the head of a pull request.</summary>
    public async Task ReviewedAsync(FakeRepository repository, FakePullRequest pull)
    {
        try
        {
            await GitHub.UntilAsync(_ => repository.CheckRuns.Exists(r => r.HeadSha == pull.Head.Sha), Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\n{Log}", e);
        }
    }

    public void KillService()
    {
        _service!.Kill(entireProcessTree: true);
        _service.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is { HasExited: false })
        {
            KillService();
        }

        _service?.Dispose();
        Client.Dispose();
        await (_gitHubServer?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_scholarServer?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    private void Read(string? line, TaskCompletionSource<Uri> listening)
    {
        const string Listening = "Now listening on: ";
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.AppendLine(line);
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            listening.TrySetResult(new Uri(line[(at + Listening.Length)..]));
        }
    }
}
