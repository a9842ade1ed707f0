using System.Text.Json;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace CuratorBot.Service.Intake;

/// <summary>
/// Hands stored deliveries to the queue, oldest first. Dying in between hands one over twice, which is harmless: jobs are
/// keyed by what they are about, and replace each other.
/// </summary>
internal sealed partial class InboxDispatcher : BackgroundService
{
    private const int Batch = 100;

    /// <summary>While deliveries come thick: more than a node reviews in that time, and little enough not to hold up those that are being stored.</summary>
    private const int SmallBatch = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How soon the work of a node that died is taken over by another.</summary>
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(2);

    private readonly IDbContextFactory<CuratorContext> _contexts;
    private readonly InboxSignal _signal;
    private readonly IntakePressure _pressure;
    private readonly WorkQueue _queue;
    private readonly TimeProvider _clock;
    private readonly ILogger<InboxDispatcher> _logger;

    public InboxDispatcher(
        IDbContextFactory<CuratorContext> contexts,
        InboxSignal signal,
        IntakePressure pressure,
        WorkQueue queue,
        TimeProvider clock,
        ILogger<InboxDispatcher> logger)
    {
        _contexts = contexts;
        _signal = signal;
        _pressure = pressure;
        _queue = queue;
        _clock = clock;
        _logger = logger;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                bool isMore;
                do
                {
                    isMore = await DispatchAsync(stoppingToken);
                    if (_pressure.IsHigh)
                    {
                        // Those that arrive meanwhile go together, and of those about the same thing only the last.
                        await Task.Delay(Pause, _clock, stoppingToken);
                    }
                }
                while (isMore);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(_logger, e);
            }

            try
            {
                await _signal.WaitAsync(LookAround, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Hands over one batch.</summary>
    /// <returns>Whether there may be more to hand over.</returns>
    internal async Task<bool> DispatchAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = context.Database.IsNpgsql() ? await context.Database.BeginTransactionAsync(cancellationToken) : null;
        var isHigh = _pressure.IsHigh;
        var rows = await Waiting(context).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return false;
        }

        // Twenty pushes to one pull request are one review: only the last delivery about a thing is handed over.
        var work = new Dictionary<JobKey, (WorkItem Item, string Delivery)>();
        var ids = new List<string>(rows.Count);
        foreach (var row in rows.TakeWhile(_ => !isHigh || work.Count < SmallBatch))
        {
            ids.Add(row.Id);
            if (Read(row) is { } item)
            {
                work[WorkQueue.KeyOf(item, row.Id)] = (item, row.Id);
            }
        }

        await _queue.AddAsync(work.Values, TimeSpan.Zero, cancellationToken);
        var now = _clock.GetUtcNow().UtcDateTime;
        await context.Deliveries.Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(d => d.SetProperty(r => r.QueuedAt, now), cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return ids.Count < rows.Count || rows.Count == Batch;
    }

    /// <summary>The oldest; without those that another node is handing over, for then each review would be done twice.</summary>
    private static IQueryable<DeliveryRow> Waiting(CuratorContext context) => context.Database.IsNpgsql()
        ? context.Deliveries.FromSql($"SELECT * FROM deliveries WHERE \"QueuedAt\" IS NULL ORDER BY \"ReceivedAt\" LIMIT {Batch} FOR UPDATE SKIP LOCKED").AsNoTracking()
        : context.Deliveries.AsNoTracking().Where(static d => d.QueuedAt == null).OrderBy(static d => d.ReceivedAt).Take(Batch);

    /// <summary>Null for what another version of this service has stored: it must not hold up what comes after it.</summary>
    private WorkItem? Read(DeliveryRow row)
    {
        try
        {
            return JsonSerializer.Deserialize(row.Work, WorkItemJson.Default.WorkItem);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            Log.Unreadable(_logger, row.Id, row.Work, e);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The work of delivery {DeliveryId} cannot be read by this version and is set aside: {Work}")]
        public static partial void Unreadable(ILogger logger, string deliveryId, string work, Exception exception);

        [LoggerMessage(Level = LogLevel.Error, Message = "Stored deliveries could not be handed to the queue; they are tried again in a moment")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
