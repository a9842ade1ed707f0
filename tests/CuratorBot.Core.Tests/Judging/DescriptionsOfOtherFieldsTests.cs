using CuratorBot.Core.Judging;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Tests.Rules;

namespace CuratorBot.Core.Tests.Judging;

/// <summary>Descriptions for papers of other fields, each judged by a reader who had not seen how the bot judges them.</summary>
public sealed class DescriptionsOfOtherFieldsTests
{
    public static TheoryData<string, string> Arguments => new()
    {
        { "Column Stores Without Tears", "MonetDB and DuckDB both credit this one for their vectorised executor. Hard to talk about analytics engines without it." },
        { "Folding Proteins by Patience", "First method to get below 1 Å on the CASP targets; the AlphaFold authors list it as their main inspiration." },
        { "Verified Schedulers for Small Machines", "Small community, so few citations, but every proof assistant ships its tactic now." },
        { "Stereo Without Calibration", "SOTA on KITTI for three years straight." },
        { "The Log Is the Disk", "**Why should this paper be on the list?**\nWinner of the Test of Time award at SOSP. The log-structured idea is in every SSD today.\n\n**Is the link working?**\nyes" },
        { "Column Stores Without Tears", "被 VLDB 评为十年最佳论文，工业界的列存数据库几乎都用了这个思路。" },
        { "Placing Chips by Playing", "虽然引用量只有二十，但它是第一篇把强化学习用于芯片布局的工作，后续的方法都以它为基线。" },
        { "Fair Queues for Shared Clusters", "推荐理由: open source, 社区活跃, Kubernetes 的调度器就是照着这篇论文写的。" },
        { "Where the Slow Requests Come From", "Hi, I know it's below the bar. Still: nobody had measured tail latency properly before this, and the p99 plots everyone makes come from here." },
        { "Sparse Graphs That Remember", "To quote the survey of Ibrahim and Sato: \"the single most influential result on graph sparsification of the decade\"." },
        { "Indexes That Learn Their Data", "| criterion | answer |\n|---|---|\n| novelty | first end-to-end learned index |\n| impact | reimplemented in RocksDB and in Postgres extensions |" },
        { "Planning Routes With Attention", "Es el primer trabajo que demuestra que los transformadores pueden planificar rutas, y hoy se enseña en casi todos los cursos de robótica." },
        { "Soil Bacteria Under Drought", "450 citations on Google Scholar as of today, 12 of them from Nature papers." },
        { "Ten Thousand Street Signs", "It's the dataset everyone evaluates on. Drop it and half of the section below makes no sense." },
        { "Stickers That Fool Cameras", "<!-- Thanks for contributing! Please fill in below -->\n### What\nadds one paper\n### Why\nit kicked off the whole area of adversarial patches; the stop sign demo was in every newspaper\n### Checklist\n- [x] alphabetical order\n- [ ] screenshot" },
        { "Locks Nobody Holds", "Best paper at USENIX Security." },
        { "Locks Nobody Holds", "Everyone in compilers builds on this." },
        { "Counting Colours of Planar Maps", "首次证明了该问题是 NP 难的。" },
        { "Cleaning Caches in Constant Time", "I am the first author. We show that caches can be cleaned in constant time, and Linux merged the patch set in 5.4." },
        { "Column Stores Without Tears", "Title: Column Stores Without Tears\nYear: 2016\nWhy: it made compressed columns practical, and Parquet's encoding is taken from it." },
        { "Column Stores Without Tears", "I have checked the list twice and there is nothing on compressed columns, although every warehouse has used them since." },
    };

    public static TheoryData<string, string> Others => new()
    {
        { "Column Stores Without Tears", "n/a" },
        { "Folding Proteins by Patience", "interesting" },
        { "Stereo Without Calibration", "Great paper!" },
        { "Placing Chips by Playing", "好文章，求合并。" },
        { "The Log Is the Disk", "### What does this PR do?\n\nAdds a paper.\n\n### Why is it needed?\n\nTo add the paper.\n\n### How was it tested?\n\nI clicked the link." },
        { "Sparse Graphs That Remember", "Closes #41. Rebased onto main, squashed the commits, and resolved the conflict in README.md that came from yesterday's merge." },
        { "Indexes That Learn Their Data", "As requested in the review, I have shortened the author list to et al., moved the year into parentheses and put the bold marks round the title only." },
        { "Fair Queues for Shared Clusters", "## 检查清单\n- [x] 我已阅读贡献指南\n- [x] 条目按年份排序\n- [x] 链接可以访问\n\n## 说明\n新增一篇论文" },
        { "Column Stores Without Tears", "Bumps the number of papers in the intro to 101, adds the entry in the databases section and regenerates the table of contents with doctoc." },
        { "Verified Schedulers for Small Machines", "```bibtex\n@inproceedings{ostrand2016verified,\n  title={Verified Schedulers for Small Machines},\n  author={Ostrand, Tom and Zhao, Lin},\n  booktitle={Proceedings of the Symposium on Operating Systems Principles},\n  year={2016}\n}\n```" },
        { "Soil Bacteria Under Drought", "My supervisor asked me to open this pull request as part of the seminar on open source; happy to change whatever you want." },
        { "Where the Slow Requests Come From", "Title: Where the Slow Requests Come From\nAuthors: Maria Keller, Tom Ostrand\nYear: 2016\nVenue: SOSP\nPDF: https://arxiv.org/pdf/1603.04001\nCode: https://github.com/keller/slow-requests" },
        { "Planning Routes With Attention", "麻烦管理员有空的时候看一下，之前那个 PR 因为分支冲突关掉了，这次重新提交，内容和上次完全一样。" },
        { "Ten Thousand Street Signs", "🤖 Generated with a coding assistant\n\n## Summary\n- Insert entry after line 212\n- Keep alphabetical order\n\n## Test plan\n- [x] markdown lint passes\n- [x] links checked with lychee" },
        { "Stickers That Fool Cameras", "I am one of the authors and would be really happy to see it here. Let me know if anything is missing from the entry." },
        { "Locks Nobody Holds", "I'm a co-author of this work, so I would be very glad about a quick review." },
        { "Locks Nobody Holds", "Renames the heading and puts the papers below it into alphabetical order." },
        { "Cleaning Caches in Constant Time", "- Name: Cleaning Caches in Constant Time\n- Year: 2016\n- Where: ASPLOS\n- Link: https://arxiv.org/abs/1603.04001" },
        { "Counting Colours of Planar Maps", "我是论文作者，希望可以收录，谢谢！" },
        { "Sparse Graphs That Remember", "Generated by list-helper v2: inserted one row, kept everything else untouched, no links were changed." },
        { "Sparse Graphs That Remember", "Hi! As discussed with the maintainers on Slack, here comes the second half of the papers we promised to hand in." },
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    public void What_is_said_for_the_paper_is_left_to_a_maintainer(string title, string description) => Assert.True(Argues(title, description));

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_said_of_anything_else_is_no_argument(string title, string description) => Assert.False(Argues(title, description));

    private static bool Argues(string title, string description)
    {
        var pullRequest = new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling], overflow: []),
            Head = SmallList.Of([SmallList.Distilling, $"- **{title}** (2016), M. Keller et al. [[pdf]](https://arxiv.org/pdf/1603.04001)"], overflow: []),
            Papers = [SmallList.Record(title, 2016, 20, "1603.04001", "Maria Keller", "Tom Ostrand", "Lin Zhao")],
            Description = $"Add {title}\n\n{description}",
        };
        return pullRequest.Check(new CitationThresholdRule()).Single().Effect == FindingEffect.NeedsMaintainer;
    }
}
