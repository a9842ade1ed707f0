using System.Text.RegularExpressions;
using System.Xml.Linq;
using CuratorBot.Core.Rules;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Rules;

/// <summary>A rule is one file, one test file, one section of the docs, its messages in two languages, and a place in the catalog.</summary>
public sealed partial class RuleConventionsTests
{
    private static readonly string[] Languages = ["Messages.resx", "Messages.zh-Hans.resx"];

    internal static readonly string[] Parts = ["#### Cause", "#### Rule description", "#### How to fix", "#### Settings"];

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

    [Fact]
    public void The_docs_have_a_section_for_each_rule_in_the_order_of_the_catalog_and_for_nothing_else() =>
        Assert.Equal(Ids(), Headings().Matches(Docs()).Select(m => m.Groups["id"].Value));

    [Fact]
    public void A_section_of_the_docs_has_all_its_parts() =>
        Assert.All(RuleCatalog.Default, rule =>
        {
            var docs = Docs();
            var start = docs.IndexOf($"\n### {rule.Descriptor.Id}\n", StringComparison.Ordinal);
            Assert.True(start >= 0, $"docs/rules.md has no section ### {rule.Descriptor.Id}.");
            var end = docs.IndexOf("\n### ", start + 1, StringComparison.Ordinal);
            var section = docs[start..(end < 0 ? docs.Length : end)];
            Assert.Equal(Parts, SectionParts().Matches(section).Select(m => m.Value));
        });

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

    private static string Docs() => File.ReadAllText(PathOf("docs", "rules.md"));

    private static string PathOf(params string[] parts) => Path.Combine([SharedData.RepositoryRoot, .. parts]);

    [GeneratedRegex(@"^### (?<id>\S+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^####.*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex SectionParts();
}
