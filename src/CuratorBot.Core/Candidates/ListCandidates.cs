using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Core.Candidates;

/// <summary>A paper that a list does not have and that reaches what the list asks.</summary>
/// <param name="Paper">Its record.</param>
/// <param name="Citations">How often it is cited; null only where the list asks no citations.</param>
/// <param name="Needed">The citations that papers of its year need; null where none are asked.</param>
/// <param name="Section">The section that it would go to, by the papers that led to it; null where none did.</param>
/// <param name="Related">Entries of the list that led to it: of its authors, or that it cites.</param>
/// <param name="Line">The line to paste, in the list's own form; null where it is not sure how the list would write it.</param>
public sealed record ListCandidate(Paper Paper, int? Citations, int? Needed, Section? Section, IReadOnlyList<Entry> Related, string? Line)
{
    /// <summary>In a full top, the number of its papers that are cited less; null where the top has room.</summary>
    public int? CitedMoreThan { get; init; }
}

/// <summary>The papers of a pool that a list could have, and why it could not have the others.</summary>
public sealed record ListCandidates
{
    // The most cited of more: each is compared with the whole list.
    private const int MostCompared = 5_000;

    /// <summary>The papers, the most cited first.</summary>
    public required IReadOnlyList<ListCandidate> Candidates { get; init; }

    /// <summary>Papers of the pool.</summary>
    public required int LookedAt { get; init; }

    /// <summary>Papers that are in the list, under whatever title.</summary>
    public required int InList { get; init; }

    /// <summary>Papers that do not reach what the list asks, by their year or their citations.</summary>
    public required int Below { get; init; }

    /// <summary>Papers whose year or citations are not known.</summary>
    public required int Unknown { get; init; }

    /// <summary>Papers that reach the threshold and are cited less than every paper of a full top.</summary>
    public required int CitedLess { get; init; }

    /// <summary>What was asked to find them.</summary>
    public required IReadOnlyList<PoolQuestion> Questions { get; init; }

    /// <summary>Judges the papers of a pool by what a list asks.</summary>
    /// <param name="pool">The papers.</param>
    /// <param name="request">The whole list with its policy.</param>
    /// <param name="lookups">What is known of the list's own papers, by entry: by that a paper is recognised under another title, and a full top is compared.</param>
    public static ListCandidates Of(PaperPool pool, ReviewRequest request, IReadOnlyDictionary<Entry, PaperLookup> lookups)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(lookups);
        var (list, policy) = (request.Lists.Head, request.Policy.Policy);
        var papers = pool.Papers.OrderByDescending(static p => p.Paper.CitationCount ?? -1).ThenBy(static p => p.Paper.Title, StringComparer.Ordinal).ToList();
        var (unknown, below) = (0, 0);
        var entries = new List<(Entry Entry, PaperLookup.Found Found, IReadOnlyCollection<Entry> Related)>();
        foreach (var (paper, related) in papers)
        {
            if ((paper.Year is null && (policy.FirstYear is not null || policy.LastYear is not null || policy.Citations.Count > 0)) || (paper.CitationCount is null && policy.Citations.Count > 0))
            {
                unknown++;
            }
            else if (paper.CitationCount < CitationsNeeded.OfYear(paper.Year, policy)?.Citations || entries.Count >= MostCompared)
            {
                below++;
            }
            else
            {
                entries.Add((EntryFacts.EntryOf(paper), new PaperLookup.Found(paper, MatchedBy.Id, 1), related));
            }
        }

        var judged = new JudgedList
        {
            Policy = policy,
            Today = request.PullRequest.Date,
            Sections = list.Sections,
            Style = list.Style,
            Entries = [.. list.Entries, .. entries.Select(static e => e.Entry)],
            TopCount = list.TopCount,
            Changed = [.. entries.Select(static e => new ChangedEntry(e.Entry, Change: null))],
            Lookups = new Dictionary<Entry, PaperLookup>(lookups.Concat(entries.Select(static e => KeyValuePair.Create(e.Entry, (PaperLookup)e.Found)))),
        };
        var (inList, less) = (0, 0);
        var found = new List<ListCandidate>();
        var ownEntries = list.Entries.ToHashSet();
        var authors = AuthorsOf(lookups);
        int[] top = [.. list.Entries.Where(static e => e.Top).Select(e => CitationCount.Of(lookups.GetValueOrDefault(e))?.Citations).OfType<int>()];

        // Where nothing tells the section, the line is written as most papers of the list are.
        var usual = list.Entries.Where(entry => IsMain(entry, judged)).CountBy(static entry => entry.Section).OrderByDescending(static section => section.Value).Select(static section => section.Key).FirstOrDefault();
        foreach (var (entry, record, related) in entries)
        {
            var facts = judged.FactsOf(entry);
            if (facts.Duplicate is { } duplicate)
            {
                // Of two records of one candidate, the other one is shown.
                inList += ownEntries.Contains(duplicate.Other) ? 1 : 0;
                continue;
            }

            if (facts.Place.Kind != PlaceKind.Top)
            {
                below++;
                continue;
            }

            int? citedMoreThan = judged.IsFull && top.Length > 0 ? top.Count(count => count < facts.Citations?.Citations) : null;
            if (citedMoreThan == 0)
            {
                less++;
                continue;
            }

            IReadOnlyList<Entry> near = related.Count > 0 ? [.. related.OrderBy(static e => e.Line)] : SharedAuthors(record.Paper, authors);
            var section = SectionOf(near, judged);
            var line = (section ?? usual) is { } model ? RecordLine.In(record.Paper, list, model, policy) : null;
            found.Add(new ListCandidate(record.Paper, facts.Citations?.Citations, facts.Asked?.Citations, section, near, line)
            {
                CitedMoreThan = citedMoreThan,
            });
        }

        return new ListCandidates
        {
            Candidates = found,
            LookedAt = papers.Count,
            InList = inList,
            Below = below,
            Unknown = unknown,
            CitedLess = less,
            Questions = pool.Questions,
        };
    }

    /// <summary>Where at least half of the entries stand that led to a paper, of those where the list keeps its papers; null where they are scattered.</summary>
    private static Section? SectionOf(IReadOnlyList<Entry> related, JudgedList list)
    {
        var papers = related.Where(entry => IsMain(entry, list)).ToList();
        return papers.GroupBy(static entry => entry.Section).Where(section => section.Count() * 2 >= papers.Count)
            .OrderByDescending(static section => section.Count()).ThenBy(static section => section.Key.Line)
            .FirstOrDefault()?.Key;
    }

    private static bool IsMain(Entry entry, JudgedList list) =>
        entry.Kind == EntryKind.Paper && (list.HasTop ? entry.Section.Kind == SectionKind.Top : list.IsMain(entry.Section));

    private static Dictionary<string, List<Entry>> AuthorsOf(IReadOnlyDictionary<Entry, PaperLookup> lookups)
    {
        var authors = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        foreach (var (entry, lookup) in lookups)
        {
            foreach (var id in (lookup as PaperLookup.Found)?.Paper.Authors.Select(static author => author.AuthorId).OfType<string>().Distinct(StringComparer.Ordinal) ?? [])
            {
                if (!authors.TryGetValue(id, out var entries))
                {
                    authors.Add(id, entries = []);
                }

                entries.Add(entry);
            }
        }

        return authors;
    }

    private static IReadOnlyList<Entry> SharedAuthors(Paper paper, Dictionary<string, List<Entry>> authors) =>
        [.. paper.Authors.Select(author => author.AuthorId is { } id ? authors.GetValueOrDefault(id) : null).OfType<List<Entry>>().SelectMany(static entries => entries).Distinct().OrderBy(static entry => entry.Line)];
}
