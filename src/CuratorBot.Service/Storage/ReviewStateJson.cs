using System.Text.Json.Serialization;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.Service.Storage;

/// <summary>The state of a pull request as it stands in the database. Members that are absent keep their defaults.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReviewState))]
internal sealed partial class ReviewStateJson : JsonSerializerContext;
