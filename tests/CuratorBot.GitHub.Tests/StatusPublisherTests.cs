using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;

namespace CuratorBot.GitHub.Tests;

/// <summary>What stands at a commit where no App is set up, and no check run can be made.</summary>
public sealed class StatusPublisherTests : IDisposable
{
    private readonly ReviewBench _bench = new(isApp: false);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(Verdict.Pass, "success", "Ready to merge")]
    [InlineData(Verdict.Fail, "failure", "1 problem")]
    [InlineData(Verdict.NeedsMaintainer, "success", "Needs a maintainer's decision")]
    [InlineData(Verdict.Inconclusive, "success", "Could not check everything")]
    public async Task Only_what_is_to_be_put_right_stops_a_merge(Verdict verdict, string state, string description)
    {
        if (verdict == Verdict.Inconclusive)
        {
            _bench.Papers = new KnownPapers { Problem = "It is night." };
        }

        var pull = _bench.Repository.Open("alice", "Change", null, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["README.md"] = verdict switch
            {
                Verdict.Pass => Lists.Small + "\nMore.\n",
                Verdict.Fail => Lists.SmallWithAddition,
                Verdict.Inconclusive => Lists.Small + "\n- Improved training of Wasserstein GANs (2017), I. Gulrajani et al. [[pdf]](https://arxiv.org/pdf/1704.00028)\n",
                _ => null,
            },
        });

        var outcome = await _bench.ReviewAsync(pull);

        Assert.Equal(verdict, outcome.Review!.Verdict);
        Assert.Equal(new FakeStatus(pull.Head.Sha, "CuratorBot", state, description, outcome.Publication.CommentUrl), Assert.Single(_bench.Repository.Statuses));
        Assert.NotNull(outcome.Publication.CommentUrl);
    }

    [Fact]
    public async Task It_is_set_once_for_each_head_and_again_where_the_outcome_is_another()
    {
        var pull = _bench.Repository.Open("alice", "Change", null, Lists.Change(Lists.SmallWithAddition));
        await _bench.ReviewAsync(pull);
        await _bench.ReviewAsync(pull);
        Assert.Equal(["failure"], States());

        var state = await _bench.Store.LoadAsync(new PullRequestRef(ReviewBench.Ref, pull.Number), TestContext.Current.CancellationToken);
        var waiver = new Waiver("removal", null, "maria", "it is fine", DateTimeOffset.UnixEpoch);
        await _bench.Store.TrySaveAsync(state with { Waivers = [waiver] }, TestContext.Current.CancellationToken);
        await _bench.ReviewAsync(pull);
        Assert.Equal(["failure", "success"], States());

        // The same outcome, and another commit that has no status yet.
        pull.Head = _bench.Repository.Commit(pull.Head, Lists.Change(Lists.SmallWithAddition + "\nMore.\n"));
        await _bench.ReviewAsync(pull);
        Assert.Equal(["failure", "success", "success"], States());
        Assert.Equal(pull.Head.Sha, _bench.Repository.Statuses[^1].Sha);
    }

    private IEnumerable<string> States() => _bench.Repository.Statuses.Select(static s => s.State);
}
