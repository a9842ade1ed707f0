using System.Text.Json.Nodes;
using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.Testing;

namespace CuratorBot.OpenAlex.Tests;

/// <summary>What OpenAlex is asked, and what is made of its answers.</summary>
public sealed class OpenAlexSourceTests : IDisposable
{
    private const string Title = "Distilling the knowledge in a neural network";
    private static readonly string[] Authors = ["Geoffrey Hinton", "Oriol Vinyals", "Jeff Dean"];
    private static readonly PaperId Preprint = new(PaperId.ArXiv, "1503.02531");
    private static readonly PaperId Journal = new(PaperId.Doi, "10.1000/journal.7");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_paper_is_found_by_its_arXiv_id_with_one_free_request()
    {
        var fake = Fake().Add(7, Title, 2015, 9_675, Authors, arXiv: "1503.02531");
        using var bench = new Bench(fake);

        var found = Assert.IsType<PaperLookup.Found>(Assert.Single(bench.LookUp(Question(Preprint))));

        Assert.Equal((9_675, new DateOnly(2026, 3, 1), "W7", "https://openalex.org/W7", PaperSources.OpenAlex), (found.Paper.CitationCount, found.Paper.AsOf, found.Paper.OpenAlexId, found.Paper.Url, found.Paper.Source));
        Assert.Equal(MatchedBy.Id, found.MatchedBy);
        Assert.Equal("1503.02531", found.Paper.ExternalIds["ArXiv"]);
        Assert.Equal("/works/doi:10.48550/arxiv.1503.02531", Assert.Single(fake.Requests).Path);
        AssertFree(fake);
    }

    [Theory]
    [InlineData(PaperId.Doi, "10.1038/nature14236", "10.1038/nature14236")]
    [InlineData(PaperId.Doi, "10.1002/(sici)1097-0258<1::aid-sim1>3.0.co;2-#", "10.1002/(sici)1097-0258<1::aid-sim1>3.0.co;2-#")]
    [InlineData(PaperId.Acl, "D14-1162", "10.3115/v1/d14-1162")]
    [InlineData(PaperId.Acl, "D15-1166", "10.18653/v1/d15-1166")]
    [InlineData(PaperId.Acl, "2020.acl-main.447", "10.18653/v1/2020.acl-main.447")]
    [InlineData(PaperId.ArXiv, "math/0309136", "10.48550/arxiv.math/0309136")]
    public void Ids_are_asked_for_by_their_doi(string scheme, string value, string doi)
    {
        var fake = Fake();
        using var bench = new Bench(fake);

        bench.LookUp(Question(new PaperId(scheme, value)));

        Assert.Equal($"/works/doi:{doi}", Assert.Single(fake.Requests).Path);
        AssertFree(fake);
    }

    [Fact]
    public void A_work_that_was_merged_into_another_is_followed_to_it()
    {
        var fake = Fake().Add(8, Title, 2015, 500, Authors, doi: Journal.Value).Merge("10.48550/arxiv.1503.02531", intoNumber: 8);
        using var bench = new Bench(fake);

        var found = Assert.IsType<PaperLookup.Found>(bench.LookUp(Question(Preprint))[0]);

        Assert.Equal((500, "W8"), (found.Paper.CitationCount, found.Paper.OpenAlexId));
        Assert.Equal(["/works/doi:10.48550/arxiv.1503.02531", "/works/W8"], fake.Requests.Select(static r => r.Path));
        AssertFree(fake);
    }

    [Theory]
    [InlineData("https://elsewhere.example/works/W8")]
    [InlineData("/works/doi:10.48550/arxiv.1503.02531")]
    public void A_redirect_to_another_host_or_in_a_circle_is_no_answer(string location)
    {
        var fake = Fake();
        fake.Fault = _ => new FakeResponse(301, "") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = location } };
        using var bench = new Bench(fake);

        var down = Assert.IsType<PaperLookup.Unavailable>(bench.LookUp(Question(Preprint))[0]);

        Assert.Contains("OpenAlex's address answers with a redirect", down.Reason, StringComparison.Ordinal);
        Assert.InRange(fake.Requests.Count, 1, 4);
    }

    [Fact]
    public void A_work_with_another_title_is_another_paper()
    {
        using var bench = new Bench(Fake().Add(9, "Sequence to sequence learning with neural networks", 2014, 900, ["Ilya Sutskever"], arXiv: "1503.02531"));

        var lookup = bench.LookUp(Question(Preprint))[0];

        Assert.IsNotType<PaperLookup.Found>(lookup);
        Assert.Equal("W9", lookup.LinkedPaper?.OpenAlexId);
    }

    [Fact]
    public void A_count_that_is_split_over_two_works_is_looked_for_in_both()
    {
        var fake = Fake().Add(1, Title, 2015, 30, Authors, arXiv: "1503.02531").Add(2, Title, 2015, 500, Authors, doi: Journal.Value);
        using var bench = new Bench(fake);

        var enough = bench.LookUp(Question(Preprint, Journal) with { FallsShort = static record => record.CitationCount < 20 });
        var more = bench.LookUp(Question(Preprint, Journal) with { FallsShort = static record => record.CitationCount < 200 });

        Assert.Empty(Assert.IsType<PaperLookup.Found>(enough[0]).OtherRecords);
        Assert.Equal([30, 500], Records(more[0]).Select(static r => r.CitationCount).Order());
        Assert.Equal(3, fake.Requests.Count);
    }

    [Theory]
    [InlineData("-3", null)]
    [InlineData("99999999999", null)]
    [InlineData("null", null)]
    [InlineData("\"many\"", null)]
    [InlineData("1.5", null)]
    [InlineData("0", 0)]
    public void An_odd_count_is_unknown(string sent, int? read)
    {
        using var bench = new Bench(Fake().Add(7, Title, 2015, JsonNode.Parse(sent), Authors, arXiv: "1503.02531"));

        Assert.Equal(read, Assert.IsType<PaperLookup.Found>(bench.LookUp(Question(Preprint))[0]).Paper.CitationCount);
    }

    [Fact]
    public void Missing_authors_and_markup_in_a_title_are_no_trouble()
    {
        using var bench = new Bench(Fake().Add(7, "Distilling the <i>Knowledge</i> in a &#78;eural\n network", 2015, 4, authors: null, arXiv: "1503.02531"));

        var found = Assert.IsType<PaperLookup.Found>(bench.LookUp(Question(Preprint))[0]);

        Assert.Equal(("Distilling the Knowledge in a Neural network", 0), (found.Paper.Title, found.Paper.Authors.Count));
    }

    [Fact]
    public void A_retracted_paper_is_known_as_such()
    {
        using var bench = new Bench(Fake().Add(7, Title, 2015, 4, Authors, arXiv: "1503.02531", retracted: true));

        Assert.True(Assert.IsType<PaperLookup.Found>(bench.LookUp(Question(Preprint))[0]).Paper.IsRetracted);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(400)]
    public void A_work_that_is_unknown_or_an_id_that_is_refused_is_not_found(int status)
    {
        var fake = Fake();
        fake.Fault = _ => new FakeResponse(status, """{"error":"x","message":"y"}""");
        using var bench = new Bench(fake);

        var lookup = Assert.IsType<PaperLookup.NotFound>(bench.LookUp(Question(Preprint))[0]);

        Assert.Equal("ARXIV:1503.02531", lookup.Query);
    }

    [Theory]
    [InlineData(403, "OpenAlex refuses the request (403)", Outage.Faulty)]
    [InlineData(500, "OpenAlex answers with an error (500)", Outage.Faulty)]
    [InlineData(200, "OpenAlex's answer could not be read", Outage.Faulty)]
    public void An_answer_that_is_none_is_told(int status, string reason, Outage outage)
    {
        var fake = Fake();
        fake.Fault = _ => new FakeResponse(status, "[1]");
        using var bench = new Bench(fake);

        var down = Assert.IsType<PaperLookup.Unavailable>(bench.LookUp(Question(Preprint))[0]);

        Assert.Equal((reason, outage, PaperSources.OpenAlex), (down.Reason, down.Outage, down.Source));
    }

    [Fact]
    public void A_budget_that_is_used_up_is_not_waited_for_and_not_asked_for_again()
    {
        var fake = Fake();
        fake.Fault = _ => FakeOpenAlex.UsedUp;
        using var bench = new Bench(fake, ("OpenAlex:RequestsPerSecond", "1"));

        var lookups = bench.LookUp([.. Enumerable.Range(1, 9).Select(static i => Question(new PaperId(PaperId.ArXiv, $"1503.0000{i}")))]);

        Assert.All(lookups, static l => Assert.Equal(("OpenAlex's budget for today is used up (429)", Outage.BudgetUsed), (((PaperLookup.Unavailable)l).Reason, ((PaperLookup.Unavailable)l).Outage)));
        Assert.InRange(bench.Passed.TotalSeconds, 0, 10);
        Assert.InRange(fake.Requests.Count, 1, 9);
    }

    [Fact]
    public void A_key_is_sent_as_a_bearer_token_and_left_out_once_it_is_refused()
    {
        var key = Guid.NewGuid().ToString("N");
        var fake = Fake().Add(7, Title, 2015, 4, Authors, arXiv: "1503.02531");
        using var bench = new Bench(fake, ("OpenAlex:ApiKey", key));

        var refused = bench.LookUp(Question(Preprint))[0];
        fake.Keys.Add(key);
        using var accepted = new Bench(fake, ("OpenAlex:ApiKey", key));
        var found = accepted.LookUp(Question(Preprint))[0];

        Assert.True(Assert.IsType<PaperLookup.Found>(refused).KeyRefused);
        Assert.False(Assert.IsType<PaperLookup.Found>(found).KeyRefused);
        Assert.Equal([$"Bearer {key}", null, $"Bearer {key}"], fake.Requests.Select(static r => r.Headers.GetValueOrDefault("Authorization")));
    }

    [Fact]
    public void A_title_without_an_id_is_searched_by_its_words_alone()
    {
        var fake = Fake().Add(3, "Alice's networks: how to win, or not!", 2015, 77, ["Bob Builder"], doi: "10.1000/alice");
        using var bench = new Bench(fake);

        var found = Assert.IsType<PaperLookup.Found>(bench.LookUp(new PaperQuery("Alice's networks: how to win, or not!", [], "B. Builder", 2015))[0]);

        Assert.Equal((77, MatchedBy.Title), (found.Paper.CitationCount, found.MatchedBy));
        Assert.Equal("title.search:Alice s networks how to win or not", Assert.Single(fake.Requests).Query["filter"]);
        Assert.Empty(fake.Violations);
    }

    [Fact]
    public void Many_titles_are_not_searched_nor_is_that_of_an_optional_paper()
    {
        var fake = Fake();
        using var bench = new Bench(fake);

        var many = bench.LookUp([.. Enumerable.Range(1, 4).Select(static i => new PaperQuery($"A paper about matter number {i}", []))]);
        var optional = bench.LookUp(new PaperQuery("A paper about matter", [], IdsOnly: true));

        Assert.All(many.Concat(optional), static l => Assert.Null(Assert.IsType<PaperLookup.NotFound>(l).Query));
        Assert.Empty(fake.Requests);
    }

    [Fact]
    public void What_is_known_is_not_asked_for_again_and_the_count_keeps_its_column()
    {
        var path = Path.Combine(_folder.Path, "papers.db");
        var fake = Fake().Add(7, Title, 2015, 9_675, Authors, arXiv: "1503.02531", retracted: true);
        using (var bench = new Bench(fake, ("SemanticScholar:CachePath", path)))
        {
            bench.LookUp(Question(Preprint));
        }

        using var again = new Bench(fake, ("SemanticScholar:CachePath", path));
        var found = Assert.IsType<PaperLookup.Found>(again.LookUp(Question(Preprint))[0]);

        Assert.Single(fake.Requests);
        Assert.Equal((9_675, "W7", PaperSources.OpenAlex, true), (found.Paper.CitationCount, found.Paper.OpenAlexId, found.Paper.Source, found.Paper.IsRetracted));
    }

    private static FakeOpenAlex Fake() => new();

    private static PaperQuery Question(params PaperId[] ids) => new(Title, ids, "G. Hinton et al.", 2015);

    private static IEnumerable<Paper> Records(PaperLookup lookup) => lookup is PaperLookup.Found found ? found.OtherRecords.Prepend(found.Paper) : [];

    private static void AssertFree(FakeOpenAlex fake)
    {
        Assert.Empty(fake.Violations);
        Assert.Equal(0, fake.Count("search"));
    }
}
