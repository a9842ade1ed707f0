using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Octokit.Webhooks;

namespace CuratorBot.Service.Intake;

/// <summary>
/// Stores what each delivery asks for (<see cref="DeliveryReader"/>). Deliveries that ask for nothing are answered like the others, so that
/// GitHub shows no red cross, and are not stored.
/// </summary>
internal sealed partial class DeliveryProcessor : WebhookEventProcessor
{
    /// <summary>How far back is looked for what a delivery that could not be understood may have been about.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(1);

    private readonly Inbox _inbox;
    private readonly TimeProvider _clock;
    private readonly ILogger<DeliveryProcessor> _logger;

    public DeliveryProcessor(Inbox inbox, TimeProvider clock, ILogger<DeliveryProcessor> logger)
    {
        _inbox = inbox;
        _clock = clock;
        _logger = logger;
    }

    public override async ValueTask ProcessWebhookAsync(IDictionary<string, StringValues> headers, string body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var about = WebhookHeaders.Parse(headers);
        var reading = Read(about.Event ?? "", body);
        if (reading.Missing is { } missing)
        {
            Log.NotUnderstood(_logger, about.Delivery, about.Event, missing);
            reading = reading with { Work = MakeUpFor(reading) };
        }

        if (reading.Work is not { } work)
        {
            Log.Ignored(_logger, about.Delivery, about.Event);
            return;
        }

        if (about.Delivery is not { Length: > 0 and <= 100 } delivery)
        {
            // GitHub names every delivery; who does not cannot be told apart from a replay.
            throw new BadHttpRequestException("The delivery has no X-GitHub-Delivery header, or a very long one.");
        }

        await _inbox.StoreAsync(delivery, about.Event ?? "", work);
        Log.Stored(_logger, delivery, about.Event, work);
    }

    private static DeliveryReading Read(string @event, string body)
    {
        try
        {
            using var payload = JsonDocument.Parse(body);
            return DeliveryReader.Read(@event, payload.RootElement);
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The delivery is not JSON.", e);
        }
    }

    private WorkItem.LookAround? MakeUpFor(DeliveryReading reading) =>
        reading.Repository is { } repository ? new WorkItem.LookAround(repository, _clock.GetUtcNow() - LookBack, reading.Installation) : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {DeliveryId} ({Event}) stored: {Work}")]
        public static partial void Stored(ILogger logger, string deliveryId, string? @event, WorkItem work);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Delivery {DeliveryId} ({Event}) asks for nothing")]
        public static partial void Ignored(ILogger logger, string? deliveryId, string? @event);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {DeliveryId} ({Event}) could not be understood: it lacks {Missing}. What has happened in its repository is looked for instead")]
        public static partial void NotUnderstood(ILogger logger, string? deliveryId, string? @event, string missing);
    }
}
