using CuratorBot.Core.Audits;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Tests.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.Core.Translations;

namespace CuratorBot.Core.Tests.Audits;

public sealed class ListAuditTests
{
    private const string List =
        """
        # Most cited papers

        ## Criteria

        1. A list of top 2 papers published from 2012 to 2016.
        - **2016** : +60 citations
        - **2015** : +200 citations

        ## Models

        - **Long tunnels under mountains of snow** (2015), A. Digger et al. [[pdf]](http://example.org/a.pdf)

        ## More Papers from 2016

        - **Short bridges over rivers of time** (2016), B. Mason et al. [[pdf]](http://example.org/b.pdf)

        ## Appendix: More than Top 100

        - High towers beside roads of stone (2015), C. Builder et al. [[pdf]](http://example.org/c.pdf)
        - Deep wells below fields of grass (2015), D. Borer et al. [[pdf]](http://example.org/d.pdf)

        ## HW / SW / Dataset

        - A hammer for houses of wood (2015), E. Smith et al. [[pdf]](http://example.org/e.pdf)
        """;

    [Fact]
    public async Task Papers_that_have_outgrown_their_place_are_named_with_their_figures()
    {
        var audit = await AuditAsync(List, ("Long tunnels under mountains of snow", 300), ("Short bridges over rivers of time", 60), ("High towers beside roads of stone", 200), ("Deep wells below fields of grass", 199), ("A hammer for houses of wood", 9000));

        var top = audit.Items.Where(item => item.Topic == RuleTopic.Top).Select(item => (item.Line, item.Severity, item.Message)).ToList();
        Assert.Equal(
            [
                (15, Severity.Notice, new Message("audit.overflow-qualifies", new Message("facts.citations", 60), 2016, 60)),
                (19, Severity.Notice, new Message("audit.appendix-cited-more", new Message("facts.citations", 200), 2015, 200, 1, "Short bridges over rivers of time", 15, 60)),
            ],
            top);
        Assert.True(audit.IsClean);
        Assert.True(audit.IsComplete);
    }

    [Fact]
    public async Task A_translation_is_told_beside_its_original()
    {
        const string Original = "## Models\n- Long tunnels (2015), A. Digger [[pdf]](http://example.org/a.pdf)\n- Short bridges (2016), B. Mason [[pdf]](http://example.org/b.pdf)\n";
        const string Translation = "## 模型\n- 长隧道 (2014), A. Digger [[pdf]](http://example.org/a.pdf)\n- 高塔 (2015), C. Builder [[pdf]](http://example.org/c.pdf)\n";
        var request = ReviewRequest.ReadWhole(Translation, PolicyFile.Read("list: README.zh.md\ntranslation-of: README.md\nrules: { paper-found: off }", RuleCatalog.Descriptors), new DateOnly(2017, 3, 1), "README.zh.md") with
        {
            Counterparts = [new Counterpart("README.md", ListParser.Parse(Original), IsOriginal: true)],
        };

        var audit = await ListAudit.RunAsync(new Source(static _ => new PaperLookup.NotFound()), request, TestContext.Current.CancellationToken);
        var off = await ListAudit.RunAsync(new Source(static _ => new PaperLookup.NotFound()), request with { Policy = PolicyReader.Read(Translation, "README.zh.md", PolicyFile.Read("translation-of: README.md\nrules: { translation: off, paper-found: off }", RuleCatalog.Descriptors)) }, TestContext.Current.CancellationToken);

        Assert.False(audit.IsClean);
        var report = AuditReport.Write(audit);
        Assert.Contains("**README.zh.md：** 各行无需修改，但与原文 README.md 不一致。\n\n### 译文与原文\n\n译自 README.md：2 条中已译 1 条。缺少 1 条，多出 1 条，不一致 1 条。", report, StringComparison.Ordinal);
        Assert.Contains("<summary>尚未翻译（1）</summary>\n\n**模型**\n\n- Short bridges (2016), B. Mason\n", report, StringComparison.Ordinal);
        Assert.Contains("- 高塔 (2015), C. Builder · 第 3 行\n", report, StringComparison.Ordinal);
        Assert.Contains("- 长隧道 (2014), A. Digger · 第 2 行: 原文中的年份是 2015\n", report, StringComparison.Ordinal);
        Assert.Null(off.Translation);
        Assert.True(off.IsClean);
    }

    [Fact]
    public async Task A_paper_of_the_top_below_its_threshold_is_to_be_fixed()
    {
        var audit = await AuditAsync(List, ("Long tunnels under mountains of snow", 199), ("Short bridges over rivers of time", 59));

        var item = Assert.Single(audit.Items, item => item.Topic == RuleTopic.Top);
        Assert.Equal((11, Severity.Failure, "citation-threshold"), (item.Line, item.Severity, item.RuleId));
        Assert.False(audit.IsClean);
    }

    [Fact]
    public async Task A_top_with_room_takes_what_qualifies()
    {
        var audit = await AuditAsync(List.Replace("top 2 papers", "top 3 papers", StringComparison.Ordinal), ("Long tunnels under mountains of snow", 300), ("High towers beside roads of stone", 250));

        Assert.Equal(new Message("audit.appendix-qualifies", new Message("facts.citations", 250), 2015, 200), Assert.Single(audit.Items, i => i.Topic == RuleTopic.Top).Message);
    }

    [Fact]
    public async Task Papers_that_no_record_is_found_of_are_nothing_to_fix()
    {
        var audit = await AuditAsync(List);

        Assert.NotEmpty(audit.Items);
        Assert.All(audit.Items, item => Assert.Equal((RuleTopic.Unknown, Severity.Notice), (item.Topic, item.Severity)));
        Assert.True(audit.IsClean);
    }

    [Fact]
    public async Task A_source_that_does_not_answer_leaves_the_audit_incomplete()
    {
        var audit = await ListAudit.RunAsync(new Source(_ => new PaperLookup.Unavailable("no one is there")), Request(List), TestContext.Current.CancellationToken);

        Assert.False(audit.IsComplete);
    }

    [Fact]
    public async Task The_patch_holds_every_corrected_line_and_nothing_else()
    {
        var text = List.Replace("(2015), A. Digger et al.", "(2015) A. Digger et al.,", StringComparison.Ordinal).ReplaceLineEndings("\r\n");

        var audit = await AuditAsync(text);

        Assert.Equal(
            """
            --- a/README.md
            +++ b/README.md
            @@ -8,7 +8,7 @@
             
             ## Models
             
            -- **Long tunnels under mountains of snow** (2015) A. Digger et al., [[pdf]](http://example.org/a.pdf)
            +- **Long tunnels under mountains of snow** (2015), A. Digger et al. [[pdf]](http://example.org/a.pdf)
             
             ## More Papers from 2016
             

            """.ReplaceLineEndings("\n"),
            AuditPatch.Write(audit).Replace("\r", "", StringComparison.Ordinal));
        Assert.Equal(7, AuditPatch.Write(audit).Split('\n').Count(line => line.EndsWith('\r')) - 1);
    }

    [Theory]
    [InlineData(4, "@@ -8,11 +8,11 @@")]
    [InlineData(5, "@@ -8,7 +8,7 @@", "@@ -16,4 +16,4 @@")]
    public async Task Corrections_whose_contexts_touch_are_one_hunk_of_the_patch_as_in_other_diffs(int distance, params string[] hunks)
    {
        var text = List[..List.IndexOf("## More Papers", StringComparison.Ordinal)].Replace("(2015), A. Digger et al.", "(2015),  A. Digger et al.", StringComparison.Ordinal)
            + string.Concat(Enumerable.Repeat("Some words.\n", distance))
            + "\n- **Short bridges over rivers of time** (2016),  B. Mason et al. [[pdf]](http://example.org/b.pdf)";

        var patch = AuditPatch.Write(await AuditAsync(text));

        Assert.Equal(hunks, patch.Split('\n').Where(line => line.StartsWith("@@", StringComparison.Ordinal)));
        Assert.EndsWith(
            """

            -- **Short bridges over rivers of time** (2016),  B. Mason et al. [[pdf]](http://example.org/b.pdf)
            \ No newline at end of file
            +- **Short bridges over rivers of time** (2016), B. Mason et al. [[pdf]](http://example.org/b.pdf)
            \ No newline at end of file

            """.ReplaceLineEndings("\n"),
            patch,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docs/README.md", "docs/README.md")]
    [InlineData("/home/maria/papers/README.md", "README.md")]
    public async Task The_patch_names_the_list_as_git_takes_it(string path, string named)
    {
        var text = List.Replace("(2015), A. Digger et al.", "(2015) A. Digger et al.,", StringComparison.Ordinal);

        var audit = await ListAudit.RunAsync(new Source(_ => new PaperLookup.NotFound()), Request(text).Read() with { ListPath = path }, TestContext.Current.CancellationToken);

        Assert.StartsWith($"--- a/{named}\n+++ b/{named}\n@@ ", AuditPatch.Write(audit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_found_again_by_its_first_line_and_has_no_markup_of_others()
    {
        var text = List.Replace("Long tunnels under mountains of snow", "Long tunnels <b>@someone</b> under snow", StringComparison.Ordinal);

        var report = AuditReport.Write(await AuditAsync(text, ("Short bridges over rivers of time", 3)));

        Assert.True(AuditReport.IsOf(report, "README.md"));
        Assert.False(AuditReport.IsOf(report, "other.md"));
        Assert.False(AuditReport.IsOf("> " + report, "README.md"));
        var prose = string.Concat(report.Split("```").Where((_, i) => i % 2 == 0));
        Assert.Contains("tunnels", prose, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", prose, StringComparison.Ordinal);
        Assert.DoesNotContain("@someone", prose, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "docs/rules.md#citation-threshold")]
    [InlineData("zh-Hans", "docs/rules.zh.md#citation-threshold")]
    public async Task The_report_explains_rules_in_the_language_of_the_list(string locale, string page)
    {
        var request = Request(List) with { PolicyText = $"locale: {locale}\n" };

        var report = AuditReport.Write(await ListAudit.RunAsync(new Source(Below), request, TestContext.Current.CancellationToken));

        Assert.Contains(new Rendered(report).Addresses, address => address.EndsWith(page, StringComparison.Ordinal));

        static PaperLookup Below(PaperQuery query) => new PaperLookup.Found(new Paper { Title = query.Title, Year = query.Year, CitationCount = 1 }, MatchedBy.Title, 1);
    }

    [Fact]
    public async Task Bibliography_and_list_are_compared()
    {
        var request = Request(List) with { HeadBibliography = "@misc{a, title={Long tunnels under mountains of snow}, year={1999}}\n@misc{b, title={Old roads}}\n@misc{c, title={Long tunnels under mountains of snow}}" };

        var audit = await ListAudit.RunAsync(new Source(_ => new PaperLookup.NotFound()), request, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["audit.bib-repeated", "audit.bib-year", "bib-sync.missing", "bib-sync.not-in-top"],
            audit.Items.Where(item => item.Topic == RuleTopic.Bibliography).Select(item => item.Message.Key).Order(StringComparer.Ordinal));
        Assert.False(audit.IsClean);
    }

    private static Task<ListAudit> AuditAsync(string list, params (string Title, int Citations)[] known) => ListAudit.RunAsync(
        new Source(query => known.FirstOrDefault(k => k.Title == query.Title) is { Title: not null } paper
            ? new PaperLookup.Found(new Paper { Title = paper.Title, Year = query.Year, CitationCount = paper.Citations }, MatchedBy.Title, 1)
            : new PaperLookup.NotFound()),
        Request(list),
        TestContext.Current.CancellationToken);

    private static RequestTexts Request(string list) => new() { MergeBase = list, Head = list, Date = new DateOnly(2017, 3, 1) };

    private sealed class Source(Func<PaperQuery, PaperLookup> answer) : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(answer)]);
    }
}
