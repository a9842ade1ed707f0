using System.Net.Mime;
using System.Text.Json;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Operations;
using CuratorBot.Service.Settings;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Octokit.Webhooks;
using Octokit.Webhooks.AspNetCore;

namespace CuratorBot.Service.Intake;

/// <summary>The address that GitHub sends deliveries to.</summary>
internal static class IntakeEndpoints
{
    public const string Path = "/api/github/webhooks";

    /// <summary>GitHub sends no larger payloads (docs, "Webhook events and payloads", "Payload cap").</summary>
    private const long LargestBody = 25 * 1024 * 1024;

    public static void MapIntake(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<ServiceOptions>>().Value;
        if (Setup.IsNeeded(app.Services.GetRequiredService<IOptions<GitHubOptions>>().Value, options))
        {
            return;
        }

        var metrics = app.Services.GetRequiredService<CuratorMetrics>();
        app.UseWhen(static context => context.Request.Path == Path, branch => branch.Use(async (context, next) =>
        {
            if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = LargestBody;
            }

            // The package answers 200 once its handler is through; ours has stored the work, not done it.
            context.Response.OnStarting(static state =>
            {
                var response = ((HttpContext)state).Response;
                if (response.StatusCode == StatusCodes.Status200OK)
                {
                    response.StatusCode = StatusCodes.Status202Accepted;
                }

                return Task.CompletedTask;
            }, context);
            if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.MediaType == MediaTypeNames.Application.Json)
            {
                await next(context);
            }
            else
            {
                // The package answers 200 where there is no content type, and falls over one that is malformed.
                context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            }

            metrics.Delivered(context.Response.StatusCode == StatusCodes.Status200OK ? StatusCodes.Status202Accepted : context.Response.StatusCode);
        }));
        app.MapGitHubWebhooks(Path, options.ReadWebhookSecret());
    }

    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.Configure<GitHubWebhookOptions>(static options => options.ExceptionHandler = AnswerAsync);
        services.AddSingleton<InboxSignal>();
        services.AddSingleton<Inbox>();
        services.AddHostedService(static provider => provider.GetRequiredService<Inbox>());
        services.AddHostedService<InboxDispatcher>();
        services.AddSingleton<WebhookEventProcessor, DeliveryProcessor>();
        return services;
    }

    /// <summary>Without this, the package answers 500 to whatever its handler throws.</summary>
    private static ValueTask<bool> AnswerAsync(Exception exception, HttpContext context)
    {
        context.Response.StatusCode = exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            InboxException => StatusCodes.Status503ServiceUnavailable,

            // Signed by GitHub and of a kind that this version of the package does not know: nothing for us.
            JsonException or NotSupportedException or InvalidOperationException or ArgumentException or KeyNotFoundException => StatusCodes.Status202Accepted,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        return ValueTask.FromResult(true);
    }
}
