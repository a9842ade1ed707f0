using System.Text.RegularExpressions;
using CuratorBot.Testing;

namespace CuratorBot.Service.Tests;

/// <summary>docs/security.md names tests that there are.</summary>
public sealed class SecurityDocsTests
{
    [Fact]
    public void Every_line_of_the_threat_model_names_a_test_that_there_is()
    {
        var tests = Path.Combine(SharedData.RepositoryRoot, "tests");
        var rows = File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "docs", "security.md")).Where(static l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| ---", StringComparison.Ordinal) && !l.EndsWith("| held by |", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var named = Regex.Match(row, @"`(?<class>\w+)\.(?<method>\w+)` \|$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            Assert.True(named.Success, row);
            var file = Assert.Single(Directory.EnumerateFiles(tests, named.Groups["class"].Value + ".cs", SearchOption.AllDirectories));
            Assert.Contains($" {named.Groups["method"].Value}(", File.ReadAllText(file), StringComparison.Ordinal);
        });
    }
}
