using BenchmarkDotNet.Attributes;
using CuratorBot.Core.Lists;

namespace CuratorBot.Benchmarks;

/// <summary>Time and allocations of reading the real list, and of synthetic ones: growth should be close to linear.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private string _text = "";

    /// <summary>Entries of the synthetic list; 0 is the real list.</summary>
    [Params(0, 1_000, 10_000, 100_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void Setup() => _text = Entries == 0 ? RealList.Read() : SyntheticList.Write(Entries);

    [Benchmark]
    public PaperList Parse() => ListParser.Parse(_text);
}
