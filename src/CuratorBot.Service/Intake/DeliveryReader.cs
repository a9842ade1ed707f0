using System.Text.Json;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;

namespace CuratorBot.Service.Intake;

/// <summary>
/// Says what a delivery asks for. Of a payload only the few fields are read that this needs, each for itself: GitHub adds, leaves out and
/// sets to null what its own description does not say, and what we do not need must not cost a delivery.
/// </summary>
internal static class DeliveryReader
{
    /// <summary>Of a push: more are not worth naming, the list may be among them.</summary>
    private const int MostPaths = 1000;

    /// <summary>How a commit of a push names the files that it touches.</summary>
    private static readonly string[] Kinds = ["added", "modified", "removed"];

    /// <summary>Characters of a comment that are looked at; GitHub's own limit.</summary>
    private const int LongestComment = 65_536;

    /// <summary>Reads a delivery.</summary>
    /// <param name="event">Its <c>X-GitHub-Event</c>.</param>
    /// <param name="payload">Its body.</param>
    public static DeliveryReading Read(string @event, JsonElement payload)
    {
        var delivery = new Delivery(payload);
        var reading = @event switch
        {
            "pull_request" => PullRequest(delivery),
            "push" => Push(delivery),
            "check_run" or "check_suite" => Check(delivery, @event),
            "merge_group" => MergeGroup(delivery),
            "issue_comment" => Comment(delivery, "issue", "comment", CommentKind.Conversation),
            "pull_request_review_comment" => Comment(delivery, "pull_request", "comment", CommentKind.Thread),
            "pull_request_review" => Comment(delivery, "pull_request", "review", CommentKind.Review),
            "issues" => delivery.Action == "opened" ? Of(delivery, r => delivery.Number("issue", "number") is { } number ? new WorkItem.AnswerProposal(new PullRequestRef(r, number), delivery.Installation) : null, "issue.number") : default,
            "repository" => delivery.Action switch
            {
                "renamed" or "transferred" => Of(delivery, r => new WorkItem.NameRepository(r, delivery.Installation), "repository"),
                "privatized" or "deleted" => Of(delivery, r => new WorkItem.HideRepository(r, delivery.Installation), "repository"),
                _ => default,
            },
            "installation" => delivery.Action is "created" or "unsuspend" ? Installed(delivery) : default,
            "installation_repositories" => delivery.Action == "added" ? Installed(delivery) : default,
            _ => default,
        };
        return reading with { Work = reading.Work is { } work ? work with { RepositoryId = delivery.Id("repository", "id") } : null, Repository = delivery.Repository, Installation = delivery.Installation };
    }

    private static DeliveryReading PullRequest(Delivery delivery) =>
        delivery.Action is "opened" or "reopened" or "synchronize" or "edited" or "ready_for_review" or "closed"
            ? Of(delivery, r => PullRequestOf(delivery, r) is { } pull ? new WorkItem.ReviewPullRequest(pull, delivery.Installation) : null, "number")
            : default;

    private static DeliveryReading Push(Delivery delivery)
    {
        const string Branches = "refs/heads/";
        if (delivery.Text("ref") is not { } name)
        {
            return new DeliveryReading { Missing = "ref" };
        }

        if (delivery.IsTrue("deleted") || !name.StartsWith(Branches, StringComparison.Ordinal))
        {
            return default;
        }

        var paths = delivery.Items("commits") is { } commits
            ? commits.SelectMany(static c => Kinds.SelectMany(kind => new Delivery(c).Items(kind) is { } files ? files.AsEnumerable() : []))
                .Where(static p => p.ValueKind == JsonValueKind.String)
                .Select(static p => p.GetString()!)
                .Distinct(StringComparer.Ordinal)
                .Take(MostPaths + 1)
                .ToList()
            : null;

        // Where history is rewritten, nothing names the files of the commits that are gone.
        var changed = delivery.IsTrue("forced") || paths?.Count > MostPaths ? null : paths;
        return Of(delivery, r => new WorkItem.ReviewBranch(r, name[Branches.Length..], changed, delivery.Installation), "repository");
    }

    private static DeliveryReading Check(Delivery delivery, string of) => delivery.Action == "rerequested"
        ? Of(delivery, r => delivery.Text(of, "head_sha") is { } sha ? new WorkItem.ReviewHead(r, sha, delivery.Installation) : null, $"{of}.head_sha")
        : default;

    private static DeliveryReading MergeGroup(Delivery delivery) => delivery.Action == "checks_requested"
        ? Of(
            delivery,
            r => delivery.Text("merge_group", "head_sha") is { } head && delivery.Text("merge_group", "base_sha") is { } from && delivery.Text("merge_group", "head_ref") is { } name
                ? new WorkItem.ReviewMergeGroup(r, name, head, from, delivery.Installation)
                : null,
            "merge_group.head_sha, base_sha or head_ref")
        : default;

    private static DeliveryReading Comment(Delivery delivery, string on, string comment, CommentKind kind)
    {
        var body = delivery.Text(comment, "body") ?? "";
        if (delivery.Action != (kind == CommentKind.Review ? "submitted" : "created")
            || delivery.Text(comment, "user", "type") == "Bot"
            || CommandParser.Parse(body).Count == 0)
        {
            return default;
        }

        return Of(
            delivery,
            r => delivery.Number(on, "number") is { } number && delivery.Id(comment, "id") is { } id
                ? new WorkItem.RunCommands(
                    new PullRequestRef(r, number),
                    kind != CommentKind.Conversation || delivery.Has("issue", "pull_request"),
                    id,
                    delivery.Text(comment, "user", "login") ?? "ghost",
                    body.Length > LongestComment ? body[..LongestComment] : body,
                    delivery.Installation)
                {
                    Kind = kind,
                }
                : null,
            $"{on}.number or {comment}.id");
    }

    private static DeliveryReading Installed(Delivery delivery) =>
        delivery.Installation is { } installation ? new DeliveryReading { Work = new WorkItem.Sweep(installation) } : new DeliveryReading { Missing = "installation.id" };

    private static DeliveryReading Of(Delivery delivery, Func<RepositoryRef, WorkItem?> read, string missing) => delivery.Repository is not { } repository
        ? new DeliveryReading { Missing = "repository.full_name" }
        : read(repository) is { } work ? new DeliveryReading { Work = work } : new DeliveryReading { Missing = missing };

    private static PullRequestRef? PullRequestOf(Delivery delivery, RepositoryRef repository) =>
        (delivery.Number("number") ?? delivery.Number("pull_request", "number")) is { } number ? new PullRequestRef(repository, number) : null;

    /// <summary>A payload, asked field by field; what is absent, null or of another type is null.</summary>
    private readonly record struct Delivery(JsonElement Payload)
    {
        public string? Action => Text("action");

        public RepositoryRef? Repository => RepositoryRef.TryParse(Text("repository", "full_name"));

        public long? Installation => Id("installation", "id");

        public string? Text(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

        public long? Id(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var id) ? id : null;

        public int? Number(params ReadOnlySpan<string> path) => Id(path) is > 0 and <= int.MaxValue and var number ? (int)number : null;

        public bool IsTrue(string name) => Find(name) is { ValueKind: JsonValueKind.True };

        public bool Has(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: not JsonValueKind.Null };

        public JsonElement.ArrayEnumerator? Items(string name) => Find(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : null;

        private JsonElement? Find(params ReadOnlySpan<string> path)
        {
            var at = Payload;
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
}

/// <summary>What was read of a delivery.</summary>
internal readonly record struct DeliveryReading
{
    /// <summary>What it asks for; null: nothing, or it lacks something.</summary>
    public WorkItem? Work { get; init; }

    /// <summary>What it would have to say to be understood; null where it says all.</summary>
    public string? Missing { get; init; }

    /// <summary>The repository that it is about; null where it names none.</summary>
    public RepositoryRef? Repository { get; init; }

    /// <summary>The App's installation that it is about; null where it names none.</summary>
    public long? Installation { get; init; }
}
