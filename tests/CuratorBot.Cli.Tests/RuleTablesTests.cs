using CuratorBot.Core.Rules;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary><c>curator rules --docs</c>: what the repository says of all rules, written by the program.</summary>
public sealed class RuleTablesTests : IDisposable
{
    private readonly TemporaryFolder _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Tables_that_lack_a_rule_and_a_schema_that_is_old_become_those_of_the_repository()
    {
        foreach (var file in RuleTables.Files)
        {
            var lines = Committed(file).Split('\n');
            _repository.Write(file, string.Join('\n', lines.Where(static l => !l.StartsWith("| [pdf-link]", StringComparison.Ordinal) && !l.Contains("\"pdf-link\"", StringComparison.Ordinal))));
            Assert.NotEqual(Committed(file), Written(file));
        }

        var run = await Curator.RunAsync("rules", "--docs", _repository.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(RuleTables.Files, file => Assert.Equal(Committed(file), Written(file)));
    }

    [Fact]
    public async Task A_text_without_a_place_for_the_table_is_named_and_nothing_is_written()
    {
        foreach (var file in RuleTables.Files)
        {
            _repository.Write(file, file == "docs/rules.md" ? "# Rules\n" : "<!-- rules -->\n<!-- /rules -->\n");
        }

        var run = await Curator.RunAsync("rules", "--docs", _repository.Path);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(Path.Combine(_repository.Path, "docs/rules.md") + ": has no place for the table of rules.", run.Error, StringComparison.Ordinal);
        Assert.Equal("<!-- rules -->\n<!-- /rules -->\n", Written("README.md"));
    }

    private static string Committed(string file) => File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, file));

    private string Written(string file) => File.ReadAllText(Path.Combine(_repository.Path, file));
}
