using System.Text.Json;
using CuratorBot.Service.Operations;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Intake;

/// <summary>
/// Hands stored deliveries to the queue, oldest first. Dying in between hands one over twice, which is harmless: jobs are
/// keyed by what they are about, and replace each other.
/// </summary>
internal sealed partial class InboxDispatcher : BackgroundService
{
    private const int Batch = 100;

    /// <summary>How soon the work of a node that died is taken over by another.</summary>
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(2);

    private readonly IDbContextFactory<CuratorContext> _contexts;
    private readonly InboxSignal _signal;
    private readonly WorkQueue _queue;
    private readonly CuratorMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger<InboxDispatcher> _logger;

    public InboxDispatcher(IDbContextFactory<CuratorContext> contexts, InboxSignal signal, WorkQueue queue, CuratorMetrics metrics, TimeProvider clock, ILogger<InboxDispatcher> logger)
    {
        _contexts = contexts;
        _signal = signal;
        _queue = queue;
        _metrics = metrics;
        _clock = clock;
        _logger = logger;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DispatchAsync(stoppingToken) == Batch)
                {
                }
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
    /// <returns>How many there were.</returns>
    internal async Task<int> DispatchAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Deliveries.AsNoTracking()
            .Where(static d => d.QueuedAt == null)
            .OrderBy(static d => d.ReceivedAt)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        _metrics.OldestWaiting(rows.FirstOrDefault()?.ReceivedAt);
        if (rows.Count == 0)
        {
            return 0;
        }

        var work = rows.Select(r => (r.Id, Item: Read(r))).Where(static w => w.Item is not null).Select(static w => (w.Id, Item: w.Item!));

        // Twenty pushes to one pull request are one review: only the last delivery about a thing is handed over.
        foreach (var (id, item) in work.GroupBy(w => WorkQueue.KeyOf(w.Item, w.Id)).Select(static g => g.Last()))
        {
            await _queue.AddAsync(item, id, cancellationToken);
        }

        var ids = rows.ConvertAll(static r => r.Id);
        var now = _clock.GetUtcNow().UtcDateTime;
        await context.Deliveries.Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(d => d.SetProperty(r => r.QueuedAt, now), cancellationToken);
        if (rows.Count < Batch)
        {
            _metrics.OldestWaiting(null);
        }

        return rows.Count;
    }

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
