using System.Text.RegularExpressions;
using System.Xml.Linq;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Rules.Example;

/// <summary>
/// The rule that CONTRIBUTING.md writes is compiled and tested here, in a namespace of its own so that it is no rule of the program; and
/// the page says what is compiled.
/// </summary>
public sealed partial class ContributingTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "CONTRIBUTING.md"));

    [Theory]
    [InlineData(0, "ShortLinkRule.cs")]
    [InlineData(1, "ShortLinkRuleTests.cs")]
    public void The_code_on_the_page_is_the_code_that_is_compiled(int index, string file) =>
        Assert.Equal(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "tests/CuratorBot.Core.Tests/Rules/Example", file)).Replace(".Rules.Example;", ".Rules;", StringComparison.Ordinal), Blocks("csharp")[index]);

    [Fact]
    public void The_words_on_the_page_are_those_that_the_rule_needs()
    {
        var blocks = Blocks("xml");

        Assert.Equal(2, blocks.Count);
        Assert.All(blocks, static block => Assert.Equal(
            ["short-link.title", "short-link.hidden"],
            XElement.Parse($"<root>{block}</root>").Elements("data").Select(static d => d.Attribute("name")!.Value)));
    }

    [Fact]
    public void The_section_on_the_page_has_all_its_parts() =>
        Assert.Equal(
            ["### short-link", .. RuleConventionsTests.Parts],
            Blocks("markdown").Single().Split('\n').Where(static line => line.StartsWith('#')));

    [Fact]
    public void Neighbours_and_folders_that_the_page_names_exist()
    {
        Assert.Contains("        new PdfLinkRule(),\n", File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "src/CuratorBot.Core/Rules/RuleCatalog.cs")), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Paths().Matches(Page).Select(static m => m.Groups["path"].Value),
            static path => !path.Contains('*', StringComparison.Ordinal) && !path.Contains("ShortLinkRule", StringComparison.Ordinal)
                && !Path.Exists(Path.Combine(SharedData.RepositoryRoot, path)));
    }

    [Fact]
    public void The_page_names_each_project_with_its_rooms()
    {
        var source = new DirectoryInfo(Path.Combine(SharedData.RepositoryRoot, "src"));
        Assert.All(source.GetDirectories(), static project => Assert.Equal(
            project.GetDirectories().Select(static d => d.Name).Except(["bin", "obj", "Resources"], StringComparer.Ordinal).Order(StringComparer.Ordinal),
            Page.Split('\n').Single(line => line.StartsWith($"| `src/{project.Name}` |", StringComparison.Ordinal))
                .Split('|')[3].Split(',').Select(static room => room.Trim()).Order(StringComparer.Ordinal)));
    }

    private static List<string> Blocks(string language) =>
        [.. Fences().Matches(Page).Where(m => m.Groups["language"].Value == language).Select(static m => m.Groups["text"].Value)];

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fences();

    [GeneratedRegex(@"`(?<path>(src|tests|docs|schemas|\.ci)/[^`\s]+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Paths();
}
