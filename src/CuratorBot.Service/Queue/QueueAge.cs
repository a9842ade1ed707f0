using System.Data.Common;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Queue;

/// <summary>How long the oldest work waits: what was stored and not handed over, and what is in the queue, due, and not begun.</summary>
internal sealed partial class QueueAge
{
    private readonly IDbContextFactory<CuratorContext> _contexts;
    private readonly TimeProvider _clock;
    private readonly ILogger<QueueAge> _logger;

    public QueueAge(IDbContextFactory<CuratorContext> contexts, TimeProvider clock, ILogger<QueueAge> logger)
    {
        _contexts = contexts;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Asks the database, which all nodes share. Work that is tried again is as old as its first try; what is due later does not wait.</summary>
    /// <returns>Zero: nothing waits; null: the database does not answer.</returns>
    public TimeSpan? Read()
    {
        var now = _clock.GetUtcNow();
        try
        {
            using var context = _contexts.CreateDbContext();
            var stored = context.Deliveries.Where(static d => d.QueuedAt == null).Min(static d => (DateTime?)d.ReceivedAt);

            // Quartz counts in ticks of UTC. A late trigger is given a new NEXT_FIRE_TIME, so that START_TIME is what tells its age.
            var queued = context.Database.SqlQuery<long?>($"""
                SELECT MIN(START_TIME) AS "Value" FROM QRTZ_TRIGGERS
                WHERE TRIGGER_GROUP <> {QueueSetup.TimerGroup} AND TRIGGER_STATE IN ('WAITING', 'ACQUIRED', 'BLOCKED') AND NEXT_FIRE_TIME <= {now.UtcTicks}
                """).ToList()[0];
            var oldest = Math.Min(stored?.Ticks ?? long.MaxValue, queued ?? long.MaxValue);
            return TimeSpan.FromTicks(Math.Max(0, now.UtcTicks - oldest));
        }
        catch (DbException e)
        {
            Log.NotRead(_logger, e);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The age of the queue cannot be read from the database")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
