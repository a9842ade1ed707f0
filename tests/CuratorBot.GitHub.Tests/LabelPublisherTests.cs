using CuratorBot.Core.Policies;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.GitHub.Tests;

public sealed class LabelPublisherTests : IDisposable
{
    private const string Untidy = "- Improved training of Wasserstein GANs (2017) , I. Gulrajani et al [[pdf]](https://arxiv.org/pdf/1704.00028)\n";

    private readonly ReviewBench _bench = new(Files("labels: { fail: needs work, pass: ready }\n"));

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_label_of_the_verdict_is_put_on_once()
    {
        var pull = await ReviewedAsync(Lists.SmallWithAddition);
        _bench.GitHub.ForgetRequests();

        await _bench.ReviewAsync(pull);

        Assert.Equal(["needs work"], pull.Labels);
        Assert.Equal(0, _bench.GitHub.Writes);
    }

    [Fact]
    public async Task It_is_replaced_when_the_verdict_changes()
    {
        var pull = await ReviewedAsync(Lists.SmallWithAddition);

        await PushAsync(pull, ReviewBench.List + "\nProse.\n");

        Assert.Equal(["ready"], pull.Labels);
    }

    [Theory]
    [InlineData("needs work")]
    [InlineData("Needs Work")]
    [InlineData("good first issue")]
    public async Task A_label_that_a_person_put_on_is_left_alone(string label)
    {
        var pull = _bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));
        pull.Labels.Add(label);
        await _bench.ReviewAsync(pull);

        await PushAsync(pull, ReviewBench.List + "\nProse.\n");

        Assert.Equal([label, "ready"], pull.Labels.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_is_known_for_ours_though_a_later_step_failed()
    {
        var pull = _bench.Repository.Open("alice", "Add papers", null, Lists.Change(Lists.SmallWithAddition + "\n" + Untidy));
        _bench.GitHub.Fault = static request => request.Path.EndsWith("/reviews", StringComparison.Ordinal) ? new FakeResponse(404, "{}") : null;
        await Assert.ThrowsAsync<Octokit.NotFoundException>(() => _bench.ReviewAsync(pull));
        Assert.Equal(["needs work"], pull.Labels);
        _bench.GitHub.Fault = null;

        await PushAsync(pull, ReviewBench.List + "\nProse.\n");

        Assert.Equal(["ready"], pull.Labels);
    }

    [Fact]
    public async Task Without_a_name_in_the_policy_there_is_none()
    {
        using var bench = new ReviewBench(Files("labels: { pass: ready }\n"));
        var pull = bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));

        Assert.Equal(Verdict.Fail, (await bench.ReviewAsync(pull)).Review!.Verdict);

        Assert.Empty(pull.Labels);
    }

    private async Task<FakePullRequest> ReviewedAsync(string list)
    {
        var pull = _bench.Repository.Open("alice", "Add a paper", null, Lists.Change(list));
        await _bench.ReviewAsync(pull);
        return pull;
    }

    private async Task PushAsync(FakePullRequest pull, string list)
    {
        pull.Head = _bench.Repository.Commit(pull.Head, Lists.Change(list));
        await _bench.ReviewAsync(pull);
    }

    private static Dictionary<string, string> Files(string policy) =>
        new(StringComparer.Ordinal) { ["README.md"] = ReviewBench.List, [PolicyFile.DefaultPath] = policy };
}
