using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Translations;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Translations;

public sealed class TranslationTests
{
    private const string Original =
        """
        # Papers on wind turbines

        ## Blades
        - **Blade fatigue in cold air** (2016), A. Moen et al. [[pdf]](https://arxiv.org/pdf/1601.00001)
        - **Quiet tips** (2015), B. Lund and C. Dahl [[pdf]](https://example.org/tips.pdf)
        - **A catalogue of profiles** (2014), D. Strand [[pdf]](https://arxiv.org/pdf/1401.00003)

        ## Grids
        - **Storage for islands** (2016), E. Berg et al. [[pdf]](https://arxiv.org/pdf/1602.00004)
        - **Forecasts by the hour** (2013), F. Vik

        ## Lectures
        - **Turbines for beginners** (2012), G. Holm [[web]](https://example.org/lectures)

        """;

    private const string Translation =
        """
        # 风力涡轮机论文

        ## 叶片
        - **冷空气中的叶片疲劳**（2016），A. Moen 等人 [[pdf]](https://arxiv.org/abs/1601.00001v2)
        - **翼型目录**（2014），D. Strand [[pdf]](https://arxiv.org/pdf/1401.00003)

        ## 电网
        - **岛屿储能**（2016），E. Berg 等人 [[pdf]](https://arxiv.org/pdf/1602.00004)
        - **逐小时预报**（2013），F. Vik

        """;

    [Fact]
    public void What_the_translation_lacks_is_told_with_its_place()
    {
        var comparison = Compare(Original, Translation);

        Assert.Equal(["Quiet tips", "Turbines for beginners"], comparison.Missing.Select(static missing => missing.Entry.Title));
        Assert.Equal(("叶片", 4), (comparison.Missing[0].Section!.Title, comparison.Missing[0].Above!.Line));
        Assert.Null(comparison.Missing[1].Section);
        Assert.Equal(["Lectures"], comparison.MissingSections.Select(static section => section.Title));
        Assert.Empty(comparison.Extra);
        Assert.Empty(comparison.Differing);
        Assert.False(comparison.IsInStep);
    }

    [Fact]
    public async Task Papers_that_are_unknown_by_the_translated_title_are_asked_for_by_the_original_one()
    {
        var source = new TitleSource(new Paper { PaperId = "p", Title = "Forecasts by the hour", Year = 2013, Authors = [new PaperAuthor("F. Vik", null)], CitationCount = 70 });
        var request = ReviewRequest.ReadWhole(Translation, PolicyFile.None(), new DateOnly(2017, 3, 1));

        var alone = await new Reviewer(source).CheckAsync(request, TestContext.Current.CancellationToken);
        var beside = await new Reviewer(source).CheckAsync(request with { Counterparts = [new Counterpart("README.md", ListParser.Parse(Original), IsOriginal: true)] }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(alone.Evidence, static e => e.Lookup is PaperLookup.Found);
        Assert.Equal(("逐小时预报", 70), Assert.Single(beside.Evidence.Where(static e => e.Lookup is PaperLookup.Found).Select(static e => (e.Entry.Title, e.Citations?.Citations))));
        Assert.DoesNotContain(beside.Findings, static finding => finding.RuleId == "metadata");
    }

    [Fact]
    public void Entries_without_a_link_are_recognised_by_author_and_year() =>
        Assert.Equal(RecognisedBy.Authors, Assert.Single(Compare(Original, Translation).Pairs, static pair => pair.Translation.Title == "逐小时预报").By);

    [Fact]
    public void An_entry_of_other_people_in_the_same_place_is_another() =>
        Assert.Equal(["逐小时预报"], Compare(Original, Translation.Replace("F. Vik", "H. Sand", StringComparison.Ordinal)).Extra.Select(static entry => entry.Title));

    [Fact]
    public void An_entry_whose_author_is_translated_too_is_recognised_by_its_place_and_year() =>
        Assert.Equal(RecognisedBy.Place, Assert.Single(Compare(Original, Translation.Replace("F. Vik", "维克", StringComparison.Ordinal)).Pairs, static pair => pair.Translation.Title == "逐小时预报").By);

    [Fact]
    public void An_entry_of_another_year_in_the_same_place_is_another() =>
        Assert.Equal(["逐小时预报"], Compare(Original, Translation.Replace("2013），F. Vik", "2011），维克", StringComparison.Ordinal)).Extra.Select(static entry => entry.Title));

    [Fact]
    public void A_title_that_was_left_as_it_is_tells_an_entry_in_any_section()
    {
        var translation = Translation.Replace("- **逐小时预报**（2013），F. Vik\n", "", StringComparison.Ordinal).Replace("## 电网", "- **Forecasts by the hour**（2013）\n\n## 电网", StringComparison.Ordinal);

        var pair = Assert.Single(Compare(Original, translation).Differing);

        Assert.Equal((RecognisedBy.Title, true, false, false, false), (pair.By, pair.OtherSection, pair.OtherOrder, pair.OtherYear, pair.OtherLinks));
    }

    [Fact]
    public void Two_addresses_of_one_paper_are_one_only_by_its_record()
    {
        var translation = Translation.Replace("https://arxiv.org/abs/1601.00001v2", "https://doi.org/10.1000/blade", StringComparison.Ordinal).Replace("A. Moen 等人", "莫恩", StringComparison.Ordinal);
        var record = new Paper { PaperId = new string('a', 40), Title = "Blade fatigue in cold air", ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "1601.00001", ["DOI"] = "10.1000/blade" } };

        Assert.Contains("冷空气中的叶片疲劳", Compare(Original, translation).Extra.Select(static entry => entry.Title));

        var pair = Assert.Single(
            TranslationComparison.Of(ListParser.Parse(Original), ListParser.Parse(translation), entry => entry.Links.Any(static link => link.Url.Contains("00001", StringComparison.Ordinal) || link.Url.Contains("blade", StringComparison.Ordinal)) ? record : null).Differing);
        Assert.Equal((RecognisedBy.Record, true), (pair.By, pair.OtherLinks));
    }

    [Fact]
    public void Another_year_and_another_order_are_differences()
    {
        var translation = Translation
            .Replace("- **翼型目录**（2014），D. Strand [[pdf]](https://arxiv.org/pdf/1401.00003)\n", "", StringComparison.Ordinal)
            .Replace("## 叶片\n", "## 叶片\n- **翼型目录**（2015），D. Strand [[pdf]](https://arxiv.org/pdf/1401.00003)\n", StringComparison.Ordinal);

        var differing = Compare(Original, translation).Differing.ToList();

        Assert.Single(differing, static pair => pair.OtherOrder);
        Assert.Equal("翼型目录", Assert.Single(differing, static pair => pair.OtherYear).Translation.Title);
    }

    [Fact]
    public void Two_entries_of_one_link_are_told_apart_by_their_sections()
    {
        const string Shared = "[[pdf]](https://arxiv.org/pdf/1701.00009)";
        var original = Original.Replace("## Grids\n", $"- **Twice** (2017), I. Nes {Shared}\n\n## Grids\n- **Twice again** (2017), I. Nes {Shared}\n", StringComparison.Ordinal);
        var translation = Translation.Replace("## 电网\n", $"## 电网\n- **再一次**（2017），I. Nes {Shared}\n", StringComparison.Ordinal);

        var comparison = Compare(original, translation);

        Assert.Equal("Twice again", Assert.Single(comparison.Pairs, static pair => pair.Translation.Title == "再一次").Original.Title);
        Assert.Contains("Twice", comparison.Missing.Select(static missing => missing.Entry.Title));
    }

    [Fact]
    public void The_patch_adds_each_entry_at_its_place_in_the_words_of_the_translation() => Assert.Equal(
        """
        --- a/README.zh.md
        +++ b/README.zh.md
        @@ -2,8 +2,13 @@
         
         ## 叶片
         - **冷空气中的叶片疲劳**（2016），A. Moen 等人 [[pdf]](https://arxiv.org/abs/1601.00001v2)
        +- **Quiet tips**（2015），B. Lund和C. Dahl [[pdf]](https://example.org/tips.pdf) <!-- TODO: translate -->
         - **翼型目录**（2014），D. Strand [[pdf]](https://arxiv.org/pdf/1401.00003)
         
         ## 电网
         - **岛屿储能**（2016），E. Berg 等人 [[pdf]](https://arxiv.org/pdf/1602.00004)
         - **逐小时预报**（2013），F. Vik
        +
        +## Lectures
        +<!-- TODO: translate -->
        +- **Turbines for beginners**（2012），G. Holm [[web]](https://example.org/lectures) <!-- TODO: translate -->

        """,
        TranslationPatch.Write(Compare(Original, Translation), "README.zh.md"));

    [Fact]
    public void A_line_with_a_remark_that_the_form_has_no_place_for_is_taken_over_as_it_is()
    {
        var original = Original.Replace("C. Dahl [[pdf]]", "C. Dahl, best paper of its year [[pdf]]", StringComparison.Ordinal);
        var comparison = Compare(original, Translation);

        Assert.Equal("- **Quiet tips** (2015), B. Lund and C. Dahl, best paper of its year [[pdf]](https://example.org/tips.pdf)", TranslationPatch.LineOf(comparison, comparison.Missing[0]));
    }

    [Fact]
    public void Rows_of_a_table_stay_rows()
    {
        var original = Table("Title", "| Quiet tips | 2015 | [pdf](https://arxiv.org/pdf/1501.00002) |\n");
        var translation = Table("标题", "");

        var patch = TranslationPatch.Write(Compare(original, translation), "zh.md");

        Assert.Contains("\n+| Quiet tips | 2015 | [pdf](https://arxiv.org/pdf/1501.00002) | <!-- TODO: translate -->\n", patch, StringComparison.Ordinal);

        static string Table(string title, string more) =>
            $"# T\n\n## A\n\n| {title} | Year | Link |\n| --- | --- | --- |\n| Blade fatigue | 2016 | [pdf](https://arxiv.org/pdf/1601.00001) |\n{more}| Catalogue | 2014 | [pdf](https://arxiv.org/pdf/1401.00003) |\n";
    }

    [Fact]
    public void A_translation_without_a_final_line_end_and_without_entries_takes_all_of_them()
    {
        var patch = TranslationPatch.Write(Compare(Original, "# 风力涡轮机论文"), "zh.md");

        Assert.StartsWith("--- a/zh.md\n+++ b/zh.md\n@@ -1,1 +1,", patch, StringComparison.Ordinal);
        Assert.Contains("-# 风力涡轮机论文\n\\ No newline at end of file\n+# 风力涡轮机论文\n", patch, StringComparison.Ordinal);
        Assert.Equal(6, patch.Split(TranslationPatch.ToTranslate + "\n").Length - 1 - 3);
    }

    [Fact]
    public void A_list_beside_itself_is_in_step()
    {
        var comparison = Compare(Original, Original);

        Assert.True(comparison.IsInStep);
        Assert.Empty(TranslationPatch.Write(comparison, "README.md"));
    }

    [Fact]
    public void Thousands_of_entries_of_one_link_and_one_author_are_compared_in_no_time()
    {
        var (one, other) = (ListParser.Parse(Many("One")), ListParser.Parse(Many("Other")));
        var start = ThreadTime.Now;

        var comparison = TranslationComparison.Of(one, other);

        Assert.True(ThreadTime.Now - start < ThreadTime.Limit);
        Assert.Equal(20_000, comparison.Pairs.Count + comparison.Missing.Count);

        static string Many(string title) => "## A\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"- {title} {i} (2016), A. Moen [[pdf]](https://arxiv.org/pdf/1601.00001)\n"));
    }

    [Fact]
    public void The_chinese_seed_lacks_150_of_the_238_entries_of_the_model_list_53_of_them_in_the_top()
    {
        var original = ListParser.Parse(File.ReadAllText(SharedData.Require("corpus/lists/terryum-head/list.md")));
        var translation = ListParser.Parse(File.ReadAllText(SharedData.Require("corpus/lists/seed-zh/list.md")));

        var comparison = TranslationComparison.Of(original, translation);

        // By links alone it would be 151: one of those that are there has none.
        Assert.Equal((88, 150, 53, 0), (comparison.Pairs.Count, comparison.Missing.Count, comparison.Missing.Count(static missing => missing.Entry.Top), comparison.Extra.Count));
        Assert.Equal(RecognisedBy.Authors, Assert.Single(comparison.Pairs, static pair => pair.By != RecognisedBy.Link).By);
        Assert.Equal([(247, 2006), (258, 2011)], comparison.Differing.Select(static pair => (pair.Original.Line, pair.Translation.Year!.Value)));
        Assert.Equal(["Video Lectures / Tutorials / Blogs", "Appendix: More than Top 100"], comparison.MissingSections.Select(static section => section.Title));
    }

    private static TranslationComparison Compare(string original, string translation) => TranslationComparison.Of(ListParser.Parse(original), ListParser.Parse(translation));

    /// <summary>Knows one paper, by its title alone.</summary>
    private sealed class TitleSource(Paper paper) : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(query => query.Title == paper.Title ? (PaperLookup)new PaperLookup.Found(paper, MatchedBy.Title, 1) : new PaperLookup.NotFound())]);
    }
}
