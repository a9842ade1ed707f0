using CuratorBot.Core.Papers;
using CuratorBot.Fakes;

namespace CuratorBot.SemanticScholar.Tests;

public sealed class SemanticScholarSourceTests
{
    private static readonly PaperQuery Distilling = Query("Distilling the knowledge in a neural network", "G. Hinton et al.", 2015, "ARXIV:1503.02531");

    [Fact]
    public void Papers_with_ids_cost_one_request_together()
    {
        var fake = Library();
        using var bench = new Bench(fake);

        var lookups = bench.LookUp(
            Distilling,
            Query("Neural turing machines", "A. Graves et al.", 2014, "ARXIV:1410.5401"),
            Query("Deep residual learning for image recognition", "K. He et al.", 2016, "DOI:10.1109/cvpr.2016.90"));

        Assert.All(lookups, l => Assert.Equal(MatchedBy.Id, Assert.IsType<PaperLookup.Found>(l).MatchedBy));
        Assert.Equal([7200347, 15299054, 206594692], lookups.Select(l => ((PaperLookup.Found)l).Paper.CorpusId!.Value));
        Assert.Equal(["ARXIV:1503.02531", "ARXIV:1410.5401", "DOI:10.1109/cvpr.2016.90"], lookups.Select(l => l.Query));
        Assert.Single(fake.Requests);
    }

    [Fact]
    public void Nothing_asked_costs_nothing()
    {
        var fake = Library();
        using var bench = new Bench(fake);

        Assert.Empty(bench.LookUp());
        Assert.Empty(fake.Requests);
    }

    [Fact]
    public void A_paper_without_id_is_found_by_its_title()
    {
        var fake = Library();
        using var bench = new Bench(fake);

        var found = Assert.IsType<PaperLookup.Found>(bench.LookUp(Query("Neural Turing machines", "A. Graves et al.", 2014))[0]);

        Assert.Equal((15299054, MatchedBy.Title, 1.0, "Neural Turing machines"), (found.Paper.CorpusId, found.MatchedBy, found.Score, found.Query));
        Assert.Equal((0, 1, 0), (fake.Count("batch"), fake.Count("match"), fake.Count("search")));
    }

    [Fact]
    public void A_nearest_title_of_another_paper_is_not_taken()
    {
        var fake = Library().Add(5, "Explanation of Gravity Hill of Mainpat by using digital Elevation Modeling", 2025, 0, ["S. Patel"]);
        using var bench = new Bench(fake);

        var lookup = bench.LookUp(Query("Gravity hill", "A. Nonymous", 2015))[0];

        Assert.IsType<PaperLookup.NotFound>(lookup);
        Assert.Equal(1, fake.Count("match"));
    }

    [Fact]
    public void A_paper_that_would_fail_by_the_record_of_its_link_is_searched_for_once_for_others()
    {
        var fake = Library().Add(7, "Neural Turing Machines", 2015, 90_000, ["Alex Graves", "Greg Wayne"], venue: "A venue");
        fake.Add(8, "Neural Turing Machines", 2014, 95_000, ["S. Else"]);
        using var bench = new Bench(fake);
        var query = Query("Neural turing machines", "A. Graves et al.", 2014, "ARXIV:1410.5401") with { FallsShort = static record => record.CitationCount < 80_000 };

        var found = Assert.IsType<PaperLookup.Found>(bench.LookUp(query)[0]);

        Assert.Equal((15299054, MatchedBy.Id), (found.Paper.CorpusId, found.MatchedBy));
        Assert.Equal([7], found.OtherRecords.Select(static r => r.CorpusId!.Value));
        Assert.Equal((2, 0, 1), (fake.Requests.Count, fake.Count("match"), fake.Count("search")));
    }

    [Fact]
    public void A_paper_that_does_not_fail_by_the_record_of_its_link_costs_no_further_request()
    {
        var fake = Library();
        using var bench = new Bench(fake);

        bench.LookUp(Distilling with { FallsShort = static _ => false });

        Assert.Single(fake.Requests);
    }

    [Fact]
    public void A_title_by_others_brings_candidates()
    {
        var fake = Library().Add(6, "Neural Turing Machines", 2014, 3, ["S. Else"]);
        using var bench = new Bench(fake);

        var ambiguous = Assert.IsType<PaperLookup.Ambiguous>(bench.LookUp(Query("Neural turing machines", "B. Nobody", 2014))[0]);

        Assert.Equal([6, 15299054], ambiguous.Candidates.Select(c => c.CorpusId!.Value).Order());
        Assert.Equal((1, 1), (fake.Count("match"), fake.Count("search")));
    }

    [Fact]
    public void The_right_one_of_several_is_taken_where_the_nearest_is_not_it()
    {
        var fake = Library().Add(6, "Neural Turing Machines", 2014, 90_000, ["S. Else"]);
        using var bench = new Bench(fake);

        var found = Assert.IsType<PaperLookup.Found>(bench.LookUp(Query("Neural turing machines", "A. Graves et al.", 2014))[0]);

        Assert.Equal(15299054, found.Paper.CorpusId);
    }

    [Fact]
    public void An_id_that_the_service_does_not_know_leaves_the_title()
    {
        var fake = Library();
        using var bench = new Bench(fake);

        var lookups = bench.LookUp(Query("Neural turing machines", "A. Graves et al.", 2014, "ARXIV:1410.9999"), Distilling);

        Assert.Equal(MatchedBy.Title, Assert.IsType<PaperLookup.Found>(lookups[0]).MatchedBy);
        Assert.Equal(MatchedBy.Id, Assert.IsType<PaperLookup.Found>(lookups[1]).MatchedBy);
        Assert.Equal((1, 1), (fake.Count("batch"), fake.Count("match")));
    }

    [Fact]
    public void A_link_to_another_paper_is_told_and_the_title_looked_for()
    {
        var fake = Library();
        using var bench = new Bench(fake);

        var found = Assert.IsType<PaperLookup.Found>(bench.LookUp(Query("Neural turing machines", "A. Graves et al.", 2014, "ARXIV:1503.02531"))[0]);

        Assert.Equal((15299054, MatchedBy.Title), (found.Paper.CorpusId, found.MatchedBy));
        Assert.Equal(7200347, found.LinkedPaper!.CorpusId);
    }

    [Fact]
    public void A_link_to_another_paper_is_told_where_the_title_is_unknown_too()
    {
        using var bench = new Bench(Library());

        var lookup = bench.LookUp(Query("A title that no one has", "N. Obody", 2014, "ARXIV:1503.02531"))[0];

        Assert.IsType<PaperLookup.NotFound>(lookup);
        Assert.Equal(7200347, lookup.LinkedPaper!.CorpusId);
    }

    [Fact]
    public void A_title_that_is_only_nice_to_know_costs_no_request()
    {
        var fake = Library();
        using var bench = new Bench(fake);

        var lookups = bench.LookUp(
            Query("Neural turing machines", "A. Graves et al.", 2014) with { IdsOnly = true },
            Query("Neural turing machines", "A. Graves et al.", 2014, "ARXIV:1503.02531") with { IdsOnly = true },
            Query("Unknown", "N. Obody", 2014, "ARXIV:1503.07777") with { IdsOnly = true },
            Distilling with { IdsOnly = true });

        Assert.IsType<PaperLookup.NotFound>(lookups[0]);
        Assert.Equal(7200347, Assert.IsType<PaperLookup.NotFound>(lookups[1]).LinkedPaper!.CorpusId);
        Assert.IsType<PaperLookup.NotFound>(lookups[2]);
        Assert.IsType<PaperLookup.Found>(lookups[3]);
        Assert.Single(fake.Requests);
    }

    [Fact]
    public void Of_two_records_of_one_paper_the_one_of_the_year_and_the_venue_is_taken()
    {
        var fake = Library()
            .Add(11, "Mask R-CNN", 2017, 9000, ["Kaiming He", "Georgia Gkioxari"], arXiv: "1703.06870", venue: "ArXiv")
            .Add(12, "Mask R-CNN", 2017, 20_000, ["Kaiming He", "Georgia Gkioxari"], doi: "10.1109/ICCV.2017.322", venue: "ICCV")
            .Add(13, "Mask R-CNN", 2020, 800, ["Kaiming He", "Georgia Gkioxari"], doi: "10.1109/tpami.2018.2844175", venue: "TPAMI");
        using var bench = new Bench(fake);

        var found = Assert.IsType<PaperLookup.Found>(bench.LookUp(
            Query("Mask R-CNN", "K. He et al.", 2017, "ARXIV:1703.06870", "DOI:10.1109/tpami.2018.2844175", "DOI:10.1109/iccv.2017.322"))[0]);

        Assert.Equal(12, found.Paper.CorpusId);
        Assert.Equal([11, 13], found.OtherRecords.Select(p => p.CorpusId!.Value).Order());
    }

    [Fact]
    public void A_merged_paper_is_taken_by_its_place_in_the_answer()
    {
        var fake = Library();
        fake.Merged["ARXIV:1410.0001"] = "CorpusId:15299054";
        using var bench = new Bench(fake);

        var lookups = bench.LookUp(Distilling, Query("Neural turing machines", "A. Graves et al.", 2014, "ARXIV:1410.0001"));

        Assert.Equal([7200347, 15299054], lookups.Select(l => Assert.IsType<PaperLookup.Found>(l).Paper.CorpusId!.Value));
    }

    [Fact]
    public void A_malformed_id_is_not_sent()
    {
        var fake = Library();
        using var bench = new Bench(fake);

        var lookups = bench.LookUp(
            Distilling,
            new PaperQuery("Neural turing machines", [new PaperId("DOI", "https://doi.org/10.1/x"), new PaperId("", "")], "A. Graves et al.", 2014));

        Assert.All(lookups, l => Assert.IsType<PaperLookup.Found>(l));
        Assert.Equal((1, 0, 1), (fake.Count("paper"), fake.Count("batch"), fake.Count("match")));
    }

    [Fact]
    public void One_title_asked_twice_costs_one_request()
    {
        var fake = Library();
        using var bench = new Bench(fake);

        bench.LookUp(Query("Neural turing machines", "A. Graves et al.", 2014), Query("Neural Turing Machines", "A. Graves", 2015));

        Assert.Equal(1, fake.Count("match"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("!?—…")]
    public void A_title_without_letters_is_not_asked_for(string title)
    {
        var fake = Library();
        using var bench = new Bench(fake);

        Assert.IsType<PaperLookup.NotFound>(bench.LookUp(Query(title, null, null))[0]);
        Assert.Empty(fake.Requests);
    }

    [Fact]
    public void A_title_of_any_length_is_asked_for_by_its_beginning()
    {
        var fake = Library();
        using var bench = new Bench(fake);

        bench.LookUp(Query(string.Concat(Enumerable.Repeat("neural turing machines ", 50_000)), null, null));

        Assert.InRange(fake.Requests.Single().Query["query"].Length, 200, 310);
    }

    [Fact]
    public void A_title_in_another_script_is_asked_for_by_the_words_of_its_link()
    {
        var fake = Library();
        using var bench = new Bench(fake);

        var found = Assert.IsType<PaperLookup.Found>(bench.LookUp(
            Query("神经图灵机", "A. Graves等人", 2014) with { Url = "http://papers.example/5347-neural-turing-machines.pdf" })[0]);

        Assert.Equal(15299054, found.Paper.CorpusId);
    }

    [Fact]
    public void A_service_that_is_down_makes_papers_unavailable_and_nothing_throws()
    {
        var fake = Library();
        fake.Fault = _ => FakeResponse.InternalError;
        using var bench = new Bench(fake);

        var lookups = bench.LookUp(Distilling, Query("Neural turing machines", "A. Graves et al.", 2014));

        Assert.All(lookups, l => Assert.StartsWith("Semantic Scholar", Assert.IsType<PaperLookup.Unavailable>(l).Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_heard_before_the_deadline_stays()
    {
        var fake = Library();
        fake.Fault = r => r.Path.EndsWith("match", StringComparison.Ordinal) ? FakeResponse.NeverAnswers : null;
        using var bench = new Bench(fake);

        var lookups = bench.LookUp(
            Distilling, Query("Neural turing machines", "A. Graves et al.", 2014), Query("Deep residual learning", "K. He et al.", 2016));

        Assert.IsType<PaperLookup.Found>(lookups[0]);
        Assert.IsType<PaperLookup.Unavailable>(lookups[1]);
        Assert.IsType<PaperLookup.Unavailable>(lookups[2]);
    }

    [Fact]
    public void A_caller_that_cancels_is_heard()
    {
        var fake = Library();
        using var bench = new Bench(fake);
        using var caller = new CancellationTokenSource();
        caller.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            VirtualTime.Run(bench.Time, bench.Options.Deadline, () => bench.Source.LookUpAsync([Distilling], caller.Token)));
        Assert.Empty(fake.Requests);
    }

    private static PaperQuery Query(string title, string? authors, int? year, params string[] ids) => new(
        title,
        [.. ids.Select(static text => PaperId.TryParse(text, out var id) ? id : throw new InvalidOperationException(text))],
        authors,
        year);

    private static FakeSemanticScholar Library() => new FakeSemanticScholar()
        .Add(7200347, "Distilling the Knowledge in a Neural Network", 2015, 9675, ["Geoffrey E. Hinton", "Oriol Vinyals", "J. Dean"], arXiv: "1503.02531")
        .Add(15299054, "Neural Turing Machines", 2014, 1818, ["Alex Graves", "Greg Wayne", "Ivo Danihelka"], arXiv: "1410.5401")
        .Add(206594692, "Deep Residual Learning for Image Recognition", 2016, 100_000, ["Kaiming He", "X. Zhang"], doi: "10.1109/cvpr.2016.90");
}
