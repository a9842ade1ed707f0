using BenchmarkDotNet.Running;
using CuratorBot.Benchmarks;

// dotnet run -c Release --project tests/CuratorBot.Benchmarks -- lookups
//     a whole review's papers at once, beside one request a paper
// dotnet run -c Release --project tests/CuratorBot.Benchmarks -- --filter '*Parse*' '*Review*'
//     time and allocations of reading and of reviewing lists, by BenchmarkDotNet; "--list flat" names what there is
if (args is ["lookups"])
{
    await LookupSpeed.RunAsync(Console.Out);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
