using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Proposals;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Tests;

/// <summary>Who proposes a paper, or asks about one, is told what a review of its line would say.</summary>
public sealed class OneBookTests
{
    private const string List = """
        # Papers

        ## Citation criteria

        - Top 100 papers from 2012 to 2016
        - **2016** : +60 citations
        - **2015** : +200 citations
        - **< 6 months** : *New Papers* (by discussion)

        ## List

        ### Driving

        - **A first paper of the list here** (2015), A. Ames et al. [[pdf]](https://example.org/first.pdf)
        - **Wide lanes of the south** (2015), E. Egan et al. [[pdf]](https://arxiv.org/pdf/1502.00001)

        ### More Papers from 2016

        - **Deep potholes in the rain** (2016), F. Ford et al. [[pdf]](https://arxiv.org/pdf/1602.00001)
        - **Flat tyres and sharp stones** (2016), G. Gray et al. [[pdf]](https://arxiv.org/pdf/1602.00002)

        ### New Papers

        - A newer paper of the list (2016), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1611.00001)
        """;

    private static readonly DateOnly Today = new(2016, 4, 1);

    /// <summary>The year is the venue's, its day is not known; the preprint is older than half a year.</summary>
    private static readonly Paper OfJune = Record("Long tunnels of the north", 2016, 5_000, "1506.00001") with { PublicationDate = new DateOnly(2016, 1, 1) };

    private static readonly Paper WithTen = Record("Long tunnels of the north", 2015, 10, "1506.00001");

    [Theory]
    [MemberData(nameof(Proposed))]
    public async Task The_answer_to_a_proposed_paper_is_the_verdict_on_its_line(PaperLookup.Found found, string said, Verdict verdict)
    {
        var answer = await ProposeAsync(found);
        var line = answer.Split("```markdown\n")[1].Split('\n')[0];
        var review = await ReviewAsync(found, line);

        Assert.Contains(said, answer, StringComparison.Ordinal);
        Assert.Equal(verdict, review.Verdict);
        Assert.Equal(verdict == Verdict.Pass, review.Findings.Count == 0);
    }

    public static TheoryData<PaperLookup.Found, string, Verdict> Proposed() => new()
    {
        { Found(OfJune), "It qualifies for the top.", Verdict.Pass },
        { Found(WithTen) with { OtherRecords = [WithTen with { CitationCount = 500 }] }, "It qualifies for the top.", Verdict.Pass },
        { Found(WithTen), "That is below what the list asks for", Verdict.Fail },
    };

    [Fact]
    public async Task A_title_that_differs_by_blanks_alone_is_in_the_list_and_its_line_a_duplicate()
    {
        var found = Found(Record("A first paper of the list-here", 2015, 900, "1509.00009", "Ann Ames", "Bo Boyd", "Cy Cole"));

        Assert.EndsWith("It is in the list already, in the section “Driving” (line 14). Thank you all the same!", await ProposeAsync(found), StringComparison.Ordinal);
        Assert.Contains(
            (await ReviewAsync(found, "- **A first paper of the list-here** (2015), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1509.00009)")).Findings,
            static f => f is { RuleId: "duplicate", Severity: Severity.Failure });
    }

    [Fact]
    public async Task A_title_that_others_have_written_as_well_is_named_with_its_place()
    {
        var answer = await ProposeAsync(Found(Record("A first paper of the list here", 2015, 900, "1509.00009")));

        Assert.Contains("Possibly the same paper as “A first paper of the list here” in “Driving” (line 14).", answer, StringComparison.Ordinal);
        Assert.Contains("It qualifies for the top.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_another_entry_has_by_mistake_does_not_make_a_paper_be_in_the_list()
    {
        var found = Found(Record("Long tunnels of the north", 2015, 900, "1501.00001"));
        var answer = await ProposeAsync(found);

        Assert.Contains("It qualifies for the top.", answer, StringComparison.Ordinal);
        Assert.DoesNotContain((await ReviewAsync(found, answer.Split("```markdown\n")[1].Split('\n')[0])).Findings, static f => f.RuleId == "duplicate");
    }

    [Fact]
    public async Task Answers_to_commands_go_by_the_highest_count_of_all_records()
    {
        var potholes = Record("Deep potholes in the rain", 2016, 5, "1602.00001");
        var source = new Answers(
            Found(potholes) with { OtherRecords = [potholes with { CitationCount = 300 }] },
            Found(Record("Flat tyres and sharp stones", 2016, 50, "1602.00002")));

        Assert.EndsWith(": 300 citations as of 2016-03-31; enough for 2016, which asks for 60", await CommandAsync("lookup 1602.00001", source), StringComparison.Ordinal);
        Assert.EndsWith(
            "\n- Flat tyres and sharp stones: 50 citations as of 2016-03-31\n- Deep potholes in the rain: 300 citations as of 2016-03-31",
            await CommandAsync("candidates", source),
            StringComparison.Ordinal);
    }

    private static Paper Record(string title, int year, int citations, string arXiv, params string[] authors) => new()
    {
        Title = title,
        Year = year,
        CitationCount = citations,
        AsOf = new DateOnly(2016, 3, 31),
        Authors = [.. (authors.Length > 0 ? authors : ["Lena Lane", "Mia Moor", "Nils Nord"]).Select(static name => new PaperAuthor(name))],
        ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = arXiv },
    };

    private static PaperLookup.Found Found(Paper paper) => new(paper, MatchedBy.Id, 1);

    private static async Task<string> ProposeAsync(PaperLookup.Found found)
    {
        using var bench = new ReviewBench(Lists.Files(List));
        var list = await BaseList.ReadAsync(await bench.ClientAsync(), ReviewBench.Ref);
        var query = new PaperQuery("", [PaperId.Of(found.Paper).First()]);
        return await new ProposalAnswer(new Answers(found)).WriteAsync(new Proposal(query), list, Today, TestContext.Current.CancellationToken) ?? "";
    }

    private static async Task<Review> ReviewAsync(PaperLookup.Found found, string line)
    {
        using var bench = new ReviewBench(Lists.Files(List)) { Papers = new Answers(found) };
        var pull = bench.Repository.Open("alice", "Add a paper", "Please.", Lists.Change(List.Replace("### Driving\n\n", $"### Driving\n\n{line}\n", StringComparison.Ordinal)));
        pull.CreatedAt = new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero);
        return (await bench.ReviewAsync(pull)).Review!;
    }

    private static async Task<string> CommandAsync(string command, IPaperSource source)
    {
        using var bench = new ReviewBench(Lists.Files(List));
        var issue = bench.Repository.OpenIssue("bob", "A question", null);
        var comment = new FakeComment { Id = bench.GitHub.NextId(), Author = "bob", Body = $"/curator {command}" };
        issue.Comments.Add(comment);
        var client = await bench.ClientAsync();
        var runner = new CommandRunner(client, source, bench.Store, new ReplyPublisher(client, () => Task.FromResult(bench.GitHub.BotLogin)), TimeProvider.System);
        await runner.RunAsync(
            new CommandComment(new PullRequestRef(ReviewBench.Ref, issue.Number), IsPullRequest: false, comment.Id, comment.Author, comment.Body),
            await BaseList.ReadAsync(client, ReviewBench.Ref),
            TestContext.Current.CancellationToken);
        return Assert.Single(issue.Comments, c => c.Author == bench.GitHub.BotLogin).Body;
    }

    /// <summary>Knows these papers, by an id of any record of theirs.</summary>
    private sealed class Answers(params PaperLookup.Found[] papers) : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(query =>
                papers.FirstOrDefault(p => p.OtherRecords.Prepend(p.Paper).SelectMany(PaperId.Of).Intersect(query.Ids).Any()) ?? (PaperLookup)new PaperLookup.NotFound())]);
    }
}
