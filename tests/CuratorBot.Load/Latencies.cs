namespace CuratorBot.Load;

/// <summary>How long answers took.</summary>
internal sealed class Latencies
{
    private readonly double[] _sorted;

    /// <param name="milliseconds">One a delivery, in any order.</param>
    /// <param name="refused">Answers other than 2xx.</param>
    public Latencies(double[] milliseconds, int refused)
    {
        _sorted = [.. milliseconds.Order()];
        Refused = refused;
    }

    public int Count => _sorted.Length;

    public int Refused { get; }

    public double Max => _sorted[^1];

    /// <summary>The time that this share of the answers kept to.</summary>
    public double At(double share) => _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Length) - 1)];
}
