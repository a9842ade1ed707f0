using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CuratorBot.Fakes;

/// <summary>A fake service behind a real local socket, for programs that run as separate processes.</summary>
public sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeServer(WebApplication app) => _app = app;

    /// <summary>The address: http://127.0.0.1 with a free port.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Starts the server.</summary>
    /// <param name="respond">The service.</param>
    /// <param name="latency">The duration of each answer; null for none.</param>
    public static async Task<FakeServer> StartAsync(Func<FakeRequest, FakeResponse> respond, Func<TimeSpan>? latency = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context => HandleAsync(context, respond, latency));
        await app.StartAsync();
        return new FakeServer(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task HandleAsync(HttpContext context, Func<FakeRequest, FakeResponse> respond, Func<TimeSpan>? latency)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new FakeRequest(
            context.Request.Method,
            Uri.UnescapeDataString(context.Request.Path.Value ?? ""),
            context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal),
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(context.RequestAborted));
        var response = respond(request);
        if (latency is not null)
        {
            await Task.Delay(latency(), context.RequestAborted);
        }

        if (response.Hang)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        if (response.Reset)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
    }
}
