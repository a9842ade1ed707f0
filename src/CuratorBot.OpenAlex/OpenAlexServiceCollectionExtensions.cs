using CuratorBot.Core.Papers;
using CuratorBot.OpenAlex.Http;
using CuratorBot.SemanticScholar;
using CuratorBot.SemanticScholar.Caching;
using CuratorBot.SemanticScholar.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Refit;

namespace CuratorBot.OpenAlex;

/// <summary>Registers OpenAlex as the second source of paper facts.</summary>
public static class OpenAlexServiceCollectionExtensions
{
    /// <summary>The name of the HTTP client, for callers that replace its handler.</summary>
    public const string ClientName = "OpenAlex";

    private static readonly ApiProfile Profile = new(
        ClientName,
        "OpenAlex",
        "https://api.openalex.org/",
        "/works",
        "Authorization",
        KeyPrefix: "Bearer ",
        static path => path.EndsWith("/works", StringComparison.Ordinal) ? "search" : "work",
        FollowsRedirects: true,
        HasBudget: true);

    /// <summary>
    /// Puts OpenAlex behind the first source, which must be registered: the <see cref="IPaperSource"/> of the container then asks both, unless
    /// <see cref="OpenAlexOptions.Enabled"/> is false. Both share the cache.
    /// </summary>
    public static IServiceCollection AddOpenAlex(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);

        services.AddRefitGeneratedClient<IOpenAlexApi>(OpenAlexJsonContext.Default, settingsAction: null, ClientName)
            .AddPaperApi<OpenAlexOptions, OpenAlexTelemetry>(Profile, options => configuration.GetSection(OpenAlexOptions.Section).Bind(options));
        services.AddSingleton(static provider => new OpenAlexSource(
            provider.GetRequiredService<IOpenAlexApi>(),
            provider.GetRequiredService<IPaperCache>(),
            provider.GetRequiredKeyedService<ApiGate>(ClientName),
            provider.GetRequiredService<IOptions<OpenAlexOptions>>().Value,
            provider.GetRequiredService<ILogger<OpenAlexSource>>()));
        services.AddSingleton<IPaperSource>(static provider =>
            new TwoSources(provider.GetRequiredService<SemanticScholarSource>(), provider.GetRequiredService<OpenAlexSource>()));
        return services;
    }
}
