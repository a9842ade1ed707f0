using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Core.Tests.Reviews;

public sealed class JudgementTests
{
    [Theory]
    [InlineData(null, Severity.Failure)]
    [InlineData("failure", Severity.Failure)]
    [InlineData("warning", Severity.Warning)]
    [InlineData("notice", Severity.Notice)]
    public async Task The_policy_names_the_severity_of_a_rule(string? word, Severity severity)
    {
        var review = await Review(new FakeRule("duplicate", Severity.Failure, Some.Finding(severity: Severity.Failure)), word);

        Assert.Equal(severity, Assert.Single(review.Findings).Severity);
    }

    [Theory]
    [InlineData(null, Severity.Warning)]
    [InlineData("failure", Severity.Warning)]
    [InlineData("notice", Severity.Notice)]
    public async Task A_case_that_the_rule_itself_takes_less_gravely_is_never_raised(string? word, Severity severity)
    {
        var review = await Review(new FakeRule("duplicate", Severity.Failure, Some.Finding(severity: Severity.Warning)), word);

        Assert.Equal(severity, Assert.Single(review.Findings).Severity);
    }

    [Fact]
    public async Task A_rule_can_be_raised()
    {
        var review = await Review(new FakeRule("duplicate", Severity.Notice, Some.Finding(severity: Severity.Notice)), "failure");

        Assert.Equal((Severity.Failure, Verdict.Fail), (Assert.Single(review.Findings).Severity, review.Verdict));
    }

    [Fact]
    public async Task A_rule_that_is_off_is_not_run()
    {
        var rule = new FakeRule("duplicate", Severity.Failure, Some.Finding(severity: Severity.Failure));

        var review = await Review(rule, "off");

        Assert.Empty(review.Findings);
        Assert.Null(rule.Context);
    }

    [Fact]
    public async Task A_rule_that_is_off_by_default_is_run_where_the_policy_names_it()
    {
        var rule = new FakeRule("duplicate", null, Some.Finding(severity: Severity.Warning));

        Assert.Empty((await Review(rule, null)).Findings);
        Assert.Equal(Severity.Failure, Assert.Single((await Review(rule, "failure")).Findings).Severity);
    }

    [Theory]
    [InlineData(FindingEffect.NeedsMaintainer, null, Verdict.NeedsMaintainer)]
    [InlineData(FindingEffect.Inconclusive, null, Verdict.Inconclusive)]
    [InlineData(FindingEffect.None, null, Verdict.Pass)]
    [InlineData(FindingEffect.NeedsMaintainer, "notice", Verdict.Pass)]
    [InlineData(FindingEffect.Inconclusive, "notice", Verdict.Pass)]
    public async Task A_warning_has_its_effect_unless_the_policy_makes_it_a_notice(FindingEffect effect, string? word, Verdict verdict)
    {
        var review = await Review(new FakeRule("duplicate", Severity.Warning, Some.Finding(effect: effect)), word);

        Assert.Equal(verdict, review.Verdict);
    }

    [Fact]
    public async Task A_failure_outweighs_a_doubt_and_a_doubt_outweighs_missing_evidence()
    {
        var doubt = Some.Finding(effect: FindingEffect.NeedsMaintainer);
        var open = Some.Finding(effect: FindingEffect.Inconclusive);
        var failure = Some.Finding(severity: Severity.Failure);

        Assert.Equal(Verdict.Fail, (await Review(new FakeRule("duplicate", Severity.Failure, open, doubt, failure), null)).Verdict);
        Assert.Equal(Verdict.NeedsMaintainer, (await Review(new FakeRule("duplicate", Severity.Failure, open, doubt), null)).Verdict);
    }

    [Fact]
    public async Task Findings_come_gravest_first_then_by_line()
    {
        var review = await Review(
            new FakeRule(
                "duplicate",
                Severity.Failure,
                Some.Finding(Some.Entry(line: 9), Severity.Warning),
                Some.Finding(Some.Entry(line: 5), Severity.Failure),
                Some.Finding(Some.Entry(line: 2), Severity.Warning),
                Some.Finding(Some.Entry(line: 3), Severity.Failure),
                Some.Finding(severity: Severity.Warning)),
            null);

        Assert.Equal(
            [(Severity.Failure, 3), (Severity.Failure, 5), (Severity.Warning, null), (Severity.Warning, 2), (Severity.Warning, 9)],
            review.Findings.Select(f => (f.Severity, f.Line)));
    }

    [Theory]
    [InlineData("duplicate", "a paper!", true)]
    [InlineData("duplicate", null, true)]
    [InlineData("duplicate", "Another paper", false)]
    [InlineData("metadata", null, false)]
    public async Task A_waiver_sets_aside_the_findings_of_its_rule_about_its_entry(string rule, string? entry, bool waived)
    {
        var waiver = new Waiver(rule, entry, "maintainer", "known", new DateTimeOffset(2022, 11, 1, 0, 0, 0, TimeSpan.Zero));
        var finding = Some.Finding(Some.Entry("A Paper"), Severity.Failure);

        var review = await Review(new FakeRule("duplicate", Severity.Failure, finding), null, waiver);

        Assert.Equal(waived ? Verdict.Pass : Verdict.Fail, review.Verdict);
        Assert.Equal(waived ? [(finding, waiver)] : [], review.Waived);
        Assert.Equal(waived ? [] : [finding], review.Findings);
    }

    [Theory]
    [InlineData("duplicate", "A Paper", null, true)]
    [InlineData("duplicate", "A", null, true)]
    [InlineData("duplicate", "Another paper", null, false)]
    [InlineData("metadata", "A Paper", null, false)]
    [InlineData("duplicate", "A Paper", "2022-11-01", true)]
    [InlineData("duplicate", "A Paper", "2022-10-31", false)]
    public async Task An_exception_of_the_policy_leaves_a_finding_out(string rule, string entry, string? until, bool left)
    {
        var exception = new RuleExemption(rule, entry, "known", until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), 1);
        var policy = new PolicyResult(ModelList.Policy with { Exceptions = [exception] }, []);
        var request = ReviewRequest.OfWhole(Some.List(), policy, new DateOnly(2022, 11, 1), "README.md");

        var review = await new Reviewer(new RecordingSource(), [new FakeRule("duplicate", Severity.Failure, Some.Finding(Some.Entry("A Paper"), Severity.Failure))])
            .CheckAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(left ? 0 : 1, review.Findings.Count);
    }

    [Theory]
    [InlineData(CommentMode.Always, Verdict.Pass, Severity.Notice, true)]
    [InlineData(CommentMode.Problems, Verdict.Pass, Severity.Notice, false)]
    [InlineData(CommentMode.Problems, Verdict.Pass, Severity.Warning, true)]
    [InlineData(CommentMode.Problems, Verdict.NeedsMaintainer, Severity.Notice, true)]
    [InlineData(CommentMode.Never, Verdict.Fail, Severity.Failure, false)]
    public void A_comment_is_wanted_as_the_policy_says(CommentMode mode, Verdict verdict, Severity severity, bool wanted)
    {
        var request = Some.Request with { Policy = new PolicyResult(ModelList.Policy with { Comment = mode }, []) };

        Assert.Equal(wanted, (Some.Review(verdict, [Some.Finding(severity: severity)]) with { Request = request }).WantsComment);
    }

    private static Task<Review> Review(FakeRule rule, string? word, params IReadOnlyList<Waiver> waivers) =>
        new Reviewer(new RecordingSource(), [rule]).ReviewAsync(
            SmallList.Request(SmallList.Text, word is null ? null : $"rules:\n  {rule.Descriptor.Id}: {word}\n") with { Waivers = waivers },
            TestContext.Current.CancellationToken);
}
