using System.Globalization;
using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Tests;

/// <summary>Time of the processor instead of the clock, as other tests run beside each.</summary>
internal static class ThreadTime
{
    /// <summary>
    /// Three seconds for what takes one at most: code that is not optimized runs here, on whatever machine, and what grows with the
    /// square of a text would take minutes. Speed itself is measured in tests/CuratorBot.Benchmarks. Longer where a coverage tool
    /// counts line by line.
    /// </summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(IsInstrumented ? 10 : 3);

    /// <summary>Processor time of this thread where the system tells it (Linux), else the clock.</summary>
    public static TimeSpan Now
    {
        get
        {
            const string Statistics = "/proc/thread-self/schedstat";
            return File.Exists(Statistics)
                ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(Statistics).Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
                : TimeSpan.FromMilliseconds(Environment.TickCount64);
        }
    }

    private static bool IsInstrumented =>
        Array.Exists(typeof(ListParser).Assembly.GetTypes(), static type => type.Namespace?.StartsWith("Coverlet", StringComparison.Ordinal) == true);
}
