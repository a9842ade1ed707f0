using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CuratorBot.Fakes.GitHub;

/// <summary>Checks, statuses and reviews of a commit.</summary>
public sealed partial class FakeGitHub
{
    private static JsonObject CheckRunJson(FakeCheckRun run) => new()
    {
        ["id"] = run.Id,
        ["name"] = run.Name,
        ["head_sha"] = run.HeadSha,
        ["external_id"] = run.ExternalId,
        ["status"] = run.Conclusion is null ? "queued" : "completed",
        ["conclusion"] = run.Conclusion,

        // GitHub's description allows null here, also for a run that has ended.
        ["started_at"] = null,
        ["completed_at"] = run.Conclusion is null ? null : "2017-03-01T12:00:00Z",
        ["output"] = new JsonObject { ["title"] = run.Title, ["summary"] = run.Summary, ["annotations_count"] = run.Annotations.Count },
        ["pull_requests"] = new JsonArray(),
    };

    private FakeResponse CreateCheckRun(FakeRepository repository, FakeRequest request)
    {
        var body = Body(request);
        var run = new FakeCheckRun
        {
            Id = NextId(),
            Name = body["name"]!.GetValue<string>(),
            HeadSha = body["head_sha"]!.GetValue<string>(),
            ExternalId = body["external_id"]?.GetValue<string>(),
        };
        if (!repository.Commits.ContainsKey(run.HeadSha))
        {
            return new FakeResponse(422, """{"message":"No commit found for SHA"}""");
        }

        repository.CheckRuns.Add(run);
        Fill(run, body);
        return Json(CheckRunJson(run), 201);
    }

    private static FakeResponse UpdateCheckRun(FakeRepository repository, Match match, FakeRequest request)
    {
        var id = long.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture);
        if (repository.CheckRuns.Find(r => r.Id == id) is not { } run)
        {
            return NotFound;
        }

        Fill(run, Body(request));
        return Json(CheckRunJson(run));
    }

    private static void Fill(FakeCheckRun run, JsonNode body)
    {
        run.Conclusion = body["conclusion"]?.GetValue<string>() ?? run.Conclusion;
        if (body["output"] is not { } output)
        {
            return;
        }

        run.Title = output["title"]?.GetValue<string>() ?? run.Title;
        run.Summary = output["summary"]?.GetValue<string>() ?? run.Summary;
        foreach (var annotation in output["annotations"]?.AsArray() ?? [])
        {
            run.Annotations.Add(new FakeAnnotation(
                annotation!["path"]!.GetValue<string>(),
                annotation["start_line"]!.GetValue<int>(),
                annotation["end_line"]!.GetValue<int>(),
                annotation["annotation_level"]!.GetValue<string>(),
                annotation["message"]!.GetValue<string>()));
        }
    }

    private static FakeResponse AnnotationsOf(FakeRepository repository, Match match, FakeRequest request)
    {
        var id = long.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture);
        return repository.CheckRuns.Find(r => r.Id == id) is not { } run ? NotFound : Page(request, run.Annotations.Select(static a => new JsonObject
        {
            ["path"] = a.Path,
            ["start_line"] = a.StartLine,
            ["end_line"] = a.EndLine,
            ["annotation_level"] = a.Level,
            ["message"] = a.Message,
            ["blob_href"] = "https://github.test/blob",
        }));
    }

    private static FakeResponse CheckRunsOf(FakeRepository repository, string sha, FakeRequest request)
    {
        var name = request.Query.GetValueOrDefault("check_name");
        var runs = repository.CheckRuns.Where(r => r.HeadSha == sha && (name is null || r.Name == name)).ToList();
        return Json(new JsonObject { ["total_count"] = runs.Count, ["check_runs"] = new JsonArray([.. runs.Select(CheckRunJson)]) });
    }

    private static FakeResponse CreateStatus(FakeRepository repository, string sha, FakeRequest request)
    {
        var body = Body(request);
        repository.Statuses.Add(new FakeStatus(sha, body["context"]?.GetValue<string>() ?? "default", body["state"]!.GetValue<string>(), body["description"]?.GetValue<string>(), body["target_url"]?.GetValue<string>()));
        return Json(new JsonObject { ["id"] = 1, ["state"] = body["state"]!.GetValue<string>(), ["context"] = body["context"]?.GetValue<string>(), ["created_at"] = "2017-03-01T12:00:00Z" }, 201);
    }

    private static FakeResponse CreateReview(FakeRepository repository, Match match, FakeRequest request)
    {
        if (Pull(repository, match) is not { } pull)
        {
            return NotFound;
        }

        var body = Body(request);
        var comments = (body["comments"]?.AsArray() ?? []).Select(static c => new FakeReviewComment(c!["path"]!.GetValue<string>(), c["start_line"]?.GetValue<int>(), c["line"]!.GetValue<int>(), c["body"]!.GetValue<string>())).ToList();
        var mergeBase = FakeCommit.MergeBase(repository.Branches[pull.BaseBranch], pull.Head)!;
        foreach (var (path, start, line, _) in comments)
        {
            var shown = LinesInDiff(mergeBase.Files.GetValueOrDefault(path, ""), pull.Head.Files.GetValueOrDefault(path, ""));
            if (!shown.Contains(line) || !shown.Contains(start ?? line))
            {
                return new FakeResponse(422, """{"message":"Unprocessable Entity","errors":["Pull request review thread line must be part of the diff"]}""");
            }
        }

        pull.Reviews.Add(new FakeReview(body["body"]?.GetValue<string>() ?? "", comments));
        return Json(new JsonObject { ["id"] = 1, ["state"] = "COMMENTED" });
    }

    private static HashSet<int> LinesInDiff(string old, string now)
    {
        var lines = new HashSet<int>();
        var next = 0;
        foreach (var line in Patch(old, now).Split('\n'))
        {
            if (line.StartsWith("@@ ", StringComparison.Ordinal))
            {
                next = int.Parse(line.Split('+')[1].Split(',')[0], CultureInfo.InvariantCulture);
            }
            else if (line is ['+' or ' ', ..])
            {
                lines.Add(next++);
            }
        }

        return lines;
    }
}
