using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class PaperFoundRuleTests
{
    private const string Title = "Layer normalization";
    private const string Open = "Its citations couldn't be checked; this doesn't count against it.";

    private static readonly PaperFoundRule Rule = new();

    [Fact]
    public void A_paper_in_the_top_without_a_record_leaves_the_review_open()
    {
        var fixture = InTop(new PaperLookup.NotFound());

        Assert.Equal(
            [$"warning 5: Semantic Scholar doesn't know “Layer normalization”. If it isn't brand-new or a book, please check the title and link. {Open}"],
            fixture.Said(Rule));
        Assert.Equal(FindingEffect.Inconclusive, Assert.Single(fixture.Check(Rule)).Effect);
    }

    [Fact]
    public void Several_records_are_listed()
    {
        var fixture = InTop(new PaperLookup.Ambiguous([
            SmallList.LayerNormRecord,
            SmallList.LayerNormRecord with { Title = "Layer Normalisation", Authors = [] },
            SmallList.LayerNormRecord with { Title = "Normalization of Layers", Year = null },
            SmallList.LayerNormRecord with { Title = "A fourth" },
        ]));

        Assert.Equal(
            [$"warning 5: “Layer normalization” could be one of these papers: “Layer Normalization” (2016, Jimmy Ba), “Layer Normalisation” (2016), “Normalization of Layers”. {Open}"],
            fixture.Said(Rule));
    }

    [Theory]
    [InlineData(2016, "The line names J. Ba et al., but Semantic Scholar names Kaiming He, Xiangyu Zhang, Shaoqing Ren et al. as the authors of “Layer Normalization”. Please check the authors and the link.")]
    [InlineData(2010, "“Layer normalization” may be “Layer Normalization” (2010, Kaiming He), but that isn't certain. Please check title, authors and year.")]
    public void Where_only_the_authors_of_the_one_record_differ_it_is_said_which(int year, string said) => Assert.Equal(
        [$"warning 5: {said} {Open}"],
        InTop(new PaperLookup.Ambiguous([SmallList.Record("Layer Normalization", year, 4300, "1607.06450", "Kaiming He", "Xiangyu Zhang", "Shaoqing Ren", "Jian Sun")])).Said(Rule));

    [Fact]
    public void A_record_without_a_count_leaves_the_review_open() => Assert.Equal(
        [$"warning 5: Semantic Scholar has no citation count for “Layer Normalization”. {Open}"],
        InTop(new PaperLookup.Found(SmallList.LayerNormRecord with { CitationCount = null }, MatchedBy.Id, 1)).Said(Rule));

    [Fact]
    public void A_paper_that_is_found_passes() =>
        Assert.Empty(InTop(new PaperLookup.Found(SmallList.LayerNormRecord, MatchedBy.Id, 1)).Said(Rule));

    [Fact]
    public void Outside_the_top_a_missing_record_is_only_noted()
    {
        var fixture = InTop(new PaperLookup.NotFound()) with
        {
            Base = SmallList.Of([SmallList.Distilling], appendix: []),
            Head = SmallList.Of([SmallList.Distilling], appendix: [SmallList.LayerNorm.Replace("**", "", StringComparison.Ordinal)]),
        };

        Assert.Equal(
            ["notice 7: Semantic Scholar doesn't know “Layer normalization”. If it isn't brand-new or a book, please check the title and link."],
            fixture.Said(Rule));
        Assert.Equal(FindingEffect.None, Assert.Single(fixture.Check(Rule)).Effect);
        Assert.Empty((fixture with { Lookups = Answer(new PaperLookup.Found(SmallList.LayerNormRecord with { CitationCount = null }, MatchedBy.Id, 1)) }).Said(Rule));
    }

    [Fact]
    public void A_source_that_cannot_be_asked_is_said_once_and_blamed_on_no_paper()
    {
        var fixture = InTop(new PaperLookup.Unavailable("Semantic Scholar did not answer within 30 s.")) with
        {
            Head = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm, SmallList.LayerNorm.Replace("Layer normalization", "Layer normalization II", StringComparison.Ordinal).Replace("1607.06450", "1607.06451", StringComparison.Ordinal)]),
            Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal)
            {
                [Title] = new PaperLookup.Unavailable("Semantic Scholar did not answer within 30 s."),
                ["Layer normalization II"] = new PaperLookup.Unavailable("Semantic Scholar did not answer within 30 s."),
            },
        };

        Assert.Equal(
            ["notice: Papers that could not be looked up: 2 (Semantic Scholar did not answer within 30 s). What depends on their records stays open; this doesn't count against them."],
            fixture.Said(Rule));
        Assert.Equal(FindingEffect.Inconclusive, Assert.Single(fixture.Check(Rule)).Effect);
    }

    [Fact]
    public void A_question_that_nobody_asked_has_no_answer_to_speak_of() =>
        Assert.Empty((InTop(new PaperLookup.NotFound()) with { Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal) }).Said(Rule));

    [Fact]
    public void An_edit_of_a_paper_without_a_record_passes()
    {
        var fixture = InTop(new PaperLookup.NotFound());

        Assert.Empty((fixture with { Base = fixture.Head, Head = fixture.Head.Replace("1607.06450", "1607.06450v1", StringComparison.Ordinal) }).Said(Rule));
    }

    [Theory]
    [InlineData("J. Ba et al.", "Y. LeCun et al.", "The line names Y. LeCun et al., but Semantic Scholar names Jimmy Ba, Jamie Ryan Kiros, Geoffrey E. Hinton as the authors of “Layer Normalization”. Please check the authors and the link.")]
    [InlineData("1607.06450", "1607.06455", "“Layer normalization” may be “Layer Normalization” (2016, Jimmy Ba), but that isn't certain. Please check title, authors and year.")]
    public void An_edit_that_makes_the_record_unsure_is_not_passed_over(string before, string after, string said)
    {
        var fixture = InTop(new PaperLookup.Ambiguous([SmallList.LayerNormRecord]));
        fixture = fixture with { Base = fixture.Head, Head = fixture.Head.Replace(before, after, StringComparison.Ordinal) };

        Assert.Equal([$"notice 5: {said}"], fixture.Said(Rule));
        Assert.Equal(FindingEffect.None, Assert.Single(fixture.Check(Rule)).Effect);
    }

    [Fact]
    public void A_link_to_the_same_paper_leaves_the_record_as_sure_as_it_was()
    {
        var fixture = InTop(new PaperLookup.Ambiguous([SmallList.LayerNormRecord]));

        Assert.Empty((fixture with { Base = fixture.Head, Head = fixture.Head.Replace("1607.06450", "1607.06450v1", StringComparison.Ordinal) }).Said(Rule));
    }

    [Fact]
    public void For_a_paper_that_cannot_stay_in_the_top_nothing_is_left_open()
    {
        var fixture = InTop(new PaperLookup.NotFound()) with { Head = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm.Replace("2016", "2018", StringComparison.Ordinal)]) };

        Assert.Equal([(Severity.Notice, FindingEffect.None)], fixture.Check(Rule).Select(f => (f.Severity, f.Effect)));
    }

    [Fact]
    public void A_check_of_the_whole_list_judges_every_paper() =>
        Assert.Single((InTop(new PaperLookup.NotFound()) with { Base = null }).Said(Rule));

    [Fact]
    public void Of_an_entry_without_a_title_the_link_is_spoken_of()
    {
        var fixture = new RuleFixture
        {
            Base = SmallList.Of([SmallList.Distilling]),
            Head = SmallList.Of([SmallList.Distilling, "- (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/9999.99999)"]),
            Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal) { [""] = new PaperLookup.NotFound() },
        };

        Assert.Contains("Semantic Scholar doesn't know the paper that the link leads to. Please add the title and check the link.", Assert.Single(fixture.Said(Rule)), StringComparison.Ordinal);
    }

    private static RuleFixture InTop(PaperLookup lookup) => new()
    {
        Base = SmallList.Of([SmallList.Distilling]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm]),
        Lookups = Answer(lookup),
    };

    private static Dictionary<string, PaperLookup> Answer(PaperLookup lookup) => new(StringComparer.Ordinal) { [Title] = lookup };
}
