namespace CuratorBot.Service.Storage;

/// <summary>A delivery that was answered 202: seen once, carried out at least once.</summary>
internal sealed class DeliveryRow
{
    /// <summary>GitHub's <c>X-GitHub-Delivery</c>, the same when it is sent again.</summary>
    public required string Id { get; set; }

    public required string Event { get; set; }

    public DateTime ReceivedAt { get; set; }

    /// <summary>What is to be done, as JSON (<see cref="Intake.WorkItem"/>).</summary>
    public required string Work { get; set; }

    /// <summary>When the work was handed to the queue; null: not yet.</summary>
    public DateTime? QueuedAt { get; set; }
}
