using System.Text.Json.Serialization;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>What is kept of a pull request between two reviews.</summary>
public sealed record ReviewState
{
    /// <summary>Which pull request.</summary>
    public required PullRequestRef PullRequest { get; init; }

    /// <summary>What of ours stands there.</summary>
    public Publication Publication { get; init; } = Publication.None;

    /// <summary>What a maintainer has set aside, in the order they said so.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>What a maintainer has said which record an entry is: normalised title to id.</summary>
    public IReadOnlyDictionary<string, PaperId> Matches { get; init; } = new Dictionary<string, PaperId>(StringComparer.Ordinal);

    /// <summary>The comments that said so, by GitHub's numbers: normalised title to comment.</summary>
    public IReadOnlyDictionary<string, long> MatchedBy { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>GitHub's number of the comment whose command changed this last; null where none did.</summary>
    public long? ChangedBy { get; init; }

    /// <summary>Whether somebody has asked for a review by a command: a draft that would wait is reviewed all the same.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Who has paused the reviews of this pull request; null: they go on.</summary>
    public Pause? Paused { get; init; }

    /// <summary>Name of the base branch at the last review; null where none was, or an earlier version made it.</summary>
    public string? BaseBranch { get; init; }

    /// <summary>Title of the pull request at the last review, cut where it is long; null where it is not known, or not kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>Papers that the last review saw enter the top, by title.</summary>
    public IReadOnlyList<string> EntersTop { get; init; } = [];

    /// <summary>Papers that the last review saw leave the top, by title.</summary>
    public IReadOnlyList<string> LeavesTop { get; init; } = [];

    /// <summary>Whether the last review saw papers enter or leave the top.</summary>
    [JsonIgnore]
    public bool TouchesTop => EntersTop.Count + LeavesTop.Count > 0;

    /// <summary>Whether the pull request was open when it was last read.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>Rises with every write; 0: never written. A write goes through only over the version that was read.</summary>
    public long Version { get; init; }

    /// <summary>A request with what maintainers have said about this pull request.</summary>
    public ReviewRequest Of(ReviewRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with { Waivers = Waivers, Matches = Matches };
    }
}

/// <summary>A maintainer's word that a pull request is not reviewed until further notice.</summary>
/// <param name="By">Their login.</param>
/// <param name="Comment">GitHub's number of the comment in the conversation that said so; null where it was said elsewhere.</param>
public sealed record Pause(string By, long? Comment);
