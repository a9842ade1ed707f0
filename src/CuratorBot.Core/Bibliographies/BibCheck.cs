using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Bibliographies;

/// <summary>
/// A bibliography held against the papers that it should hold and against their records: which are missing, which entries are of
/// no paper, stand there twice, or say something else of a paper.
/// </summary>
public sealed class BibCheck
{
    private BibCheck(BibComparison comparison, IReadOnlyList<BibDifference> differing)
    {
        Comparison = comparison;
        Differing = differing;
    }

    /// <summary>Which papers have an entry.</summary>
    public BibComparison Comparison { get; }

    /// <summary>Entries that surely say something wrong of their paper, in the order of the papers.</summary>
    public IReadOnlyList<BibDifference> Differing { get; }

    /// <summary>Whether there is nothing to mend.</summary>
    public bool IsClean =>
        Comparison is { Missing.Count: 0, Stale.Count: 0, Repeated.Count: 0, RepeatedKeys.Count: 0, File.Problems.Count: 0 } && Differing.Count == 0;

    /// <summary>Compares a bibliography by paper.</summary>
    /// <param name="papers">The papers that belong into it.</param>
    /// <param name="file">The bibliography.</param>
    /// <param name="lookupOf">What is known of a paper; null where nobody asked.</param>
    public static BibCheck Of(IReadOnlyCollection<Entry> papers, BibFile file, Func<Entry, PaperLookup?> lookupOf)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(lookupOf);
        var comparison = new BibComparison(papers, file, paper => (lookupOf(paper) as PaperLookup.Found)?.Paper);
        var differing = new List<BibDifference>();
        foreach (var paper in papers)
        {
            var found = lookupOf(paper) as PaperLookup.Found;
            if (comparison.Index.Find(paper, found?.Paper) is { } entry && Compare(paper, entry, found) is { IsNone: false } difference)
            {
                differing.Add(difference);
            }
        }

        return new BibCheck(comparison, differing);
    }

    /// <summary>
    /// What the entry says otherwise. The bibliography may follow another version of the paper than the list (preprint, journal),
    /// so only what neither the list nor any record says is told, and a year only where it is two or more off all of them.
    /// </summary>
    private static BibDifference Compare(Entry paper, BibEntry entry, PaperLookup.Found? found)
    {
        var records = found is null ? [] : (IReadOnlyList<Paper>)[found.Paper, .. found.OtherRecords];
        string?[] titles = [paper.Title, .. records.Select(record => record.Title)];
        int?[] years = [paper.Year, .. records.SelectMany(record => new[] { record.Year, record.PublicationDate?.Year })];
        var known = years.OfType<int>().ToList();
        return new BibDifference(
            paper,
            entry,
            entry.Title.Length > 0 && Comparable(titles, entry.Title) && !titles.OfType<string>().Any(title => RecordTitle.Agrees(entry.Title, title))
                ? found?.Paper.Title ?? paper.Title
                : null,
            FirstAuthor(paper, entry, records),
            entry.Year is { } year && known.Count > 0 && (year < known.Min() - 1 || year > known.Max() + 1) ? found?.Paper.Year ?? paper.Year : null);
    }

    private static bool Comparable(string?[] titles, string title) => titles.OfType<string>().All(other => RecordTitle.CanTell(title, other));

    /// <summary>The right first author; null where the entry's is the list's or one of a record, or nothing can tell.</summary>
    private static string? FirstAuthor(Entry paper, BibEntry entry, IReadOnlyList<Paper> records)
    {
        if (NamesOf(entry) is not [var first, ..])
        {
            return null;
        }

        List<PaperAuthor> firsts = [.. records.Where(record => record.Authors.Count > 0).Select(record => record.Authors[0])];
        if (AuthorNames.Parse(paper.Authors).Names is [var listed, ..])
        {
            firsts.Add(new PaperAuthor(listed.ToString()));
        }

        return firsts.Count == 0 || firsts.Exists(author => !Titles.AreComparable(first.ToString(), author.Name) || first.AgreesWith(author.Name))
            ? null
            : firsts[0].Name;
    }

    private static IReadOnlyList<AuthorName> NamesOf(BibEntry entry) =>
        [.. (entry.Plain("author") ?? "").Split(" and ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static name => name.Split(',', 2) is [var surname, var given] ? $"{given.Trim()} {surname.Trim()}" : name)
            .Select(AuthorName.Parse)
            .OfType<AuthorName>()];
}

/// <summary>An entry of a bibliography that says something else of its paper than the list and all records.</summary>
/// <param name="Paper">The paper as the list names it.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Title">The title that is right; null where the entry's is.</param>
/// <param name="FirstAuthor">The first author that is right; null where the entry's is.</param>
/// <param name="Year">The year that is right; null where the entry's may be.</param>
public sealed record BibDifference(Entry Paper, BibEntry Entry, string? Title, string? FirstAuthor, int? Year)
{
    internal bool IsNone => Title is null && FirstAuthor is null && Year is null;
}
