using System.Diagnostics.CodeAnalysis;
using CuratorBot.SemanticScholar.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>Registers what every source of papers has, beside its own API: all of it lives as long as the container.</summary>
internal static class PaperApiRegistration
{
    /// <summary>Adds the settings, validated at start, and the measurements of a source; gives its HTTP client pace, retries and guard.</summary>
    /// <param name="client">The client of the source's API.</param>
    /// <param name="profile">What is particular to it.</param>
    /// <param name="bind">Reads the settings from the configuration; of the caller, since code that reads them is generated for one type each.</param>
    public static void AddPaperApi<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TTelemetry>(
        this IHttpClientBuilder client, ApiProfile profile, Action<TOptions> bind)
        where TOptions : PaperSourceOptions
        where TTelemetry : PaperSourceTelemetry
    {
        var name = profile.ClientName;
        client.Services.AddSingleton<IValidateOptions<TOptions>>(new PaperSourceOptionsValidator<TOptions>(name, profile.Address, profile.Path));
        client.Services.AddOptions<TOptions>().Configure(bind).ValidateOnStart();
        client.Services.AddSingleton<TTelemetry>();
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
