using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>What the README tells a newcomer to type works.</summary>
public sealed class ReadmeTests
{
    private const string Run = "dotnet run --project src/CuratorBot.Cli -- ";

    [Fact]
    public async Task The_first_command_shows_what_a_contributor_of_a_sample_is_told()
    {
        var command = Commands()[0];
        Assert.StartsWith(Run, command, StringComparison.Ordinal);

        // The arguments as typed, with the paths in them found from here.
        var args = command[Run.Length..].Split(' ').Select(a => a.StartsWith("samples/", StringComparison.Ordinal) ? Path.Combine(SharedData.RepositoryRoot, a) : a);
        var run = await Curator.RunAsync([.. args]);

        Assert.Equal((ExitCode.Failure, ""), (run.ExitCode, run.Error));
        Assert.Contains("fail  change: add, top: 100 -> 101 of 100", run.Out, StringComparison.Ordinal);
        Assert.Contains("removal", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_command_runs_the_tests() => Assert.Equal("dotnet test", Commands()[1]);

    [Fact]
    public async Task Every_command_of_the_table_has_help()
    {
        var commands = Lines().Where(l => l.StartsWith("| `curator ", StringComparison.Ordinal)).Select(l => l.Split('`')[1].Split(' ')[1]).ToList();

        Assert.NotEmpty(commands);
        foreach (var command in commands)
        {
            Assert.Equal(ExitCode.Success, (await Curator.RunAsync(command, "--help")).ExitCode);
        }
    }

    /// <summary>The lines of the shell blocks, in order.</summary>
    private static List<string> Commands()
    {
        var commands = new List<string>();
        var inside = false;
        foreach (var line in Lines())
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = line is "```sh";
            }
            else if (inside)
            {
                commands.Add(line);
            }
        }

        return commands;
    }

    private static string[] Lines() => File.ReadAllLines(Path.Combine(SharedData.RepositoryRoot, "README.md"));
}
