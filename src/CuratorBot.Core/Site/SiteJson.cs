using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CuratorBot.Core.Site;

/// <summary>Writes and reads the files of a page. What it writes may stand inside a script element: no mark of HTML is left in it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListPage))]
[JsonSerializable(typeof(HistoryLine))]
[JsonSerializable(typeof(ReviewPage))]
[JsonSerializable(typeof(ReviewPageRecord))]
internal sealed partial class SiteJson : JsonSerializerContext
{
    /// <summary>Letters of every script stay readable and short; &lt;, &gt;, &amp; and quotes never do.</summary>
    private static readonly SiteJson Safe = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>For people, on a page that escapes what it shows: with its own quotes and signs.</summary>
    private static readonly SiteJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });

    /// <summary>The text of <c>list.json</c>.</summary>
    public static string Write(ListPage page) => JsonSerializer.Serialize(page, Safe.ListPage);

    /// <summary>A line of <c>history.jsonl</c>.</summary>
    public static string Write(HistoryLine line) => JsonSerializer.Serialize(line, Safe.HistoryLine);

    /// <summary>The details of a review.</summary>
    public static string Write(ReviewPage review) => JsonSerializer.Serialize(review, Safe.ReviewPage);

    /// <summary>A record, indented for people.</summary>
    public static string Write(ReviewPageRecord record) => JsonSerializer.Serialize(record, Readable.ReviewPageRecord);

    /// <summary>Details that were written before; null where the text is something else.</summary>
    public static ReviewPage? ReadReview(string text) => Read(() => JsonSerializer.Deserialize(text, Default.ReviewPage));

    /// <summary>A page that was written before; null where the text is none.</summary>
    public static ListPage? ReadPage(string text) => Read(() => JsonSerializer.Deserialize(text, Default.ListPage));

    /// <summary>A line that was written before; null where the text is none.</summary>
    public static HistoryLine? ReadLine(string text) => Read(() => JsonSerializer.Deserialize(text, Default.HistoryLine));

    private static T? Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
