using System.Globalization;
using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Tests;

/// <summary>Time of the processor instead of the clock, as other tests run beside each.</summary>
internal static class ThreadTime
{
    /// <summary>A second; longer where a coverage tool counts line by line, which makes code several times as slow.</summary>
    public static TimeSpan Second { get; } = TimeSpan.FromSeconds(IsInstrumented ? 5 : 1);

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
