using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.Benchmarks;

/// <summary>
/// `curator action` and Danger on the same pull request (samples/over-the-cap), each a process of its own against a fake GitHub that
/// takes its time. Each run begins without a comment and ends with one.
/// </summary>
internal static class BesideDanger
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../.."));

    /// <param name="output">Where the figures go.</param>
    /// <param name="curator">The published curator.dll.</param>
    /// <param name="danger">A folder with Danger installed and the Dangerfile.</param>
    /// <param name="runs">Runs of each, after one that does not count.</param>
    public static async Task RunAsync(TextWriter output, string curator, string danger, int runs)
    {
        await output.WriteLineAsync("| | wall time, median | least to most | requests to GitHub |\n| --- | ---: | ---: | ---: |");
        var ours = await MeasureAsync(runs, (start, _) =>
        {
            start.FileName = "dotnet";
            foreach (var argument in (string[])[curator, "action", "--papers", Path.Combine(Root(), "samples", "over-the-cap", "papers.jsonl"), "--offline"])
            {
                start.ArgumentList.Add(argument);
            }
        });
        await output.WriteLineAsync($"| curator action | {ours} |");
        var theirs = await MeasureAsync(runs, (start, address) =>
        {
            start.FileName = Path.Combine(danger, "node_modules", ".bin", "danger");
            start.WorkingDirectory = danger;
            foreach (var argument in (string[])["ci", "--failOnErrors", "--dangerfile", "dangerfile.js"])
            {
                start.ArgumentList.Add(argument);
            }

            start.Environment["DANGER_GITHUB_API_BASE_URL"] = address.ToString().TrimEnd('/');
            start.Environment["DANGER_GITHUB_API_TOKEN"] = "workflow-token";
        });
        await output.WriteLineAsync($"| danger ci | {theirs} |");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\ncurator action takes {100 * ours.Median / theirs.Median:0.0} % of Danger's time."));
    }

    private static async Task<Figures> MeasureAsync(int runs, Action<ProcessStartInfo, Uri> command)
    {
        var times = new List<double>();
        var requests = 0;
        for (var i = 0; i <= runs; i++)
        {
            var gitHub = new FakeGitHub { BotLogin = "github-actions[bot]" };
            var repository = gitHub.Add("octo-org", "papers", new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = Sample("base.md") });
            var pull = repository.Open("alice", "Add a paper", "Please.", new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = Sample("head.md") });

            // The workflow's own token may not ask who it is.
            gitHub.Fault = request => request.Path == "/user" ? FakeResponse.Forbidden : DangerEndpoints.Answer(request, repository, pull);
            await using var server = await FakeServer.StartAsync(gitHub.Respond, static () => Latency);
            var time = await RunOnceAsync(server.Address, FakeGitHub.PullJson(repository, pull), command);
            if (pull.Comments.Count != 1)
            {
                throw new InvalidOperationException($"There are {pull.Comments.Count} comments, not one, after: {string.Join("; ", gitHub.Requests.Select(static r => $"{r.Method} {r.Path}"))}");
            }

            requests = gitHub.Requests.Count;
            if (i > 0)
            {
                times.Add(time);
            }
        }

        times.Sort();
        return new Figures(times[times.Count / 2], times[0], times[^1], requests);
    }

    private static async Task<double> RunOnceAsync(Uri address, JsonObject pull, Action<ProcessStartInfo, Uri> command)
    {
        var folder = Directory.CreateTempSubdirectory("beside-danger-").FullName;
        try
        {
            var @event = Path.Combine(folder, "event.json");
            await File.WriteAllTextAsync(@event, new JsonObject { ["action"] = "opened", ["number"] = pull["number"]!.DeepClone(), ["pull_request"] = pull }.ToJsonString());
            var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
            foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["CI"] = "true",
                ["GITHUB_ACTIONS"] = "true",
                ["GITHUB_WORKFLOW"] = "curator",
                ["GITHUB_EVENT_NAME"] = "pull_request",
                ["GITHUB_EVENT_PATH"] = @event,
                ["GITHUB_API_URL"] = address.ToString().TrimEnd('/'),
                ["GITHUB_REPOSITORY"] = "octo-org/papers",
                ["GITHUB_TOKEN"] = "workflow-token",
                ["GITHUB_OUTPUT"] = Path.Combine(folder, "output"),
                ["GITHUB_STEP_SUMMARY"] = Path.Combine(folder, "summary.md"),
                ["RUNNER_TEMP"] = folder,
            })
            {
                start.Environment[name] = value;
            }

            command(start, address);
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var printed = process.StandardOutput.ReadToEndAsync();
            var complained = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            var time = watch.Elapsed.TotalMilliseconds;

            // Both find something to fail for.
            return process.ExitCode == 1 ? time : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}:\n{await printed}\n{await complained}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Sample(string file) => File.ReadAllText(Path.Combine(Root(), "samples", "over-the-cap", file));

    private sealed record Figures(double Median, double Least, double Most, int Requests)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0} ms | {Least:0} to {Most:0} ms | {Requests}");
    }
}

/// <summary>The endpoints of GitHub's REST API that Danger asks and CuratorBot does not.</summary>
internal static class DangerEndpoints
{
    /// <summary>The answer; null where the fake GitHub knows the request.</summary>
    public static FakeResponse? Answer(FakeRequest request, FakeRepository repository, FakePullRequest pull)
    {
        var part = request.Path.Replace($"/repos/{repository.FullName}/", "", StringComparison.Ordinal);
        return (request.Method, part) switch
        {
            ("GET", var p) when p == $"pulls/{pull.Number}/files" => Json(new JsonArray(File(repository, pull))),
            ("GET", var p) when p == $"pulls/{pull.Number}/commits" => Json(new JsonArray(Commit(pull))),
            ("GET", var p) when p == $"pulls/{pull.Number}/requested_reviewers" => Json(new JsonObject { ["users"] = new JsonArray(), ["teams"] = new JsonArray() }),
            ("GET", var p) when p == $"pulls/{pull.Number}/reviews" || p == $"pulls/{pull.Number}/comments" => Json(new JsonArray()),
            ("POST", var p) when p == $"statuses/{pull.Head.Sha}" => new(201, "{}"),
            _ => null,
        };
    }

    private static FakeResponse Json(JsonNode node) => new(200, node.ToJsonString());

    private static JsonObject Commit(FakePullRequest pull) => new()
    {
        ["sha"] = pull.Head.Sha,
        ["commit"] = new JsonObject { ["message"] = pull.Title, ["author"] = new JsonObject { ["name"] = pull.Author } },
        ["author"] = FakeGitHub.UserJson(pull.Author),
        ["parents"] = new JsonArray(new JsonObject { ["sha"] = pull.Head.Parent!.Sha }),
    };

    private static JsonObject File(FakeRepository repository, FakePullRequest pull)
    {
        var old = repository.Branches["main"].Files["README.md"].Split('\n');
        var now = pull.Head.Files["README.md"].Split('\n');
        var first = 0;
        while (old[first] == now[first])
        {
            first++;
        }

        // The sample adds one line.
        return new JsonObject
        {
            ["filename"] = "README.md",
            ["status"] = "modified",
            ["additions"] = 1,
            ["deletions"] = 0,
            ["changes"] = 1,
            ["patch"] = $"@@ -{first},1 +{first},2 @@\n {old[first - 1]}\n+{now[first]}",
        };
    }
}
