using System.Security.Cryptography;
using System.Text;

namespace CuratorBot.Fakes.GitHub;

/// <summary>A repository on the fake GitHub: commits as whole trees, branches, pull requests, issues and their comments.</summary>
public sealed class FakeRepository
{
    private static long _repositories = 500;

    private int _commits;

    /// <summary>A repository with one commit on its main branch.</summary>
    public FakeRepository(string owner, string name, IReadOnlyDictionary<string, string> files)
    {
        Owner = owner;
        Name = name;
        Branches["main"] = Commit(null, files.ToDictionary(static f => f.Key, static f => (string?)f.Value, StringComparer.Ordinal));
    }

    /// <summary>GitHub's number of it, which stays under another name.</summary>
    public long Id { get; } = Interlocked.Increment(ref _repositories);

    public string Owner { get; set; }

    public string Name { get; set; }

    public bool IsPrivate { get; set; }

    public string FullName => $"{Owner}/{Name}";

    public Dictionary<string, FakeCommit> Commits { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FakeCommit> Branches { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<int, FakeIssue> Issues { get; } = [];

    /// <summary>Branches that were pushed to a short while ago.</summary>
    public HashSet<string> Pushed { get; } = new(StringComparer.Ordinal);

    public List<FakeCheckRun> CheckRuns { get; } = [];

    public List<FakeStatus> Statuses { get; } = [];

    /// <summary>Logins with more than read permission: "write", "admin", "triage".</summary>
    public Dictionary<string, string> Permissions { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a commit on top of another: the given files replace the parent's; a null text deletes the file.</summary>
    public FakeCommit Commit(FakeCommit? parent, IReadOnlyDictionary<string, string?> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var files = new SortedDictionary<string, string>((parent?.Files ?? new Dictionary<string, string>(StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (path, text) in changes)
        {
            if (text is null)
            {
                files.Remove(path);
            }
            else
            {
                files[path] = text;
            }
        }

        var sha = Sha($"{FullName} {++_commits} {parent?.Sha}");
        return Commits[sha] = new FakeCommit(sha, parent, files);
    }

    /// <summary>Adds a commit to a branch.</summary>
    public FakeCommit Push(string branch, IReadOnlyDictionary<string, string?> changes) =>
        Branches[branch] = Commit(Branches[branch], changes);

    /// <summary>Opens a pull request from a fork, based on the current main branch.</summary>
    public FakePullRequest Open(string author, string title, string? body, IReadOnlyDictionary<string, string?> changes, string baseBranch = "main")
    {
        var pull = new FakePullRequest
        {
            Number = Issues.Count == 0 ? 1 : Issues.Keys.Max() + 1,
            Author = author,
            Title = title,
            Body = body,
            BaseBranch = baseBranch,
            Head = Commit(Branches[baseBranch], changes),
        };
        Issues[pull.Number] = pull;
        return pull;
    }

    /// <summary>Opens a pull request from a new branch of the repository itself.</summary>
    public FakePullRequest OpenFromBranch(string branch, string author, string title, string? body, IReadOnlyDictionary<string, string?> changes)
    {
        Branches[branch] = Commit(Branches["main"], changes);
        return OpenOf(branch, "main", author, title, body);
    }

    /// <summary>Opens a pull request from a branch that is there.</summary>
    public FakePullRequest OpenOf(string branch, string onto, string author, string title, string? body)
    {
        var pull = new FakePullRequest
        {
            Number = Issues.Count == 0 ? 1 : Issues.Keys.Max() + 1,
            Author = author,
            Title = title,
            Body = body,
            BaseBranch = onto,
            Head = Branches[branch],
            HeadBranch = branch,
        };
        Issues[pull.Number] = pull;
        return pull;
    }

    /// <summary>Moves a branch, and the pull requests that come from it.</summary>
    public void Move(string branch, FakeCommit commit)
    {
        Branches[branch] = commit;
        foreach (var pull in Issues.Values.OfType<FakePullRequest>().Where(pull => pull.HeadBranch == branch))
        {
            pull.Head = commit;
        }
    }

    /// <summary>Trees that were made and are in no commit yet, by their names.</summary>
    public Dictionary<string, IReadOnlyDictionary<string, string?>> Trees { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that were made and are in no commit yet, by their names.</summary>
    public Dictionary<string, string> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>Branches that take no commits from anyone.</summary>
    public HashSet<string> Protected { get; } = new(StringComparer.Ordinal);

    /// <summary>Opens an issue.</summary>
    public FakeIssue OpenIssue(string author, string title, string? body)
    {
        var issue = new FakeIssue { Number = Issues.Count == 0 ? 1 : Issues.Keys.Max() + 1, Author = author, Title = title, Body = body };
        Issues[issue.Number] = issue;
        return issue;
    }

    internal static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
}

/// <summary>A commit with its whole tree.</summary>
public sealed record FakeCommit(string Sha, FakeCommit? Parent, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>What it says.</summary>
    public string Message { get; init; } = "";

    /// <summary>Login of its author; null where GitHub knows no account.</summary>
    public string? Author { get; init; }

    /// <summary>The second parent of a merge.</summary>
    public FakeCommit? Merged { get; init; }

    /// <summary>The commit and all before it, the nearest first.</summary>
    public IEnumerable<FakeCommit> History()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var left = new Queue<FakeCommit>([this]); left.TryDequeue(out var commit);)
        {
            if (seen.Add(commit.Sha))
            {
                yield return commit;
                foreach (var parent in new[] { commit.Parent, commit.Merged }.OfType<FakeCommit>())
                {
                    left.Enqueue(parent);
                }
            }
        }
    }

    /// <summary>The nearest common ancestor of two commits.</summary>
    public static FakeCommit? MergeBase(FakeCommit one, FakeCommit other)
    {
        var behind = one.History().Select(static commit => commit.Sha).ToHashSet(StringComparer.Ordinal);
        return other.History().FirstOrDefault(commit => behind.Contains(commit.Sha));
    }
}

/// <summary>An issue, or the issue part of a pull request.</summary>
public class FakeIssue
{
    public required int Number { get; init; }

    public required string Author { get; init; }

    public required string Title { get; set; }

    public string? Body { get; set; }

    public string State { get; set; } = "open";

    public DateTimeOffset CreatedAt { get; set; } = new(2017, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public List<FakeComment> Comments { get; } = [];

    public HashSet<string> Labels { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A pull request.</summary>
public sealed class FakePullRequest : FakeIssue
{
    public required string BaseBranch { get; set; }

    public required FakeCommit Head { get; set; }

    /// <summary>Its branch where that is in the repository itself; null for a fork's.</summary>
    public string? HeadBranch { get; init; }

    public bool IsDraft { get; set; }

    /// <summary>The base branch as it was when this was merged; null if it was not merged.</summary>
    public FakeCommit? MergedOnto { get; set; }

    /// <summary>Whether the fork was deleted; GitHub then names no head repository.</summary>
    public bool ForkIsGone { get; set; }

    public List<FakeReview> Reviews { get; } = [];
}

/// <summary>A comment in a conversation.</summary>
public sealed class FakeComment
{
    public required long Id { get; init; }

    public required string Author { get; init; }

    public required string Body { get; set; }

    public int Edits { get; set; }

    public List<string> Reactions { get; } = [];
}

/// <summary>A check run on a commit.</summary>
public sealed class FakeCheckRun
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string HeadSha { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Its result; null if it is waiting to run.</summary>
    public string? Conclusion { get; set; }

    public string Title { get; set; } = "";

    public string Summary { get; set; } = "";

    public List<FakeAnnotation> Annotations { get; } = [];
}

/// <summary>An annotation of a check run.</summary>
public sealed record FakeAnnotation(string Path, int StartLine, int EndLine, string Level, string Message);

/// <summary>A review with comments on lines.</summary>
public sealed record FakeReview(string Body, IReadOnlyList<FakeReviewComment> Comments);

/// <summary>A comment on a line, or on several if it has a first line.</summary>
public sealed record FakeReviewComment(string Path, int? StartLine, int Line, string Body);

/// <summary>A commit status.</summary>
public sealed record FakeStatus(string Sha, string Context, string State, string? Description, string? TargetUrl);
