using System.Globalization;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>
/// What of an entry differs from the record of its paper. Where a paper has several records, only what differs from all of
/// them: preprint and proceedings rarely say the same.
/// </summary>
/// <param name="Title">The title as it should be; null where it agrees.</param>
/// <param name="TitleIsNear">Whether the titles differ by little, so that it is a mistake; versions of a paper may have quite different ones.</param>
/// <param name="Names">The names that differ.</param>
/// <param name="Authors">The authors as they should be; null where they agree.</param>
/// <param name="Year">The record's year; null where it agrees or is unknown.</param>
/// <param name="YearIsNear">Whether the years are so near that a preprint and its journal may be so far apart.</param>
internal sealed record RecordDifferences(
    string? Title,
    bool TitleIsNear,
    IReadOnlyList<NameDifference> Names,
    string? Authors,
    int? Year,
    bool YearIsNear)
{
    /// <summary>Whether the record is surely right about something; else either side may be.</summary>
    public bool AreSure => SureTitle is not null || YearIfSure is not null || Names.Any(name => name.IsSure);

    private string? SureTitle => TitleIsNear ? Title : null;

    private int? YearIfSure => YearIsNear ? null : Year;

    // So many years may lie between a preprint and its journal. Where the title alone led to the record, no more can be told.
    private const int MostYears = 2;
    private const int MostYearsByTitle = 3;

    // Below this, titles differ by more than a slip: they change from preprint to proceedings.
    private const double NearTitle = 0.9;

    /// <summary>Compares an entry with what was found of its paper.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="found">Its paper's records.</param>
    /// <param name="style">The style that corrected names are written in.</param>
    public static RecordDifferences Of(Entry entry, PaperLookup.Found found, EntryStyle style)
    {
        IReadOnlyList<Paper> records = [found.Paper, .. found.OtherRecords];
        var titleDiffers = RecordTitle.CanTell(entry.Title, found.Paper.Title) && !records.Any(r => RecordTitle.Agrees(entry.Title, r.Title) || (entry.Name is { } name && RecordTitle.Agrees($"{name}: {entry.Title}", r.Title)));
        var listed = AuthorNames.Parse(entry.Authors);
        var named = records.Where(r => r.Authors.Count > 0).ToList();
        var names = named.Select(r => NamesThatDiffer(entry, listed, r)).MinBy(differences => differences.Count) ?? [];
        var (year, isNear) = YearThatDiffers(entry, found, records);
        return new RecordDifferences(
            titleDiffers ? RecordTitle.Correct(entry.Title, found.Paper.Title) : null,
            Titles.Similarity(entry.Title, found.Paper.Title) >= NearTitle && !DifferInPluralOnly(entry.Title, found.Paper.Title),
            names,
            names.Any(n => n.IsSure) ? Correct(listed, names, named[0], style) : null,
            year,
            isNear);
    }

    /// <summary>
    /// The record's year where the entry has another one and the record, found by the entry's link, is surely right: who writes a false
    /// year is asked for what the true one asks. Else null.
    /// </summary>
    public static int? SureYear(Entry entry, PaperLookup? lookup) =>
        lookup is PaperLookup.Found { MatchedBy: MatchedBy.Id } found && YearThatDiffers(entry, found, [found.Paper, .. found.OtherRecords]) is (Year: { } year, IsNear: false)
            ? year
            : null;

    /// <summary>The entry with what is surely right.</summary>
    public Entry ApplyTo(Entry entry) => entry with { Title = SureTitle ?? entry.Title, Authors = Authors ?? entry.Authors, Year = YearIfSure ?? entry.Year };

    /// <summary>Records are careless with plurals, too: "Deep Neural Network" has a preprint with "Networks".</summary>
    private static bool DifferInPluralOnly(string one, string other) => string.Equals(Singular(one), Singular(other), StringComparison.Ordinal);

    private static string Singular(string title) => string.Join(' ', Titles.Normalize(title).Split(' ').Select(static word => word.TrimEnd('s')));

    private static List<NameDifference> NamesThatDiffer(Entry entry, AuthorNames listed, Paper record) =>
    [
        .. listed.Names.Take(2)
            .Select((name, i) => NameDifference.Of(name, i, record.Authors))
            .OfType<NameDifference>()
            .Where(d => !(d.Kind is NameDifferenceKind.NotFirst or NameDifferenceKind.Second && LinkHas(entry, d.Name.Surname))),
    ];

    private static string Correct(AuthorNames listed, IReadOnlyList<NameDifference> differences, Paper record, EntryStyle style)
    {
        if (differences.Any(d => d.Kind == NameDifferenceKind.NotFirst))
        {
            return style.Names.Write([.. record.Authors.Select(a => Write(a.Name, like: listed.Names[0]))], most: 2);
        }

        var names = listed.Names.Select(name => differences.FirstOrDefault(d => ReferenceEquals(d.Name, name)) is { IsSure: true } d ? Write(d.Record, like: name) : name.ToString()).ToList();
        return style.Names.Write(names, more: listed.EtAl);
    }

    private static string Write(string recordName, AuthorName like)
    {
        var name = AuthorName.Parse(recordName);
        return name is null ? recordName : like.Given.Length > 2 && !like.Given.Contains('.', StringComparison.Ordinal) ? name.ToString() : name.Abbreviated;
    }

    /// <summary>
    /// The record's year where the entry's is off all dates of the paper, and whether so little that a preprint and its journal may be so far
    /// apart. A year before all dates of a paper that came out as a preprint is never right.
    /// </summary>
    private static (int? Year, bool IsNear) YearThatDiffers(Entry entry, PaperLookup.Found found, IReadOnlyList<Paper> records)
    {
        if (entry.Year is not { } year || records[0].Year is not { } recordYear || LinkHas(entry, year))
        {
            return default;
        }

        var preprints = records.Select(static r => PublicationPeriod.OfPreprint(r)?.First.Year).OfType<int>().ToList();
        var known = records.SelectMany(static r => new[] { r.Year, r.PublicationDate?.Year }).OfType<int>().Concat(preprints).ToList();
        var early = known.Min() - year;
        if (early > 0 && preprints.Count > 0 && found.MatchedBy == MatchedBy.Id)
        {
            return (recordYear, false);
        }

        var distance = Math.Max(early, year - known.Max());
        return distance < 2 ? (null, false) : (recordYear, distance <= (found.MatchedBy == MatchedBy.Title ? MostYearsByTitle : MostYears));
    }

    /// <summary>
    /// Whether a link of the entry names the year or the person: <c>.../Antol_VQA_Visual_Question_ICCV_2015_paper.pdf</c>. Then
    /// the entry has it from the paper, and the record may be that of another version.
    /// </summary>
    private static bool LinkHas(Entry entry, object? what) =>
        Titles.Normalize(Convert.ToString(what, CultureInfo.InvariantCulture) ?? "") is { Length: >= 4 } words
        && entry.Links.Any(link => $" {Titles.Normalize(link.Url)} ".Contains($" {words} ", StringComparison.Ordinal));
}
