using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Reviews;

public sealed class ReviewerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Added_removed_moved_and_edited_papers_are_asked_for_in_one_call()
    {
        var head = SmallList.Without(SmallList.Adding(), "Gamma").Replace("B. Two", "B. Too", StringComparison.Ordinal);
        head = SmallList.After(SmallList.Without(head, "Delta"), "### Old Papers", "- Delta (2016), D. Four et al. [[pdf]](https://arxiv.org/pdf/1601.00004)");
        var source = new RecordingSource();

        await Review(SmallList.Request(head), source);

        Assert.Equal(["Beta", "Delta", "Gamma", "Zeta"], source.Titles.Order(StringComparer.Ordinal));
        Assert.All(source.Calls[0], q => Assert.False(q.IdsOnly));
    }

    [Theory]
    [InlineData("Some words.", "Other words.")]
    [InlineData("A blog", "A good blog")]
    [InlineData("A. One et al. [[pdf]]", "A. One et al., [[pdf]]")]
    [InlineData("A. One et al. [[pdf]]", "A. One et al.  [[pdf]]")]
    public async Task A_change_that_no_record_can_confirm_asks_nothing(string before, string after)
    {
        var source = new RecordingSource();

        var review = await Review(SmallList.Request(SmallList.Text.Replace(before, after, StringComparison.Ordinal)), source);

        Assert.Empty(source.Calls);
        Assert.Empty(review.Evidence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# Papers\n\nSome words.\n")]
    public async Task A_list_that_is_emptied_is_one_failure_and_asks_nothing(string head)
    {
        var source = new RecordingSource();

        var review = await Review(SmallList.Request(head), source);

        Assert.Equal(Verdict.Fail, review.Verdict);
        Assert.Equal(
            "This pull request leaves no entry in README.md. Bring the file back from the base branch and make your change in it.",
            Messages.Format(Assert.Single(review.Findings).Message, review.Locale));
        Assert.Empty(source.Calls);
    }

    [Fact]
    public async Task A_change_of_more_lines_than_are_judged_asks_nothing_and_is_left_to_a_maintainer()
    {
        var head = SmallList.Text + string.Concat(Enumerable.Range(0, ListVersions.MostChangedLines + 1).Select(static i => $"- Paper {i} (2016), A. One [[pdf]](https://x.example/{i})\n"));
        var source = new RecordingSource();

        var review = await Review(SmallList.Request(head), source);

        Assert.Equal(Verdict.NeedsMaintainer, review.Verdict);
        Assert.Equal(new Message("list-file.too-many", "README.md", ListVersions.MostChangedLines + 1), Assert.Single(review.Findings).Message);
        Assert.Empty(source.Calls);
        Assert.Contains("20001 lines of README.md change in this pull request, too many to judge one by one.", ReviewComment.Write(review), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judging_that_takes_too_long_ends_in_words()
    {
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        var review = await new Reviewer(new RecordingSource(), patience: () => over.Token).ReviewAsync(SmallList.Request(SmallList.Adding()), Token);

        Assert.Equal(Verdict.NeedsMaintainer, review.Verdict);
        Assert.Equal(new Message("list-file.too-long", "README.md"), Assert.Single(review.Findings).Message);
    }

    [Fact]
    public async Task Judging_ends_between_two_entries_where_the_service_stops()
    {
        using var stopping = new CancellationTokenSource();
        var rule = new StoppingRule(stopping);
        var head = SmallList.After(SmallList.Adding(), "### Old Papers", "- Eta (2016), D. Four et al. [[pdf]](https://arxiv.org/pdf/1601.00014)");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Reviewer(new RecordingSource(), [rule]).ReviewAsync(SmallList.Request(head), stopping.Token));

        Assert.Equal(1, rule.Judged);
    }

    [Fact]
    public async Task Another_order_asks_nothing()
    {
        var source = new RecordingSource();
        var delta = SmallList.Text.Split('\n').Single(l => l.Contains("Delta", StringComparison.Ordinal));
        var head = SmallList.After(SmallList.Without(SmallList.Text, "Delta"), "More Papers", delta);

        await Review(SmallList.Request(head), source);

        Assert.Empty(source.Calls);
    }

    [Fact]
    public async Task Where_a_full_top_grows_the_overflow_section_is_asked_for_by_ids_only()
    {
        var source = new RecordingSource();

        var review = await Review(SmallList.Request(SmallList.Adding()), source);

        Assert.Equal([("Zeta", false), ("Gamma", true), ("Delta", true)], Assert.Single(source.Calls).Select(q => (q.Title, q.IdsOnly)));
        Assert.Equal([ChangeOp.Add, null, null], review.Evidence.Select(e => e.Op));
    }

    [Fact]
    public async Task Without_an_overflow_section_the_rest_of_the_top_is_asked_for()
    {
        var text = SmallList.Text.Replace("More Papers from 2016", "More Models", StringComparison.Ordinal);
        var source = new RecordingSource();

        await Review(SmallList.Request(SmallList.After(text, "Beta", SmallList.Zeta)) with { MergeBase = text }, source);

        Assert.Equal(["Zeta", "Alpha", "Beta", "Gamma", "Delta"], source.Titles);
    }

    [Fact]
    public async Task A_swap_asks_for_no_candidates()
    {
        var source = new RecordingSource();

        await Review(SmallList.Request(SmallList.Without(SmallList.Adding(), "Delta")), source);

        Assert.Equal(["Zeta", "Delta"], source.Titles);
    }

    [Fact]
    public async Task What_a_maintainer_said_which_paper_an_entry_is_is_asked_by_id_alone()
    {
        var source = new RecordingSource();
        var id = new PaperId("CorpusId", "42");
        var request = SmallList.Request(SmallList.Adding()) with { Matches = new Dictionary<string, PaperId>(StringComparer.Ordinal) { ["zeta"] = id } };

        await Review(request, source);

        var query = source.Calls[0][0];
        Assert.Equal(("", false), (query.Title, query.IdsOnly));
        Assert.Equal([id], query.Ids);
    }

    [Theory]
    [InlineData(199, true)]
    [InlineData(200, false)]
    [InlineData(null, false)] // an unknown count fails nobody
    public async Task A_paper_that_would_fail_by_a_record_is_asked_for_with_that(int? citations, bool fallsShort)
    {
        var source = new RecordingSource();

        await Review(SmallList.Request(SmallList.Adding()), source);

        var record = new Paper { Title = "Zeta", Year = 2015, CitationCount = citations };
        Assert.Equal(fallsShort, source.Calls[0].Single(static q => q.Title == "Zeta").FallsShort!(record));
        Assert.All(source.Calls[0].Where(static q => q.Title != "Zeta"), static q => Assert.Null(q.FallsShort));
    }

    [Fact]
    public async Task A_paper_of_the_last_year_in_the_overflow_section_never_falls_short()
    {
        var source = new RecordingSource();

        await Review(SmallList.Request(SmallList.Adding("- **Zeta** (2016), Z. Six et al. [[pdf]](https://arxiv.org/pdf/1601.00006)", after: "More Papers")), source);

        Assert.False(source.Calls[0].Single(static q => q.Title == "Zeta").FallsShort!(new Paper { Title = "Zeta", Year = 2016, CitationCount = 0 }));
    }

    [Fact]
    public async Task A_source_that_throws_leaves_the_review_inconclusive_and_keeps_its_secret()
    {
        var source = new RecordingSource { Failure = new InvalidOperationException("key=secret") };

        var review = await Review(SmallList.Request(SmallList.Without(SmallList.Adding(), "Delta")), source);

        Assert.Equal(Verdict.Inconclusive, review.Verdict);
        Assert.All(review.Evidence, e => Assert.IsType<PaperLookup.Unavailable>(e.Lookup));
        Assert.DoesNotContain("secret", ReviewComment.Write(review), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_answers_too_little_leaves_the_rest_unavailable()
    {
        var source = new RecordingSource { Most = 1 }.With("Zeta", 500);

        var review = await Review(SmallList.Request(SmallList.Without(SmallList.Adding(), "Delta")), source);

        Assert.IsType<PaperLookup.Found>(review.Evidence[0].Lookup);
        Assert.IsType<PaperLookup.Unavailable>(review.Evidence[1].Lookup);

        // Of what leaves, no record is needed.
        Assert.Equal(Verdict.Pass, review.Verdict);
    }

    [Fact]
    public async Task A_source_that_is_down_does_not_hold_up_the_correction_of_a_name()
    {
        var source = new RecordingSource().With("Beta", new PaperLookup.Unavailable("down"));

        var review = await Review(SmallList.Request(SmallList.Text.Replace("B. Two", "B. Too", StringComparison.Ordinal)), source);

        Assert.Equal(Verdict.Pass, review.Verdict);
    }

    [Fact]
    public async Task A_source_that_is_down_does_not_hold_up_what_leaves_another_section_than_the_top()
    {
        var list = SmallList.After(SmallList.Text, "### Old Papers", "- Eta (2009), E. Eight et al. [[pdf]](https://arxiv.org/pdf/0901.00008)");
        var source = new RecordingSource().With("Eta", new PaperLookup.Unavailable("down"));

        var review = await Review(SmallList.Request(SmallList.Without(list, "Eta")) with { MergeBase = list }, source);

        Assert.Equal(ChangeOp.Remove, Assert.Single(review.Changes!.Entries).Op);
        Assert.Equal(Verdict.Pass, review.Verdict);
    }

    [Fact]
    public async Task Candidates_that_could_not_be_asked_for_hold_nothing_up()
    {
        var source = new RecordingSource().With("Zeta", 500).With("Gamma", new PaperLookup.Unavailable("down")).With("Delta", new PaperLookup.Unavailable("down"));

        var review = await Review(SmallList.Request(SmallList.Adding()), source);

        Assert.Equal(Verdict.Pass, review.Verdict);
    }

    [Fact]
    public async Task Cancelling_ends_the_review()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Reviewer(new RecordingSource(), []).ReviewAsync(SmallList.Request(SmallList.Adding()), cancelled.Token));
    }

    [Fact]
    public async Task A_time_out_of_the_source_is_no_cancellation()
    {
        var source = new RecordingSource { Failure = new TaskCanceledException() };

        var review = await Review(SmallList.Request(SmallList.Adding()), source);

        Assert.Equal(Verdict.Inconclusive, review.Verdict);
    }

    [Fact]
    public async Task The_top_is_counted_on_the_base_branch_as_it_is_now()
    {
        var request = SmallList.Request(SmallList.Adding()) with { Onto = SmallList.Without(SmallList.Text, "Delta") };

        var review = await Review(request, new RecordingSource());

        Assert.Equal((3, 4), (review.TopBefore, review.TopAfter));
    }

    [Fact]
    public async Task The_policy_is_the_base_branchs_as_it_is_now_and_never_the_heads()
    {
        var criteria = "\n*(Citation criteria)*\n- **2015** : +{0} citations\n\n### Models";
        var request = new RequestTexts
        {
            MergeBase = With(SmallList.Text, "111"),
            Onto = With(SmallList.Text, "222"),
            Head = With(SmallList.Adding(), "1"),
            Date = new DateOnly(2022, 11, 1),
        };

        var review = await Review(request, new RecordingSource().With("Zeta", 5));

        Assert.Equal(222, Assert.Single(review.Evidence, static e => e.Op is not null).Needed);

        string With(string text, string count) => text.Replace("\n### Models", string.Format(System.Globalization.CultureInfo.InvariantCulture, criteria, count), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_policy_is_told_with_its_line_and_nothing_is_judged()
    {
        var source = new RecordingSource();
        var rule = new FakeRule("duplicate", Severity.Failure, Some.Finding(severity: Severity.Failure));

        var review = await Review(SmallList.Request(SmallList.Adding(), policy: "top:\n  sice: 4\n"), source, rule);

        Assert.Equal(Verdict.Inconclusive, review.Verdict);
        Assert.Empty(review.Findings);
        Assert.Empty(source.Calls);
        Assert.Null(rule.Context);
        var error = Assert.Single(review.Policy.Errors);
        Assert.Equal((".github/curator.yml", 2), (error.File, error.Line));
    }

    [Fact]
    public async Task Evidence_says_what_is_needed_where_the_change_puts_the_paper()
    {
        var head = SmallList.After(SmallList.Without(SmallList.Adding(), "Delta"), "More Papers", "- **Eta** (2016), H. Seven et al. [[pdf]](https://arxiv.org/pdf/1601.00007)");

        var review = await Review(SmallList.Request(head), new RecordingSource());

        Assert.Equal(
            [("Zeta", ChangeOp.Add, 200), ("Eta", ChangeOp.Add, null), ("Delta", ChangeOp.Remove, null)],
            review.Evidence.Where(e => e.Op is not null).Select(e => (e.Entry.Title, e.Op!.Value, e.Needed)));
    }

    [Fact]
    public async Task Rules_judge_what_the_change_leaves_in_the_order_of_the_head()
    {
        var rule = new FakeRule("duplicate", Severity.Failure);
        var source = new RecordingSource().With("Zeta", 500);

        await Review(SmallList.Request(SmallList.Without(SmallList.Adding(), "Gamma").Replace("A. One", "A. Won", StringComparison.Ordinal)), source, rule);

        Assert.False(rule.Context!.WholeList);
        Assert.Equal([("Alpha", ChangeOp.Edit), ("Zeta", ChangeOp.Add)], rule.Context.Changed.Select(s => (s.Entry.Title, s.Change!.Op)));
        Assert.Equal(500, rule.Context.PaperOf(rule.Context.Changed[1].Entry)?.CitationCount);
        Assert.Null(rule.Context.LookupOf(rule.Context.Base.Entries[1]));
    }

    [Fact]
    public async Task Rules_do_not_judge_what_the_base_branch_has_already()
    {
        var rule = new FakeRule("duplicate", Severity.Failure);
        var request = SmallList.Request(SmallList.Adding().Replace("A. One", "A. Won", StringComparison.Ordinal)) with { Onto = SmallList.Adding() };

        await Review(request, new RecordingSource(), rule);

        Assert.Equal("Alpha", Assert.Single(rule.Context!.Changed).Entry.Title);
    }

    [Fact]
    public async Task A_list_that_did_not_exist_before_is_all_additions()
    {
        var rule = new FakeRule("duplicate", Severity.Failure);

        var review = await Review(SmallList.Request(SmallList.Text) with { MergeBase = "" }, new RecordingSource(), rule);

        Assert.Equal((ChangeKind.Restructure, 0, 4), (review.Kind, review.TopBefore, review.TopAfter));
        Assert.Equal(6, rule.Context!.Changed.Count);
    }

    [Fact]
    public async Task A_check_judges_every_entry_and_asks_for_every_paper()
    {
        var rule = new FakeRule("duplicate", Severity.Failure, Some.Finding(severity: Severity.Warning));
        var source = new RecordingSource().With("Alpha", 500);

        var review = await new Reviewer(source, [rule]).CheckAsync(SmallList.Request(SmallList.Text) with { MergeBase = "" }, Token);

        Assert.True(rule.Context!.WholeList);
        Assert.Equal(["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "A blog"], rule.Context.Changed.Select(s => s.Entry.Title));
        Assert.Equal(["Alpha", "Beta", "Gamma", "Delta", "Epsilon"], source.Titles);
        Assert.Null(review.Changes);
        Assert.Equal((ChangeKind.None, 4, 4), (review.Kind, review.TopBefore, review.TopAfter));
        Assert.Equal([60, 200, null, null, null], review.Evidence.Select(e => e.Needed));
        Assert.Single(review.Findings);
    }

    [Fact]
    public async Task A_check_with_a_broken_policy_judges_nothing()
    {
        var source = new RecordingSource();

        var review = await new Reviewer(source, []).CheckAsync(SmallList.Request(SmallList.Text, policy: "top: 4\n"), Token);

        Assert.Equal(Verdict.Inconclusive, review.Verdict);
        Assert.Empty(source.Calls);
    }

    [Theory]
    [InlineData(null, "en")]
    [InlineData("locale: zh-Hans\n", "zh-Hans")]
    public async Task The_language_is_the_lists_unless_the_policy_names_one(string? policy, string locale) =>
        Assert.Equal(locale, (await Review(SmallList.Request(SmallList.Text, policy), new RecordingSource())).Locale);

    private static Task<Review> Review(ReviewRequest request, RecordingSource source, params IReadOnlyList<IRule> rules) =>
        new Reviewer(source, rules).ReviewAsync(request, Token);

    /// <summary>Has the service stop at the first entry.</summary>
    private sealed class StoppingRule(CancellationTokenSource stopping) : IRule
    {
        public RuleDescriptor Descriptor { get; } = new("list-cap", Severity.Failure, RuleTopic.Form);

        public int Judged { get; private set; }

        public IEnumerable<Finding> Check(RuleContext context)
        {
            foreach (var facts in context.Facts)
            {
                Judged++;
                stopping.Cancel();
                yield return Descriptor.Say(facts.Entry, new Message("list-cap.title"));
            }
        }
    }
}
