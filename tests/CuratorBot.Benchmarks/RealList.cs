using System.Runtime.CompilerServices;

namespace CuratorBot.Benchmarks;

/// <summary>The model list in the shared test data beside the repository; where it is absent, a synthetic list of its length.</summary>
internal static class RealList
{
    private const int Entries = 238;

    public static string Read([CallerFilePath] string thisFile = "")
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../shared/corpus/lists/terryum-head/list.md"));
        return File.Exists(path) ? File.ReadAllText(path) : SyntheticList.Write(Entries);
    }
}
