using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Intake;

/// <summary>
/// Stores deliveries before they are answered. Those that arrive while one batch is written go together into the next, so a
/// burst costs a commit a batch and not one a delivery.
/// </summary>
internal sealed partial class Inbox : BackgroundService
{
    private const int LargestBatch = 256;

    /// <summary>GitHub waits ten seconds for an answer.</summary>
    private const int Attempts = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Time enough for GitHub to read a 503, and to keep the delivery as one to be sent again, before it hangs up.</summary>
    private static readonly TimeSpan LongestStoring = TimeSpan.FromSeconds(6);

    private readonly Channel<Arrival> _arrivals = Channel.CreateBounded<Arrival>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly IDbContextFactory<CuratorContext> _contexts;
    private readonly InboxSignal _signal;
    private readonly IntakePressure _pressure;
    private readonly TimeProvider _clock;
    private readonly ILogger<Inbox> _logger;

    public Inbox(IDbContextFactory<CuratorContext> contexts, InboxSignal signal, IntakePressure pressure, TimeProvider clock, ILogger<Inbox> logger)
    {
        _contexts = contexts;
        _signal = signal;
        _pressure = pressure;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Stores a delivery; done when it is on disk. One that was stored before is left as it is.</summary>
    public async Task StoreAsync(string delivery, string @event, WorkItem work)
    {
        _pressure.Arrived();
        var arrival = new Arrival(new DeliveryRow
        {
            Id = delivery,
            Event = @event,
            ReceivedAt = _clock.GetUtcNow().UtcDateTime,
            Work = JsonSerializer.Serialize(work, WorkItemJson.Default.WorkItem),
        });

        // The request's own token plays no part: a caller who hangs up has still delivered.
        try
        {
            await _arrivals.Writer.WriteAsync(arrival, CancellationToken.None);
        }
        catch (ChannelClosedException e)
        {
            throw new InboxException("The service is stopping.", e);
        }

        try
        {
            await arrival.Stored.Task.WaitAsync(LongestStoring, _clock);
        }
        catch (TimeoutException e)
        {
            // Stored later all the same, it is not stored again when GitHub sends it again.
            throw new InboxException("The database takes too long.", e);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _arrivals.Writer.TryComplete();
        if (ExecuteTask is { } draining)
        {
            await draining.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Arrival>(LargestBatch);

        // Until the channel is completed, not until the token is cancelled: what waits is stored before the process ends.
        while (await _arrivals.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            while (batch.Count < LargestBatch && _arrivals.Reader.TryRead(out var arrival))
            {
                batch.Add(arrival);
            }

            await StoreAsync(batch);
        }
    }

    private async Task StoreAsync(List<Arrival> batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WriteAsync(batch);
                batch.ForEach(static a => a.Stored.SetResult());
                _signal.Set();
                return;
            }
            catch (Exception e) when (e is DbException && attempt < Attempts)
            {
                // A database that was restarted refuses the connections that were open before. Writing twice is harmless.
                Log.TriedAgain(_logger, batch.Count, e);
                await Task.Delay(Pause, _clock);
            }
            catch (Exception e)
            {
                // Each caller answers 503, and GitHub keeps the delivery as failed: the sweep has it sent again.
                Log.NotStored(_logger, batch.Count, e);
                batch.ForEach(a => a.Stored.SetException(new InboxException("The delivery could not be stored.", e)));
                return;
            }
        }
    }

    private async Task WriteAsync(List<Arrival> batch)
    {
        await using var context = await _contexts.CreateDbContextAsync();
        var sql = new StringBuilder("INSERT INTO deliveries (\"Id\", \"Event\", \"ReceivedAt\", \"Work\", \"QueuedAt\") VALUES ");
        var values = new List<object>(batch.Count * 4);
        foreach (var (row, _) in batch)
        {
            sql.Append(values.Count == 0 ? "" : ", ")
                .Append(CultureInfo.InvariantCulture, $"({{{values.Count}}}, {{{values.Count + 1}}}, {{{values.Count + 2}}}, {{{values.Count + 3}}}, NULL)");
            values.AddRange([row.Id, row.Event, row.ReceivedAt, row.Work]);
        }

        sql.Append(" ON CONFLICT DO NOTHING");
        await context.Database.ExecuteSqlRawAsync(sql.ToString(), values);
    }

    private sealed record Arrival(DeliveryRow Row)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Deconstruct(out DeliveryRow row, out TaskCompletionSource stored) => (row, stored) = (Row, Stored);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} deliveries could not be stored; they are tried again in a second")]
        public static partial void TriedAgain(ILogger logger, int count, Exception exception);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Count} deliveries could not be stored and are answered 503")]
        public static partial void NotStored(ILogger logger, int count, Exception exception);
    }
}
