using System.Text.RegularExpressions;
using System.Xml.Linq;
using CuratorBot.Core.Rules;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Rules;

/// <summary>A rule is one file, one test file, one section of the docs and its messages in two languages, and a place in the catalog.</summary>
public sealed partial class RuleConventionsTests
{
    private static readonly string[] Languages = ["Messages.resx", "Messages.zh-Hans.resx"];

    internal static readonly string[] Parts = ["#### Cause", "#### Rule description", "#### How to fix", "#### Settings"];

    public static TheoryData<string, string[]> Docs => new()
    {
        { "rules.md", Parts },
        { "rules.zh.md", ["#### 原因", "#### 规则说明", "#### 如何修改", "#### 设置"] },
    };

    [Fact]
    public void Every_rule_is_in_the_catalog_once()
    {
        var written = typeof(IRule).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IRule)));

        Assert.Equal(
            written.Select(t => t.Name).Order(StringComparer.Ordinal),
            RuleCatalog.Default.Select(r => r.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Distinct(Ids(), StringComparer.Ordinal);
    }

    [Fact]
    public void A_rule_is_named_after_its_id_and_lies_in_a_file_of_that_name() =>
        Assert.All(RuleCatalog.Default, rule =>
        {
            var name = string.Concat(rule.Descriptor.Id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Rule";
            Assert.Equal(name, rule.GetType().Name);
            Assert.True(File.Exists(PathOf("src", "CuratorBot.Core", "Rules", $"{name}.cs")), $"Rules/{name}.cs is missing.");
        });

    [Fact]
    public void A_rule_has_a_test_file_with_tests_of_its_findings_and_of_its_silence() =>
        Assert.All(RuleCatalog.Default, rule =>
        {
            var name = $"{rule.GetType().Name}Tests";
            var tests = typeof(RuleConventionsTests).Assembly.GetType($"CuratorBot.Core.Tests.Rules.{name}");
            Assert.True(File.Exists(PathOf("tests", "CuratorBot.Core.Tests", "Rules", $"{name}.cs")), $"tests/.../Rules/{name}.cs is missing.");
            Assert.True(tests is not null, $"{name} is missing in the namespace of the tests of rules.");
            Assert.True(tests.GetMethods().Count(m => m.GetCustomAttributes(inherit: true).OfType<FactAttribute>().Any()) >= 2, $"{name} has not even two tests.");
        });

    [Fact]
    public void A_rule_has_a_title_and_at_least_one_message_in_every_language() =>
        Assert.All(RuleCatalog.Default, rule => Assert.All(Languages, file =>
        {
            var keys = XDocument.Load(PathOf("src", "CuratorBot.Core", "Resources", file)).Descendants("data").Select(d => d.Attribute("name")!.Value).ToList();
            Assert.Contains(rule.Descriptor.TitleKey, keys);
            Assert.Contains(keys, key => key.StartsWith(rule.Descriptor.Id + '.', StringComparison.Ordinal) && !string.Equals(key, rule.Descriptor.TitleKey, StringComparison.Ordinal));
        }));

    [Theory]
    [MemberData(nameof(Docs))]
    public void The_docs_have_a_section_for_each_rule_in_the_order_of_the_catalog_and_for_nothing_else(string page, string[] parts)
    {
        var sections = SectionsOf(page).ToList();

        Assert.Equal(Ids(), sections.Select(s => s.Id));
        Assert.All(sections, section => Assert.Equal(parts, SectionParts().Matches(section.Text).Select(m => m.Value)));
    }

    [Theory]
    [InlineData("rules.md", "rules.zh.md")]
    [InlineData("rules.zh.md", "rules.md")]
    public void The_docs_of_a_language_link_to_the_other_in_their_first_lines(string page, string other) =>
        Assert.Contains(File.ReadLines(PathOf("docs", page)).Take(3), line => line.Contains($"]({other})", StringComparison.Ordinal));

    [Fact]
    public void The_docs_of_a_rule_name_the_same_settings_commands_and_rules_in_both_languages() =>
        Assert.All(SectionsOf("rules.md").Zip(SectionsOf("rules.zh.md")), pair => Assert.Equal(NamesIn(pair.First.Text), NamesIn(pair.Second.Text)));

    [Theory]
    [MemberData(nameof(FilesWithAllRules))]
    public void What_the_repository_says_of_all_rules_is_what_the_catalog_says(string file)
    {
        var written = File.ReadAllText(PathOf(file));
        var right = RuleTables.Update(file, written);
        Assert.True(right is not null, $"{file} has no table of rules between <!-- rules --> and <!-- /rules -->.");

        var missing = right.Split('\n').Except(written.Split('\n'), StringComparer.Ordinal);
        Assert.True(
            right == written,
            $"{file} is not what the catalog says. Run 'dotnet run --project src/CuratorBot.Cli -- rules --docs .'. Missing:\n{string.Join('\n', missing)}");
    }

    public static TheoryData<string> FilesWithAllRules() => [.. RuleTables.Files];

    [Theory]
    [InlineData("CuratorBot.Core", "Judging")]
    [InlineData("CuratorBot.Core", "Corrections")]
    [InlineData("CuratorBot.Core", "Reviews")]
    [InlineData("CuratorBot.Core", "Audits")]
    [InlineData("CuratorBot.Core", "Statistics")]
    [InlineData("CuratorBot.GitHub", "")]
    [InlineData("CuratorBot.Service", "")]
    public void Outside_of_the_rules_nobody_writes_the_id_of_one(string project, string room) => Assert.All(Sources(project, room), file =>
    {
        var text = File.ReadAllText(file);
        Assert.DoesNotContain(Ids(), id => text.Contains($"\"{id}\"", StringComparison.Ordinal));
    });

    private static string[] Sources(string project, string room)
    {
        var files = Directory.GetFiles(PathOf("src", project, room), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        return files;
    }

    private static IEnumerable<string> Ids() => RuleCatalog.Descriptors.Select(static r => r.Id);

    private static IEnumerable<(string Id, string Text)> SectionsOf(string page)
    {
        var docs = File.ReadAllText(PathOf("docs", page));
        foreach (Match heading in Headings().Matches(docs))
        {
            var end = docs.IndexOf("\n### ", heading.Index, StringComparison.Ordinal);
            yield return (heading.Groups["id"].Value, docs[heading.Index..(end < 0 ? docs.Length : end)]);
        }
    }

    // Severities are words of the text in English, and code in Chinese.
    private static IEnumerable<string> NamesIn(string section) =>
        Names().Matches(section).Select(m => m.Value).Except(["`failure`", "`warning`", "`notice`"], StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string PathOf(params string[] parts) => Path.Combine([SharedData.RepositoryRoot, .. parts]);

    [GeneratedRegex(@"^### (?<id>\S+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Headings();

    [GeneratedRegex(@"`[^`\n]+`|\]\(#[^)\n]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Names();

    [GeneratedRegex(@"^####.*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex SectionParts();
}
