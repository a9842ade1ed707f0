using CuratorBot.Core.Audits;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Tests.Reviews;

namespace CuratorBot.Core.Tests.Audits;

public sealed class OutgrownTablesTests
{
    [Fact]
    public async Task Papers_that_differ_in_their_figures_alone_are_a_table_and_not_a_page_of_sentences()
    {
        var report = await ReportAsync(papers: 5);

        Assert.Contains("5 papers in “Appendix” have the citations that their year needs, and more than papers in the top. The top is full; the least cited paper there is “Old roads 1” (line 11, 210 citations).", report, StringComparison.Ordinal);
        Assert.Contains("  | Paper | Line | Citations | Papers in the top cited less |\n  | --- | ---: | ---: | ---: |\n  | New roads 5 | 21 | 1,500&nbsp;of&nbsp;200&nbsp;✓ | 2 |\n  | New roads 4 | 20 | 1,400&nbsp;of&nbsp;200&nbsp;✓ | 2 |\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Papers in the top that are cited less: ", report, StringComparison.Ordinal);
        Assert.Contains("The top and its thresholds (5)", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_are_told_each_by_itself()
    {
        var report = await ReportAsync(papers: 1);

        Assert.Contains("With 1,100 citations as of 2022-07-23 it has the 200 citations that papers from 2015 need. Papers in the top that are cited less: 2; the least cited is “Old roads 1” (line 11, 210).", report, StringComparison.Ordinal);
        Assert.DoesNotContain("| Paper |", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_of_many_papers_names_none_of_them()
    {
        var list = "# Most cited papers\n\n## Criteria\n\n1. A list of top 9 papers from 2012 to 2016.\n\n- **2015** : +200 citations\n\n### Roads\n\n"
            + string.Concat(Enumerable.Range(1, 5).Select(static n => $"- **Lost roads {n}** (2015), A. Ames [[pdf]](https://arxiv.org/pdf/1501.0001{n})\n"));
        var request = ReviewRequest.ReadWhole(list, PolicyFile.None(), new DateOnly(2017, 3, 1));
        var report = AuditReport.Write(await ListAudit.RunAsync(new RecordingSource(), request, TestContext.Current.CancellationToken));

        Assert.Contains(
            "- Semantic Scholar doesn't know these papers. If they aren't brand-new or books, please check titles and links. Their citations couldn't be checked; this doesn't count against them. <sub>",
            report,
            StringComparison.Ordinal);
        Assert.DoesNotContain("“Lost roads", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_does_not_fit_into_an_issue_says_how_much_is_left_out()
    {
        var numbers = Enumerable.Range(1, 300).Select(static n => $"- **Lost roads number {n} through the mountains of the north** (2015), A. Ames [[pdf]](https://arxiv.org/pdf/1501.{10000 + n})\n").ToList();
        var request = ReviewRequest.ReadWhole($"# Papers\n\n## Roads\n\n{string.Concat(numbers)}{string.Concat(numbers)}", PolicyFile.None(), new DateOnly(2017, 3, 1));
        var report = AuditReport.Write(await ListAudit.RunAsync(new RecordingSource(), request, TestContext.Current.CancellationToken));

        Assert.InRange(report.Length, 60_000, 65_536);
        Assert.Matches(@"[0-9]+ further items do not fit here; `curator audit` lists them all\.", report);
    }

    private static async Task<string> ReportAsync(int papers)
    {
        var numbers = Enumerable.Range(1, papers).ToList();
        var list = "# Most cited papers\n\n## Criteria\n\n1. A list of top 2 papers from 2012 to 2016.\n\n- **2015** : +200 citations\n\n### Roads\n\n"
            + "- **Old roads 1** (2015), A. Ames [[pdf]](https://arxiv.org/pdf/1501.00001)\n- **Old roads 2** (2015), A. Ames [[pdf]](https://arxiv.org/pdf/1501.00002)\n\n"
            + "### Appendix\n\n\n" + string.Concat(numbers.Select(static n => $"- New roads {n} (2015), A. Ames [[pdf]](https://arxiv.org/pdf/1501.0001{n})\n"));
        var source = new RecordingSource().With("Old roads 1", 210, 2015).With("Old roads 2", 220, 2015);
        foreach (var n in numbers)
        {
            source.With($"New roads {n}", 1000 + (100 * n), 2015);
        }

        var request = ReviewRequest.ReadWhole(list, PolicyFile.None(), new DateOnly(2017, 3, 1));
        return AuditReport.Write(await ListAudit.RunAsync(source, request, TestContext.Current.CancellationToken));
    }
}
