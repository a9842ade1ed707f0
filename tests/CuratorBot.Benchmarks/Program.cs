using CuratorBot.Benchmarks;

// dotnet run -c Release --project tests/CuratorBot.Benchmarks -- lookups
switch (args)
{
    case ["lookups"]:
        await LookupSpeed.RunAsync(Console.Out);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say what to measure: lookups (a whole review's papers at once, beside one request a paper).");
        return 2;
}
