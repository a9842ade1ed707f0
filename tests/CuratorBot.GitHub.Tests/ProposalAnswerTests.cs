using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Fakes;
using CuratorBot.GitHub.Proposals;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Tests;

/// <summary>What a person is told who suggests a paper, as they read it.</summary>
public sealed class ProposalAnswerTests
{
    private const string Policy = """
        top: { size: 4, years: 2012-2016 }
        citations: { 2016: 60, 2015: 200 }
        new-papers: { section: New Papers, months: 6 }
        old-papers: { section: Old Papers, before: 2012 }
        """;

    private const string List = """
        # Papers on roads

        ### Driving
        - **Wide lanes of the south** (2016), E. Egan et al. [[pdf]](https://arxiv.org/pdf/1601.00001)

        ### More Papers from 2016
        - **Deep potholes in the rain** (2016), F. Ford et al. [[pdf]](https://arxiv.org/pdf/1602.00001)
        - **Flat tyres and sharp stones** (2016), G. Gray et al. [[pdf]](https://arxiv.org/pdf/1602.00002)
        - **Lost keys of the night bus** (2016), I. Ives et al. [[pdf]](https://example.org/lost.pdf)

        ### New Papers
        - Bent rails and their curves (2017), H. Hale et al. [[pdf]](https://arxiv.org/pdf/1701.00001)

        ### Old Papers
        - Slow trains of the valley (2009), K. King et al. [[pdf]](https://arxiv.org/pdf/0901.00001)
        """;

    private static readonly DateOnly Today = new(2017, 3, 1);

    private static readonly string[] Lane = ["Lena Lane", "Mia Moor", "Nils Nord"];

    private static readonly string RoomForMore = Policy.Replace("size: 4", "size: 5", StringComparison.Ordinal);

    [Theory]
    [InlineData(2016, 60, "1603.00001", "It qualifies for the top.")]
    [InlineData(2016, 59, "1603.00001", "it belongs in “More Papers from 2016”")]
    [InlineData(2015, 200, "1503.00001", "It qualifies for the top.")]
    [InlineData(2015, 199, "1503.00001", "That is below what the list asks for")]
    [InlineData(2014, 0, "1403.0001", "It qualifies for the top.")]
    [InlineData(2016, null, "1603.00001", "Its citations are unknown")]
    [InlineData(2011, 9_000, "1103.0001", "it belongs in “Old Papers”")]
    public async Task Year_and_citations_decide_where_a_paper_goes(int year, int? citations, string arXiv, string place) =>
        Assert.Contains(place, await AnswerAsync(Tunnels(year, citations, arXiv)), StringComparison.Ordinal);

    [Theory]
    [InlineData(2011, 9_000, "1103.0001")]
    [InlineData(2017, 9_000, "1608.00001")]
    public async Task A_paper_of_other_years_does_not_qualify(int year, int citations, string arXiv) => Assert.Contains(
        "The top holds papers from other years",
        await AnswerAsync(Tunnels(year, citations, arXiv), policy: "top: { years: 2012-2016 }\ncitations: { 2016: 60 }\n"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Where_no_year_is_known_it_is_open_whether_a_paper_qualifies() => Assert.Contains(
        "Its year of publication is unknown",
        await AnswerAsync(Dated(null) with { Year = null }),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("2016-09-02", true)]
    [InlineData("2016-09-01", false)]
    public async Task A_paper_is_new_for_as_many_months_as_the_list_says(string day, bool isNew)
    {
        var answer = await AnswerAsync(Dated(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(isNew, answer.Contains("it belongs in “New Papers”, after discussion", StringComparison.Ordinal));
        Assert.Equal(!isNew, answer.Contains("It qualifies for the top.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_calls_nothing_new_takes_a_paper_of_yesterday() => Assert.Contains(
        "It qualifies for the top.",
        await AnswerAsync(Dated(Today.AddDays(-1)), policy: "top: { years: 2012-2016 }\ncitations: { 2016: 60 }\nnew-papers: { months: none }\n"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("1601.00001", "Wide lanes of the south, and how they came about", "Edna Egan", "“Driving” (line 4)")]
    [InlineData("1603.00009", "Lost Keys of the Night Bus", "Ivo Ives", "“More Papers from 2016” (line 9)")]
    public async Task A_paper_that_is_there_is_named_with_its_place_and_nothing_is_to_be_pasted(string arXiv, string title, string author, string place)
    {
        var answer = await AnswerAsync(KnownPapers.Record(title, 2016, 1_000, arXiv, author, "Mia Moor", "Nils Nord"));

        Assert.EndsWith($"It is in the list already, in the section {place}. Thank you all the same!", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("```", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_top_is_full_the_least_cited_of_the_overflow_section_are_named()
    {
        var answer = await AnswerAsync(
            Tunnels(2016, 500, "1603.00001"),
            KnownPapers.Record("Deep potholes in the rain", 2016, 55, "1602.00001"),
            KnownPapers.Record("Flat tyres and sharp stones", 2016, 5, "1602.00002"),
            KnownPapers.Record("Wide lanes of the south", 2016, 1, "1601.00001"));

        Assert.Contains("The top is full (4), so one paper has to leave", answer, StringComparison.Ordinal);
        Assert.Equal(["Flat tyres", "Deep potholes", "Lost keys"], answer.Split('\n').Where(static l => l.StartsWith("- ", StringComparison.Ordinal) && !l.Contains("**", StringComparison.Ordinal)).Select(static l => string.Join(' ', l[2..].TrimStart('[').Split(' ').Take(2))));
    }

    [Fact]
    public async Task Of_many_that_could_leave_three_are_named()
    {
        const string Fourth = "- **Narrow bridges over wide rivers** (2016), J. Jung et al. [[pdf]](https://arxiv.org/pdf/1602.00003)\n";
        var answer = await AnswerAsync(Policy, List.Replace("- **Lost keys", Fourth + "- **Lost keys", StringComparison.Ordinal), Tunnels(2016, 500, "1603.00001"), KnownPapers.Record("Narrow bridges over wide rivers", 2016, 3, "1602.00003"));

        Assert.Equal(3, answer.Split('\n').Count(static l => l.StartsWith("- ", StringComparison.Ordinal) && !l.Contains("**", StringComparison.Ordinal)));
        Assert.Contains("Narrow bridges", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2016, 60, "1603.00001", true)]
    [InlineData(2016, 59, "1603.00001", true)]
    [InlineData(2015, 199, "1503.00001", false)]
    [InlineData(2011, 9_000, "1103.0001", false)]
    public async Task Only_for_what_would_enter_the_top_does_a_paper_have_to_leave_and_BibTeX_come_along(int year, int citations, string arXiv, bool enters)
    {
        var answer = await AnswerAsync(Tunnels(year, citations, arXiv));

        Assert.Equal(enters, answer.Contains("has to leave", StringComparison.Ordinal));
        Assert.Equal(enters, answer.Contains("```bibtex\n@", StringComparison.Ordinal));
        Assert.Equal(enters, answer.Contains("- **Long tunnels of the north**", StringComparison.Ordinal));
        Assert.Contains("The line to paste:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_top_has_room_none_has_to_leave() => Assert.DoesNotContain(
        "has to leave",
        await AnswerAsync(Tunnels(2016, 500, "1603.00001"), policy: RoomForMore),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Lena Lane", "L. Lane")]
    [InlineData("Lena Lane|Mia Moor", "L. Lane and M. Moor")]
    [InlineData("Lena Lane|Mia Moor|Nils Nord", "L. Lane et al.")]
    public async Task The_line_to_paste_is_in_the_form_of_the_list(string authors, string written) => Assert.Contains(
        $"```markdown\n- **Long tunnels of the north** (2016), {written} [[pdf]](https://arxiv.org/pdf/1603.00001)\n```",
        await AnswerAsync(KnownPapers.Record("Long tunnels of the north", 2016, 500, "1603.00001", authors.Split('|'))),
        StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_preprint_the_line_links_the_open_PDF_else_the_page_of_the_DOI()
    {
        var paper = Dated(new DateOnly(2016, 3, 1));

        Assert.Contains("L. Lane et al. [[html]](https://doi.org/10.1000/182)\n", await AnswerAsync(paper), StringComparison.Ordinal);
        Assert.Contains("L. Lane et al. [[pdf]](https://example.org/open.pdf)\n", await AnswerAsync(paper with { OpenAccessPdf = "https://example.org/open.pdf" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_begins_with_which_paper_it_is_and_how_often_it_is_cited() => Assert.StartsWith(
        "Long tunnels of the north (2016), Lena Lane, Mia Moor, Nils Nord: 1,500 citations as of 2017-02-28; enough for 2016, which asks for 60\n\n",
        await AnswerAsync(Tunnels(2016, 1_500, "1603.00001")),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_title_that_two_papers_have_is_asked_back_about()
    {
        var answer = await AskAsync(Form("Long tunnels"), Policy, List, new KnownPapers(Tunnels(2016, 500, "1603.00001"), KnownPapers.Record("Long tunnels of the south", 2015, 7, "1503.00001", Lane)));

        Assert.StartsWith("More than one paper fits:\n\n- Long tunnels of the north (2016)", answer, StringComparison.Ordinal);
        Assert.Contains("\n- Long tunnels of the south (2015)", answer, StringComparison.Ordinal);
        Assert.EndsWith("`/curator lookup ID` settles it.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_one_of_them_has_exactly_is_that_one() => Assert.Contains(
        "It qualifies for the top.",
        await AskAsync(Form("long tunnels of the north"), Policy, List, new KnownPapers(Tunnels(2016, 500, "1603.00001"), KnownPapers.Record("Long tunnels of the north, revisited", 2015, 7, "1503.00001", Lane))),
        StringComparison.Ordinal);

    [Fact]
    public async Task What_nobody_knows_is_said_to_be_unknown() => Assert.Equal(
        "Semantic Scholar has no record of it. If you have a link to it (arXiv, DOI), a comment `/curator lookup LINK` may find it.",
        await AskAsync(Form("Long tunnels"), Policy, List, new KnownPapers()));

    [Fact]
    public async Task Where_nobody_can_be_asked_the_answer_says_why() => Assert.Equal(
        "The papers could not be looked up now (It is night). Try again later.",
        await AskAsync(Form("Long tunnels"), Policy, List, new KnownPapers { Problem = "It is night." }));

    [Fact]
    public async Task A_policy_with_errors_is_a_maintainers_business() => Assert.StartsWith(
        "The list's policy cannot be followed, so a maintainer has to answer this: ",
        await AnswerAsync(Tunnels(2016, 500, "1603.00001"), policy: "top: { size: many }\n"),
        StringComparison.Ordinal);

    [Fact]
    public async Task In_a_repository_without_a_list_of_papers_nothing_is_answered() =>
        Assert.Null(await AskAsync(Form("Long tunnels"), null, "# Tool\n\nA tool.\n", new KnownPapers()));

    [Fact]
    public async Task A_list_in_Chinese_is_answered_in_Chinese() => Assert.DoesNotContain(
        "qualifies",
        await AnswerAsync(Tunnels(2016, 500, "1603.00001"), policy: Policy + "\nlocale: zh-Hans\n"),
        StringComparison.Ordinal);

    [Fact]
    public async Task What_a_record_says_mentions_nobody_and_is_no_markup()
    {
        var answer = await AnswerAsync(KnownPapers.Record("@octocat <img src=x> [x](javascript:alert)", 2015, 1, "1503.00001", "@octo-org/team"));
        var outsideCode = answer.Split("```")[0];

        Assert.DoesNotContain("@octo", outsideCode, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", outsideCode, StringComparison.Ordinal);
        Assert.DoesNotContain("[x](javascript", outsideCode, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add a LICENSE", "")]
    [InlineData("Add Python 3 support to the fetch script", "")]
    [InlineData("Add table of contents", "It would help.")]
    [InlineData("Suggestion: split the list by year", "")]
    [InlineData("Add support for dark mode", null)]
    public async Task An_issue_that_is_no_proposal_is_not_answered(string title, string? body) =>
        Assert.Null(await AskAsync(ProposalReader.Read(title, body)!, Policy, List, new KnownPapers(Tunnels(2016, 500, "1603.00001"))));

    [Theory]
    [InlineData("Add Long tunnels of the north", "Not as old as https://arxiv.org/abs/1601.00001 by the same people.", "Long tunnels of the north (2016)")]
    [InlineData("Add Long tunnels", "Not as old as https://arxiv.org/abs/1601.00001 by the same people.", "More than one paper fits:\n\n- Long tunnels of the north")]
    [InlineData("Add LTN", "It was published as https://arxiv.org/abs/1603.00001 last year.", "Long tunnels of the north (2016)")]
    public async Task A_link_in_a_sentence_counts_where_the_title_does_not_name_another_paper(string title, string body, string answer) => Assert.StartsWith(
        answer,
        await AskAsync(ProposalReader.Read(title, body)!, Policy, List, new KnownPapers(Tunnels(2016, 500, "1603.00001"), KnownPapers.Record("Wide lanes of the south", 2016, 1, "1601.00001", "Edna Egan"))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("2012.01234", 2026, "2026-09-01", "2026-11-28")]
    [InlineData("1608.00001", 2017, "2017-01-01", "2017-03-01")]
    [InlineData("1608.31001", 2016, "2016-08-31", "2017-02-28")]
    [InlineData("1612.00001", 2016, "2016-12-20", "2017-03-01")]
    [InlineData("1702.00001", 2017, "2017-04-01", "2017-03-01")]
    public async Task A_line_that_is_offered_has_no_finding_in_the_section_that_is_named(string arXiv, int year, string published, string today)
    {
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        var paper = Tunnels(year, 10, arXiv) with { PublicationDate = DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture) };
        var list = List + "\n\n### Appendix: More than the top\n- Blue doors of the harbour (2016), L. Low et al. [[pdf]](https://arxiv.org/pdf/1604.00009)\n";
        using var bench = new ReviewBench(new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = list, [PolicyFile.DefaultPath] = RoomForMore });
        var read = await BaseList.ReadAsync(await bench.ClientAsync(), ReviewBench.Ref);
        var answer = (await new ProposalAnswer(new KnownPapers(paper)).WriteAsync(new Proposal(new PaperQuery("", [PaperId.Of(paper).First()])), read, day, TestContext.Current.CancellationToken))!;

        var line = answer.Split('\n').First(static l => l.StartsWith("- ", StringComparison.Ordinal) && l.Contains("[[pdf]]", StringComparison.Ordinal));
        var section = read.List!.Sections.Select(static s => s.Title).FirstOrDefault(title => title.Length > 0 && answer.Contains($"“{title}”", StringComparison.Ordinal)) ?? "Appendix: More than the top";
        var head = list.Replace($"### {section}\n", $"### {section}\n{line}\n", StringComparison.Ordinal);
        var request = ReviewRequest.Read(list, head, onto: null, read.File, new PullRequestFacts { Date = day });
        var review = await new Reviewer(new KnownPapers(paper)).ReviewAsync(request, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(review.Findings, static f => f.Severity > Severity.Notice);
    }

    /// <summary>A paper that is named by its title in the form for suggestions.</summary>
    private static Proposal Form(string title) => new(new PaperQuery(title, []));

    private static Paper Tunnels(int year, int? citations, string arXiv) => KnownPapers.Record("Long tunnels of the north", year, citations, arXiv, Lane);

    /// <summary>A paper of which the day is known, and no preprint.</summary>
    private static Paper Dated(DateOnly? day) => KnownPapers.Record("Long tunnels of the north", 2016, 500, null, Lane) with
    {
        PublicationDate = day,
        ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOI"] = "10.1000/182" },
    };

    private static Task<string> AnswerAsync(params Paper[] papers) => AnswerAsync(Policy, List, papers);

    private static Task<string> AnswerAsync(Paper suggested, string policy) => AnswerAsync(policy, List, suggested);

    /// <summary>The answer to who suggests the first of the papers by its link.</summary>
    private static async Task<string> AnswerAsync(string policy, string list, params Paper[] papers) =>
        await AskAsync(new Proposal(new PaperQuery("", [PaperId.Of(papers[0]).First()])), policy, list, new KnownPapers(papers)) ?? "";

    private static async Task<string?> AskAsync(Proposal proposal, string? policy, string list, KnownPapers papers)
    {
        var files = Lists.Files(list);
        if (policy is not null)
        {
            files[PolicyFile.DefaultPath] = policy;
        }

        using var bench = new ReviewBench(files);
        var read = await BaseList.ReadAsync(await bench.ClientAsync(), ReviewBench.Ref);
        return await new ProposalAnswer(papers).WriteAsync(proposal, read, Today, TestContext.Current.CancellationToken);
    }
}
