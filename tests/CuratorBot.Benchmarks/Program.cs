using System.Globalization;
using BenchmarkDotNet.Running;
using CuratorBot.Benchmarks;

// dotnet run -c Release --project tests/CuratorBot.Benchmarks -- lookups
//     a whole review's papers at once, beside one request a paper
// tests/bench/beside-danger.sh
//     a pull request reviewed by the Action, beside Danger
// dotnet run -c Release --project tests/CuratorBot.Benchmarks -- fetch PUBLISHED/curator.dll
//     100 papers fetched one by one and by curator, with all that goes wrong, killed and run again
// dotnet run -c Release --project tests/CuratorBot.Benchmarks -- --filter '*Parse*' '*Review*'
//     time and allocations of reading and of reviewing lists, by BenchmarkDotNet; "--list flat" names what there is
if (args is ["lookups"])
{
    await LookupSpeed.RunAsync(Console.Out);
}
else if (args is ["danger", var curator, var danger, var runs])
{
    await BesideDanger.RunAsync(Console.Out, curator, danger, int.Parse(runs, CultureInfo.InvariantCulture));
}
else if (args is ["fetch", var program])
{
    Environment.ExitCode = await FetchSpeed.RunAsync(program, Console.Out) ? 0 : 1;
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
