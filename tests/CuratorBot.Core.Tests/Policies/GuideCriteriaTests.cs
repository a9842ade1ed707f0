using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Tests.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Policies;

/// <summary>Thresholds that stand in the guide for contributors and not in the list itself.</summary>
public sealed class GuideCriteriaTests
{
    private const string List = "# Papers\n\nPlease read the [guide](CONTRIBUTING.md).\n\n## Roads\n\n- **Old roads of the north** (2015), A. Ames [[pdf]](https://arxiv.org/pdf/1501.00001)\n";
    private const string Added = "- **New roads of the south** (2016), B. Boyd [[pdf]](https://arxiv.org/pdf/1601.00002)\n";

    private static readonly Guide Guide = new("CONTRIBUTING.md", "# Contributing\n\n## Criteria\n\n1. The top 50 papers from 2014 to 2016.\n\n- **2016** : +60 citations\n- **2015** : +200 citations\n");

    [Fact]
    public void They_are_read_where_the_list_states_none_with_the_place_where_they_stand()
    {
        var policy = Policy(List, Guide);

        Assert.Equal(new Dictionary<int, int> { [2016] = 60, [2015] = 200 }, policy.Citations);
        Assert.Equal((50, 2014, 2016), (policy.TopSize, policy.FirstYear, policy.LastYear));
        Assert.Equal(("criteria in CONTRIBUTING.md:7", "criteria in CONTRIBUTING.md:5"), (policy.Origins["citations.2016"], policy.Origins["top.size"]));
        Assert.Equal("CONTRIBUTING.md:7", policy.AuthorityOf("citations.2016")!.Where);
        Assert.Equal("CONTRIBUTING.md:5", policy.AuthorityOf("top")!.Where);
    }

    [Fact]
    public void The_list_counts_before_its_guide_and_the_policy_file_before_both()
    {
        const string Own = "# Papers\n\n## Criteria\n\n- **2016** : +10 citations\n\n## Roads\n";

        Assert.Equal(new Dictionary<int, int> { [2016] = 10 }, Policy(Own, Guide).Citations);
        Assert.Null(Policy(Own, Guide).TopSize);
        Assert.Equal((20, 60), Policy("# The top 20 papers\n\n## Criteria\n\nThe top 20 papers.\n\n## Roads\n", Guide) is var mixed ? (mixed.TopSize, mixed.Citations[2016]) : default);
        Assert.Equal(new Dictionary<int, int> { [2016] = 5 }, PolicyReader.Read(List, "README.md", PolicyFile.Read("citations: { 2016: 5 }\n", RuleCatalog.Descriptors).Beside([Guide])).Policy.Citations);
    }

    [Fact]
    public void Templates_and_guides_without_thresholds_are_not_heard()
    {
        Assert.Empty(Policy(List, new Guide(".github/PULL_REQUEST_TEMPLATE.md", Guide.Text)).Citations);
        Assert.Null(Policy(List, new Guide("CONTRIBUTING.md", "# Contributing\n\n## Criteria\n\nThe top 50 papers.\n")).TopSize);
        Assert.Equal(60, Policy(List, new Guide("guidelines.md", "Be kind.\n"), Guide).Citations[2016]);
    }

    [Fact]
    public async Task A_paper_below_fails_and_is_told_where_that_is_written()
    {
        var request = ReviewRequest.Read(List, List + Added, null, PolicyFile.None().Beside([Guide]), new PullRequestFacts { Date = new DateOnly(2017, 3, 1) });

        var review = await new Reviewer(new RecordingSource().With("New roads of the south", 20)).ReviewAsync(request, TestContext.Current.CancellationToken);

        var below = Assert.Single(review.Findings, static f => f.RuleId == "citation-threshold");
        Assert.Equal((Severity.Failure, "The list says so (CONTRIBUTING.md, line 7)."), (below.Severity, Messages.Format(below.Authority!.Message!, "en")));
    }

    [Fact]
    public async Task A_change_of_them_is_previewed()
    {
        var other = Guide with { Text = Guide.Text.Replace("+60", "+100", StringComparison.Ordinal) };
        var request = ReviewRequest.Read(List, List, null, PolicyFile.None().Beside([Guide]), new PullRequestFacts { Date = new DateOnly(2017, 3, 1) }, proposedGuides: [other]);

        var review = await new Reviewer(new RecordingSource()).ReviewAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.NeedsMaintainer, review.Verdict);
        Assert.Equal("This changes what the list asks of every paper: citations for 2016 from 60 to 100.", Messages.Format(Assert.Single(review.Findings).Message, "en"));
    }

    private static Policy Policy(string list, params Guide[] guides) => PolicyReader.Read(list, "README.md", PolicyFile.None().Beside(guides)).Policy;
}
