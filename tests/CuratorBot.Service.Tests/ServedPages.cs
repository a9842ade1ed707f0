using CuratorBot.Service.Pages;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CuratorBot.Service.Tests;

/// <summary>The pages of the service on a port of their own, without the rest of it.</summary>
internal sealed class ServedPages : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServedPages(WebApplication app, Uri address)
    {
        _app = app;
        Reader = new HttpClient { BaseAddress = address };
    }

    /// <summary>Asks them.</summary>
    public HttpClient Reader { get; }

    public Uri Address => Reader.BaseAddress!;

    /// <param name="bench">Whose pages they are.</param>
    /// <param name="options">Their settings; null: as they are where nothing is set.</param>
    public static async Task<ServedPages> StartAsync(ServiceBench bench, PageOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(bench.Get<PageStore>()).AddSingleton(bench.Get<WorkQueue>()).AddSingleton<TimeProvider>(bench.Clock).AddSingleton<ListPages>().AddSingleton(Options.Create(options ?? new PageOptions()))
            .AddSingleton(Options.Create(ServiceBench.App)).AddSingleton(Options.Create(new ServiceOptions { WebhookSecret = "secret" }));
        var app = builder.Build();
        app.MapPages();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ServedPages(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await _app.DisposeAsync();
    }
}
