using System.Data.Common;
using CuratorBot.Service.Settings;
using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Storage;

/// <summary>Brings the tables up to date before anything else starts. EF Core locks, so nodes that start together on PostgreSQL take turns.</summary>
internal static partial class DatabasePreparation
{
    private const int Attempts = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>A database that is only just starting is waited for; one that cannot be used is told in words.</summary>
    public static async Task<bool> DatabaseIsReadyAsync(this WebApplication app)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var context = await app.Services.GetRequiredService<IDbContextFactory<CuratorContext>>().CreateDbContextAsync();
                if (context is SqliteCuratorContext)
                {
                    await ForgetAbandonedLockAsync(context);
                }

                await context.Database.MigrateAsync();
                return true;
            }
            catch (DbException e) when (e.IsTransient && attempt < Attempts)
            {
                Log.Waiting(app.Logger, e.Message);
                await Task.Delay(Pause);
            }
            catch (Exception e) when (e is DbException or ArgumentException)
            {
                Console.Error.WriteLine($"curatorbot: The database cannot be used: {e.Message} Look at {ServiceOptions.Section}:{nameof(ServiceOptions.Database)} and {ServiceOptions.Section}:{nameof(ServiceOptions.ConnectionString)}.");
                return false;
            }
        }
    }

    /// <summary>
    /// On SQLite EF Core's lock is a row, taken at every start: a process that is killed meanwhile leaves it behind, and each start
    /// after that waits for it without end. Only one process works on an SQLite file, so whatever stands there is abandoned.
    /// </summary>
    private static Task<int> ForgetAbandonedLockAsync(CuratorContext context) =>
        context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer yet ({Reason}); it is tried again in a moment")]
        public static partial void Waiting(ILogger logger, string reason);
    }
}
