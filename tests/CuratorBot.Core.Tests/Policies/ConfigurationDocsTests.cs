using System.Text.RegularExpressions;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Policies;

public sealed class ConfigurationDocsTests
{
    private static readonly string Docs = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "configuration.md"));

    [Fact]
    public void The_policy_file_shown_is_sound_and_states_every_value()
    {
        var yaml = Regex.Match(Docs, "```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["yaml"].Value;

        var result = PolicyReader.Read("", "README.md", PolicyFile.Read(yaml, RuleCatalog.Descriptors));

        Assert.Empty(result.Errors);
        Assert.All(result.Policy.Origins, static origin => Assert.StartsWith(".github/curator.yml:", origin.Value, StringComparison.Ordinal));
        Assert.Equal(37, result.Policy.Origins.Count);
    }

    [Fact]
    public void The_criteria_shown_are_read_as_told()
    {
        var written = Regex.Matches(Docs, "^\\| `(?<criterion>[^`]+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(static m => m.Groups["criterion"].Value.Replace("...", "- 2016:", StringComparison.Ordinal));
        var policies = written.Select(static line => PolicyReader.Read("## Criteria\n" + line, "README.md", PolicyFile.None()).Policy).ToList();

        Assert.Equal(7, policies.Count);
        Assert.Equal((100, 2012, 2016), (policies[0].TopSize, policies[0].FirstYear, policies[0].LastYear));
        Assert.Equal([60, 60, 60, 30], policies.Skip(1).Take(4).Select(static p => p.Citations[2016]));
        Assert.Equal("criteria in README.md:2", policies[2].Origins["top.overflow"]);
        Assert.Equal(6, policies[5].NewPaperMonths);
        Assert.Equal(2012, policies[6].OldPapersBefore);
    }
}
