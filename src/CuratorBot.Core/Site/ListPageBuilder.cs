using CuratorBot.Core.Audits;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Statistics;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Site;

/// <summary>Makes the page of a list from its audit. It computes no figure of its own: the audit's and the statistics' are told.</summary>
public sealed class ListPageBuilder
{
    private readonly ListAudit _audit;
    private readonly string _path;
    private readonly Dictionary<Entry, Evidence> _evidence;
    private readonly ListStatistics _statistics;
    private readonly HashSet<Entry> _main;
    private readonly ILookup<Entry, Finding> _findings;
    private readonly HashSet<Entry> _outgrown;
    private readonly HashSet<Entry> _next;
    private readonly RuleContext _context;
    private readonly IReadOnlyList<Entry> _leaving;
    private readonly Dictionary<int, string> _corrections;

    private ListPageBuilder(ListAudit audit, string path)
    {
        _audit = audit;
        _path = path;
        _evidence = Review.Evidence.ToDictionary(static e => e.Entry);
        _main = List.MainPapers.ToHashSet();
        _statistics = ListStatistics.Of(List.MainPapers.Select(entry => CitedPaper.Of(entry, _evidence.GetValueOrDefault(entry)?.Lookup)), Policy);
        _findings = audit.Items.Where(static item => item.Entry is not null).ToLookup(static item => item.Entry!);
        _outgrown = [.. audit.Outgrown.Select(static paper => paper.Entry)];
        _corrections = Correction.Of(audit.Items, List.Text).ToDictionary(static c => c.Lines.First, static c => c.Text);
        _context = audit.Context();
        _leaving = [.. LeavingOf().Take(MostLeaving)];
        _next = [.. _leaving.Take(NextToLeave)];
    }

    private const int NextToLeave = 4;
    private const int MostLeaving = 10;

    private Review Review => _audit.Review;

    private Policy Policy => Review.Policy.Policy;

    private PaperList List => Review.Request.Lists.Head;

    /// <summary>The page of an audited list, as in a first build.</summary>
    /// <param name="audit">The audit of the list, whose policy has no errors.</param>
    /// <param name="repository"><c>owner/name</c> on GitHub; null where it is not known.</param>
    /// <param name="path">Path of the list from the top of the repository, or for people where that is not known.</param>
    /// <param name="builtOn">Day of the build.</param>
    public static ListPage Build(ListAudit audit, string? repository, string path, DateOnly builtOn)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(path);
        return new ListPageBuilder(audit, path).Build(repository, builtOn);
    }

    private ListPage Build(string? repository, DateOnly builtOn)
    {
        var ids = new PageIds();
        var named = List.Entries.ToDictionary(static e => e, ids.Of);
        var sectionIds = new PageIds();
        var sections = List.Entries.GroupBy(static e => e.Section).OrderBy(static g => g.Key.Line).Select(g => (g.Key, Id: sectionIds.Of(g.Key), Entries: g.ToList())).ToList();
        var sectionOf = sections.ToDictionary(static s => s.Key, static s => s.Id);
        var entries = List.Entries.Select(entry => EntryOf(entry, named[entry], sectionOf[entry.Section])).ToList();
        return new ListPage
        {
            List = new PageList(NameOf(repository), _path, Review.Locale, builtOn, repository, repository is null ? null : $"https://github.com/{repository}/blob/HEAD/{RepositoryPath.Escape(_path.Replace('\\', '/'))}"),
            Sources = [.. SourcesOf(builtOn)],
            Counts = new PageCounts(
                List.Entries.Count,
                List.Entries.Count(static e => e.Kind == EntryKind.Paper),
                Review.Evidence.Count(static e => e.Citations is not null),
                _statistics.Papers.Count,
                _statistics.WithCitations,
                ListStatistics.Median(_statistics.Papers.Select(static p => p.Citations).OfType<int>()),
                _statistics.Papers.Count(_statistics.IsBelow),
                List.Reading.UnreadLines.Count),
            Top = Review.HasTop ? new PageTop(Policy.TopSize, Review.TopAfter, Policy.FirstYear, Policy.LastYear, Where(Policy.AuthorityOf("top.size"))) : null,
            Thresholds = [.. Policy.Citations.OrderByDescending(static t => t.Key).Select(t => new PageThreshold(t.Key, t.Value, WhereOf(t.Key)))],
            Sections = [.. sections.Select(s => SectionOf(s.Key, s.Id, s.Entries))],
            Years = [.. _statistics.ByYear.Reverse().Select(static y => new PageYear(y.Year, y.Papers, y.WithCitations, y.Citations, y.MedianCitations, y.Threshold, y.Below))],
            Authors = [.. _statistics.Authors.Authors.Take(ListPage.MostAuthors).Select(a =>
                new PageAuthor(a.Name, a.AuthorId, Math.Round(a.Score, 2), a.Papers, a.FirstAuthorships, a.Citations, a.FirstYear, a.LastYear, [.. a.Cited.Select(p => named[p.Entry])]))],
            AuthorsTotal = _statistics.Authors.Authors.Count,
            Leaving = [.. _leaving.Select(e => named[e])],
            Builds = [builtOn],
            Entries = entries,
        };
    }

    /// <summary>Papers that could leave a full top, in the order in which comments name them: those of the overflow section alone, where it has any.</summary>
    private IEnumerable<Entry> LeavingOf()
    {
        if (!(Review.TopAfter >= Policy.TopSize))
        {
            return [];
        }

        var counted = RemovalAdvice.InOrder(_context).Where(static f => f.Citations is not null).Select(static f => f.Entry).ToList();
        return counted is [{ Section.Kind: SectionKind.Overflow }, ..] ? counted.TakeWhile(static e => e.Section.Kind == SectionKind.Overflow) : counted;
    }

    private PageEntry EntryOf(Entry entry, string id, string section)
    {
        var evidence = _evidence.GetValueOrDefault(entry);
        var facts = _context.FactsOf(entry);
        var needed = facts.Needed ?? (entry.Kind == EntryKind.Paper && (entry.Top || JudgedList.IsAppendix(entry.Section)) ? facts.Asked : null);
        var found = evidence?.Lookup as PaperLookup.Found;
        var second = evidence?.SecondCitations;
        return new PageEntry
        {
            Id = id,
            Line = entry.Line,
            Section = section,
            States = [.. StatesOf(entry, facts, evidence).Order().Select(static s => s.WireName())],
            Main = _main.Contains(entry),
            Title = TitleOf(entry),
            Year = facts.KnownYear,
            Authors = entry.Authors,
            Venue = entry.Venue ?? VenueOf(found?.Paper),
            Links = entry.Links.Where(static l => IsWeb(l.Url)).Select(static l => new PageLink(l.Label, l.Url)).ToList() is { Count: > 0 } links ? links : null,
            Citations = evidence?.Citations?.Citations,
            AsOf = evidence?.Citations?.AsOf,
            Needed = facts.Needed?.Citations,
            Asked = facts.Needed is null ? needed?.Citations : null,
            NeededYear = needed?.Year,
            Lookup = evidence is null ? null : evidence.Lookup.WireName(),
            Query = evidence?.Lookup.Query is { } query && !string.Equals(query, entry.Title, StringComparison.Ordinal) ? query : null,
            MatchedBy = found is null ? null : found.MatchedBy == MatchedBy.Id ? "id" : "title",
            Record = found is null ? null : RecordOf(found.Paper, entry),
            Candidates = (evidence?.Lookup as PaperLookup.Ambiguous)?.Candidates.Select(static c => RecordOf(c, entry: null)).ToList(),
            OpenAlex = second is null ? null : new PageSecond(second.Citations, second.AsOf, Web((evidence!.Lookup.Second as PaperLookup.Found)?.Paper.Url)),
            Findings = _findings[entry].Where(f => !_outgrown.Contains(entry) || f.Topic != RuleTopic.Top).Select(FindingOf).ToList() is { Count: > 0 } findings ? findings : null,
            Remedy = _corrections.GetValueOrDefault(entry.Line),
        };
    }

    private IEnumerable<PaperState> StatesOf(Entry entry, EntryFacts facts, Evidence? evidence)
    {
        if (entry.Kind != EntryKind.Paper)
        {
            yield return PaperState.Resource;
            yield break;
        }

        if (_findings[entry].Any(static f => f.Topic == RuleTopic.Duplicates))
        {
            yield return PaperState.Duplicate;
        }

        if (_findings[entry].Any(f => f.Topic == RuleTopic.Age && entry.Section.Kind == SectionKind.New))
        {
            yield return PaperState.NotNew;
        }

        if (_next.Contains(entry))
        {
            yield return PaperState.LeavesNext;
        }
        else if (_outgrown.Contains(entry))
        {
            yield return entry.Section.Kind == SectionKind.Overflow ? PaperState.CouldMoveUp : PaperState.CouldComeIn;
        }

        if (evidence?.Citations is not { } count)
        {
            yield return evidence?.Lookup is PaperLookup.Ambiguous ? PaperState.Which : PaperState.NoFigure;
            yield break;
        }

        if (!_main.Contains(entry))
        {
            yield return PaperState.Outside;
        }
        else if ((facts.Needed ?? facts.Asked) is not { } asked)
        {
            yield return PaperState.Listed;
        }
        else if (count.Citations < asked.Citations)
        {
            yield return facts.IsBelow ? PaperState.Below : PaperState.Waiting;
        }
        else
        {
            yield return PaperState.Meets;
            if (Misplaced.IsFarAbove(count.Citations, asked.Citations))
            {
                yield return PaperState.FarAbove;
            }
        }
    }

    private PageSection SectionOf(Section section, string id, List<Entry> entries)
    {
        List<int?> counts = [.. entries.Select(e => _evidence.GetValueOrDefault(e)?.Citations?.Citations)];
        return new PageSection(
            id,
            section.Title,
            section.Kind.WireName(),
            section.Line,
            entries.Count,
            counts.Count(static c => c is not null),
            counts.Sum(static c => (long)(c ?? 0)),
            ListStatistics.Median(counts.OfType<int>()),
            entries.Select(e => _context.FactsOf(e).KnownYear).OfType<int>().GroupBy(static y => y).OrderByDescending(static g => g.Key).ToDictionary(static g => g.Key, static g => g.Count()));
    }

    private IEnumerable<PageSource> SourcesOf(DateOnly builtOn)
    {
        var first = Review.Evidence.Select(static e => e.Citations).OfType<CitationCount>().ToList();
        var second = Review.Evidence.Select(static e => e.SecondCitations).OfType<CitationCount>().ToList();
        var down = Review.Evidence.Select(static e => e.Lookup).OfType<PaperLookup.Unavailable>().Count();
        if (first.Count > 0 || down > 0)
        {
            yield return Source(PaperSources.SemanticScholar, "https://www.semanticscholar.org", first, down);
        }

        if (second.Count > 0)
        {
            yield return Source(PaperSources.OpenAlex, "https://openalex.org", second, 0);
        }

        PageSource Source(string source, string url, List<CitationCount> counts, int unanswered)
        {
            List<DateOnly> days = [.. counts.Select(static c => c.AsOf).OfType<DateOnly>().Order()];
            return new PageSource(
                PaperSources.NameOf(source), url, counts.Count, days.Count(day => day.AddDays(PageSource.OldDays) < builtOn), days.Count == 0 ? null : days[0], days.Count == 0 ? null : days[^1], unanswered);
        }
    }

    private string NameOf(string? repository)
    {
        foreach (var heading in Headings.Read(List.Text).All)
        {
            if (heading.Text.Trim() is { Length: > 0 } title)
            {
                return title;
            }
        }

        return repository ?? _path;
    }

    private string? WhereOf(int year) => Where(Policy.AuthorityOf(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"citations.{year}")));

    private PageFinding FindingOf(Finding finding) => new(
        finding.RuleId,
        finding.Severity.WireName(),
        Messages.Format(finding.Message, Messages.Locales[0]),
        Messages.Format(finding.Message, Messages.Locales[1]),
        Where(finding.Authority));

    /// <summary>Where it is written, by the path that the page has for the list.</summary>
    private string? Where(Authority? authority) => authority is { Path: not null, Line: { } line } && string.Equals(authority.Path, Review.Request.ListPath, StringComparison.Ordinal)
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_path}:{line}")
        : authority?.Where;

    /// <summary>A record, without what the entry that it is of has already.</summary>
    private static PageRecord RecordOf(Paper paper, Entry? entry) => new(
        string.Equals(entry?.Title, paper.Title, StringComparison.OrdinalIgnoreCase) ? null : paper.Title,
        entry?.Year == paper.Year ? null : paper.Year,
        entry is { Venue: null } ? null : VenueOf(paper),
        paper.CorpusId,
        paper.CorpusId is null ? Web(paper.Url) : null,
        entry is null ? paper.CitationCount : null);

    private static string? VenueOf(Paper? paper) => string.IsNullOrWhiteSpace(paper?.Venue) ? null : paper.Venue;

    private static string TitleOf(Entry entry) => entry.Title.Length > 0 ? entry.Title : entry.Text.Trim();

    /// <summary>The address, where it is one of the web; else null.</summary>
    internal static string? Web(string? url) => url is not null && IsWeb(url) ? url : null;

    /// <summary>A list may hold any address; a page leads to those of the web alone, never to a script.</summary>
    private static bool IsWeb(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
