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

        // As routing compares: in any case, and with a slash at the end.
        app.UseWhen(static context => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is "" or "/" or null, branch => branch.Use(async (context, next) =>
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
            if (!HttpMethods.IsPost(context.Request.Method))
            {
                await next(context);
                return;
            }

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
        app.MapGitHubWebhooks(Path, secret);
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
