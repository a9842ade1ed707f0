using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CuratorBot.SemanticScholar.Telemetry;

/// <summary>
/// Measurements of Semantic Scholar: the meter <see cref="Name"/>, whose instruments begin with <c>curatorbot.semanticscholar</c>, and the
/// activity source of the same name, with one activity for each review's look-ups.
/// </summary>
/// <param name="meters">Creates the meter; null for a separate meter.</param>
public sealed class SemanticScholarTelemetry(IMeterFactory? meters = null) : PaperSourceTelemetry(Name, "curatorbot.semanticscholar", "Semantic Scholar", meters)
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "CuratorBot.SemanticScholar";

    internal static readonly ActivitySource Activities = new(Name);
}
