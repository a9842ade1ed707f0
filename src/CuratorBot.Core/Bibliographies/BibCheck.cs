using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Bibliographies;

/// <summary>
/// Compares a bibliography with the papers that it should contain and with their records: which papers are missing, and which entries
/// belong to no paper, are repeated, or contradict what is known about a paper.
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

    /// <summary>Entries that certainly say something wrong about their paper, in the order of the papers.</summary>
    public IReadOnlyList<BibDifference> Differing { get; }

    /// <summary>Whether there is nothing to fix.</summary>
    public bool IsClean =>
        Comparison is { Missing.Count: 0, Stale.Count: 0, Repeated.Count: 0, RepeatedKeys.Count: 0, File.Problems.Count: 0 } && Differing.Count == 0;

    /// <summary>Compares a bibliography by paper.</summary>
    /// <param name="papers">The papers that belong in it.</param>
    /// <param name="file">The bibliography.</param>
    /// <param name="lookupOf">The look-up of a paper; null if it was not looked up.</param>
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
    /// What the entry gets wrong. The bibliography may follow another version of the paper than the list (preprint, journal),
    /// so it only counts what agrees with neither the list nor any record, and a year only if it is two or more off all of them.
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

    /// <summary>The right first author; null if the entry's is the list's or a record's, or if it cannot be determined.</summary>
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

/// <summary>An entry of a bibliography that contradicts the list and all records of its paper.</summary>
/// <param name="Paper">The paper in the list.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Title">The right title; null if the entry's is right.</param>
/// <param name="FirstAuthor">The right first author; null if the entry's is right.</param>
/// <param name="Year">The right year; null if the entry's may be right.</param>
public sealed record BibDifference(Entry Paper, BibEntry Entry, string? Title, string? FirstAuthor, int? Year)
{
    internal bool IsNone => Title is null && FirstAuthor is null && Year is null;
}
