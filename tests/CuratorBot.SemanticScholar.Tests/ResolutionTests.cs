using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>How many papers of real lists are found, and that no wrong one is.</summary>
public sealed class ResolutionTests
{
    private readonly ITestOutputHelper _output;

    public ResolutionTests(ITestOutputHelper output) => _output = output;

    [Theory]
    [InlineData("corpus/lists/terryum-head/expected.json", 0.97)]
    [InlineData("corpus/lists/seed-zh/expected.json", 0.97)]
    public void Papers_that_have_a_record_are_found_and_no_wrong_one_is(string list, double share)
    {
        var entries = RealLibrary.Entries(list);
        var library = RealLibrary.Load();
        using var bench = new Bench(library.Fake, ("ApiKey", Guid.NewGuid().ToString("N")), ("Deadline", "00:10:00"));

        var lookups = bench.LookUp([.. entries.Select(e => e.Query)]);

        var rows = entries.Zip(lookups, (entry, lookup) => (entry.Line, entry.Query, Lookup: lookup)).ToList();
        var withRecord = rows.FindAll(r => library.Right.ContainsKey(r.Line));
        var right = rows.FindAll(r => r.Lookup is PaperLookup.Found found && library.Right.TryGetValue(r.Line, out var ids) && ids.Contains(found.Paper.CorpusId!.Value));
        var wrong = rows.FindAll(r => r.Lookup is PaperLookup.Found && !right.Contains(r));

        // A title in another script says nothing to the service: without an id and without the title's words in the file name a paper is out of reach.
        var inReach = withRecord.FindAll(r => r.Query.Ids.Count > 0 || Titles.AreComparable(r.Query.Title, "title") || library.IsNamedBy(r.Line, r.Query.Url));
        foreach (var row in rows.Where(r => wrong.Contains(r) || (r.Lookup is not PaperLookup.Found && library.Right.ContainsKey(r.Line)) || r.Lookup.LinkedPaper is not null))
        {
            _output.WriteLine($"{(wrong.Contains(row) ? "WRONG" : "open")} {row.Line} {row.Query.Title} ({row.Query.Year}) {row.Query.Authors} [{string.Join(' ', row.Query.Ids)}] -> {Tell(row.Lookup)}");
        }

        _output.WriteLine(
            $"{list}: {rows.Count} papers, {withRecord.Count} with a record; by id {Count(rows, MatchedBy.Id)}, by title {Count(rows, MatchedBy.Title)}, "
            + $"ambiguous {rows.Count(r => r.Lookup is PaperLookup.Ambiguous)}, not found {rows.Count(r => r.Lookup is PaperLookup.NotFound)}, "
            + $"unavailable {rows.Count(r => r.Lookup is PaperLookup.Unavailable)}; right {right.Count} of {withRecord.Count}, {right.Count(inReach.Contains)} of {inReach.Count} in reach, wrong {wrong.Count}; "
            + $"requests {library.Fake.Requests.Count} (batch {library.Fake.Count("batch")}, match {library.Fake.Count("match")}, search {library.Fake.Count("search")}, "
            + $"without any id {rows.Count(r => r.Query.Ids.Count == 0)})");

        Assert.Empty(library.Fake.Violations);
        Assert.Empty(wrong);
        Assert.InRange(right.Count(inReach.Contains), share * inReach.Count, inReach.Count);
    }

    private static int Count(IEnumerable<(int Line, PaperQuery Query, PaperLookup Lookup)> rows, MatchedBy how) =>
        rows.Count(r => r.Lookup is PaperLookup.Found found && found.MatchedBy == how);

    private static string Tell(PaperLookup lookup) => lookup switch
    {
        PaperLookup.Found found => $"{found.MatchedBy} {found.Score:0.00} {Tell(found.Paper)}",
        PaperLookup.Ambiguous ambiguous => $"ambiguous: {string.Join("; ", ambiguous.Candidates.Select(Tell))}",
        PaperLookup.Unavailable unavailable => unavailable.Reason,
        _ => "not found",
    } + (lookup.LinkedPaper is { } linked ? $" | linked: {Tell(linked)}" : "");

    private static string Tell(Paper paper) => $"{paper.CorpusId} {paper.Title} ({paper.Year}) {string.Join(", ", paper.Authors.Take(3).Select(a => a.Name))}";
}
