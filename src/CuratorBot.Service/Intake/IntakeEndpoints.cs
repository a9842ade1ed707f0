using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Operations;
using CuratorBot.Service.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Octokit.Webhooks;
using Octokit.Webhooks.AspNetCore;

namespace CuratorBot.Service.Intake;

/// <summary>The address that GitHub sends deliveries to.</summary>
internal static class IntakeEndpoints
{
    public const string Path = "/api/github/webhooks";

    public static void MapIntake(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<ServiceOptions>>().Value;
        if (Setup.IsNeeded(app.Services.GetRequiredService<IOptions<GitHubOptions>>().Value, options))
        {
            return;
        }

        var metrics = app.Services.GetRequiredService<CuratorMetrics>();
        var refusals = app.Services.GetRequiredService<Refusals>();
        var secret = options.ReadWebhookSecret();
        var bodies = new IntakeBodies(app.Services.GetRequiredService<TimeProvider>(), secret);

        // By the endpoint and not by the path: whatever routing takes for this address is guarded.
        app.UseWhen(static context => context.GetEndpoint()?.Metadata.GetMetadata<Guarded>() is not null, branch => branch.Use(async (context, next) =>
        {
            if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = IntakeBodies.LargestBody;
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
            if (await bodies.ReadAsync(context.Request) is var (refusal, words))
            {
                context.Response.StatusCode = refusal;
                await context.Response.WriteAsync(words);
            }
            else
            {
                await next(context);
            }

            var status = context.Response.StatusCode == StatusCodes.Status200OK ? StatusCodes.Status202Accepted : context.Response.StatusCode;
            metrics.Delivered(status);
            refusals.Count(status, context.Request);
        }));
        app.MapGitHubWebhooks(Path, secret).WithMetadata(new Guarded());
    }

    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.Configure<GitHubWebhookOptions>(static options => options.ExceptionHandler = AnswerAsync);
        services.AddSingleton<InboxSignal>();
        services.AddSingleton<IntakePressure>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<Inbox>();
        services.AddHostedService(static provider => provider.GetRequiredService<Inbox>());
        services.AddHostedService<InboxDispatcher>();
        services.AddSingleton<WebhookEventProcessor, DeliveryProcessor>();
        return services;
    }

    /// <summary>Marks the endpoint of deliveries.</summary>
    private sealed class Guarded;

    /// <summary>Without this, the package answers 500 to whatever its handler throws.</summary>
    private static ValueTask<bool> AnswerAsync(Exception exception, HttpContext context)
    {
        context.Response.StatusCode = exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,

            // Broken off by the caller, who reads no answer.
            ConnectionResetException or OperationCanceledException => StatusCodes.Status400BadRequest,
            InboxException => StatusCodes.Status503ServiceUnavailable,

            // Signed by GitHub, and not carried in through a fault of ours. To refuse it would not help.
            _ => StatusCodes.Status202Accepted,
        };
        if (context.Response.StatusCode == StatusCodes.Status202Accepted)
        {
            context.RequestServices.GetRequiredService<Refusals>().NotUnderstood(context.Request, exception);
        }

        return ValueTask.FromResult(true);
    }
}
