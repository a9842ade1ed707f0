using CuratorBot.Core.Papers;
using CuratorBot.SemanticScholar.Caching;
using CuratorBot.SemanticScholar.Http;
using CuratorBot.SemanticScholar.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Refit;

namespace CuratorBot.SemanticScholar;

/// <summary>Registers Semantic Scholar as the source of paper facts.</summary>
public static class SemanticScholarServiceCollectionExtensions
{
    /// <summary>The name of the HTTP client, for callers that replace its handler.</summary>
    public const string ClientName = "SemanticScholar";

    private static readonly ApiProfile Profile = new(
        ClientName,
        "Semantic Scholar",
        "https://api.semanticscholar.org/",
        "/graph/v1",
        "x-api-key",
        KeyPrefix: "",
        static path => path.EndsWith("/paper/batch", StringComparison.Ordinal) ? "batch"
            : path.EndsWith("/paper/search/match", StringComparison.Ordinal) ? "match"
            : path.EndsWith("/paper/search", StringComparison.Ordinal) ? "search"
            : path.EndsWith("/citations", StringComparison.Ordinal) ? "citations"
            : path.Contains("/author/", StringComparison.Ordinal) ? "author"
            : "paper");

    /// <summary>How long to keep the last known figures, which are shown with their date.</summary>
    private static readonly TimeSpan KeepCached = TimeSpan.FromDays(365);

    /// <summary>
    /// Adds <see cref="SemanticScholarSource"/> as the <see cref="IPaperSource"/>, with its client, pace and cache, all of which live as
    /// long as the container. Settings are read from the section <see cref="SemanticScholarOptions.Section"/> and validated at start.
    /// An <see cref="IProgress{T}"/> of <see cref="LookupProgress"/> in the container receives the progress of each look-up.
    /// </summary>
    public static IServiceCollection AddSemanticScholar(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);

        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddRefitGeneratedClient<ISemanticScholarApi>(WireJsonContext.Default, settingsAction: null, ClientName)
            .AddPaperApi<SemanticScholarOptions, SemanticScholarTelemetry>(Profile, options => configuration.GetSection(SemanticScholarOptions.Section).Bind(options));

        services.TryAddSingleton<IPaperCache>(static provider => string.IsNullOrWhiteSpace(Options(provider).CachePath)
            ? new NoPaperCache()
            : new SqlitePaperCache(
                Options(provider).CachePath!,
                KeepCached,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SqlitePaperCache>>()));
        services.AddSingleton(static provider => new SemanticScholarSource(
            provider.GetRequiredService<ISemanticScholarApi>(),
            provider.GetRequiredService<IPaperCache>(),
            provider.GetRequiredKeyedService<ApiGate>(ClientName),
            provider.GetRequiredService<ILogger<SemanticScholarSource>>(),
            provider.GetService<IProgress<LookupProgress>>()));
        services.AddSingleton<IPaperSource>(static provider => provider.GetRequiredService<SemanticScholarSource>());
        services.AddSingleton(static provider => new SemanticScholarRelatedPapers(
            provider.GetRequiredService<ISemanticScholarApi>(),
            provider.GetRequiredKeyedService<ApiGate>(ClientName),
            provider.GetRequiredService<ILogger<SemanticScholarRelatedPapers>>()));
        services.AddSingleton<IRelatedPapers>(static provider => provider.GetRequiredService<SemanticScholarRelatedPapers>());
        return services;
    }

    private static SemanticScholarOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SemanticScholarOptions>>().Value;
}
