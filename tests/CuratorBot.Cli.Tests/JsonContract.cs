using NJsonSchema;

namespace CuratorBot.Cli.Tests;

/// <summary>Holds JSON against one of the schemas in Fixtures.</summary>
internal static class JsonContract
{
    public static async Task AssertValidAsync(string schemaFile, string json)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", schemaFile), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(json).Select(e => $"{e.Path}: {e.Kind} (line {e.LineNumber})"));
    }
}
