using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Text;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>Lists that ask something else than the model list, or nothing: what is not theirs is not said.</summary>
public sealed class OtherListsTests
{
    private static readonly string Nine = "# Widgets\n\n## Theory\n" + Lines(9, static i => $"- Alpha methods for learned widgets of kind {Letter(i)} [[paper]](https://example.org/{i}.pdf)");

    [Fact]
    public async Task A_new_section_is_nobodys_business_where_the_list_says_nothing_of_it()
    {
        var review = await ReviewAsync(Nine, Nine + "\n## New theme\n- Gears for widgets of another kind [[paper]](https://example.org/gears.pdf)\n");

        Assert.Equal(Verdict.Pass, review.Verdict);
        Assert.Empty(review.Findings);
    }

    [Fact]
    public async Task A_list_that_forbids_new_sections_is_quoted_with_its_line()
    {
        var list = Nine + "\n## Contributing\nNote that you are *not* allowed to add or modify the sections.\n";

        var review = await ReviewAsync(list, list.Replace("\n## Contributing", "\n## New theme\n- Gears for widgets of another kind [[paper]](https://example.org/gears.pdf)\n\n## Contributing", StringComparison.Ordinal));

        var finding = Assert.Single(review.Findings);
        Assert.Equal(("sections-frozen", Severity.Failure, "README.md:15"), (finding.RuleId, finding.Severity, finding.Authority!.Where));
        Assert.Contains("The list says so (README.md, line 15)", ReviewComment.Write(review), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_names_the_rule_freezes_the_sections()
    {
        var review = await ReviewAsync(Nine, Nine + "\n## New theme\n- Gears for widgets of another kind [[paper]](https://example.org/gears.pdf)\n", "rules:\n  sections-frozen: failure\n");

        var authority = Assert.Single(review.Findings).Authority!;
        Assert.Equal((AuthorityKind.Policy, "rules.sections-frozen", ".github/curator.yml:2"), (authority.Kind, authority.Key, authority.Where));
    }

    [Theory]
    [InlineData("## 2019", "## 2018")]
    [InlineData("### Week 13", "### Week 12")]
    public async Task The_next_of_a_series_is_no_new_section(string next, string last)
    {
        var list = $"# Widgets\n\nThe top 100 papers.\nPlease do not add new sections.\n\n{last}\n" + Lines(9, static i => $"- Alpha methods for learned widgets of kind {Letter(i)} [[paper]](https://example.org/{i}.pdf)");

        var review = await ReviewAsync(list, list + $"\n{next}\n- Gears for widgets of another kind [[paper]](https://example.org/gears.pdf)\n");

        Assert.DoesNotContain(review.Findings, static f => f.RuleId == "sections-frozen");
    }

    [Fact]
    public async Task Who_lists_papers_under_several_headings_may_do_so_again()
    {
        var all = Lines(9, static i => $"* [Alpha methods for learned widgets {Letter(i)}](http://arxiv.org/abs/1606.0{i}460), C. Blundell et al., *arXiv*, 2016.");
        var list = $"# Widgets\n\n## All Papers\n{all}\n## Value\n{all}";
        const string Line = "* [Deep exploration of widgets by other widgets](http://arxiv.org/abs/1602.04621), I. Osband et al., *arXiv*, 2016.\n";

        var across = await ReviewAsync(list, list.Replace("Papers\n", "Papers\n" + Line, StringComparison.Ordinal).Replace("Value\n", "Value\n" + Line, StringComparison.Ordinal));
        var within = await ReviewAsync(list, list.Replace("Papers\n", "Papers\n" + Line + Line, StringComparison.Ordinal));

        Assert.DoesNotContain(across.Findings, static f => f.RuleId == "duplicate");
        Assert.Contains(within.Findings, static f => f is { RuleId: "duplicate", Severity: Severity.Failure });
    }

    [Theory]
    [InlineData(20, 1, false)]
    [InlineData(40, 2, true)]
    [InlineData(41, 2, false)]
    [InlineData(250, 5, true)]
    [InlineData(251, 5, false)]
    public async Task Papers_under_two_headings_are_a_custom_from_a_share_on(int papers, int twice, bool isCustom)
    {
        static string Paper(int i) => $"* [Alpha methods for learned widgets {Letter(i / 12 % 12)} {Letter(i % 12)} {i}](http://arxiv.org/abs/1606.{i:00000}), C. Blundell et al., *arXiv*, 2016.";
        const string Line = "* [Deep exploration of widgets by other widgets](http://arxiv.org/abs/1602.04621), I. Osband et al., *arXiv*, 2016.\n";
        var list = $"# Widgets\n\n## All Papers\n{Lines(papers - 1, Paper)}{Line}\n## Value\n{Lines(twice, Paper)}";

        var review = await ReviewAsync(list, list + Line);

        Assert.Equal(isCustom, !review.Findings.Any(static f => f.RuleId == "duplicate"));
    }

    [Theory]
    [InlineData("ViP", false)]
    [InlineData("Deep learning", false)]
    [InlineData("Visual permutable perceptrons", true)]
    public async Task Equal_names_are_no_equal_papers(string title, bool repeats)
    {
        var list = Nine + $"- {title} [[paper]](https://example.org/one.pdf)\n";

        var review = await ReviewAsync(list, list + $"- {title} [[paper]](https://example.org/two.pdf)\n");

        Assert.Equal(repeats, review.Findings.Any(static f => f.RuleId == "duplicate"));
    }

    [Fact]
    public async Task Bold_titles_make_no_top()
    {
        var list = "# Widgets\n\n## Models\n" + Lines(9, static i => $"- **Alpha methods for learned widgets of kind {Letter(i)}** [[pdf]](https://example.org/{i}.pdf)");

        var review = await ReviewAsync(list, list + "- Gears for widgets of another kind [[pdf]](https://example.org/gears.pdf)\n");

        Assert.False(review.HasTop);
        Assert.Equal(0, review.TopAfter);
        Assert.DoesNotContain("in the top", ReviewComment.Write(review), StringComparison.Ordinal);
        var finding = Assert.Single(review.Findings);
        Assert.Equal(("bold-top", Severity.Notice, AuthorityKind.Habit), (finding.RuleId, finding.Severity, finding.Authority!.Kind));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(12)]
    public async Task A_list_without_years_authors_and_pdfs_asks_for_none_however_small_it_is(int papers)
    {
        var list = "# Widgets\n" + Lines(papers, static i => $"- [Alpha methods for learned widgets of kind {Letter(i)}](https://arxiv.org/abs/23{i + 10}.00134)");

        var review = await ReviewAsync(list, list + "- [Delta methods for learned widgets of kind Iota](https://arxiv.org/abs/2304.00434)\n");

        Assert.Equal(Verdict.Pass, review.Verdict);
        Assert.Empty(review.Findings);
    }

    [Fact]
    public async Task What_the_entries_do_fails_nobody_and_is_told_with_their_number()
    {
        var list = "# Widgets\n" + Lines(10, static i => $"- Alpha methods for learned widgets of kind {Letter(i)} (2016), A. Ames et al. [[pdf]](https://example.org/{i}.pdf)");

        var review = await ReviewAsync(list, list + "- Delta methods for learned widgets of kind Iota, A. Ames et al. [[pdf]](https://example.org/d.pdf)\n");

        Assert.Equal(Verdict.Pass, review.Verdict);
        Assert.Contains(review.Findings, static f => f.Authority is { Kind: AuthorityKind.Habit, Doing: 10, Of: 10 });
        Assert.Contains("10 of 10 entries get this right", ReviewComment.Write(review), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_labels_that_a_list_has_are_named_and_a_title_that_is_the_link_has_none()
    {
        var list = "# Widgets\n" + Lines(10, static i => $"- Alpha methods for learned widgets of kind {Letter(i)} (2016) [[{(i < 7 ? "paper" : "slides")}]](https://example.org/{i}.pdf)");

        var label = await ReviewAsync(list, list + "- Delta methods for learned widgets of kind Iota (2016) [[tome]](https://example.org/d.pdf)\n");
        var title = await ReviewAsync(list, list + "- [Delta methods for learned widgets of kind Iota](https://example.org/d.pdf) (2016)\n");

        Assert.Equal("The list labels its links “paper”, “slides”, not “tome”.", Messages.Format(Assert.Single(label.Findings).Message, "en"));
        Assert.DoesNotContain(title.Findings, static f => f.RuleId == "pdf-link");
    }

    [Fact]
    public async Task A_paper_that_the_line_names_is_no_other_paper()
    {
        const string Line = "- **SWL**: \"Widgets that learn gears by themselves\", ICLR, 2024 [[Paper](https://arxiv.org/abs/2402.01777)]\n";
        var paper = new Paper { Title = "Widgets that learn gears by themselves", Year = 2024, ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "2402.01777" } };
        var source = new RecordingSource().With("SWL", new PaperLookup.Ambiguous([paper]) { LinkedPaper = paper });

        var review = await new Reviewer(source).ReviewAsync(Request(Nine, Nine + Line), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(review.Findings, static f => f.RuleId is "link-identity" or "paper-found" or "metadata");
    }

    [Fact]
    public async Task The_link_that_leads_to_another_paper_is_the_one_that_is_named()
    {
        const string Line = "- Gears for widgets of another kind [[code]](https://github.com/a/gears) [[paper]](https://arxiv.org/abs/2402.01777)\n";
        var paper = new Paper { Title = "Bridges over slow rivers", ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "2402.01777" } };
        var source = new RecordingSource().With("Gears for widgets of another kind", new PaperLookup.Ambiguous([paper]) { LinkedPaper = paper });

        var review = await new Reviewer(source).ReviewAsync(Request(Nine, Nine + Line), TestContext.Current.CancellationToken);

        Assert.Equal("https://arxiv.org/abs/2402.01777", Assert.Single(review.Findings, static f => f.RuleId == "link-identity").Message.Arguments[0]);
    }

    [Fact]
    public async Task A_list_that_asks_no_citations_is_not_left_open_for_want_of_them()
    {
        var review = await ReviewAsync(Nine, Nine + "- Alpha bits of learning for all [[paper]](https://example.org/x.pdf)\n");

        Assert.NotEmpty(review.Evidence);
        Assert.Equal(Verdict.Pass, review.Verdict);
        Assert.All(review.Evidence, static e => Assert.IsType<PaperLookup.Unavailable>(e.Lookup));
    }

    [Fact]
    public async Task Another_form_that_keeps_the_links_empties_no_list()
    {
        const string Before = "# Widgets\n- Alpha bits of learning [[paper]](https://example.org/a.pdf) - a widget (2021)\n- Beta bits of learning [[paper]](https://example.org/b.pdf) - a widget (2021)\n";
        const string Table = "# Widgets\n| title | link |\n| --- | --- |\n| Alpha bits of learning | https://example.org/a.pdf |\n| Beta bits of learning | https://example.org/b.pdf |\n";

        Assert.NotEqual(Verdict.Fail, (await ReviewAsync(Before, Table)).Verdict);
        Assert.Equal(Verdict.Fail, (await ReviewAsync(Before, "# Widgets\n")).Verdict);
    }

    [Fact]
    public async Task A_list_whose_form_cannot_be_written_gets_its_faulty_words_replaced_and_keeps_the_rest()
    {
        var list = "# Widgets\n" + Lines(12, static i => $"* [Alpha methods for learned widgets of kind {Letter(i)}](http://arxiv.org/abs/23{i + 10}.00134), A. Ames et al., *arXiv*, 2016.");

        var review = await ReviewAsync(list, list + "* [Delta methods for learned widgets of kind Iota](http://arxiv.org/abs/2304.00434),  A. Ames et al., *arXiv*, 2016.\n");

        Assert.All(review.Corrections, static c => Assert.Equal("* [Delta methods for learned widgets of kind Iota](http://arxiv.org/abs/2304.00434), A. Ames et al., *arXiv*, 2016.", c.Text));
    }

    [Fact]
    public async Task The_same_remark_is_made_once_with_its_lines()
    {
        var list = "# Widgets\n" + Lines(10, static i => $"- Alpha methods for learned widgets of kind {Letter(i)} (2016), A. Ames et al. [[pdf]](https://example.org/{i}.pdf)");

        var review = await ReviewAsync(list, list + Lines(5, static i => $"- Delta methods for learned gears of kind {Letter(i)} (2016), A. Ames et al. [[pdf]](https://example.org/d{i}.pdf)."));

        Assert.Equal(5, review.Findings.Count);
        Assert.Equal("In 5 places: lines 12, 13, 14, 15, 16.", Messages.Format(Assert.Single(FindingGroup.Of(review.Findings)).Places!, "en"));
        Assert.Contains("In 5 places: lines 12, 13, 14, 15, 16.", ReviewComment.Write(review), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_says_by_what_right_it_speaks()
    {
        var request = ReviewRequest.ReadWhole(Nine, PolicyFile.None(), new DateOnly(2022, 11, 1));

        var standings = RuleStanding.In(request).ToDictionary(static s => s.Rule.Id, StringComparer.Ordinal);

        Assert.Null(standings["list-cap"].Authority);
        Assert.Null(standings["sections-frozen"].Authority);
        Assert.Null(standings["authors"].Authority);
        Assert.Equal(AuthorityKind.Always, standings["duplicate"].Authority!.Kind);
        Assert.Equal((9, 9), (standings["pdf-link"].Authority!.Doing, standings["pdf-link"].Authority!.Of));
    }

    [Theory]
    [InlineData("06-cross-listing")]
    [InlineData("09-new-year-heading")]
    [InlineData("11-description-read-as-authors")]
    [InlineData("17-no-top")]
    [InlineData("21-no-citations-asked-but-not-finished")]
    public async Task A_change_that_is_right_in_its_own_list_passes_without_a_word(string pair)
    {
        var review = await ReviewPairAsync(pair);

        Assert.Equal(Verdict.Pass, review.Verdict);
        Assert.Empty(review.Findings);
        Assert.False(review.HasTop);
    }

    [Fact]
    public async Task A_section_that_is_welcome_is_missed_in_the_contents_only()
    {
        var review = await ReviewPairAsync("23-add-a-section-if-needed");

        Assert.Equal(Verdict.Pass, review.Verdict);
        Assert.Equal("The table of contents has no line for “Tools”; please add one.", Messages.Format(Assert.Single(review.Findings).Message, "en"));
    }

    [Fact]
    public async Task A_form_of_several_lines_gets_no_line_to_paste() => Assert.Empty((await ReviewPairAsync("10-multi-line-form-abs")).Corrections);

    private static Task<Review> ReviewPairAsync(string pair)
    {
        var policy = Path.Combine(SharedData.Require($"corpus/pairs/{pair}"), "curator.yml");
        return ReviewAsync(Corpus.Read($"corpus/pairs/{pair}/base.md"), Corpus.Read($"corpus/pairs/{pair}/head.md"), File.Exists(policy) ? File.ReadAllText(policy) : null);
    }

    private static Task<Review> ReviewAsync(string before, string after, string? policy = null) =>
        new Reviewer(new RecordingSource { Failure = new InvalidOperationException("nobody is asked") }).ReviewAsync(Request(before, after, policy), TestContext.Current.CancellationToken);

    private static ReviewRequest Request(string before, string after, string? policy = null) =>
        new RequestTexts { MergeBase = before, Head = after, PolicyText = policy };

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    private static string Letter(int i) => ((string[])["Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima"])[i];
}
