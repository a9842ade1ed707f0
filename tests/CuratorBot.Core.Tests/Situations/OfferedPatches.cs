using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Tests.Reviews;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Situations;

/// <summary>The patches that comments offer, tried by git all at once: a process for each would take longer than the reviews.</summary>
internal sealed class OfferedPatches : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _patches = new();
    private readonly List<string> _tried = [];

    /// <summary>Keeps the patches of a review with the files that they are for: its author has the head, a maintainer the base branch.</summary>
    public void Add(string id, RequestTexts request, Review review)
    {
        foreach (var patch in review.Findings.Select(static f => f.Remedy).OfType<Remedy>().Where(static r => r.Kind == RemedyKind.Patch))
        {
            Add($"{id}, head", request.Head, patch.Text);
            Add($"{id}, base", request.Onto ?? request.MergeBase, patch.Text);
        }
    }

    public async Task AssertTheyApplyAsync()
    {
        if (_tried.Count == 0)
        {
            return;
        }

        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "all.diff"), _patches.ToString(), TestContext.Current.CancellationToken);
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["apply", "--check", "--verbose", "all.diff"]) { WorkingDirectory = _folder.Path, UseShellExecute = false, RedirectStandardError = true })!;
            var said = await git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await git.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.True(git.ExitCode == 0, $"{string.Join('\n', said.Split('\n').Where(static line => line.StartsWith("error:", StringComparison.Ordinal)))}\n{string.Join('\n', _tried.Select(static (id, i) => $"{i}: {id}"))}");
            Assert.Equal(_tried.Count, said.Split("Checking patch ").Length - 1);
        }
        catch (Win32Exception)
        {
            Assert.Skip("git is not installed.");
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Gives each try a file of its own, which its patch names in place of the list.</summary>
    private void Add(string id, string text, string patch)
    {
        var name = $"{_tried.Count}.md";
        File.WriteAllText(Path.Combine(_folder.Path, name), text);
        var hunks = patch.IndexOf("\n@@", StringComparison.Ordinal);
        _patches.Append(patch.AsSpan(0, hunks).ToString().Replace("/README.md", $"/{name}", StringComparison.Ordinal)).Append(patch.AsSpan(hunks)).Append('\n');
        _tried.Add(id);
    }
}
