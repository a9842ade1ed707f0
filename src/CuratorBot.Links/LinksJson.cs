using System.Text.Json.Serialization;
using CuratorBot.Links.Downloads;

namespace CuratorBot.Links;

/// <summary>Serializers generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(CachedLink[]))]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(PartOrigin))]
internal sealed partial class LinksJson : JsonSerializerContext;
