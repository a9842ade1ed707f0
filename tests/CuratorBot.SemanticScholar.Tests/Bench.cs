using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.SemanticScholar.Http;
using CuratorBot.SemanticScholar.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>The real client with its whole pipeline, between a fake service and a clock turned by hand.</summary>
internal sealed class Bench : IDisposable
{
    private readonly ServiceProvider _provider;

    public Bench(FakeSemanticScholar fake, params (string Key, string? Value)[] settings)
        : this(fake.CreateHandler, settings)
    {
    }

    public Bench(Func<TimeProvider, HttpMessageHandler> handler, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Reverse().DistinctBy(s => s.Key, StringComparer.Ordinal).Select(s => KeyValuePair.Create($"SemanticScholar:{s.Key}", s.Value)))
            .Build();
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<ILoggerProvider>(Log)
            .AddSemanticScholar(configuration);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
        services.AddHttpClient(SemanticScholarServiceCollectionExtensions.ClientName).ConfigurePrimaryHttpMessageHandler(() => handler(Time));
        _provider = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public RecordingLog Log { get; } = new();

    public SemanticScholarOptions Options => _provider.GetRequiredService<IOptions<SemanticScholarOptions>>().Value;

    public SemanticScholarTelemetry Telemetry => _provider.GetRequiredService<SemanticScholarTelemetry>();

    public SemanticScholarClient Client =>
        new(_provider.GetRequiredService<ISemanticScholarApi>(), _provider.GetRequiredKeyedService<ApiGate>(SemanticScholarServiceCollectionExtensions.ClientName), _provider.GetRequiredService<ILogger<Bench>>());

    public SemanticScholarSource Source => _provider.GetRequiredService<SemanticScholarSource>();

    /// <summary>Looks papers up by the clock turned by hand.</summary>
    /// <exception cref="TimeoutException">It took longer than the deadline.</exception>
    public IReadOnlyList<PaperLookup> LookUp(params IReadOnlyList<PaperQuery> queries) =>
        VirtualTime.Run(Time, Options.Deadline, () => Source.LookUpAsync(queries, CancellationToken.None));

    /// <summary>Runs work by the clock turned by hand.</summary>
    public T Run<T>(Func<LookupDeadline, Task<T>> work) => VirtualTime.Run(Time, Options.Deadline, async () =>
    {
        using var deadline = new LookupDeadline("Semantic Scholar", Options.Deadline, Time, CancellationToken.None);
        return await work(deadline);
    });

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public void Dispose() => _provider.Dispose();
}

/// <summary>Keeps everything that is logged, exceptions written out.</summary>
internal sealed class RecordingLog : ILoggerProvider, ILogger
{
    private readonly List<string> _lines = [];

    public string Text
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => NullLogger.Instance.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines)
        {
            _lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
