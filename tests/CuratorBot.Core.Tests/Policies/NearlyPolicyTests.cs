using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Tests.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Policies;

/// <summary>A file that is surely meant for the policy and is not read must not go unnoticed.</summary>
public sealed class NearlyPolicyTests
{
    private const string List = "# Papers\n\n- **A first paper about things** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1601.00001.pdf)\n";

    [Theory]
    [InlineData(".github/curator.yaml")]
    [InlineData(".github/.curator.yml")]
    [InlineData(".github/Curator.yml")]
    [InlineData(".github/curatorbot.yml")]
    [InlineData(".github/curator-bot.yaml")]
    [InlineData(".GITHUB/curator.yml")]
    [InlineData("curator.yml")]
    [InlineData(".curator.yml")]
    [InlineData("curator.yaml")]
    [InlineData(".CuratorBot.yaml")]
    public void A_near_name_is_seen(string path) => Assert.True(PolicyFile.IsNearly(path));

    [Theory]
    [InlineData(".github/curator.yml")]
    [InlineData(".github/workflows/curator.yml")]
    [InlineData("docs/curator.yml")]
    [InlineData("curators.yml")]
    [InlineData("curator.md")]
    [InlineData(".github/dependabot.yml")]
    [InlineData("")]
    [InlineData("/")]
    public void Another_name_is_not(string path) => Assert.False(PolicyFile.IsNearly(path));

    [Theory]
    [InlineData(".github/papers.yaml", true)]
    [InlineData(".github/curator.yml", true)]
    [InlineData("papers.yaml", false)]
    [InlineData(".github/papers.yml", false)]
    public void Where_the_policy_has_a_name_of_its_own_that_name_counts(string path, bool isNearly) =>
        Assert.Equal(isNearly, PolicyFile.IsNearly(path, ".github/papers.yml"));

    [Theory]
    [InlineData(false, "en", "“curator.yml” is not read: the policy has to be called “.github/curator.yml”. Move it there, or rename it if it has nothing to do with CuratorBot.")]
    [InlineData(true, "en", "“curator.yml” is not read: the policy in force is “.github/curator.yml”. Put what you need into that file and delete this one.")]
    [InlineData(false, "zh-Hans", "“curator.yml”不会被读取：规则文件必须命名为“.github/curator.yml”。请将其移到该处；如果与 CuratorBot 无关，请改用别的名称。")]
    public async Task Whoever_puts_it_there_is_told_where_it_belongs(bool hasPolicy, string locale, string said)
    {
        var file = PolicyFile.Read(hasPolicy ? "locale: en\n" : null, RuleCatalog.Descriptors).Among(["README.md", "curator.yml"]);
        var request = ReviewRequest.ReadWhole(List, file, new DateOnly(2017, 3, 1));

        var found = Assert.Single((await new Reviewer(new RecordingSource()).CheckAsync(request, TestContext.Current.CancellationToken)).Findings, static f => f.RuleId == "criteria-change");

        Assert.Equal((Severity.Warning, RuleTopic.Criteria, said), (found.Severity, found.Topic, Messages.Format(found.Message, locale)));
    }

    [Fact]
    public void Of_several_lists_the_first_tells_it()
    {
        var file = PolicyFile.None().Among(["curator.yml"]);
        var requests = new[] { "a.md", "b.md" }.Select(path => ReviewRequest.ReadWhole(List, file, new DateOnly(2017, 3, 1), path)).ToList();

        Assert.Equal([1, 0], ReviewRequest.TogetherWhole(requests).Select(static request => request.Policy.Unread.Count));
        Assert.Equal([1, 0], ReviewRequest.Together(requests, []).Select(static request => request.Policy.Unread.Count));
    }
}
