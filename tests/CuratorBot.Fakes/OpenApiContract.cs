using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CuratorBot.Fakes;

/// <summary>
/// The API's own description (Swagger 2.0), to check requests against: path, method, parameters, names of fields, size of a
/// batch.
/// </summary>
public sealed class OpenApiContract
{
    private const int MaxBatch = 500; // Only in the description's prose.

    private readonly JsonNode _api;
    private readonly List<(Regex Path, JsonNode Item)> _paths = [];

    private OpenApiContract(JsonNode api)
    {
        _api = api;
        foreach (var (template, item) in api["paths"]!.AsObject())
        {
            var pattern = Regex.Replace(Regex.Escape(template), @"\\\{[^}]*}", ".+", RegexOptions.None, TimeSpan.FromSeconds(1));
            _paths.Add((new Regex($"^{Regex.Escape(api["basePath"]!.GetValue<string>())}{pattern}$", RegexOptions.NonBacktracking), item!));
        }

        // Fixed paths come before those with a parameter: /paper/batch is not the paper "batch".
        _paths.Sort(static (a, b) => a.Path.ToString().Contains(".+", StringComparison.Ordinal).CompareTo(b.Path.ToString().Contains(".+", StringComparison.Ordinal)));
    }

    /// <summary>Reads the description.</summary>
    public static OpenApiContract Load(string path) => new(JsonNode.Parse(File.ReadAllText(path))!);

    /// <summary>What is wrong with a request; empty if nothing is.</summary>
    public IEnumerable<string> Check(FakeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var item = _paths.Find(p => p.Path.IsMatch(request.Path)).Item;
        if (item is null)
        {
            return [$"no such path: {request}"];
        }

        return item[request.Method.ToLowerInvariant()] is { } operation ? CheckOperation(request, item, operation) : [$"no such method: {request}"];
    }

    private IEnumerable<string> CheckOperation(FakeRequest request, JsonNode item, JsonNode operation)
    {
        var parameters = (item["parameters"]?.AsArray() ?? []).Concat(operation["parameters"]?.AsArray() ?? []).Select(static p => p!).ToList();
        foreach (var name in request.Query.Keys)
        {
            if (!parameters.Exists(p => In(p, "query") && Same(NameOf(p), name)))
            {
                yield return $"no such parameter: {name} in {request}";
            }
        }

        foreach (var parameter in parameters.Where(static p => In(p, "query")))
        {
            var value = request.Query.GetValueOrDefault(NameOf(parameter));
            if (value is null && parameter["required"]?.GetValue<bool>() == true)
            {
                yield return $"parameter {NameOf(parameter)} is missing in {request}";
            }

            if (value is not null && Same(parameter["type"]?.GetValue<string>(), "integer") && !int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _))
            {
                yield return $"parameter {NameOf(parameter)} is no integer in {request}";
            }
        }

        var known = FieldsOf(operation);
        foreach (var field in request.Query.GetValueOrDefault("fields", "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!known.ContainsKey(field.Split('.')[0]))
            {
                yield return $"no such field: {field} in {request}";
            }
        }

        if (parameters.Exists(static p => In(p, "body")))
        {
            var ids = JsonNode.Parse(request.Body)?["ids"] as JsonArray;
            if (ids is not { Count: > 0 and <= MaxBatch } || !ids.All(static i => i?.GetValueKind() == System.Text.Json.JsonValueKind.String))
            {
                yield return $"a batch holds 1 to {MaxBatch} ids: {request}";
            }
        }
    }

    /// <summary>The fields of the papers in an answer, alone or in <c>data</c>.</summary>
    private JsonObject FieldsOf(JsonNode operation)
    {
        var answer = Resolve(operation["responses"]!["200"]!["schema"]!);
        var items = answer["properties"]?["data"]?["items"];
        return (items is null ? answer : Resolve(items))["properties"]!.AsObject();
    }

    private JsonNode Resolve(JsonNode schema)
    {
        var reference = schema["$ref"] ?? schema["allOf"]?[0]?["$ref"];
        return reference is null ? schema : _api["definitions"]![reference.GetValue<string>()["#/definitions/".Length..]]!;
    }

    private static bool In(JsonNode parameter, string place) => Same(parameter["in"]?.GetValue<string>(), place);

    private static string NameOf(JsonNode parameter) => parameter["name"]!.GetValue<string>();

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
