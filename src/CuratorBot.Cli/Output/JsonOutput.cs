using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace CuratorBot.Cli.Output;

/// <summary>Writes the public shapes as JSON.</summary>
internal static class JsonOutput
{
    // Titles in any script stay readable; what HTML or a terminal could take for code is still escaped.
    private static readonly JsonShapes Shapes = new(new JsonSerializerOptions(JsonShapes.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    public static void Write(ListShape list, TextWriter output) => Write(list, Shapes.ListShape, output);

    public static void Write(ReviewShape review, TextWriter output) => Write(review, Shapes.ReviewShape, output);

    public static void Write(SarifLog log, TextWriter output) => Write(log, Shapes.SarifLog, output);

    private static void Write<T>(T value, JsonTypeInfo<T> type, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(value, type));
}
