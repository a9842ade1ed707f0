using CuratorBot.Core.Text;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.GitHub.Tests;

/// <summary>Reviews and audits of a list that has an original or a translation.</summary>
public sealed class CounterpartTests
{
    private const string English =
        """
        ## Blades
        - **Blade fatigue in cold air** (2016), A. Moen et al. [[pdf]](https://arxiv.org/pdf/1601.00001)
        - **Quiet tips** (2015), B. Lund [[pdf]](https://arxiv.org/pdf/1501.00002)

        """;

    private const string Chinese =
        """
        ## 叶片
        - **冷空气中的叶片疲劳**（2016），A. Moen 等人 [[pdf]](https://arxiv.org/abs/1601.00001)

        """;

    private const string Added = "- **Forecasts by the hour** (2013), F. Vik [[pdf]](https://arxiv.org/pdf/1301.00005)\n";

    [Fact]
    public async Task A_paper_that_is_added_to_one_of_two_lists_is_told_and_one_that_is_added_to_both_is_not()
    {
        using var bench = new ReviewBench(Files("lists: [README.md, { path: README.zh.md, translation-of: README.md }]", English, Chinese));
        var one = bench.Repository.Open("alice", "Add a paper", null, Change(English + Added, null));
        var both = bench.Repository.Open("alice", "Add a paper", null, Change(English + Added, Chinese + Added));

        Assert.Equal(["The translation, README.zh.md, doesn't have this paper yet. Its place there is “叶片”."], await SaidAsync(bench, one));
        Assert.Empty(await SaidAsync(bench, both));
    }

    [Fact]
    public async Task The_original_may_be_in_another_repository_that_everybody_may_read()
    {
        using var bench = new ReviewBench(Files("list: README.zh.md\ntranslation-of: octo-org/blades/README.md", null, Chinese));
        var other = bench.GitHub.Add("octo-org", "blades", Files(null, English, null));
        var pull = bench.Repository.Open("alice", "Add a paper", null, Change(null, Chinese + Added));

        Assert.Equal(["原文 octo-org/blades/README.md 中没有这篇论文。"], await SaidAsync(bench, pull));

        other.IsPrivate = true;
        Assert.Empty(await SaidAsync(bench, pull));
    }

    [Theory]
    [InlineData("translation-of: nowhere.md")]
    [InlineData("translation-of: octo-org/none/README.md")]
    [InlineData("translation-of: https://github.com/octo-org/none")]
    public async Task An_original_that_cannot_be_read_fails_no_review(string policy)
    {
        using var bench = new ReviewBench(Files($"list: README.zh.md\n{policy}", null, Chinese));
        var pull = bench.Repository.Open("alice", "Add a paper", null, Change(null, Chinese + Added));

        Assert.Empty(await SaidAsync(bench, pull));
        Assert.Single(pull.Comments);
    }

    [Fact]
    public async Task The_audit_of_a_translation_knows_its_original()
    {
        using var bench = new ReviewBench(Files("lists: [README.md, { path: README.zh.md, translation-of: README.md }]", English, Chinese));

        var audits = await RepositoryAudit.RunAsync(await bench.ClientAsync(), ReviewBench.Ref, bench.Papers, new DateOnly(2017, 3, 1), TestContext.Current.CancellationToken);

        Assert.Null(audits[0].Audit!.Translation);
        Assert.Equal(["Quiet tips"], audits[1].Audit!.Translation!.Missing.Select(static missing => missing.Entry.Title));
    }

    private static async Task<IReadOnlyList<string>> SaidAsync(ReviewBench bench, FakePullRequest pull)
    {
        var review = (await bench.ReviewAsync(pull)).Review!;
        return [.. review.Findings.Where(static finding => finding.RuleId == "translation").Select(finding => Messages.Format(finding.Message, review.Parts.First(part => part.Findings.Contains(finding)).Locale))];
    }

    private static Dictionary<string, string?> Change(string? english, string? chinese) =>
        Files(null, english, chinese).ToDictionary(static file => file.Key, static file => (string?)file.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> Files(string? policy, string? english, string? chinese)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in new[] { (".github/curator.yml", policy), ("README.md", english), ("README.zh.md", chinese) })
        {
            if (text is not null)
            {
                files[path] = text;
            }
        }

        return files;
    }
}
