using System.Reflection;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Settings;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Quartz.Diagnostics;

namespace CuratorBot.Service.Operations;

/// <summary>What operators look at: health, version, telemetry.</summary>
internal static class OperationsEndpoints
{
    private const string SemanticScholar = "CuratorBot.SemanticScholar";
    private const string OpenAlex = "CuratorBot.OpenAlex";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CuratorMetrics>();
        builder.Services.AddSingleton<DatabaseHealth>();
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: ["ready"])
            .AddCheck<SetupHealth>("setup", tags: ["ready"]);

        // Collected only where someone listens (the standard variable of OpenTelemetry): every request would pay for what nobody sees.
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            builder.Services.AddOpenTelemetry()
                .WithTracing(static tracing => tracing.AddSource(CuratorMetrics.Name, CoreActivities.Name, SemanticScholar).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
                .WithMetrics(static metrics => metrics.AddMeter(CuratorMetrics.Name, SemanticScholar, OpenAlex, QuartzInstrumentation.MeterName).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
                .UseOtlpExporter();
        }
    }

    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains("ready") });
        app.MapGet("/version", static () => Results.Json(new { version = typeof(OperationsEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion }));
        if (Setup.IsNeeded(app.Services.GetRequiredService<IOptions<GitHubOptions>>().Value, app.Services.GetRequiredService<IOptions<ServiceOptions>>().Value))
        {
            app.Logger.LogSetup(Setup.Instructions);
            app.MapGet("/", static () => Setup.Instructions);
        }
    }
}
