using System.Data.Common;
using CuratorBot.SemanticScholar.Http;
using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Storage;

/// <summary>Hands out the turns of requests to a service to all nodes, through the database.</summary>
internal sealed partial class DatabasePace(IDbContextFactory<CuratorContext> contexts, TimeProvider clock, ILogger<DatabasePace> logger) : ISharedPace
{
    public async Task<TimeSpan?> TakeTurnAsync(string service, TimeSpan interval, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var next = now + interval.Ticks;
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var after = (await context.Database.SqlQuery<long>($"""
                INSERT INTO paces ("Service", "NextAt") VALUES ({service}, {next})
                ON CONFLICT ("Service") DO UPDATE SET "NextAt" = CASE WHEN paces."NextAt" > {now} THEN paces."NextAt" + {interval.Ticks} ELSE {next} END
                RETURNING "NextAt" AS "Value"
                """).ToListAsync(cancellationToken))[0];
            return TimeSpan.FromTicks(after - interval.Ticks - now);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            Log.NotShared(logger, service, e);
            return null;
        }
    }

    public void HoldBack(string service, TimeSpan wait)
    {
        var until = (clock.GetUtcNow() + wait).UtcTicks;
        try
        {
            using var context = contexts.CreateDbContext();
            context.Database.ExecuteSql($"""
                INSERT INTO paces ("Service", "NextAt") VALUES ({service}, {until})
                ON CONFLICT ("Service") DO UPDATE SET "NextAt" = excluded."NextAt" WHERE paces."NextAt" < excluded."NextAt"
                """);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            Log.NotShared(logger, service, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The pace of requests to {Service} cannot be shared through the database: this node keeps its own")]
        public static partial void NotShared(ILogger logger, string service, Exception exception);
    }
}
