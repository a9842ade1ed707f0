using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class RetractedRuleTests
{
    private const string Title = "Layer normalization";

    private static readonly RetractedRule Rule = new();

    [Theory]
    [InlineData("en", "warning 5: According to OpenAlex, “Layer normalization” was retracted. A maintainer will decide whether it belongs in the list.")]
    [InlineData("zh-Hans", "warning 5: 据 OpenAlex，《Layer normalization》已被撤稿。是否收录由维护者决定。")]
    public void A_retracted_paper_is_for_a_maintainer_to_judge(string locale, string said)
    {
        var fixture = Added(retracted: true);

        Assert.Equal([said], fixture.Said(Rule, locale));
        Assert.Equal(FindingEffect.NeedsMaintainer, Assert.Single(fixture.Check(Rule)).Effect);
    }

    [Fact]
    public void A_paper_that_was_not_retracted_is_passed_over() => Assert.Empty(Added(retracted: false).Said(Rule));

    [Fact]
    public void A_check_of_the_whole_list_names_every_retracted_paper() => Assert.Single((Added(retracted: true) with { Base = null }).Said(Rule));

    [Fact]
    public void What_was_there_before_is_not_held_against_an_edit_of_its_authors()
    {
        var fixture = Added(retracted: true);

        Assert.Empty((fixture with { Base = fixture.Head, Head = fixture.Head.Replace("J. Ba et al.", "J. Ba and J. Kiros", StringComparison.Ordinal) }).Said(Rule));
    }

    private static RuleFixture Added(bool retracted) => new()
    {
        Base = SmallList.Of([SmallList.Distilling]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.LayerNorm]),
        Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal)
        {
            [Title] = new PaperLookup.Found(SmallList.LayerNormRecord, MatchedBy.Id, 1) { Second = SmallList.AtOpenAlex(SmallList.LayerNormRecord with { IsRetracted = retracted }, 900) },
        },
    };
}
