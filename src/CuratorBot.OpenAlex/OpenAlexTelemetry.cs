using System.Diagnostics.Metrics;
using CuratorBot.SemanticScholar.Telemetry;

namespace CuratorBot.OpenAlex;

/// <summary>Measurements of OpenAlex: the meter <see cref="Name"/>, whose instruments begin with <c>curatorbot.openalex</c>.</summary>
/// <param name="meters">Creates the meter; null for a separate meter.</param>
public sealed class OpenAlexTelemetry(IMeterFactory? meters = null) : PaperSourceTelemetry(Name, "curatorbot.openalex", "OpenAlex", meters)
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "CuratorBot.OpenAlex";
}
