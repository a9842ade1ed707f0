using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>
/// The hidden first line of a comment of ours, by which it is found again and which keeps what the next review has to know:
/// <c>&lt;!-- curatorbot:v1 BASE64 --&gt;</c>. Only the first line of a body counts, so no text that a comment quotes can be
/// taken for it; whose comment it is must be checked beside it, since anyone may copy it.
/// </summary>
/// <param name="List">Path of the list that the review is of: a repository may hold several.</param>
/// <param name="Verdict">The outcome that the comment tells.</param>
/// <param name="State">Whatever else the publisher keeps from one review to the next, in the order of the keys.</param>
public sealed partial record CommentMarker(string List, Verdict Verdict, IReadOnlyDictionary<string, string> State)
{
    private const string Opening = "<!-- curatorbot:v1 ";
    private const string Closing = " -->";

    // A marker of ours is far smaller; whoever sends more does not mean us well.
    private const int LongestMarker = 32_768;

    // Base64 keeps it from being Markdown or HTML; and what is not ASCII stays half as long.
    private static readonly JsonTypeInfo<Payload> Compact =
        (JsonTypeInfo<Payload>)new JsonSerializerOptions(MarkerJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }.GetTypeInfo(typeof(Payload));

    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>The marker as it stands in a comment. Base64 holds neither <c>-</c> nor <c>&gt;</c>, so nothing in it can end it early.</summary>
    public override string ToString()
    {
        var payload = new Payload(List, Verdict.ToString(), new OrderedDictionary<string, string>(State.OrderBy(p => p.Key, StringComparer.Ordinal), StringComparer.Ordinal));
        return Opening + Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(payload, Compact)) + Closing;
    }

    /// <summary>Reads the marker of a comment; null where the body does not start with one.</summary>
    public static CommentMarker? Read(string? body)
    {
        if (body is null || !body.StartsWith(Opening, StringComparison.Ordinal))
        {
            return null;
        }

        var line = body.AsSpan(0, Math.Min(body.Length, LongestMarker));
        var end = line.IndexOf(Closing, StringComparison.Ordinal);
        if (end < Opening.Length || line[Opening.Length..end].ContainsAnyExcept(Base64))
        {
            return null;
        }

        try
        {
            var payload = JsonSerializer.Deserialize(Convert.FromBase64String(line[Opening.Length..end].ToString()), MarkerJson.Default.Payload);
            return payload is { List: not null, State: not null } && Enum.TryParse<Verdict>(payload.Verdict, out var verdict) && Enum.IsDefined(verdict)
                ? new CommentMarker(payload.List, verdict, payload.State)
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What the marker holds, as JSON.</summary>
    internal sealed record Payload(
        [property: JsonPropertyName("list")] string List,
        [property: JsonPropertyName("verdict")] string Verdict,
        [property: JsonPropertyName("state")] OrderedDictionary<string, string> State);

    [JsonSerializable(typeof(Payload))]
    private sealed partial class MarkerJson : JsonSerializerContext;
}
