using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.SemanticScholar;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.OpenAlex.Tests;

/// <summary>Both real clients with their whole pipelines, between fake services and a clock turned by hand.</summary>
internal sealed class Bench : IDisposable
{
    private readonly ServiceProvider _provider;

    public Bench(FakeOpenAlex works, params (string Key, string? Value)[] settings)
        : this(works, new FakeSemanticScholar(), settings)
    {
    }

    public Bench(FakeOpenAlex works, FakeSemanticScholar scholar, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Time).AddSemanticScholar(configuration).AddOpenAlex(configuration);
        services.AddHttpClient(SemanticScholarServiceCollectionExtensions.ClientName).ConfigurePrimaryHttpMessageHandler(() => scholar.CreateHandler(Time));
        services.AddHttpClient(OpenAlexServiceCollectionExtensions.ClientName).ConfigurePrimaryHttpMessageHandler(() => works.CreateHandler(Time));
        _provider = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>The container's source: Semantic Scholar, and OpenAlex behind it.</summary>
    public IPaperSource Both => _provider.GetRequiredService<IPaperSource>();

    /// <summary>Time passed by the clock turned by hand.</summary>
    public TimeSpan Passed => Time.GetUtcNow() - Time.Start;

    /// <summary>Looks papers up on OpenAlex alone.</summary>
    public IReadOnlyList<PaperLookup> LookUp(params IReadOnlyList<PaperQuery> queries) =>
        Run(() => _provider.GetRequiredService<OpenAlexSource>().LookUpAsync(queries, CancellationToken.None));

    /// <summary>Looks papers up on both.</summary>
    public IReadOnlyList<PaperLookup> LookUpBoth(params IReadOnlyList<PaperQuery> queries) => Run(() => Both.LookUpAsync(queries, CancellationToken.None));

    /// <summary>Runs work by the clock turned by hand.</summary>
    public T Run<T>(Func<Task<T>> work) => VirtualTime.Run(Time, TimeSpan.FromMinutes(30), work);

    public void Dispose() => _provider.Dispose();
}
