using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Translations;

namespace CuratorBot.Core.Tests.Rules;

public sealed class TranslationRuleTests
{
    private const string English =
        """
        ## Blades
        - **Blade fatigue in cold air** (2016), A. Moen et al. [[pdf]](https://arxiv.org/pdf/1601.00001)
        - **Quiet tips** (2015), B. Lund [[pdf]](https://arxiv.org/pdf/1501.00002)

        ## Grids
        - **Storage for islands** (2016), E. Berg et al. [[pdf]](https://arxiv.org/pdf/1602.00004)

        """;

    private const string Chinese =
        """
        ## 叶片
        - **冷空气中的叶片疲劳**（2016），A. Moen 等人 [[pdf]](https://arxiv.org/abs/1601.00001)
        - **安静的叶尖**（2015），B. Lund [[pdf]](https://arxiv.org/abs/1501.00002)

        ## 电网
        - **岛屿储能**（2016），E. Berg 等人 [[pdf]](https://arxiv.org/abs/1602.00004)

        """;

    private const string Added = "- **Forecasts by the hour** (2013), F. Vik [[pdf]](https://arxiv.org/pdf/1301.00005)\n";

    private static readonly TranslationRule Rule = new();

    [Fact]
    public void What_the_translation_lacks_because_of_the_change_is_told_with_its_place() =>
        Assert.Equal(
            ["notice 7: The translation, README.zh.md, doesn't have this paper yet. Its place there is “电网”."],
            Of(English, English + Added, Chinese, isOriginal: false).Said(Rule));

    [Fact]
    public void A_section_that_the_translation_lacks_has_no_place_there() =>
        Assert.Equal(
            ["notice 9: The translation, README.zh.md, doesn't have this paper yet."],
            Of(English, English + "\n## Talks\n" + Added, Chinese, isOriginal: false).Said(Rule));

    [Fact]
    public void A_change_of_both_lists_says_nothing() =>
        Assert.Empty(Of(English, English + Added, Chinese + "- **逐小时预报**（2013），F. Vik [[pdf]](https://arxiv.org/abs/1301.00005)\n", isOriginal: false).Said(Rule));

    [Fact]
    public void What_was_out_of_step_before_is_nobodys_fault() =>
        Assert.Empty(Of(English, English.Replace("Quiet tips", "Quiet blade tips", StringComparison.Ordinal), "## 叶片\n", isOriginal: false).Said(Rule));

    [Fact]
    public void What_the_original_does_not_have_is_told_beside_the_translation() =>
        Assert.Equal(
            ["notice 7: README.md, which this list translates, doesn't have this paper."],
            Of(Chinese, Chinese + Added, English, isOriginal: true).Said(Rule));

    [Theory]
    [InlineData(true, "notice 3: 原文 README.md 中还有这篇论文（第 3 行）。")]
    [InlineData(false, "notice 3: 译文 README.zh.md 中还有这篇论文（第 3 行）。")]
    public void A_paper_that_leaves_one_of_the_two_is_told_beside_it(bool isOriginal, string said)
    {
        var (list, other) = isOriginal ? (Chinese, English) : (English, Chinese);
        var lines = list.Split('\n');

        Assert.Equal([said], Of(list, string.Join('\n', lines.Where((_, at) => at != 2)), other, isOriginal).Said(Rule, "zh-Hans"));
    }

    [Fact]
    public void A_paper_that_only_moves_has_not_left()
    {
        var lines = English.Split('\n');
        var moved = string.Join('\n', [.. lines[..2], .. lines[3..^1], lines[2], ""]);

        Assert.Empty(Of(English, moved, Chinese, isOriginal: false).Said(Rule));
    }

    [Theory]
    [InlineData("（2015）", "（2014）", "notice 3: The year is 2014 here and 2015 in README.md, which this list translates (line 3).")]
    [InlineData("（2015）", "", "notice 3: There is no year here; README.md, which this list translates, has 2015 (line 3).")]
    [InlineData("abs/1501.00002", "abs/1501.00003", "notice 3: README.md, which this list translates, has other links for this paper (line 3): https://arxiv.org/pdf/1501.00002.")]
    [InlineData("abs/1501.00002", "pdf/1501.00002", null)]
    [InlineData("安静的叶尖", "静音叶尖", null)]
    public void A_year_or_a_link_that_changes_in_one_of_the_two_is_told_with_that_of_the_other(string before, string after, string? said) =>
        Assert.Equal(said is null ? [] : [said], Of(Chinese, Chinese.Replace(before, after, StringComparison.Ordinal), English, isOriginal: true).Said(Rule));

    [Fact]
    public void A_year_that_is_brought_into_line_says_nothing() =>
        Assert.Empty(Of(Chinese.Replace("（2015）", "（2014）", StringComparison.Ordinal), Chinese, English, isOriginal: true).Said(Rule));

    [Fact]
    public void It_speaks_where_a_translation_is_named()
    {
        Assert.NotNull(Rule.AuthorityIn(Of(Chinese, Chinese, English, isOriginal: true).Context));
        Assert.NotNull(Rule.AuthorityIn(Of(English, English, Chinese, isOriginal: false).Context));
        Assert.Null(Rule.AuthorityIn(new RuleFixture { Base = English, Head = English }.Context));
    }

    private static RuleFixture Of(string before, string after, string other, bool isOriginal)
    {
        var policy = PolicyReader.Read(before, isOriginal ? "README.zh.md" : "README.md", PolicyFile.Read("lists: [README.md, { path: README.zh.md, translation-of: README.md }]", RuleCatalog.Descriptors).Of(isOriginal ? "README.zh.md" : "README.md"));
        Assert.Empty(policy.Errors);
        return new RuleFixture
        {
            Base = before,
            Head = after,
            Policy = policy.Policy,
            Counterparts = [new Counterpart(isOriginal ? "README.md" : "README.zh.md", ListParser.Parse(other), isOriginal)],
        };
    }
}
