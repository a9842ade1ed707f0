using System.Diagnostics;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Testing;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>The same pull request, given to <c>curator review</c> as files.</summary>
internal static class CommandLine
{
    /// <summary>From its own output folder: beside the service's it would miss what the web framework brings along.</summary>
    private static string Program { get; } = Path.Combine(
        SharedData.RepositoryRoot, "src", "CuratorBot.Cli", Path.GetRelativePath(Path.Combine(SharedData.RepositoryRoot, "tests", "CuratorBot.EndToEnd.Tests"), AppContext.BaseDirectory), "curator.dll");

    /// <summary>The review as the command line writes it.</summary>
    public static async Task<string> ReviewAsync(World world, FakeRepository repository, FakePullRequest pull, string format = "markdown")
    {
        var folder = Directory.CreateTempSubdirectory("curatorbot-cli-");
        try
        {
            var onto = repository.Branches[pull.BaseBranch];
            var mergeBase = FakeCommit.MergeBase(onto, pull.Head)!;
            var head = Write("head", pull.Head);

            // The list's path is part of what is said of it.
            List<string> arguments = ["review", Write("base", mergeBase), Path.GetFileName(head), "--onto", Write("onto", onto)];
            var description = Path.Combine(folder.FullName, "description.md");
            await File.WriteAllTextAsync(description, $"{pull.Title}\n\n{pull.Body}");
            arguments.AddRange(["--description", description, "--date", pull.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "--format", format, "--no-cache"]);
            if (onto.Files.TryGetValue(".github/curator.yml", out var policy))
            {
                var file = Path.Combine(folder.FullName, "curator.yml");
                await File.WriteAllTextAsync(file, policy);
                arguments.AddRange(["--policy", file]);
            }

            var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(head) };
            start.Environment["SemanticScholar__BaseAddress"] = world.ScholarAddress.ToString();
            start.Environment["SemanticScholar__RequestsPerSecond"] = "1000";
            start.Environment["OpenAlex__Enabled"] = "false";
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode is 0 or 1, $"curator {string.Join(' ', arguments)}: {await error}");
            return output;
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        string Write(string name, FakeCommit commit)
        {
            var path = Path.Combine(folder.CreateSubdirectory(name).FullName, "README.md");
            File.WriteAllText(path, commit.Files["README.md"]);
            return path;
        }
    }
}
