using System.Text.RegularExpressions;
using CuratorBot.Testing;
using YamlDotNet.Serialization;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>docs/action.md says what action.yml says.</summary>
public sealed class ActionDocsTests
{
    private static readonly Dictionary<string, object> Action = RepositoryYaml.Read("action.yml");

    [Fact]
    public void The_table_of_inputs_is_that_of_the_action()
    {
        var declared = Part("inputs").Select(static i => $"| `{i.Name}` | {(i.Default.Length > 0 ? $"`{i.Default}`" : "none")} | {i.Description} |");

        Assert.Equal(declared, Rows("inputs"));
    }

    [Fact]
    public void The_table_of_outputs_is_that_of_the_action()
    {
        Assert.Equal(Part("outputs").Select(static o => $"| `{o.Name}` | {o.Description} |"), Rows("outputs"));
    }

    [Fact]
    public void Every_input_but_those_that_are_secret_reaches_the_program_by_the_environment()
    {
        var steps = (List<object>)((Dictionary<object, object>)Action["runs"])["steps"];
        var review = steps.Cast<Dictionary<object, object>>().Single(static s => s.TryGetValue("id", out var id) && id is "review");
        var environment = ((Dictionary<object, object>)review["env"]).Values.Cast<string>().ToList();

        Assert.All(Part("inputs"), input => Assert.Contains($"${{{{ inputs.{input.Name} }}}}", environment));
        Assert.All(steps.Cast<Dictionary<object, object>>().Where(static s => s.ContainsKey("run")), static s => Assert.DoesNotContain("${{", (string)s["run"], StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string Default, string Description)> Part(string name) =>
        ((Dictionary<object, object>)Action[name]).Select(static p =>
        {
            var of = (Dictionary<object, object>)p.Value;
            return ((string)p.Key, of.TryGetValue("default", out var value) ? (string)value : "", (string)of["description"]);
        });

    private static IEnumerable<string> Rows(string marker)
    {
        var docs = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "action.md"));
        var block = Regex.Match(docs, $"<!-- {marker} -->(?<rows>.*?)<!-- /{marker} -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return block.Groups["rows"].Value.Trim().Split('\n').Skip(2);
    }
}

/// <summary>YAML files of this repository.</summary>
internal static class RepositoryYaml
{
    public static Dictionary<string, object> Read(string path) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, path)));
}
