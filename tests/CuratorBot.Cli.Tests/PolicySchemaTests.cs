using System.Globalization;
using System.Text.Json.Nodes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Testing;
using NJsonSchema;
using YamlDotNet.RepresentationModel;

namespace CuratorBot.Cli.Tests;

/// <summary>The JSON schema of policy files: as written down, and of one mind with what reads the files.</summary>
public sealed class PolicySchemaTests
{
    private static readonly string Committed = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "schemas", "curator.schema.json"));

    [Fact]
    public async Task The_schema_in_the_repository_is_what_the_program_prints()
    {
        var run = await Curator.RunAsync("policy", "--schema");

        Assert.Equal(new CuratorRun(0, Committed, ""), run);
    }

    [Theory]
    [InlineData("list: papers.md\nlocale: zh-Hans\nbibliography: none\n")]
    [InlineData("top: { size: none, years: none, sections: auto }\ncitations: {}\n")]
    [InlineData("top: { size: 1, years: 2012, sections: [Vision, Speech], overflow: Rest }\n")]
    [InlineData("top: { years: -2016 }\nnew-papers: { months: 0 }\nold-papers: { before: none }\n")]
    [InlineData("top: { years: 2012- }\n")]
    [InlineData("top: { years: 2012 – 2016 }\n")]
    [InlineData("top:\nrules:\nlabels:\ncitations:\n")]
    [InlineData("form: auto\nrequire: auto\norder: none\nlinks: { prefer: auto }\ncross-listing: auto\nsections: auto\ncomment: problems\nexceptions:\n")]
    [InlineData("form: '- {title} ({year})'\nrequire: [year, code]\norder: alphabetical\nlinks: { prefer: abs }\ncross-listing: [All Papers]\nsections: open\ncomment: never\n")]
    [InlineData("require: { Data: [data], default: none }\norder: { Surveys: newest-first, default: none }\ncross-listing: forbidden\nsections: frozen\n")]
    [InlineData("require: year\nexceptions: [{ entry: Deep nets, rule: year-order, because: it is the first, until: '2027-01-31' }]\n")]
    [InlineData("rules: { year-order: off, pdf-link: failure }\nlabels: { pass: ok, needs-maintainer: look }\n")]
    public async Task What_the_reader_follows_the_schema_allows(string yaml)
    {
        Assert.Empty(PolicyReader.Read("", "README.md", PolicyFile.Read(yaml, RuleCatalog.Descriptors, "curator.yml")).Errors);
        Assert.Empty(await FindAsync(yaml));
    }

    [Theory]
    [InlineData("list: ''")]
    [InlineData("locale: klingon")]
    [InlineData("colours: red")]
    [InlineData("top: 100")]
    [InlineData("top: { sise: 100 }")]
    [InlineData("top: { size: 0 }")]
    [InlineData("top: { size: 1000001 }")]
    [InlineData("top: { years: soon }")]
    [InlineData("top: { years: 1799 }")]
    [InlineData("top: { years: 12-16 }")]
    [InlineData("top: { overflow: [] }")]
    [InlineData("citations: { 2016: -5 }")]
    [InlineData("citations: { twenty: 5 }")]
    [InlineData("citations: { 2201: 5 }")]
    [InlineData("new-papers: { months: 121 }")]
    [InlineData("old-papers: { before: 1700 }")]
    [InlineData("rules: { year-order: loud }")]
    [InlineData("rules: { order: loud }")]
    [InlineData("require: [years]")]
    [InlineData("require: { Data: colour }")]
    [InlineData("order: upwards")]
    [InlineData("links: { prefer: html }")]
    [InlineData("links: pdf")]
    [InlineData("cross-listing: sometimes")]
    [InlineData("sections: closed")]
    [InlineData("comment: loudly")]
    [InlineData("exceptions: [{ entry: Deep nets, rule: order }]")]
    [InlineData("exceptions: [{ entry: Deep nets, rule: odrer, because: so }]")]
    [InlineData("exceptions: [{ entry: Deep nets, rule: order, because: so, until: soon }]")]
    [InlineData("exceptions: { entry: Deep nets }")]
    [InlineData("rules: { citation-treshold: off }")]
    [InlineData("upkeep: weekly")]
    [InlineData("candidates: everywhere")]
    [InlineData("labels: { failed: x }")]
    [InlineData("labels: { fail: 'a label of more characters than GitHub allows in one' }")]
    public async Task What_the_reader_finds_wrong_the_schema_finds_wrong(string yaml)
    {
        Assert.NotEmpty(PolicyReader.Read("", "README.md", PolicyFile.Read(yaml, RuleCatalog.Descriptors, "curator.yml")).Errors);
        Assert.NotEmpty(await FindAsync(yaml));
    }

    [Theory]
    [InlineData("samples/list/README.md")]
    [InlineData("samples/list-zh/README.md")]
    public async Task The_policy_of_a_sample_written_out_is_allowed(string list)
    {
        var run = await Curator.RunAsync("policy", Path.Combine(SharedData.RepositoryRoot, list));

        Assert.Empty(await FindAsync(run.Out));
    }

    private static async Task<ICollection<NJsonSchema.Validation.ValidationError>> FindAsync(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var schema = await JsonSchema.FromJsonAsync(Committed, TestContext.Current.CancellationToken);
        return schema.Validate(JsonOf(stream.Documents[0].RootNode)!.ToJsonString());
    }

    /// <summary>As an editor reads YAML 1.2: whole numbers are numbers, true and false are no words, "off" is one.</summary>
    private static JsonNode? JsonOf(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Select(static e => KeyValuePair.Create(((YamlScalarNode)e.Key).Value!, JsonOf(e.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(JsonOf)]),
        YamlScalarNode { Value: "", Style: YamlDotNet.Core.ScalarStyle.Plain } => null,
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } number when int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "true" or "false" } word => word.Value == "true",
        _ => ((YamlScalarNode)node).Value,
    };
}
