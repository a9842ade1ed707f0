using System.Diagnostics;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>A git repository of its own for a test, gone after it.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TemporaryRepository() => Git("init", "--quiet", "--initial-branch", "main");

    public string Path => _folder.Path;

    /// <summary>Its files, without git's own.</summary>
    public IReadOnlyList<string> Files => [.. _folder.Files.Where(static f => !f.StartsWith(".git/", StringComparison.Ordinal))];

    public string Write(string name, string text) => _folder.Write(name, text);

    public void Commit(string message, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            _folder.Write(path, text);
        }

        Git("add", "--all");
        Git("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", message);
    }

    public void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Path, .. arguments]) { UseShellExecute = false })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    public void Dispose() => _folder.Dispose();
}
