using System.Text.Json;
using System.Text.RegularExpressions;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Rules;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>The policies in docs/policies.md, tried on the changes that the maintainers of those lists merged.</summary>
public sealed partial class PoliciesDocsTests
{
    public static TheoryData<string> Lists() => [.. Policies().Select(static policy => policy.List)];

    [Fact]
    public void There_are_five_and_each_is_sound()
    {
        Assert.Equal(5, Policies().Count());
        Assert.All(Policies(), static policy => Assert.Empty(PolicyFile.Read(policy.Yaml, RuleCatalog.Descriptors).Errors));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task What_the_maintainers_merged_passes_under_their_policy(string list)
    {
        var folder = SharedData.Require($"corpus/replay-forms/{list}");
        var yaml = Policies().Single(policy => policy.List == list).Yaml;
        foreach (var change in Directory.EnumerateDirectories(folder))
        {
            var review = await ReviewAsync(change, yaml);

            Assert.True(review.Verdict != Verdict.Fail, $"{change}: {review.Verdict}");
            Assert.All(review.Findings, static finding => Assert.True(finding.Severity < Severity.Failure));
            Assert.True(review is not { Verdict: Verdict.Pass, Findings.Count: 0 } || ReviewComment.Write(review).Length <= 400, $"{change}: a long comment on a change that is fine.");
        }
    }

    [Fact]
    public async Task What_a_policy_asks_is_told_with_its_line()
    {
        var folder = SharedData.Require("corpus/replay-forms/domain-adaptation");
        var policy = Policies().Single(static policy => policy.List == "domain-adaptation").Yaml;
        var findings = new List<Finding>();
        foreach (var change in Directory.EnumerateDirectories(folder))
        {
            findings.AddRange((await ReviewAsync(change, policy)).Findings);
        }

        Assert.Contains(findings, static finding => finding.Authority is { Kind: AuthorityKind.Policy, Where: ".github/curator.yml:1" });
    }

    private static async Task<Review> ReviewAsync(string change, string yaml)
    {
        using var label = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(change, "case.json"), TestContext.Current.CancellationToken));
        var request = ReviewRequest.Read(
            await File.ReadAllTextAsync(Path.Combine(change, "base.md"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(Path.Combine(change, "head.md"), TestContext.Current.CancellationToken),
            onto: null,
            PolicyFile.Read(yaml, RuleCatalog.Descriptors),
            new PullRequestFacts { Date = DateOnly.Parse(label.RootElement.GetProperty("date").GetString()![..10], System.Globalization.CultureInfo.InvariantCulture) });
        return await new Reviewer(new RecordingSource()).ReviewAsync(request, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<(string List, string Yaml)> Policies() =>
        Policy().Matches(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "policies.md"))).Select(static match => (match.Groups["list"].Value, match.Groups["yaml"].Value));

    [GeneratedRegex("^## [^\n]*: (?<list>[a-z-]+)\n(?:(?!```)[^\n]*\n)*```yaml\n(?<yaml>(?:(?!```)[^\n]*\n)*)```", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Policy();
}
