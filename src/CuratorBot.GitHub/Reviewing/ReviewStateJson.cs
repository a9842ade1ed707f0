using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CuratorBot.GitHub.Connections;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>
/// The state of a pull request as JSON: in the database, and in the marker of a comment. Members that are absent or null keep their
/// defaults, so that state from any earlier version is read.
/// </summary>
public static partial class ReviewStateJson
{
    // It stands in a database and, as Base64, in a comment, never in HTML; and what is not ASCII stays half as long.
    private static readonly JsonTypeInfo<ReviewState> Compact = (JsonTypeInfo<ReviewState>)new JsonSerializerOptions(StateJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }.GetTypeInfo(typeof(ReviewState));

    /// <summary>Writes a state.</summary>
    public static string Write(ReviewState state) => JsonSerializer.Serialize(state, Compact);

    /// <summary>Reads a state.</summary>
    /// <param name="json">What was written, by this version or another.</param>
    /// <param name="pullRequest">Which pull request it is of, whatever the text says.</param>
    /// <exception cref="JsonException">It is no state.</exception>
    public static ReviewState Read(string json, PullRequestRef pullRequest)
    {
        var state = JsonSerializer.SerializeToNode(new ReviewState { PullRequest = pullRequest }, Compact)!.AsObject();
        if (JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is not JsonObject stored)
        {
            throw new JsonException("The state of a pull request is not a JSON object.");
        }

        // The reader would make null of what is absent: it sets every member that can be set only at the start.
        stored.Remove(nameof(ReviewState.PullRequest));
        Lay(stored, state);
        return state.Deserialize(Compact)!;
    }

    private static void Lay(JsonObject stored, JsonObject over)
    {
        foreach (var (name, value) in stored)
        {
            if (value is JsonObject inner && over[name] is JsonObject outer)
            {
                Lay(inner, outer);
            }
            else if (value is not null)
            {
                over[name] = value.DeepClone();
            }
        }
    }

    [JsonSourceGenerationOptions(UseStringEnumConverter = true)]
    [JsonSerializable(typeof(ReviewState))]
    private sealed partial class StateJson : JsonSerializerContext;
}
