namespace CuratorBot.Fakes;

/// <summary>A fake of a service on the web: keeps what it was asked, notes what it should not have been asked, and fails on demand.</summary>
public abstract class FakeService
{
    private readonly Lock _lock = new();
    private readonly List<FakeRequest> _requests = [];
    private readonly List<string> _violations = [];

    /// <summary>Decides, before the request is answered, whether to fail instead; null to answer normally.</summary>
    public Func<FakeRequest, FakeResponse?>? Fault { get; set; }

    /// <summary>The duration of each answer.</summary>
    public Func<TimeSpan> Latency { get; set; } = static () => TimeSpan.Zero;

    /// <summary>All requests so far, in order, including failed ones.</summary>
    public IReadOnlyList<FakeRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Violations of the API's contract; a correct client causes none.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_lock)
            {
                return [.. _violations];
            }
        }
    }

    /// <summary>Requests to one endpoint.</summary>
    public int Count(string endpoint) => Requests.Count(r => string.Equals(EndpointOf(r.Path), endpoint, StringComparison.Ordinal));

    /// <summary>A handler that sends requests to this fake.</summary>
    public HttpMessageHandler CreateHandler(TimeProvider time) => new FakeHandler(Respond, () => Latency(), time);

    /// <summary>A real server that sends requests to this fake.</summary>
    public Task<FakeServer> StartServerAsync() => FakeServer.StartAsync(Respond, () => Latency());

    /// <summary>Answers a request.</summary>
    public FakeResponse Respond(FakeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            _requests.Add(request);
            _violations.AddRange(Check(request));
            return Fault?.Invoke(request) ?? Answer(request);
        }
    }

    /// <summary>The name of the endpoint that a path belongs to.</summary>
    protected abstract string EndpointOf(string path);

    /// <summary>What is wrong with a request.</summary>
    protected abstract IEnumerable<string> Check(FakeRequest request);

    /// <summary>The answer of a service that works.</summary>
    protected abstract FakeResponse Answer(FakeRequest request);
}
