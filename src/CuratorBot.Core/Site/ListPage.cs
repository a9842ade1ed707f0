using System.Text.Json.Serialization;

namespace CuratorBot.Core.Site;

/// <summary>
/// A list as its page shows it: <c>list.json</c>, which other programs read (docs/site.md). Members may be added, never renamed or removed;
/// what is unknown or does not apply is left out.
/// </summary>
public sealed record ListPage
{
    /// <summary>Version of the shape; it changes only where a reader of the old one would be wrong.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Which list it is.</summary>
    public required PageList List { get; init; }

    /// <summary>Where the figures are from, with the most figures first; empty if there are none.</summary>
    public required IReadOnlyList<PageSource> Sources { get; init; }

    /// <summary>The whole list in numbers.</summary>
    public required PageCounts Counts { get; init; }

    /// <summary>The top; null where the list has none.</summary>
    public PageTop? Top { get; init; }

    /// <summary>Citations that the list asks, the latest year first; empty where it asks none.</summary>
    public required IReadOnlyList<PageThreshold> Thresholds { get; init; }

    /// <summary>The sections with entries, in the order of the list.</summary>
    public required IReadOnlyList<PageSection> Sections { get; init; }

    /// <summary>Figures by year of the papers that the list is about (<c>curator stats</c>), the latest year first.</summary>
    public required IReadOnlyList<PageYear> Years { get; init; }

    /// <summary>Authors of those papers, the highest score first; no more than <see cref="MostAuthors"/>.</summary>
    public required IReadOnlyList<PageAuthor> Authors { get; init; }

    /// <summary>How many authors there are.</summary>
    public int AuthorsTotal { get; init; }

    /// <summary>Ids of the papers that could leave a full top, in the order in which they would; empty where nothing has to leave.</summary>
    public IReadOnlyList<string> Leaving { get; init; } = [];

    /// <summary>Days of the builds that <see cref="PageEntry.Counts"/> are of, the earliest first; the last is this build's.</summary>
    public IReadOnlyList<DateOnly> Builds { get; init; } = [];

    /// <summary>What is different from the last build of another day; null in a first build.</summary>
    public PageChanges? Changes { get; init; }

    /// <summary>The open pull requests, as their last reviews saw them; null where nobody reviews them, as in a page that the command line has made.</summary>
    public PagePulls? Pulls { get; init; }

    /// <summary>All entries in the order of the list.</summary>
    public required IReadOnlyList<PageEntry> Entries { get; init; }

    /// <summary>Most authors that a page names.</summary>
    public const int MostAuthors = 40;
}

/// <summary>Which list a page is of.</summary>
/// <param name="Name">Its title, as its first heading says; else its repository or its path.</param>
/// <param name="Path">Path of the file.</param>
/// <param name="Locale">"en" or "zh-Hans".</param>
/// <param name="BuiltOn">Day of the build.</param>
/// <param name="Repository"><c>owner/name</c> on GitHub; null where it is not known.</param>
/// <param name="Url">Address of the file on GitHub; null where it is not known.</param>
public sealed record PageList(string Name, string Path, string Locale, DateOnly BuiltOn, string? Repository, string? Url);

/// <summary>A source of figures.</summary>
/// <param name="Name">"Semantic Scholar" or "OpenAlex".</param>
/// <param name="Url">Its site.</param>
/// <param name="Figures">Entries with a figure from it.</param>
/// <param name="Old">Those of them whose figure is older than <see cref="OldDays"/> days.</param>
/// <param name="Oldest">Day of the oldest figure; null where no day is known.</param>
/// <param name="Newest">Day of the newest figure; null where no day is known.</param>
/// <param name="Unanswered">Papers for which it did not answer.</param>
public sealed record PageSource(string Name, string Url, int Figures, int Old, DateOnly? Oldest, DateOnly? Newest, int Unanswered)
{
    /// <summary>Days after which a figure is called old.</summary>
    public const int OldDays = 90;
}

/// <summary>A list in numbers.</summary>
/// <param name="Entries">Papers and resources that were read.</param>
/// <param name="Papers">Papers among them.</param>
/// <param name="WithFigure">Papers whose citations are known.</param>
/// <param name="Main">Papers that the list is about: its top, or all papers of a list without one.</param>
/// <param name="MainWithFigure">Those whose citations are known.</param>
/// <param name="MainMedian">Median of their citations; null where none is known.</param>
/// <param name="Below">Papers with fewer citations than their place asks.</param>
/// <param name="Unread">Lines that look like papers and could not be read.</param>
public sealed record PageCounts(int Entries, int Papers, int WithFigure, int Main, int MainWithFigure, double? MainMedian, int Below, int Unread);

/// <summary>The top of a list.</summary>
/// <param name="Size">Most papers in it; null where there is no cap.</param>
/// <param name="Now">Papers in it.</param>
/// <param name="First">First year that it is for; null: any.</param>
/// <param name="Last">Last year that it is for; null: any.</param>
/// <param name="Where">File and line that say so: "README.md:21"; null where it is not known.</param>
public sealed record PageTop(int? Size, int Now, int? First, int? Last, string? Where);

/// <summary>Citations that papers of a year need.</summary>
/// <param name="Year">The year.</param>
/// <param name="Citations">How many.</param>
/// <param name="Where">File and line that say so; null where it is not known.</param>
public sealed record PageThreshold(int Year, int Citations, string? Where);

/// <summary>A section.</summary>
/// <param name="Id">A name for addresses: "convolutional-neural-network-models".</param>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">top, overflow, new, old or other.</param>
/// <param name="Line">Line of the heading, 1-based; 0 above the first heading.</param>
/// <param name="Entries">Its entries.</param>
/// <param name="WithFigure">Those whose citations are known.</param>
/// <param name="Citations">Their total.</param>
/// <param name="Median">Their median; null where none is known.</param>
/// <param name="Years">Entries by year; those without a year are in no number.</param>
public sealed record PageSection(
    string Id, string Title, string Kind, int Line, int Entries, int WithFigure, long Citations, double? Median, IReadOnlyDictionary<int, int> Years);

/// <summary>The papers of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Papers">Papers.</param>
/// <param name="WithFigure">Those whose citations are known.</param>
/// <param name="Citations">Their total.</param>
/// <param name="Median">Their median; null where none is known.</param>
/// <param name="Needed">Citations that the list asks; null where it asks none.</param>
/// <param name="Below">Papers with fewer than their place asks.</param>
public sealed record PageYear(int Year, int Papers, int WithFigure, long Citations, double? Median, int? Needed, int Below);

/// <summary>An author.</summary>
/// <param name="Name">The fullest spelling in the records.</param>
/// <param name="Id">Semantic Scholar's id; null where it is not known.</param>
/// <param name="Score">Sum of 1/position over the papers.</param>
/// <param name="Papers">Papers.</param>
/// <param name="First">Papers with this author first.</param>
/// <param name="Citations">Total citations of these papers.</param>
/// <param name="FirstYear">Year of the earliest; null where it is not known.</param>
/// <param name="LastYear">Year of the latest; null where it is not known.</param>
/// <param name="Entries">Ids of the papers.</param>
public sealed record PageAuthor(
    string Name, string? Id, double Score, int Papers, int First, int Citations, int? FirstYear, int? LastYear, IReadOnlyList<string> Entries);

/// <summary>An entry of the list.</summary>
public sealed record PageEntry
{
    /// <summary>A name for addresses that does not change when lines move: "arxiv-1503.02531", "doi-10.1038-nature14539", or words of the title.</summary>
    public required string Id { get; init; }

    /// <summary>First line, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>Id of its section.</summary>
    public required string Section { get; init; }

    /// <summary>What is to be said of it, the most pressing first; one at least (<see cref="PaperState"/>).</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>Whether it counts among the papers that the list is about.</summary>
    public bool Main { get; init; }

    /// <summary>The title as written.</summary>
    public required string Title { get; init; }

    /// <summary>The year that decides: a sure record's, else the list's, else the record's; null where neither says.</summary>
    public int? Year { get; init; }

    /// <summary>The authors as written; null if there are none.</summary>
    public string? Authors { get; init; }

    /// <summary>The venue as written, else the record's; null where neither says.</summary>
    public string? Venue { get; init; }

    /// <summary>Its links in the order of the text, those of web addresses.</summary>
    public IReadOnlyList<PageLink>? Links { get; init; }

    /// <summary>Citations; null where they are not known, which is not 0.</summary>
    public int? Citations { get; init; }

    /// <summary>Day of the count; null where it is not known.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Citations that its place asks; null where it asks none.</summary>
    public int? Needed { get; init; }

    /// <summary>Citations that a topical section of the top asks of such a paper, where <see cref="Needed"/> is null; null where it asks none.</summary>
    public int? Asked { get; init; }

    /// <summary>The year whose threshold that is.</summary>
    public int? NeededYear { get; init; }

    /// <summary>found, ambiguous, not-found or unavailable; null for what is no paper.</summary>
    public string? Lookup { get; init; }

    /// <summary>The id or title that was asked for; null where it is the title as written, or nothing was.</summary>
    public string? Query { get; init; }

    /// <summary>"id" or "title": how the record was found.</summary>
    public string? MatchedBy { get; init; }

    /// <summary>The record; null where none was found for certain.</summary>
    public PageRecord? Record { get; init; }

    /// <summary>Records that it may be, where none is certain.</summary>
    public IReadOnlyList<PageRecord>? Candidates { get; init; }

    /// <summary>What OpenAlex says, in a column of its own; null where it was not asked or has no count.</summary>
    public PageSecond? OpenAlex { get; init; }

    /// <summary>What the audit finds of it, but for what <see cref="States"/> say; null where it finds nothing.</summary>
    public IReadOnlyList<PageFinding>? Findings { get; init; }

    /// <summary>The text of its lines with all that the findings correct; null where there is nothing to paste.</summary>
    public string? Remedy { get; init; }

    /// <summary>Its citations at each of <see cref="ListPage.Builds"/>, -1 where they were not known; null where there was one build only.</summary>
    public IReadOnlyList<int>? Counts { get; init; }
}

/// <summary>A link.</summary>
/// <param name="Label">Its words.</param>
/// <param name="Url">Its address, http or https.</param>
public sealed record PageLink(string Label, string Url);

/// <summary>A record of a source.</summary>
/// <param name="Title">Its title; null where it is that of the entry, but for capitals.</param>
/// <param name="Year">Its year; null where it is that of the entry, or not known.</param>
/// <param name="Venue">Its venue; null where it is that of the entry, or not known.</param>
/// <param name="CorpusId">Semantic Scholar's number, the end of <c>https://api.semanticscholar.org/CorpusID:</c>; null where it is not known.</param>
/// <param name="Url">Its page, http or https; null where the number leads there.</param>
/// <param name="Citations">Its citations, of a candidate.</param>
public sealed record PageRecord(string? Title, int? Year, string? Venue, long? CorpusId, string? Url, int? Citations);

/// <summary>The second source's figure.</summary>
/// <param name="Citations">Citations.</param>
/// <param name="AsOf">Day of the count.</param>
/// <param name="Url">Its page, http or https.</param>
public sealed record PageSecond(int Citations, DateOnly? AsOf, string? Url);

/// <summary>A finding of the audit.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Severity">notice, warning or failure.</param>
/// <param name="En">What it says in English.</param>
/// <param name="Zh">What it says in Chinese.</param>
/// <param name="Where">File and line that ask for it; null where nothing is written.</param>
public sealed record PageFinding(string Rule, string Severity, string En, string Zh, string? Where);

/// <summary>What is different from the last build.</summary>
/// <param name="Since">Day of that build.</param>
/// <param name="Added">Ids of entries that are new.</param>
/// <param name="Removed">Entries that are gone.</param>
/// <param name="Moved">Entries that stand in another section.</param>
/// <param name="States">Entries of which something else is to be said.</param>
public sealed record PageChanges(
    DateOnly Since,
    IReadOnlyList<string> Added,
    IReadOnlyList<PageRemoved> Removed,
    IReadOnlyList<PageMove> Moved,
    IReadOnlyList<PageMove> States)
{
    /// <summary>Whether nothing but citations has changed.</summary>
    [JsonIgnore]
    public bool IsEmpty => Added.Count + Removed.Count + Moved.Count + States.Count == 0;
}

/// <summary>An entry that is gone.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
public sealed record PageRemoved(string Id, string Title);

/// <summary>What was and what is.</summary>
/// <param name="Id">Id of the entry.</param>
/// <param name="From">The section's title or the state, as it was.</param>
/// <param name="To">As it is.</param>
public sealed record PageMove(string Id, string From, string To);

/// <summary>The open pull requests of a list.</summary>
/// <param name="Open">Those that were reviewed, in the order of their numbers.</param>
/// <param name="Sets">Sets of those that change the top; empty where it has no cap.</param>
public sealed record PagePulls(IReadOnlyList<PagePull> Open, IReadOnlyList<PageSet> Sets);

/// <summary>An open pull request.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title; null where it is not known.</param>
/// <param name="Verdict">pass, fail, needs-maintainer or inconclusive.</param>
/// <param name="Enters">Titles of the papers that enter the top.</param>
/// <param name="Leaves">Titles of the papers that leave it.</param>
public sealed record PagePull(int Number, string? Title, string Verdict, IReadOnlyList<string> Enters, IReadOnlyList<string> Leaves);

/// <summary>Pull requests that are weighed together.</summary>
/// <param name="Kind">"ready": those that pass; "fits": a largest set that fits under the cap; "all".</param>
/// <param name="Pulls">Their numbers.</param>
/// <param name="Top">Papers in the top after merging them.</param>
/// <param name="Fits">Whether that is under the cap.</param>
public sealed record PageSet(string Kind, IReadOnlyList<int> Pulls, int Top, bool Fits);
