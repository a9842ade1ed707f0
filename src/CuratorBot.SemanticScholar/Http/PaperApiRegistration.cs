using System.Diagnostics.CodeAnalysis;
using CuratorBot.SemanticScholar.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>Gives the HTTP client of a source its pace, its retries and its guard, all of which live as long as the container.</summary>
internal static class PaperApiRegistration
{
    public static void AddPaperApi<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions, TTelemetry>(
        this IHttpClientBuilder client, ApiProfile profile)
        where TOptions : PaperSourceOptions
        where TTelemetry : PaperSourceTelemetry
    {
        var name = profile.ClientName;
        client.Services.AddKeyedSingleton(name, (provider, _) => new ApiGate(
            profile,
            provider.GetRequiredService<IOptions<TOptions>>().Value,
            provider.GetRequiredService<TTelemetry>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ApiGate>>(),
            provider.GetService<ISharedPace>()));
        client
            .ConfigureHttpClient((provider, http) =>
            {
                http.BaseAddress = Gate(provider).Options.BaseAddress;
                http.Timeout = Timeout.InfiniteTimeSpan; // The pipeline and the review enforce their limits by the container's clock.
                http.DefaultRequestHeaders.UserAgent.ParseAdd("CuratorBot/1.0");
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
            .AddResilienceHandler(name, (builder, context) => ResiliencePipeline.Configure(builder, Gate(context.ServiceProvider)));
        client.AddHttpMessageHandler(provider => new AnswerGuard(Gate(provider)));

        ApiGate Gate(IServiceProvider provider) => provider.GetRequiredKeyedService<ApiGate>(name);
    }
}
