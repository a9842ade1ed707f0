using CuratorBot.GitHub.Connections;
using CuratorBot.OpenAlex;
using CuratorBot.SemanticScholar;
using CuratorBot.SemanticScholar.Caching;
using CuratorBot.SemanticScholar.Http;
using CuratorBot.Service.Conversations;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Operations;
using CuratorBot.Service.Pages;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Recovery;
using CuratorBot.Service.Reviews;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace CuratorBot.Service;

/// <summary>Puts the service together: what it is made of, and what it answers.</summary>
internal static class CuratorBotService
{
    public static void AddCuratorBot(this WebApplicationBuilder builder)
    {
        builder.Host.UseDefaultServiceProvider(static container => (container.ValidateOnBuild, container.ValidateScopes) = (true, true));

        // Shorter than the ten seconds after which container hosts kill: what is not done by then is done after the next start.
        // The key is the host's own (DOTNET_shutdownTimeoutSeconds); only its default of half a minute is not ours.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(builder.Configuration.GetValue("shutdownTimeoutSeconds", 8)));
        builder.Services.AddOptions<ServiceOptions>().BindConfiguration(ServiceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<PageOptions>().BindConfiguration(PageOptions.Section);
        builder.Services.AddOptions<GitHubOptions>().BindConfiguration(GitHubOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<ServiceOptions>, SettingsValidation>();
        builder.Services.AddSingleton(TimeProvider.System);

        var options = SettingsCheck.ReadEarly(builder.Configuration);
        builder.Services.AddStorage(options);
        builder.Services.AddQueue(options);
        builder.AddTelemetry();

        // What a job throws is told by the job itself, with the attempt; Quartz would tell it again.
        builder.Logging.AddFilter("Quartz.Core.JobRunShell", LogLevel.None);

        // So is each request that came to nothing, by its source.
        builder.Logging.AddFilter("Polly", LogLevel.None);

        builder.Services.AddSingleton(services => new GitHubClients(
            services.GetRequiredService<IOptions<GitHubOptions>>().Value,
            services.GetRequiredService<TimeProvider>(),
            GitHubHttp.CreateHandler(timeout: TimeSpan.FromSeconds(services.GetRequiredService<IOptions<GitHubOptions>>().Value.TimeoutSeconds))));
        if (string.IsNullOrWhiteSpace(builder.Configuration[$"{SemanticScholarOptions.Section}:{nameof(SemanticScholarOptions.CachePath)}"]))
        {
            // Without a file of its own, the cache is in the database, where all nodes share it.
            builder.Services.AddSingleton<IPaperCache, DatabasePaperCache>();
        }

        if (options.IsPostgres)
        {
            // Several nodes use one key, or one address: the source counts their requests together.
            builder.Services.AddSingleton<ISharedPace, DatabasePace>();
        }

        builder.Services.AddSemanticScholar(builder.Configuration).AddOpenAlex(builder.Configuration);
        builder.Services.AddSingleton<OwnIdentity>();
        builder.Services.AddSingleton<ReviewRunner>();
        builder.Services.AddSingleton<RelatedReviews>();
        builder.Services.AddSingleton<CommandHandler>();
        builder.Services.AddSingleton<ProposalHandler>();
        builder.Services.AddSingleton<AuditHandler>();
        builder.Services.AddSingleton<AuditRounds>();
        builder.Services.AddSingleton<ListPages>();
        builder.Services.AddSingleton<MergeGroupReviews>();
        builder.Services.AddRecovery();

        builder.Services.AddIntake();
    }

    /// <summary>Runs until it is told to stop.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunCuratorBotAsync(this WebApplication app)
    {
        if (!app.SettingsAreSound() || !await app.DatabaseIsReadyAsync())
        {
            return SettingsCheck.ExitCode;
        }

        await app.ForgetAuditsThatAreOffAsync();
        await app.SweepAtStartAsync();
        app.MapIntake();
        app.MapOperations();
        app.MapPages();
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"curatorbot: {e.Message} Another process listens there: end it, or choose another port with ASPNETCORE_HTTP_PORTS or --urls.");
            return SettingsCheck.ExitCode;
        }
    }
}
