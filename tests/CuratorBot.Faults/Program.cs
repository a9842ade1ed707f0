using System.Globalization;
using CuratorBot.Fakes;
using CuratorBot.Faults;

// dotnet run -c Release --project tests/CuratorBot.Faults -- [kills|pauses|database|outages|all] [--database sqlite|postgres] [--count N] [--seed N]
//     kills     kill -9 at random moments, started again at once (100; one process on SQLite, two on PostgreSQL)
//     pauses    SIGSTOP for ten seconds (20)
//     database  PostgreSQL ended at once and started again (10)
//     outages   GitHub, then Semantic Scholar, down for a minute (1 each)
// Without --database: each database that the fault makes sense on. Ends with 1 where a promise was broken, 2 where it was called wrongly.
const string Usage = "Faults: [kills|pauses|database|outages|all] [--database sqlite|postgres] [--count N] [--seed N]";
var kind = args.FirstOrDefault(static a => !a.StartsWith('-')) is { } first && args[0] == first ? first : "all";
var options = new Dictionary<string, string>(StringComparer.Ordinal);
var rest = args.Length > 0 && args[0] == kind ? args[1..] : args;
for (var i = 0; i + 1 < rest.Length; i += 2)
{
    options[rest[i]] = rest[i + 1];
}

int? count = null;
int? seed = null;
var understood = rest.Length % 2 == 0
    && kind is "kills" or "pauses" or "database" or "outages" or "all"
    && options.Keys.All(static o => o is "--database" or "--count" or "--seed")
    && options.GetValueOrDefault("--database", "sqlite") is "sqlite" or "postgres"
    && TryNumber("--count", out count)
    && TryNumber("--seed", out seed);
if (!understood)
{
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}

var runs = new List<Run>();
foreach (var database in (string[])["sqlite", "postgres"])
{
    if (options.GetValueOrDefault("--database", database) != database)
    {
        continue;
    }

    var postgres = database == "postgres";
    if (postgres && PostgresCluster.Programs is null)
    {
        await Console.Error.WriteLineAsync("PostgreSQL is not installed (Debian: apt-get install postgresql): its runs are left out.");
        continue;
    }

    runs.AddRange(Troubles.Of(kind, count).Where(t => postgres || !t.NeedsPostgres).Select(t => new Run(t, postgres, seed ?? Environment.TickCount)));
}

var broken = 0;
foreach (var run in runs)
{
    broken += await run.ExecuteAsync(Console.Out);
}

return broken == 0 ? 0 : 1;

bool TryNumber(string name, out int? number)
{
    number = null;
    if (!options.TryGetValue(name, out var text))
    {
        return true;
    }

    var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
    number = value;
    return isNumber;
}
