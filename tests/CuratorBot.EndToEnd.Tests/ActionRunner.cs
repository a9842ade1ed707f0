using System.Diagnostics;
using System.Text.RegularExpressions;
using CuratorBot.Testing;
using YamlDotNet.Serialization;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>Runs the shell steps of action.yml as a runner would: its environment, its files, its expressions.</summary>
internal sealed partial class ActionRunner : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("curatorbot-action-").FullName;
    private readonly Dictionary<string, object> _action;

    /// <param name="withProgram">Whether the program was built before, as with a warm cache.</param>
    public ActionRunner(bool withProgram = true)
    {
        var yaml = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "action.yml"));
        _action = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(yaml);
        Directory.CreateDirectory(Path.Combine(_folder, "temp"));
        if (!withProgram)
        {
            return;
        }

        // What the step "Build curator" makes, made once by the build of the tests: the step finds it and does nothing, as with a warm cache.
        Directory.CreateSymbolicLink(Program, AppContext.BaseDirectory);
    }

    /// <summary>Everything that the steps printed.</summary>
    public string Log { get; private set; } = "";

    public string Summary => ReadIfThere("summary.md");

    /// <summary>Outputs of the step "review", by name.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Outputs of all steps, by expression (<c>steps.program.outputs.build</c>).</summary>
    public IReadOnlyDictionary<string, string> Results { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Environment variables of every step, over those that action.yml sets.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>The folder that steps start in, with the files of the caller's repository.</summary>
    public string Workspace => _folder;

    /// <summary>Inputs over their defaults.</summary>
    public Dictionary<string, string> Inputs { get; } = new(StringComparer.Ordinal);

    private string Program => Path.Combine(_folder, "temp", "curatorbot");

    /// <summary>Runs all shell steps for an event; the exit code of the first that fails, else 0.</summary>
    public async Task<int> RunAsync(string @event, string payload, Uri api, string repository = "octo-org/papers")
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "event.json"), payload);
        var steps = (List<object>)((Dictionary<object, object>)_action["runs"])["steps"];
        var results = new Dictionary<string, string>(StringComparer.Ordinal);
        Results = results;
        foreach (var step in steps.Cast<Dictionary<object, object>>())
        {
            if (!step.TryGetValue("run", out var script) || (step.TryGetValue("if", out var condition) && !Holds((string)condition, results)))
            {
                continue;
            }

            var exitCode = await RunStepAsync(step, (string)script, @event, api, repository, results);
            if (exitCode != 0)
            {
                return exitCode;
            }
        }

        return 0;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<int> RunStepAsync(Dictionary<object, object> step, string script, string @event, Uri api, string repository, Dictionary<string, string> results)
    {
        var output = Path.Combine(_folder, "output");
        File.Delete(output);
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = step.TryGetValue("working-directory", out var folder) ? Expand((string)folder) : _folder,
        };

        // As a runner calls its default bash (docs, "Workflow syntax", "shell").
        foreach (var argument in (string[])["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", Expand(script)])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_EVENT_NAME"] = @event,
            ["GITHUB_EVENT_PATH"] = Path.Combine(_folder, "event.json"),
            ["GITHUB_API_URL"] = api.ToString().TrimEnd('/'),
            ["GITHUB_REPOSITORY"] = repository,
            ["GITHUB_OUTPUT"] = output,
            ["GITHUB_STEP_SUMMARY"] = Path.Combine(_folder, "summary.md"),
            ["RUNNER_TEMP"] = Path.Combine(_folder, "temp"),
            ["RUNNER_OS"] = "Linux",
            ["RUNNER_ARCH"] = "X64",
        })
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in step.TryGetValue("env", out var environment) ? (Dictionary<object, object>)environment : [])
        {
            start.Environment[(string)name] = Expand((string)value);
        }

        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Log += await printed + await complained;
        Collect(step, output, results);
        return process.ExitCode;
    }

    private void Collect(Dictionary<object, object> step, string file, Dictionary<string, string> results)
    {
        if (!File.Exists(file) || !step.TryGetValue("id", out var id))
        {
            return;
        }

        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Split("<<") is [var name, var delimiter])
            {
                outputs[name] = string.Join('\n', lines.Skip(i + 1).TakeWhile(l => l != delimiter));
                i = Array.IndexOf(lines, delimiter, i);
            }
            else
            {
                outputs[lines[i].Split('=')[0]] = lines[i][(lines[i].IndexOf('=', StringComparison.Ordinal) + 1)..];
            }
        }

        foreach (var (name, value) in outputs)
        {
            results[$"steps.{id}.outputs.{name}"] = value;
        }

        if ((string)id == "review")
        {
            Outputs = outputs;
        }
    }

    private static bool Holds(string condition, Dictionary<string, string> results) =>
        condition.Split(" == ") is [var left, var right]
            ? results.GetValueOrDefault(left.Trim()) == right.Trim().Trim('\'')
            : throw new NotSupportedException($"The runner of the tests does not know the condition '{condition}'.");

    private string Expand(string text) => Expression().Replace(text, match => match.Groups["of"].Value switch
    {
        "github.action_path" => SharedData.RepositoryRoot,
        "github.token" => "workflow-token",
        "runner.temp" => Path.Combine(_folder, "temp"),
        var input when input.StartsWith("inputs.", StringComparison.Ordinal) => Input(input["inputs.".Length..]),
        var other => throw new NotSupportedException($"The runner of the tests does not know the expression '{other}'."),
    });

    private string Input(string name)
    {
        var declared = (Dictionary<object, object>)((Dictionary<object, object>)_action["inputs"])[name];
        return Inputs.TryGetValue(name, out var value) ? value : Expand((string)declared["default"]);
    }

    private string ReadIfThere(string name) => File.Exists(Path.Combine(_folder, name)) ? File.ReadAllText(Path.Combine(_folder, name)) : "";

    [GeneratedRegex(@"\$\{\{ (?<of>[a-z_.-]+) \}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Expression();
}
