using CuratorBot.Core.Audits;
using CuratorBot.Core.Candidates;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Candidates;

/// <summary>Papers that a list does not have and that reach what it asks.</summary>
public sealed class ListCandidatesTests
{
    private const string List =
        """
        # Papers on wind turbines

        ## Criteria

        A list of top 9 papers published from 2012 to 2016.

        - **2016** : +60 citations
        - **2015** : +200 citations

        ## Blades
        - **Blade fatigue in cold air** (2016), A. Moen et al. [[pdf]](https://arxiv.org/pdf/1601.00001)
        - **Quiet tips** (2015), B. Lund [[pdf]](https://arxiv.org/pdf/1501.00002)
        - **A catalogue of profiles** (2014), D. Strand [[pdf]](https://arxiv.org/pdf/1401.00003)
        - **Erosion by rain** (2013), H. Ness [[pdf]](https://arxiv.org/pdf/1301.00006)

        ## Grids
        - **Storage for islands** (2016), E. Berg et al. [[pdf]](https://arxiv.org/pdf/1602.00004)
        - **Forecasts by the hour** (2013), F. Vik [[pdf]](https://arxiv.org/pdf/1301.00005)
        - **Inertia from rotors** (2012), I. Dahl [[pdf]](https://arxiv.org/pdf/1201.00007)
        - **Markets at night** (2012), J. Fjell [[pdf]](https://arxiv.org/pdf/1201.00008)

        """;

    private static readonly DateOnly Today = new(2017, 3, 1);

    [Fact]
    public void A_paper_that_reaches_what_is_asked_comes_with_its_line_and_its_section()
    {
        var found = Find(List, [(Record("Ice on blades: a review", 2015, 300, "A. Moen") with { ExternalIds = Id("ArXiv", "1503.00001") }, ["Blade fatigue in cold air", "Quiet tips", "Storage for islands"])]);

        var candidate = Assert.Single(found.Candidates);
        Assert.Equal(("Blades", 300, 200, null), (candidate.Section?.Title, candidate.Citations, candidate.Needed, candidate.CitedMoreThan));
        Assert.Equal("- **Ice on blades: a review** (2015), A. Moen [[pdf]](https://arxiv.org/pdf/1503.00001)", candidate.Line);
    }

    [Theory]
    [InlineData(2015, 199)]
    [InlineData(2016, 59)]
    [InlineData(2011, 9_000)]
    [InlineData(2017, 9_000)]
    public void A_paper_that_does_not_is_none(int year, int citations) =>
        Assert.Equal((0, 1), (Find(List, [(Record("Ice on blades", year, citations, "A. Moen"), [])]) is var found ? found.Candidates.Count : -1, found.Below));

    [Fact]
    public void A_paper_of_unknown_year_or_count_is_counted_and_no_candidate() =>
        Assert.Equal((0, 2), (Find(List, [(Record("Ice on blades", null, 900, "A. Moen"), []), (Record("Snow on blades", 2015, null, "A. Moen"), [])]) is var found ? found.Candidates.Count : -1, found.Unknown));

    [Fact]
    public void No_paper_is_a_candidate_that_the_list_has_under_another_title_or_id()
    {
        // The list's "Quiet tips" is recorded as the journal version, whose title and ids are others.
        var journal = Record("Silent operation of rotor blade tips", 2015, 800, "B. Lund") with { ExternalIds = Id("DOI", "10.1000/quiet") };
        var sameId = journal with { PaperId = "a" };
        var sameTitle = Record("Quiet Tips.", 2015, 900, "Bo Lund");
        var sameLink = Record("Storage on islands", 2016, 900, "E. Berg") with { ExternalIds = Id("ArXiv", "1602.00004") };

        var found = Find(List, [(sameId, []), (sameTitle, []), (sameLink, [])], ("Quiet tips", journal));

        Assert.Empty(found.Candidates);
        Assert.Equal((3, 3), (found.LookedAt, found.InList));
    }

    [Fact]
    public void A_full_top_is_compared_with_its_papers()
    {
        var full = List.Replace("top 9 papers", "top 8 papers", StringComparison.Ordinal);
        var least = Record("Storage for islands", 2016, 100, "E. Berg");

        var found = Find(full, [(Record("Ice on blades", 2016, 101, "K. Holm"), []), (Record("Snow on masts", 2016, 99, "L. Eide"), [])], ("Storage for islands", least));

        Assert.Equal(("Ice on blades", 1, 1), (Assert.Single(found.Candidates).Paper.Title, found.Candidates[0].CitedMoreThan, found.CitedLess));
    }

    [Fact]
    public void The_most_cited_comes_first_and_one_paper_of_two_sources_comes_once()
    {
        var pool = new PaperPool();
        var request = Request(List);
        pool.Add(Record("Ice on blades", 2016, 101, "K. Holm") with { ExternalIds = Id("ArXiv", "1603.00001") }, [request.Lists.Head.Entries[0]]);
        pool.Add(Record("Ice on blades", 2016, 101, "K. Holm") with { ExternalIds = Id("ArXiv", "1603.00001") }, [request.Lists.Head.Entries[1]]);
        pool.Add(Record("Snow on masts", 2016, 300, "L. Eide"), []);

        var found = ListCandidates.Of(pool, request, new Dictionary<Entry, PaperLookup>());

        Assert.Equal([("Snow on masts", 0), ("Ice on blades", 2)], found.Candidates.Select(static c => (c.Paper.Title, c.Related.Count)));
    }

    [Fact]
    public void Papers_that_are_scattered_over_sections_tell_no_section() =>
        Assert.Null(Assert.Single(Find(List + "\n## Masts\n- **Steel or wood** (2014), M. Aas [[pdf]](https://arxiv.org/pdf/1401.00009)\n", [(Record("Ice on blades", 2016, 101, "K. Holm"), ["Quiet tips", "Markets at night", "Steel or wood"])]).Candidates).Section);

    [Fact]
    public async Task An_audit_names_candidates_where_the_policy_asks_for_them()
    {
        var moen = new PaperAuthor("A. Moen", "17");
        var known = Record("Blade fatigue in cold air", 2016, 500, "A. Moen") with { Authors = [moen] };
        var related = new Related(Record("Ice on blades", 2015, 1_300, "A. Moen") with { PaperId = "new", Authors = [moen], ExternalIds = Id("DOI", "10.1/ice") });
        var source = new Source(known);

        var without = await ListAudit.RunAsync(source, Request(List), TestContext.Current.CancellationToken, related);
        var audit = await ListAudit.RunAsync(source, Request(List, "candidates: authors"), TestContext.Current.CancellationToken, related);

        Assert.Null(without.Candidates);
        Assert.False(audit.IsClean);
        Assert.Contains(
            """
            <summary>Papers that the list could have (1)</summary>

            - **Ice on blades (2015)** · 1,300 citations, 200 needed · would go to “Blades”

            ```markdown
            - **Ice on blades** (2015), A. Moen [[html]](https://doi.org/10.1/ice)
            ```

            Asked what 1 of the 1 authors of the list's papers wrote (0 wrote more than was given, 0 without an answer).
            """,
            AuditReport.Write(audit),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("candidates: authors", "authors")]
    [InlineData("candidates: [citing, authors]", "citing authors")]
    [InlineData("candidates: none", "")]
    public void The_policy_says_where_candidates_are_looked_for(string yaml, string sources)
    {
        var policy = Request(List, yaml).Policy;

        Assert.Empty(policy.Errors);
        Assert.Equal(sources, string.Join(' ', policy.Policy.Candidates.Select(static source => source.WireName())));
    }

    private static ListCandidates Find(string list, IEnumerable<(Paper Paper, string[] Related)> papers, params (string Title, Paper Record)[] known)
    {
        var request = Request(list);
        var pool = new PaperPool();
        foreach (var (paper, related) in papers)
        {
            pool.Add(paper, request.Lists.Head.Entries.Where(entry => related.Contains(entry.Title)));
        }

        var lookups = known.ToDictionary(k => request.Lists.Head.Entries.Single(e => e.Title == k.Title), static k => (PaperLookup)new PaperLookup.Found(k.Record, MatchedBy.Id, 1));
        return ListCandidates.Of(pool, request, lookups);
    }

    private static ReviewRequest Request(string list, string policy = "") => ReviewRequest.ReadWhole(list, PolicyFile.Read(policy, RuleCatalog.Descriptors), Today);

    private static Paper Record(string title, int? year, int? citations, string author) => new()
    {
        PaperId = title,
        Title = title,
        Year = year,
        CitationCount = citations,
        Authors = [new PaperAuthor(author)],
    };

    private static Dictionary<string, string> Id(string scheme, string value) => new(StringComparer.Ordinal) { [scheme] = value };

    private sealed class Source(Paper paper) : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(query => query.Title == paper.Title ? (PaperLookup)new PaperLookup.Found(paper, MatchedBy.Title, 1) : new PaperLookup.NotFound())]);
    }

    private sealed class Related(params Paper[] papers) : IRelatedPapers
    {
        public Task<IReadOnlyList<RelatedPapers>> OfAuthorsAsync(IReadOnlyList<string> authorIds, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RelatedPapers>>([.. authorIds.Select(_ => new RelatedPapers(papers))]);

        public Task<IReadOnlyList<RelatedPapers>> CitingAsync(IReadOnlyList<PaperId> ids, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RelatedPapers>>([.. ids.Select(_ => new RelatedPapers(papers))]);
    }
}
