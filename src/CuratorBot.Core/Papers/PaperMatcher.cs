using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Papers;

/// <summary>
/// Decides which record is the paper that a list names. It accepts a record only with enough evidence that it is not another paper's;
/// it leaves everything else to a person, with candidates.
/// </summary>
/// <remarks>
/// By link: the record's title is the list's apart from typos or a missing subtitle. By title: the titles agree word by word
/// (<see cref="Titles.AreSame"/>), an author agrees, initials included, and the year differs by at most one (preprint and venue). An exactly
/// equal title of five words or more identifies a paper without an author, or with a misspelt one, if the year agrees; and with all
/// named authors, the first one first, if the year is up to three off. If the list gives neither author nor year, no title is enough.
/// The shorter the title, the more must agree: hundreds of papers are called "Deep learning".
/// </remarks>
public static class PaperMatcher
{
    /// <summary>Titles with at most this many words need all authors, the first one first, and exactly the same year.</summary>
    private const int GenericWords = 2;

    /// <summary>Titles with at most this many words need all authors; longer ones identify a paper by authors or year alone.</summary>
    private const int ShortWords = 4;

    /// <summary>Maximum years between a preprint and its journal version.</summary>
    private const int MostYearsApart = 3;

    /// <summary>From this similarity on, a linked record's title counts as the list's, reworded.</summary>
    private const double RewordedFrom = 0.85;

    /// <summary>From this similarity on, titles count as alike.</summary>
    private const double AlikeFrom = 0.7;

    private const int MaxCandidates = 5;

    /// <summary>Compares what a list says about a paper with a record.</summary>
    public static PaperMatch Compare(PaperQuery query, Paper record)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(record);
        var evidence = new MatchEvidence(query, record);
        return new PaperMatch
        {
            IsSame = IsSame(evidence),
            Link = Link(evidence),
            IsAlike = evidence.Title >= AlikeFrom || evidence.IsCut || evidence.FileNameAgrees,
            Title = evidence.Title,
            IsSameTitle = evidence.IsSameTitle,
            Authors = evidence.Authors,
            YearsApart = evidence.YearsApart,
            Score = Score(evidence),
        };
    }

    /// <summary>Whether the records that an entry's links lead to leave open which paper it is, so that its title must be looked up.</summary>
    /// <param name="query">What the list says.</param>
    /// <param name="byId">The records of its ids, in their order.</param>
    public static bool NeedsTitle(PaperQuery query, IReadOnlyList<Paper> byId)
    {
        ArgumentNullException.ThrowIfNull(query);
        return !query.IdsOnly && (!byId.Any(record => Compare(query, record).Link == LinkMatch.Same) || NeedsOtherRecords(query, byId));
    }

    /// <summary>
    /// Whether the links settle which paper it is but their records fall short of what it needs (<see cref="PaperQuery.FallsShort"/>), so that
    /// its title is looked up for a better record.
    /// </summary>
    /// <param name="query">What the list says.</param>
    /// <param name="byId">The records of its ids, in their order.</param>
    public static bool NeedsOtherRecords(PaperQuery query, IReadOnlyList<Paper> byId)
    {
        ArgumentNullException.ThrowIfNull(query);
        var own = byId.Where(record => Compare(query, record).Link == LinkMatch.Same).ToList();
        return !query.IdsOnly && query.FallsShort is { } fallsShort && own.Count > 0 && own.TrueForAll(record => fallsShort(record));
    }

    /// <summary>
    /// The words for a title search: the title, or, if it is Chinese, Japanese or Korean, the words of the link's file name if it has any,
    /// because records have the original title.
    /// </summary>
    /// <returns>Null if there is nothing to search for.</returns>
    public static string? WordsToSearch(PaperQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var fromUrl = query.Url is not null && (query.Title.Length == 0 || Titles.IsCjk(query.Title)) ? AddressWords.TitleIn(query.Url) : null;
        return fromUrl ?? (Titles.Normalize(query.Title).Length > 0 ? query.Title : null);
    }

    /// <summary>Decides from the records found.</summary>
    /// <param name="query">What the list says.</param>
    /// <param name="byId">The records for its ids, in their order, each with the id that led to it.</param>
    /// <param name="byTitle">Records found by its title; empty if <see cref="NeedsTitle"/> is false or nothing was found.</param>
    /// <param name="words">The search words; null if no search was made.</param>
    /// <returns><see cref="PaperLookup.Found"/>, <see cref="PaperLookup.Ambiguous"/> or <see cref="PaperLookup.NotFound"/>.</returns>
    public static PaperLookup Decide(PaperQuery query, IReadOnlyList<(PaperId Id, Paper Record)> byId, IReadOnlyList<Paper> byTitle, string? words = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        var linked = byId.DistinctBy(static r => KeyOf(r.Record), StringComparer.Ordinal)
            .Select(r => (r.Id, r.Record, Match: Compare(query, r.Record)))
            .ToList();
        var other = linked.Find(static r => r.Match.Link == LinkMatch.Other).Record;
        var own = linked.FindAll(static r => r.Match.Link == LinkMatch.Same);
        if (own.Count > 0)
        {
            // Several links of one entry may lead to different records of the paper: preprint and venue.
            var record = Choose(own.ConvertAll(static r => (r.Record, r.Match)))?.Record ?? own[0].Record;
            var best = own.Find(r => ReferenceEquals(r.Record, record));
            return new PaperLookup.Found(record, MatchedBy.Id, best.Match.Score)
            {
                OtherRecords =
                [
                    .. own.Select(static r => r.Record).Where(r => !ReferenceEquals(r, record))
                        .Concat(byTitle.Where(r => own.Exists(o => AreOfOnePaper(o.Record, r)) && !own.Exists(o => AreOneRecord(o.Record, r))))
                        .DistinctBy(KeyOf, StringComparer.Ordinal),
                ],
                LinkedPaper = other,
                Query = best.Id.ToString(),
            };
        }

        var asked = words ?? (byId.Count > 0 ? byId[0].Id.ToString() : null);
        var titled = byTitle.DistinctBy(KeyOf, StringComparer.Ordinal).Select(record => (Record: record, Match: Compare(query, record))).ToList();
        if (Choose(titled.FindAll(static r => r.Match.IsSame)) is { } chosen)
        {
            // The title leads to the same record as the link: the link was right after all.
            var confirmed = linked.Find(r => string.Equals(KeyOf(r.Record), KeyOf(chosen.Record), StringComparison.Ordinal));
            return new PaperLookup.Found(chosen.Record, confirmed.Record is null ? MatchedBy.Title : MatchedBy.Id, chosen.Match.Score)
            {
                OtherRecords = [.. titled.Select(static r => r.Record).Where(record => record != chosen.Record && AreOfOnePaper(record, chosen.Record))],
                LinkedPaper = confirmed.Record is null ? linked.FirstOrDefault().Record : null,
                Query = confirmed.Record is null ? asked : confirmed.Id.ToString(),
            };
        }

        List<Paper> candidates =
        [
            .. linked.Where(static r => r.Match.Link == LinkMatch.Unsure).Select(static r => r.Record)
                .Concat(titled.Where(static r => r.Match.IsAlike).OrderByDescending(static r => r.Match.Score).ThenByDescending(static r => r.Record.CitationCount).Select(static r => r.Record))
                .DistinctBy(KeyOf, StringComparer.Ordinal)
                .Take(MaxCandidates),
        ];
        return candidates.Count > 0
            ? new PaperLookup.Ambiguous(candidates) { LinkedPaper = other, Query = asked }
            : new PaperLookup.NotFound { LinkedPaper = other, Query = asked };
    }

    private static bool IsSame(MatchEvidence evidence)
    {
        if (evidence.YearsApart > 1)
        {
            return evidence is { YearsApart: <= MostYearsApart, IsExact: true, IsSameTitle: true, Words: > ShortWords, AllAuthors: true, FirstAuthorIsFirst: true };
        }

        if (!evidence.Comparable)
        {
            return evidence is { FileNameAgrees: true, Authors: true, YearsApart: not null };
        }

        if (!evidence.IsSameTitle)
        {
            return false;
        }

        return evidence.Words switch
        {
            <= GenericWords => evidence is { IsExact: true, AllAuthors: true, FirstAuthorIsFirst: true, YearsApart: 0 },
            <= ShortWords => evidence.AllAuthors,
            _ => evidence.Authors == true
                || ((evidence.Authors is null || evidence.AuthorIsNear) && evidence.YearsApart is not null && (evidence.IsExact || evidence.FileNameAgrees)),
        };
    }

    private static LinkMatch Link(MatchEvidence evidence)
    {
        if (!evidence.HasTitle)
        {
            return LinkMatch.Same;
        }

        if (!evidence.Comparable)
        {
            var contradicted = evidence.Authors == false ? evidence is { SurnamesDiffer: true, AuthorIsNear: false } : evidence is { Authors: null, YearsApart: > 1 };
            return contradicted ? LinkMatch.Unsure : LinkMatch.Same;
        }

        if (evidence.Title >= Titles.SameFrom)
        {
            var contradicted = evidence is { SurnamesDiffer: true, AuthorIsNear: false } && (evidence.Words <= ShortWords || evidence.YearsApart > 1);
            return contradicted ? LinkMatch.Unsure : LinkMatch.Same;
        }

        var supported = !evidence.SurnamesDiffer && !(evidence.YearsApart > 1);
        return supported && (evidence.Title >= RewordedFrom || evidence.IsCut) ? LinkMatch.Same
            : evidence.Title >= AlikeFrom || evidence.SharesMostWords || evidence.IsCut ? LinkMatch.Unsure
            : LinkMatch.Other;
    }

    /// <summary>
    /// Chooses among several records that may all be the paper: the nearest in year, then venues before preprints, then the most cited.
    /// If some records have an author in common with the list, the others are left out. Null if a record has no author in common with the
    /// chosen one, because they are then different papers.
    /// </summary>
    private static (Paper Record, PaperMatch Match)? Choose(List<(Paper Record, PaperMatch Match)> records)
    {
        var agreeing = records.FindAll(static r => r.Match.Authors == true);
        var ordered = (agreeing.Count > 0 ? agreeing : records)
            .OrderBy(static r => r.Match.YearsApart ?? 1)
            .ThenBy(static r => r.Record.Venue is null || r.Record.Venue.Contains("arxiv", StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(static r => r.Record.CitationCount)
            .ThenBy(static r => r.Record.CorpusId)
            .ToList();
        return ordered.Count == 0 || ordered.Skip(1).Any(r => !HaveCommonAuthor(r.Record, ordered[0].Record)) ? null : ordered[0];
    }

    /// <summary>Whether two records belong to the same paper, such as a conference paper that a journal printed again.</summary>
    private static bool AreOfOnePaper(Paper first, Paper second) =>
        Titles.AreSame(first.Title, second.Title)
        && !(Math.Abs((first.Year - second.Year) ?? 0) > MostYearsApart)
        && (Titles.CountWords(Titles.Normalize(first.Title)) > ShortWords ? HaveCommonAuthor(first, second) : HaveSameAuthors(first, second));

    private static bool HaveCommonAuthor(Paper first, Paper second) =>
        first.Authors.Any(author => IsAmong(author, second));

    /// <summary>
    /// Whether all authors of the record with fewer authors are among the other's: a book and its review, both called "Deep learning", have
    /// only one in common.
    /// </summary>
    private static bool HaveSameAuthors(Paper first, Paper second)
    {
        var (fewer, more) = first.Authors.Count <= second.Authors.Count ? (first, second) : (second, first);
        return fewer.Authors.Count > 0 && fewer.Authors.All(author => IsAmong(author, more));
    }

    private static bool IsAmong(PaperAuthor author, Paper paper) =>
        AuthorName.Parse(author.Name) is { } name && paper.Authors.Any(other => name.CanBe(other.Name));

    private static bool AreOneRecord(Paper first, Paper second) => string.Equals(KeyOf(first), KeyOf(second), StringComparison.Ordinal);

    private static double Score(MatchEvidence evidence)
    {
        if (!evidence.HasTitle)
        {
            return 1; // Only the id was asked for, and the record has it.
        }

        var title = evidence.Comparable ? Math.Max(evidence.Title, evidence.IsCut ? AlikeFrom : 0) : 0.95;
        var authors = evidence.Authors switch { true => 1, null => 0.95, false => evidence.AuthorIsNear || !evidence.SurnamesDiffer ? 0.9 : 0.5 };
        var years = evidence.YearsApart switch { 0 => 1, null => 0.98, 1 => 0.99, _ => 0.8 };
        return Math.Round(title * authors * years, 2, MidpointRounding.AwayFromZero);
    }

    private static string KeyOf(Paper paper) => paper.CorpusId is { } id ? $"CorpusId:{id}" : paper.PaperId ?? paper.OpenAlexId ?? Titles.Normalize(paper.Title);
}
