using System.Text.Json;
using System.Text.Json.Nodes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.GitHub.Tests;

/// <summary>State that an earlier version wrote, or a later one.</summary>
public sealed class ReviewStateJsonTests
{
    private static readonly PullRequestRef PullRequest = new(ReviewBench.Ref, 7);

    private static ReviewState Full => new()
    {
        PullRequest = PullRequest,
        Paused = new Pause("maria", 13),
        Waivers = [new Waiver("removal", "A paper", "maria", "agreed", DateTimeOffset.UnixEpoch) { Comment = 12 }],
        Matches = new Dictionary<string, PaperId>(StringComparer.Ordinal) { ["a paper"] = new(PaperId.ArXiv, "1607.06450") },
        MatchedBy = new Dictionary<string, long>(StringComparer.Ordinal) { ["a paper"] = 13 },
        ChangedBy = 12,
        BaseBranch = "main",
        EntersTop = ["A paper"],
        LeavesTop = ["Another"],
        IsOpen = false,
        Version = 3,
        Publication = new Publication { Begun = 2, HeadSha = "a", Verdict = Verdict.Fail, CommentId = 5, CommentDeleted = true, Annotations = ["x"], Suggestions = ["y"], Labels = ["z"] },
    };

    [Fact]
    public void What_is_written_is_read()
    {
        var written = ReviewStateJson.Write(Full);

        Assert.Equal(written, ReviewStateJson.Write(ReviewStateJson.Read(written, PullRequest)));
    }

    [Fact]
    public void A_member_that_is_absent_or_null_keeps_its_default_and_the_others_what_was_written()
    {
        var fresh = JsonNode.Parse(ReviewStateJson.Write(new ReviewState { PullRequest = PullRequest }))!;
        var full = ReviewStateJson.Write(Full);
        Assert.All(Paths(JsonNode.Parse(full)!.AsObject()), path => Assert.All((bool[])[true, false], isNull =>
        {
            var stored = JsonNode.Parse(full)!;
            var holder = path.SkipLast(1).Aggregate(stored, static (node, name) => node[name]!).AsObject();
            if (isNull)
            {
                holder[path[^1]] = null;
            }
            else
            {
                holder.Remove(path[^1]);
            }

            var expected = JsonNode.Parse(full)!;
            path.SkipLast(1).Aggregate(expected, static (node, name) => node[name]!)[path[^1]] = path.Aggregate(fresh, static (node, name) => node[name]!)?.DeepClone();

            var read = JsonNode.Parse(ReviewStateJson.Write(ReviewStateJson.Read(stored.ToJsonString(), PullRequest)));
            Assert.True(JsonNode.DeepEquals(expected, read), $"{string.Join('.', path)}: {read}");
        }));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"Version":"x"}""")]
    [InlineData("""{"Version":1,"Version":2}""")]
    public void What_is_no_state_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => ReviewStateJson.Read(json, PullRequest));

    private static IEnumerable<string[]> Paths(JsonObject state) =>
        state.Where(static m => m.Key != nameof(ReviewState.PullRequest)).Select(static m => new[] { m.Key })
            .Concat(state[nameof(ReviewState.Publication)]!.AsObject().Select(static m => new[] { nameof(ReviewState.Publication), m.Key }));
}
