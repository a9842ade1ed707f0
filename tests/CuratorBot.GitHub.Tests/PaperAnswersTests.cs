using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Tests;

/// <summary>What <c>/curator lookup</c> and <c>/curator candidates</c> answer under an issue, as a person reads it.</summary>
public sealed class PaperAnswersTests
{
    private static readonly Paper LayerNorm = KnownPapers.Record("Layer Normalization", 2016, 50, "1607.06450", "Jimmy Ba", "J. Kiros");

    [Theory]
    [InlineData("1512.03385")]
    [InlineData("https://arxiv.org/abs/1512.03385v1")]
    [InlineData("deep residual learning")]
    public async Task A_paper_is_found_by_id_by_address_and_by_its_exact_title(string what) => Assert.Equal(
        "Deep residual learning (2015), Kaiming He: 1,200 citations as of 2017-02-28; enough for 2015, which asks for 200",
        await AnswerAsync($"lookup {what}", KnownPapers.Record("Deep residual learning", 2015, 1_200, "1512.03385", "Kaiming He")));

    [Theory]
    [InlineData(2016, 60, "60 citations as of 2017-02-28; enough for 2016, which asks for 60")]
    [InlineData(2016, 59, "59 citations as of 2017-02-28; 2016 asks for 60")]
    [InlineData(2016, null, "citations unknown; 2016 asks for 60")]
    [InlineData(2014, 5, "5 citations as of 2017-02-28")]
    [InlineData(2014, 1, "1 citation as of 2017-02-28")]
    [InlineData(2014, 0, "0 citations as of 2017-02-28")]
    public async Task The_count_is_held_against_what_the_list_asks_of_the_year(int year, int? citations, string said) =>
        Assert.EndsWith($": {said}", await AnswerAsync("lookup 1607.06450", LayerNorm with { Year = year, CitationCount = citations }), StringComparison.Ordinal);

    [Fact]
    public async Task A_count_without_its_day_and_a_paper_without_its_year_are_told_as_they_are()
    {
        Assert.EndsWith(": 59 citations; 2016 asks for 60", await AnswerAsync("lookup 1607.06450", LayerNorm with { CitationCount = 59, AsOf = null }), StringComparison.Ordinal);
        Assert.EndsWith(": 1 citation; 2016 asks for 60", await AnswerAsync("lookup 1607.06450", LayerNorm with { CitationCount = 1, AsOf = null }), StringComparison.Ordinal);
        Assert.Contains("Layer Normalization (?)", await AnswerAsync("lookup 1607.06450", LayerNorm with { Year = null }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ann Ames|Bo Boyd|Cy Cole", "Ann Ames, Bo Boyd, Cy Cole")]
    [InlineData("Ann Ames|Bo Boyd|Cy Cole|Di Dunn", "Ann Ames et al.")]
    public async Task Three_authors_are_named_of_four_the_first(string authors, string named) => Assert.Contains(
        $"(2016), {named}: ",
        await AnswerAsync("lookup 1607.06450", KnownPapers.Record("Layer Normalization", 2016, 50, "1607.06450", authors.Split('|'))),
        StringComparison.Ordinal);

    [Fact]
    public async Task Of_a_title_that_many_have_ten_are_named()
    {
        var answer = await AnswerAsync("lookup deep", [.. Enumerable.Range(1, 12).Select(static i => KnownPapers.Record($"Deep network {i}", 2015, i))]);

        Assert.StartsWith("More than one paper fits:\n\n- Deep network 1 (2015)", answer, StringComparison.Ordinal);
        Assert.Contains("\n- Deep network 10 (2015)", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Deep network 11", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_known_and_what_cannot_be_asked_are_told_apart()
    {
        Assert.Equal("Semantic Scholar has no record of it.", await AnswerAsync("lookup deep"));
        Assert.Equal("The papers could not be looked up now (It is night). Try again later.", await AnswerAsync("lookup deep", new KnownPapers { Problem = "It is night." }, Lists.Small));
    }

    [Fact]
    public async Task What_the_second_source_has_is_told_where_the_first_cannot_be_asked_and_so_is_a_retraction()
    {
        var work = LayerNorm with { CitationCount = 44, Source = PaperSources.OpenAlex, IsRetracted = true };

        var answer = await AnswerAsync("lookup 1607.06450", new KnownPapers { Problem = "It is night.", Second = new PaperLookup.Found(work, MatchedBy.Id, 1) }, Lists.Small);

        Assert.StartsWith(
            "The papers could not be looked up now (It is night). Try again later.\n\nOpenAlex has it: Layer Normalization (2016), Jimmy Ba and J. Kiros: 44 citations as of 2017-02-28",
            answer,
            StringComparison.Ordinal);
        Assert.EndsWith("\n\n**According to OpenAlex, this paper was retracted.**", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_list_with_an_overflow_section_its_papers_could_leave_least_cited_first_and_those_without_a_count_last()
    {
        var list = Lists.Small.Replace(
            "\n\n### New",
            """

            - **Aligned lanes** (2016), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1602.00001)
            - **Bent rails** (2016), B. Boyd et al. [[pdf]](https://arxiv.org/pdf/1602.00002)

            ### New
            """,
            StringComparison.Ordinal);

        var answer = await AnswerAsync(
            "candidates",
            new KnownPapers(LayerNorm, KnownPapers.Record("Bent rails", 2016, 7, "1602.00002"), KnownPapers.Record("Going deeper with convolutions", 2015, 2, "1409.4842")),
            list);

        Assert.Equal(
            """
            These could leave the top, least cited first:

            - Bent rails: 7 citations as of 2017-02-28
            - Layer Normalization: 50 citations as of 2017-02-28
            - Aligned lanes: citations unknown
            """,
            answer);
    }

    [Fact]
    public async Task Without_an_overflow_section_any_paper_of_the_top_could_leave()
    {
        var list = Lists.Small.Replace("### More Papers from 2016\n", "", StringComparison.Ordinal);

        var answer = await AnswerAsync("candidates", new KnownPapers(LayerNorm, KnownPapers.Record("Going deeper with convolutions", 2015, 2, "1409.4842"), KnownPapers.Record("Wasserstein GAN", 2017, 0, "1701.07875")), list);

        Assert.Equal(
            """
            These could leave the top, least cited first:

            - Going deeper with convolutions: 2 citations as of 2017-02-28
            - Layer Normalization: 50 citations as of 2017-02-28
            - Deep residual learning for image recognition: citations unknown
            """,
            answer);
    }

    [Fact]
    public async Task Of_many_that_could_leave_ten_are_named()
    {
        var more = string.Concat(Enumerable.Range(10, 12).Select(static i => $"- **Road number {i} of the valley** (2016), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1602.000{i})\n"));

        var answer = await AnswerAsync("candidates", new KnownPapers(), Lists.Small.Replace("\n### New", more + "\n### New", StringComparison.Ordinal));

        Assert.Equal(10, answer.Split('\n').Count(static line => line.StartsWith("- ", StringComparison.Ordinal)));
        Assert.Contains("Layer Normalization", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_a_top_has_none_that_could_leave() => Assert.Equal(
        "The list has no top that a paper could leave.",
        await AnswerAsync("candidates", new KnownPapers(), Lists.Small.Replace("**", "", StringComparison.Ordinal).Replace("### More Papers from 2016\n", "", StringComparison.Ordinal)));

    private static Task<string> AnswerAsync(string command, params Paper[] papers) => AnswerAsync(command, new KnownPapers(papers), Lists.Small);

    /// <summary>The answer to a command, without the line that quotes it.</summary>
    private static async Task<string> AnswerAsync(string command, KnownPapers papers, string list)
    {
        using var bench = new ReviewBench(Lists.Files(list));
        var issue = bench.Repository.OpenIssue("bob", "A question", null);
        var comment = new FakeComment { Id = bench.GitHub.NextId(), Author = "bob", Body = $"/curator {command}" };
        issue.Comments.Add(comment);
        var client = await bench.ClientAsync();
        var runner = new CommandRunner(client, papers, bench.Store, new ReplyPublisher(client, () => Task.FromResult(bench.GitHub.BotLogin)), TimeProvider.System);

        await runner.RunAsync(
            new CommandComment(new PullRequestRef(ReviewBench.Ref, issue.Number), IsPullRequest: false, comment.Id, comment.Author, comment.Body),
            await BaseList.ReadAsync(client, ReviewBench.Ref),
            TestContext.Current.CancellationToken);

        Assert.Empty(bench.GitHub.Violations);
        var answer = Assert.Single(issue.Comments, c => c.Author == bench.GitHub.BotLogin).Body;
        return answer[(answer.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
    }
}
