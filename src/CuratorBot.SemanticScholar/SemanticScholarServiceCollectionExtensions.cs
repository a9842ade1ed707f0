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

        services.AddSingleton<IValidateOptions<SemanticScholarOptions>, SemanticScholarOptionsValidator>();
        services.AddOptions<SemanticScholarOptions>()
            .Bind(configuration.GetSection(SemanticScholarOptions.Section))
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton<SemanticScholarTelemetry>();
        services.AddSingleton(static provider => new PacingLimiter(
            Options(provider).Pace, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<SemanticScholarTelemetry>().Waited));

        services.AddRefitGeneratedClient<ISemanticScholarApi>(WireJsonContext.Default, settingsAction: null, ClientName)
            .ConfigureHttpClient(static (provider, client) =>
            {
                client.BaseAddress = Options(provider).BaseAddress;
                client.Timeout = Timeout.InfiniteTimeSpan; // The pipeline and the review enforce their limits by the container's clock.
                client.DefaultRequestHeaders.UserAgent.ParseAdd("CuratorBot/1.0");
            })
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = System.Net.DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // The connections above renew themselves.
            .RemoveAllLoggers() // They would log the titles of every look-up; the source logs its own messages.
            .AddResilienceHandler("semantic-scholar", static (builder, context) => ResiliencePipeline.Configure(
                builder,
                Options(context.ServiceProvider),
                context.ServiceProvider.GetRequiredService<PacingLimiter>(),
                context.ServiceProvider.GetRequiredService<TimeProvider>()));
        services.AddHttpClient(ClientName).AddHttpMessageHandler(static provider => new AnswerGuard(
            Options(provider), provider.GetRequiredService<SemanticScholarTelemetry>(), provider.GetRequiredService<TimeProvider>()));

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
            provider.GetRequiredService<IOptions<SemanticScholarOptions>>(),
            provider.GetRequiredService<SemanticScholarTelemetry>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SemanticScholarSource>>(),
            provider.GetService<IProgress<LookupProgress>>()));
        services.AddSingleton<IPaperSource>(static provider => provider.GetRequiredService<SemanticScholarSource>());
        return services;
    }

    private static SemanticScholarOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SemanticScholarOptions>>().Value;
}
