using System.Runtime.CompilerServices;

namespace CuratorBot.Testing;

/// <summary>
/// Real-world data that lies beside the repository, in <c>../shared</c>, and is never copied into it.
/// Tests that need it call <see cref="Require"/>, which skips the test, saying so, where the folder is absent.
/// </summary>
internal static class SharedData
{
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>The path of a file or folder below <c>../shared</c>, or a skipped test.</summary>
    public static string Require(string relativePath)
    {
        var path = Locate(relativePath);
        Assert.SkipUnless(
            File.Exists(path) || Directory.Exists(path),
            $"../shared/{relativePath} is absent: this test measures on real data that is not part of the repository.");
        return path;
    }

    public static string Locate(string relativePath) =>
        Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", relativePath));

    private static string FindRepositoryRoot([CallerFilePath] string thisFile = "")
    {
        // Found from the running assembly first: a build may map source paths away.
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "CuratorBot.sln")))
            {
                return folder;
            }
        }

        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
    }
}
