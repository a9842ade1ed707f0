using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace CuratorBot.Cli.Output;

/// <summary>Writes the public shapes as JSON.</summary>
internal static partial class JsonOutput
{
    public static void Write(ListShape list, TextWriter output) => Write(list, JsonShapes.Default.ListShape, output);

    public static void Write(ReviewShape review, TextWriter output) => Write(review, JsonShapes.Default.ReviewShape, output);

    public static void Write(EvidenceShape[] evidence, TextWriter output) => Write(evidence, JsonShapes.Default.EvidenceShapeArray, output);

    public static void Write(CheckedLinkShape[] links, TextWriter output) => Write(links, JsonShapes.Default.CheckedLinkShapeArray, output);

    public static void Write(SarifLog log, TextWriter output) => Write(log, JsonShapes.Default.SarifLog, output);

    public static void Write(BibCheckShape check, TextWriter output) => Write(check, JsonShapes.Default.BibCheckShape, output);

    public static void Write(AuditShape audit, TextWriter output) => Write(audit, JsonShapes.Default.AuditShape, output);

    public static void Write(AuthorShape[] authors, TextWriter output) => Write(authors, JsonShapes.Default.AuthorShapeArray, output);

    public static void Write(StatsShape statistics, TextWriter output) => Write(statistics, JsonShapes.Default.StatsShape, output);

    public static void Write(TranslationShape comparison, TextWriter output) => Write(comparison, JsonShapes.Default.TranslationShape, output);

    public static void Write(CandidatesShape candidates, TextWriter output) => Write(candidates, JsonShapes.Default.CandidatesShape, output);

    private static void Write<T>(T value, JsonTypeInfo<T> type, TextWriter output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            // Titles in any script stay readable. The output must not be pasted into HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            JsonSerializer.Serialize(json, value, type);
        }

        output.WriteLine(WithoutControls(Encoding.UTF8.GetString(buffer.WrittenSpan)));
    }

    /// <summary>
    /// Escaped or not, an escape sequence in a title reaches the terminal of a program that prints the value: like the text form, this one has
    /// none. The writer escapes every control character, so that all of them begin with a backslash.
    /// </summary>
    private static string WithoutControls(string json) =>
        json.Contains("\\u00", StringComparison.Ordinal) || json.Contains("\\b", StringComparison.Ordinal) || json.Contains("\\f", StringComparison.Ordinal)
            ? Escape().Replace(json, static escape => escape.Groups["other"].Success ? escape.Value : "\uFFFD")
            : json;

    /// <summary>A control character; or another escape, which must be passed as a whole: the second backslash of two begins none.</summary>
    [GeneratedRegex(@"\\(?:u00(?:[01][0-9A-F]|7F|[89][0-9A-F])|[bf]|(?<other>.))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
