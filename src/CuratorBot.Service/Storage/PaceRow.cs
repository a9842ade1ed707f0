namespace CuratorBot.Service.Storage;

/// <summary>When the next request to a service may start, for all nodes.</summary>
internal sealed class PaceRow
{
    /// <summary>The service, such as "Semantic Scholar"; "health" for what the health check writes.</summary>
    public required string Service { get; set; }

    /// <summary>In ticks of UTC.</summary>
    public long NextAt { get; set; }
}
