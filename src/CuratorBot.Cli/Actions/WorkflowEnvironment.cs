using System.Text;
using System.Text.Json;
using CuratorBot.GitHub.Connections;

namespace CuratorBot.Cli.Actions;

/// <summary>
/// What a workflow run passes to a step (docs.github.com, "Variables reference" and "Workflow commands"): the event, addresses,
/// and the files for outputs and the summary.
/// </summary>
internal sealed class WorkflowEnvironment
{
    /// <summary>Maximum bytes of a step's summary; GitHub drops a longer one entirely.</summary>
    private const int LargestSummary = 1024 * 1024;

    private readonly Func<string, string?> _get;

    private WorkflowEnvironment(Func<string, string?> get, JsonElement @event, RepositoryRef repository)
    {
        _get = get;
        Event = @event;
        Repository = repository;
    }

    /// <summary>The event's payload.</summary>
    public JsonElement Event { get; }

    public RepositoryRef Repository { get; }

    public string EventName => _get("GITHUB_EVENT_NAME") ?? "";

    /// <summary>Whether the event asks for a check of the whole list.</summary>
    public bool IsOfWholeList => EventName is "schedule" or "workflow_dispatch" or "push";

    /// <summary>Base address of the REST API, with a trailing slash.</summary>
    public Uri ApiAddress => new((_get("GITHUB_API_URL") is { Length: > 0 } url ? url : "https://api.github.com").TrimEnd('/') + "/");

    /// <summary>The token of the workflow, or one that the user gave; null for none, which is enough to read public data.</summary>
    public string? Token => _get("GITHUB_TOKEN") is { Length: > 0 } token ? token : null;

    /// <summary>The folder for files that later steps read.</summary>
    public string TemporaryFolder => _get("RUNNER_TEMP") is { Length: > 0 } folder ? folder : Path.GetTempPath();

    /// <summary>Reads the environment of a workflow run.</summary>
    /// <exception cref="CliException">The process is not in a workflow run, or the event cannot be read.</exception>
    public static async Task<WorkflowEnvironment> ReadAsync(Func<string, string?> get, CancellationToken cancellationToken)
    {
        if (get("GITHUB_EVENT_PATH") is not { Length: > 0 } path || RepositoryRef.TryParse(get("GITHUB_REPOSITORY")) is not { } repository)
        {
            throw new CliException("curator action: not running inside GitHub Actions (GITHUB_EVENT_PATH and GITHUB_REPOSITORY are not set). On a machine of your own, use 'curator review'.");
        }

        try
        {
            await using var file = File.OpenRead(path);
            using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            return new WorkflowEnvironment(get, document.RootElement.Clone(), repository);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CliException($"{path}: the event cannot be read: {problem.Message}");
        }
    }

    /// <summary>A number somewhere in the event, such as <c>pull_request.number</c>; null if there is none.</summary>
    public long? Number(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    /// <summary>A text somewhere in the event; null if there is none.</summary>
    public string? Text(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A time somewhere in the event; null if there is none.</summary>
    public DateTimeOffset? Time(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var time) ? time : null;

    /// <summary>Whether the event has a value there that is not null.</summary>
    public bool Has(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: not JsonValueKind.Null };

    /// <summary>Sets outputs of the step; a value may have several lines.</summary>
    public void SetOutputs(params IReadOnlyList<(string Name, string Value)> outputs)
    {
        if (_get("GITHUB_OUTPUT") is not { Length: > 0 } path)
        {
            return;
        }

        var text = new StringBuilder();
        foreach (var (name, value) in outputs)
        {
            // The delimiter is random, so that no value can end itself and set another output.
            var delimiter = $"curator_{Guid.NewGuid():N}";
            text.Append(name).Append("<<").Append(delimiter).Append('\n').Append(value).Append('\n').Append(delimiter).Append('\n');
        }

        File.AppendAllText(path, text.ToString());
    }

    /// <summary>Appends to the summary of the run, cut at the size limit.</summary>
    public void AddSummary(string markdown)
    {
        if (_get("GITHUB_STEP_SUMMARY") is not { Length: > 0 } path)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(markdown + "\n");
        var room = LargestSummary - (File.Exists(path) ? (int)Math.Min(new FileInfo(path).Length, LargestSummary) : 0);
        if (bytes.Length > room)
        {
            // Not in the middle of a character.
            while (room > 0 && (bytes[room] & 0xC0) == 0x80)
            {
                room--;
            }

            bytes = bytes[..room];
        }

        using var file = new FileStream(path, FileMode.Append);
        file.Write(bytes);
    }

    private JsonElement? Find(ReadOnlySpan<string> path)
    {
        var at = Event;
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at;
    }
}
