using System.Globalization;

namespace CuratorBot.Load;

/// <summary>What processes use, as Linux counts it.</summary>
internal static class ProcessFigures
{
    /// <summary>Linux tells user programs of a hundred ticks a second, whatever it uses itself.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Processor time of a process, in ms, with that of its children where they are asked for, those that have ended included.</summary>
    public static double ProcessorTime(int id, bool withChildren = false)
    {
        var ticks = Ticks(Stat(id), withChildren);
        if (withChildren)
        {
            foreach (var folder in Directory.GetDirectories("/proc"))
            {
                if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var other)
                    && Stat(other) is { Length: > 0 } stat
                    && int.Parse(stat[1], CultureInfo.InvariantCulture) == id)
                {
                    ticks += Ticks(stat, withEnded: true);
                }
            }
        }

        return ticks * 1000 / TicksPerSecond;
    }

    /// <summary>Memory that a process holds, in MB.</summary>
    public static double Memory(int id)
    {
        const string Resident = "VmRSS:";
        var line = File.ReadLines($"/proc/{id}/status").First(static l => l.StartsWith(Resident, StringComparison.Ordinal));
        return double.Parse(line[Resident.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processes that run or wait to, over 1, 5 and 15 minutes.</summary>
    public static string LoadAverage() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]);

    private static long Ticks(string[] stat, bool withEnded)
    {
        // utime, stime, cutime, cstime (man 5 proc), counted from the state, which is the third field.
        var ticks = 0L;
        for (var i = 11; i < (withEnded ? 15 : 13); i++)
        {
            ticks += stat.Length > i ? long.Parse(stat[i], CultureInfo.InvariantCulture) : 0;
        }

        return ticks;
    }

    /// <summary>The fields after the name, which may hold anything; none where the process has ended.</summary>
    private static string[] Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
