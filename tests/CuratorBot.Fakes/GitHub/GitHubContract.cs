using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;

namespace CuratorBot.Fakes.GitHub;

/// <summary>GitHub's own REST description, to check requests against: path, method, query parameters, body.</summary>
public sealed class GitHubContract
{
    private readonly List<Operation> _operations = [];

    private GitHubContract(JsonNode api)
    {
        foreach (var (template, item) in api["paths"]!.AsObject())
        {
            // A ref or a file path may contain slashes; GitHub accepts them unescaped.
            var pattern = Regex.Replace(template, @"\{(?:path|basehead|ref)\}", ".+", RegexOptions.None, TimeSpan.FromSeconds(1));
            pattern = Regex.Replace(pattern, @"\{[a-z_]+\}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1));
            foreach (var (method, operation) in item!.AsObject())
            {
                if (operation is JsonObject { } described && described.ContainsKey("responses"))
                {
                    _operations.Add(new Operation(
                        new Regex($"^{pattern}$", RegexOptions.NonBacktracking),
                        method.ToUpperInvariant(),
                        Parameters(api, described),
                        Body(api, described)));
                }
            }
        }
    }

    /// <summary>What the excerpt of the description leaves out (REST docs, "List issue comments for a repository"; GET /repositories/:id is not in the docs, and used by every client).</summary>
    private static IEnumerable<Operation> Others =>
    [
        new(new Regex("^/repos/[^/]+/[^/]+/issues/comments$", RegexOptions.NonBacktracking), "GET", ["sort", "direction", "since", "per_page", "page"], null),
        new(new Regex("^/repositories/[0-9]+$", RegexOptions.NonBacktracking), "GET", [], null),
    ];

    /// <summary>Reads the description.</summary>
    public static GitHubContract Load(string path) => new(JsonNode.Parse(File.ReadAllText(path))!);

    /// <summary>What is wrong with a request; empty if nothing is.</summary>
    public IEnumerable<string> Check(FakeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        // "Get repository content": the path may be left out for the root.
        var path = request.Path.EndsWith("/contents/", StringComparison.Ordinal) ? request.Path + "-" : request.Path;
        var operation = Others.Concat(_operations).FirstOrDefault(o => o.Method == request.Method && o.Path.IsMatch(path));
        if (operation is null)
        {
            yield return $"GitHub's description has no {request.Method} {request.Path}";
            yield break;
        }

        foreach (var name in request.Query.Keys.Where(n => !operation.Parameters.Contains(n)))
        {
            yield return $"{request.Method} {request.Path} has no parameter '{name}'";
        }

        if (operation.Body is { } schema && request.Body.Length > 0)
        {
            foreach (var error in schema.Value.Validate(request.Body))
            {
                yield return $"{request.Method} {request.Path}: {error.Path} {error.Kind}";
            }
        }
    }

    private static HashSet<string> Parameters(JsonNode api, JsonObject operation) =>
        [.. (operation["parameters"]?.AsArray() ?? [])
            .Select(p => Resolve(api, p!))
            .Where(static p => p["in"]!.GetValue<string>() == "query")
            .Select(static p => p["name"]!.GetValue<string>())];

    private static Lazy<JsonSchema>? Body(JsonNode api, JsonObject operation)
    {
        if (operation["requestBody"]?["content"]?["application/json"]?["schema"] is not { } schema)
        {
            return null;
        }

        var json = Inline(api, schema.DeepClone()).ToJsonString();
        return new Lazy<JsonSchema>(() => JsonSchema.FromJsonAsync(json).GetAwaiter().GetResult());
    }

    private static JsonNode Resolve(JsonNode api, JsonNode node) =>
        node["$ref"]?.GetValue<string>() is { } reference
            ? reference[2..].Split('/').Aggregate(api, static (at, name) => at[name]!)
            : node;

    /// <summary>Inlines references into the document, and turns OpenAPI 3.0's "nullable" into a further type as in JSON Schema.</summary>
    private static JsonNode Inline(JsonNode api, JsonNode node)
    {
        if (node is JsonArray array)
        {
            return new JsonArray([.. array.Select(item => item is null ? null : Inline(api, item.DeepClone()))]);
        }

        if (node is not JsonObject)
        {
            return node;
        }

        var resolved = Resolve(api, node).AsObject();
        var copy = new JsonObject();
        foreach (var (name, value) in resolved)
        {
            if (value is not null && name is not ("example" or "examples" or "default"))
            {
                copy[name] = Inline(api, value.DeepClone());
            }
        }

        if (copy["nullable"] is JsonValue nullable && nullable.TryGetValue<bool>(out var isNullable) && isNullable && copy["type"] is JsonValue type)
        {
            copy["type"] = new JsonArray(type.DeepClone(), "null");
        }

        return copy;
    }

    private sealed record Operation(Regex Path, string Method, HashSet<string> Parameters, Lazy<JsonSchema>? Body);
}
