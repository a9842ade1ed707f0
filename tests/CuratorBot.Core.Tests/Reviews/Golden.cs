using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>
/// Texts that tests expect, in Reviews/Fixtures. With the environment variable UPDATE_GOLDEN=1 a run writes them anew;
/// read the difference before it is committed.
/// </summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "tests", "CuratorBot.Core.Tests", "Reviews", "Fixtures");

    /// <summary>Whether this run writes expected texts instead of comparing with them.</summary>
    public static bool Updating { get; } = string.Equals(Environment.GetEnvironmentVariable("UPDATE_GOLDEN"), "1", StringComparison.Ordinal);

    /// <summary>Compares with <c>Fixtures/NAME.md</c>.</summary>
    public static void Verify(string name, string text) => VerifyFile(Path.Combine(Folder, name + ".md"), text);

    /// <summary>Compares with a file.</summary>
    public static void VerifyFile(string path, string text)
    {
        if (Updating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run the test with UPDATE_GOLDEN=1 to write it.");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
