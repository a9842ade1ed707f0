using CuratorBot.Core.Policies;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Policies;

public sealed class WrittenCriteriaTests
{
    [Fact]
    public void Criteria_written_in_english_are_the_policy()
    {
        var policy = Read("""
            # A list

            ## List criteria

            1. The **top 50 papers** published from 2013 to 2017.
            2. See *New Papers* and *Old Papers* for papers of the recent 4 months or before 2013.

            - **< 4 months** : *Fresh Papers* (by discussion)
            - **2017** :  +20 citations or "More Papers from 2017"
            - **2016** :  +1,000 citations
            - **2015** :  at least 90 citations
            - **~2013** : *Classics* (by discussion)

            All in [one file](https://github.com/someone/list/blob/main/refs/top50.bib).

            ## Papers
            """);

        Assert.Equal(50, policy.TopSize);
        Assert.Equal((2013, 2017), (policy.FirstYear, policy.LastYear));
        Assert.Equal(new Dictionary<int, int> { [2017] = 20, [2016] = 1000, [2015] = 90 }, policy.Citations);
        Assert.Equal(4, policy.NewPaperMonths);
        Assert.Equal(2013, policy.OldPapersBefore);
        Assert.Equal("More Papers from 2017", policy.Sections.Overflow[0]);
        Assert.Equal("Fresh Papers", policy.Sections.New[0]);
        Assert.Equal("Classics", policy.Sections.Old[0]);
        Assert.Equal("refs/top50.bib", policy.Bibliography);
        Assert.Equal("criteria in README.md:5", policy.Origins["top.size"]);
        Assert.Equal("criteria in README.md:5", policy.Origins["top.years"]);
        Assert.Equal("criteria in README.md:10", policy.Origins["citations.2016"]);
        Assert.Equal("criteria in README.md:6", policy.Origins["new-papers.months"]);
        Assert.Equal("default", policy.Origins["locale"]);
    }

    [Fact]
    public void Criteria_written_in_chinese_are_the_policy()
    {
        var policy = Read("""
            # 列表

            ## 推荐标准

            1. 列出**2013年至2017年间发布的50篇论文**。
            2. 过去4个月内发布的论文或2013年之前的论文，请看“新论文”和“旧论文”。

            - **< 4个月**：最新论文（讨论决定）
            - **2017年**：+20次引用或“2017年其他论文”
            - **2016年**：+50次引用
            - **~2013年**：经典论文（讨论决定）
            """);

        Assert.Equal(50, policy.TopSize);
        Assert.Equal((2013, 2017), (policy.FirstYear, policy.LastYear));
        Assert.Equal(new Dictionary<int, int> { [2017] = 20, [2016] = 50 }, policy.Citations);
        Assert.Equal(4, policy.NewPaperMonths);
        Assert.Equal(2013, policy.OldPapersBefore);
        Assert.Equal("2017年其他论文", policy.Sections.Overflow[0]);
        Assert.Equal("最新论文", policy.Sections.New[0]);
        Assert.Equal("经典论文", policy.Sections.Old[0]);
    }

    [Fact]
    public void A_list_that_states_nothing_asks_nothing()
    {
        var policy = Read("""
            # Papers

            The top 10 reasons to read them, before 2012 and after:

            - **Some title** (2016), A. Author et al. [[pdf]](http://example.org/a.pdf)
            """);

        Assert.Null(policy.TopSize);
        Assert.Null(policy.FirstYear);
        Assert.Null(policy.LastYear);
        Assert.Null(policy.OldPapersBefore);
        Assert.Null(policy.Bibliography);
        Assert.Empty(policy.Citations);
        Assert.Equal(0, policy.NewPaperMonths);
        Assert.Equal("not stated", policy.Origins["top.size"]);
        Assert.Equal("not stated", policy.Origins["citations"]);
    }

    [Theory]
    [InlineData("# Papers on clinical guidelines\n\nThe top 20 of 2012 to 2016.\n")] // the title of a list is no heading of criteria
    [InlineData("## Evaluation criteria\n\n- **Top 20 metrics from 2012 to 2016** (2016), A. Author [[pdf]](http://example.org/a.pdf)\n")] // a paper
    [InlineData("## Criteria\n\n## Papers\n\nThe top 20 of 2012 to 2016.\n")] // another section
    public void What_is_no_criterion_is_not_read_as_one(string text)
    {
        var policy = Read(text);

        Assert.Null(policy.TopSize);
        Assert.Null(policy.FirstYear);
    }

    [Theory]
    [InlineData("- **2015** :  +100 citations (:sparkles: +200)", 100)] // the star marks much-cited papers
    [InlineData("- **2015** :  +100 citations (Bold +200)", 200)] // bold marks the top
    [InlineData("* 2015: 150+ citations", 150)]
    [InlineData("- **2015年**：至少 120 次引用", 120)]
    [InlineData("- **2015** : Based on discussions", null)]
    [InlineData("- **< 1 year** : +30 citations", null)]
    [InlineData("- **2015** : +99999999999 citations", null)]
    [InlineData("<!-- \n- **2015** : +100 citations\n-->", null)]
    [InlineData("```\n- **2015** : +100 citations\n```", null)]
    public void A_bullet_states_the_citations_of_a_year(string bullet, int? expected)
    {
        var policy = Read("## Criteria\n\n" + bullet + "\n");

        Assert.Equal(expected, policy.Citations.TryGetValue(2015, out var count) ? count : null);
    }

    [Theory]
    [InlineData("- **~2011** : can be added to *Old Papers* section by discussion", 2012)]
    [InlineData("- **2012** : +800 citations\n- **~2012** : *Old Papers* (by discussion)", 2012)]
    public void Up_to_a_year_means_before_it_where_it_has_a_threshold(string bullets, int before) =>
        Assert.Equal(before, Read("## Criteria\n" + bullets).OldPapersBefore);

    [Fact]
    public void The_model_list_states_what_a_new_policy_asks()
    {
        var policy = ReadShared("corpus/lists/terryum-head/list.md");

        Assert.Equal(ModelList.Policy.TopSize, policy.TopSize);
        Assert.Equal((2012, 2016), (policy.FirstYear, policy.LastYear));
        Assert.Equal(ModelList.Policy.Citations, policy.Citations);
        Assert.Equal(6, policy.NewPaperMonths);
        Assert.Equal(2012, policy.OldPapersBefore);
        Assert.Equal("top100papers.bib", policy.Bibliography);
        Assert.Equal("More Papers from 2016", policy.Sections.Overflow[0]);
        Assert.Equal("criteria in README.md:28", policy.Origins["citations.2016"]);
    }

    [Fact]
    public void The_chinese_list_states_the_same()
    {
        var policy = ReadShared("corpus/lists/seed-zh/list.md");

        Assert.Equal(100, policy.TopSize);
        Assert.Equal((2012, 2016), (policy.FirstYear, policy.LastYear));
        Assert.Equal(ModelList.Policy.Citations, policy.Citations);
        Assert.Equal(6, policy.NewPaperMonths);
        Assert.Equal(2012, policy.OldPapersBefore);
        Assert.Equal("2016年其他论文", policy.Sections.Overflow[0]);
    }

    [Theory]
    [InlineData("deep-vision")]
    [InlineData("roadmap")]
    public void Lists_of_another_kind_ask_nothing(string list)
    {
        var policy = ReadShared($"corpus/lists/{list}/list.md");

        Assert.Null(policy.TopSize);
        Assert.Empty(policy.Citations);
        Assert.Null(policy.Bibliography);
    }

    [Fact]
    public void Every_version_of_the_model_list_is_read_by_what_it_says()
    {
        var folder = SharedData.Require("corpus/replay");
        var thresholds = Directory.GetDirectories(folder)
            .Order(StringComparer.Ordinal)
            .Select(f => PolicyReader.Read(File.ReadAllText(Path.Combine(f, "head.md")), "README.md", PolicyFile.None()).Policy)
            .Select(p => (p.TopSize, In2015: p.Citations.GetValueOrDefault(2015), In2016: p.Citations.GetValueOrDefault(2016)))
            .Distinct();

        Assert.Equal([(null, 100, 0), (null, 100, 30), (null, 100, 50), (100, 200, 60)], thresholds);
    }

    private static Policy ReadShared(string path) => Read(File.ReadAllText(SharedData.Require(path)));

    private static Policy Read(string text)
    {
        var result = PolicyReader.Read(text, "README.md", PolicyFile.None());
        Assert.Empty(result.Errors);
        return result.Policy;
    }
}
