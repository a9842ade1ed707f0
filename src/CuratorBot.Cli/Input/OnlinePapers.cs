using System.Globalization;
using CuratorBot.Core.Papers;
using CuratorBot.OpenAlex;
using CuratorBot.SemanticScholar;
using CuratorBot.SemanticScholar.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CuratorBot.Cli.Input;

/// <summary>
/// Semantic Scholar and OpenAlex, configured by environment variables (<c>SemanticScholar__ApiKey</c> and so on), with a cache in the user's
/// cache folder. They are only set up for the first question, since most runs ask none.
/// </summary>
internal sealed class OnlinePapers : IAsyncDisposable
{
    private readonly PaperSettings _settings;
    private readonly TimeSpan _patience;
    private readonly CliHost _host;
    private readonly IProgress<LookupProgress>? _progress;
    private readonly SortedSet<string> _refused = new(StringComparer.Ordinal);
    private ServiceProvider? _services;

    public OnlinePapers(PaperSettings settings, TimeSpan patience, CliHost host, IProgress<LookupProgress>? progress)
    {
        _settings = settings;
        _patience = patience;
        _host = host;
        _progress = progress;
    }

    /// <summary>Semantic Scholar.</summary>
    public IPaperSource First => new Started<SemanticScholarSource>(this);

    /// <summary>OpenAlex; asks nothing if it is switched off.</summary>
    public IPaperSource Second => new Started<OpenAlexSource>(this);

    /// <summary>Semantic Scholar, for papers around others.</summary>
    public IRelatedPapers Related => new StartedRelated(this);

    /// <summary>Requests made to Semantic Scholar so far, retries included.</summary>
    public int RequestsMade => _services?.GetRequiredService<SemanticScholarTelemetry>().RequestsMade ?? 0;

    /// <summary>Requests made to OpenAlex so far, retries included.</summary>
    public int SecondRequestsMade => _services?.GetRequiredService<OpenAlexTelemetry>().RequestsMade ?? 0;

    /// <summary>The sections of the settings whose API key was refused.</summary>
    public IReadOnlyCollection<string> RefusedKeys => _refused;

    /// <summary>What is wrong with the environment variables; null if nothing is, or nothing was asked yet.</summary>
    public CliException? Problem { get; private set; }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }
    }

    private ServiceProvider Start()
    {
        const string Section = SemanticScholarOptions.Section;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new($"{Section}:{nameof(SemanticScholarOptions.Deadline)}", _patience.ToString("c", CultureInfo.InvariantCulture)),
            new($"{Section}:{nameof(SemanticScholarOptions.CachePath)}", CacheFolder.PapersFile),
        ]);
        _ = _host.Settings is { } settings ? configuration.AddInMemoryCollection(settings) : configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(
        [
            .. _settings.NoCache ? [new KeyValuePair<string, string?>($"{Section}:{nameof(SemanticScholarOptions.CachePath)}", "")] : Array.Empty<KeyValuePair<string, string?>>(),
            new($"{Section}:{nameof(SemanticScholarOptions.Refresh)}", _settings.Refresh.ToString()),
            new($"{OpenAlexOptions.Section}:{nameof(OpenAlexOptions.Refresh)}", _settings.Refresh.ToString()),
        ]);

        var services = new ServiceCollection().AddSingleton(_host.Clock);
        var built = configuration.Build();
        services.AddSemanticScholar(built).AddOpenAlex(built);
        if (_host.Network is { } network)
        {
            services.AddHttpClient(SemanticScholarServiceCollectionExtensions.ClientName).ConfigurePrimaryHttpMessageHandler(network);
            services.AddHttpClient(OpenAlexServiceCollectionExtensions.ClientName).ConfigurePrimaryHttpMessageHandler(network);
        }

        if (_progress is not null)
        {
            services.AddSingleton(_progress);
        }

        var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IOptions<SemanticScholarOptions>>().Value;
            _ = provider.GetRequiredService<IOptions<OpenAlexOptions>>().Value;
        }
        catch (Exception problem) when (problem is OptionsValidationException or InvalidOperationException)
        {
            provider.Dispose();
            Problem = new CliException($"curator: {problem.Message} It is set by the environment variable of that name, with __ in place of the colon.");
            throw Problem;
        }

        return provider;
    }

    /// <exception cref="CliException">An environment variable has no usable value.</exception>
    private sealed class Started<T>(OnlinePapers online) : IPaperSource
        where T : IPaperSource
    {
        public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
        {
            var lookups = await (online._services ??= online.Start()).GetRequiredService<T>().LookUpAsync(queries, cancellationToken);
            if (lookups.Any(static l => l.KeyRefused))
            {
                online._refused.Add(typeof(T) == typeof(OpenAlexSource) ? OpenAlexOptions.Section : SemanticScholarOptions.Section);
            }

            return lookups;
        }
    }

    /// <exception cref="CliException">An environment variable has no usable value.</exception>
    private sealed class StartedRelated(OnlinePapers online) : IRelatedPapers
    {
        public Task<IReadOnlyList<RelatedPapers>> OfAuthorsAsync(IReadOnlyList<string> authorIds, CancellationToken cancellationToken) => Source.OfAuthorsAsync(authorIds, cancellationToken);

        public Task<IReadOnlyList<RelatedPapers>> CitingAsync(IReadOnlyList<PaperId> papers, CancellationToken cancellationToken) => Source.CitingAsync(papers, cancellationToken);

        private SemanticScholarRelatedPapers Source => (online._services ??= online.Start()).GetRequiredService<SemanticScholarRelatedPapers>();
    }
}
