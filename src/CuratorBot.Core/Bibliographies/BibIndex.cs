using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Bibliographies;

/// <summary>
/// Finds the bibliography entry for a paper of the list: by external id, else by title, but not by comparing whole entries;
/// in time linear in the length of both.
/// </summary>
public sealed class BibIndex
{
    // Accepts spelling variants ("modelling") but not other papers, because an author's surname must also agree.
    private const double LikeTitle = 0.9;

    // These limits bound the work for hostile files; real titles are shorter, and few share a significant word.
    private const int MaxLikeLength = 200;
    private const int MaxSharers = 20;
    private const int MaxCompared = 3;

    private readonly PaperIndex<BibEntry> _entries = new();

    // PaperIndex.Near does not fit here: it finds titles that differ by at most a typo, however many are alike. This needs titles that
    // differ more, which an author must confirm, so it takes those with the most words in common, three at most.
    private readonly Dictionary<string, List<string>> _byWord = new(StringComparer.Ordinal);

    /// <summary>Indexes the ids and titles of a file. If two entries belong to one paper, the first is found.</summary>
    public BibIndex(BibFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        foreach (var entry in file.Entries)
        {
            var isNew = FirstOf(entry.Title) is null;
            _entries.Add(entry, entry.Title, entry.Ids());
            var title = Titles.Normalize(entry.Title);
            if (title.Length is 0 or > MaxLikeLength || !isNew)
            {
                continue;
            }

            foreach (var word in title.Split(' ').Distinct(StringComparer.Ordinal))
            {
                if (!_byWord.TryGetValue(word, out var titles))
                {
                    _byWord.Add(word, titles = []);
                }

                titles.Add(title);
            }
        }
    }

    /// <summary>The entry of a paper; null if the bibliography has none, or if it cannot be determined.</summary>
    /// <param name="paper">The paper in the list.</param>
    /// <param name="record">Its record; null if unknown.</param>
    public BibEntry? Find(Entry paper, Paper? record = null)
    {
        ArgumentNullException.ThrowIfNull(paper);
        if (FirstOf(record is null ? paper.Ids : paper.Ids.Concat(PaperId.Of(record))) is { } known)
        {
            return known;
        }

        var authors = AuthorNames.Parse(paper.Authors);
        return FindByTitle(paper.Title, authors) ?? (record is null ? null : FindByTitle(record.Title, authors));
    }

    /// <summary>The first entry of the file with the ids or the title of this one; the entry itself if there is no other.</summary>
    internal BibEntry? FirstOf(BibEntry entry) => FirstOf(entry.Ids()) ?? FirstOf(entry.Title);

    private BibEntry? FirstOf(IEnumerable<PaperId> ids) => ids.SelectMany(_entries.WithId).FirstOrDefault();

    private BibEntry? FirstOf(string title) => _entries.WithTitle(title).FirstOrDefault();

    private BibEntry? FindByTitle(string title, AuthorNames authors)
    {
        if (FirstOf(title) is { } same)
        {
            return same;
        }

        var normalized = Titles.Normalize(title);
        return normalized.Length > MaxLikeLength ? null : MostAlike(normalized)
            .Where(other => Titles.Similarity(normalized, other) >= LikeTitle)
            .Select(FirstOf)
            .FirstOrDefault(entry => entry is not null && SharesAuthor(authors, entry));
    }

    /// <summary>The titles that share the most words with this one, ignoring words that many titles share.</summary>
    private IEnumerable<string> MostAlike(string normalized)
    {
        var shared = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in normalized.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            if (_byWord.TryGetValue(word, out var titles) && titles.Count <= MaxSharers)
            {
                foreach (var other in titles)
                {
                    shared[other] = shared.GetValueOrDefault(other) + 1;
                }
            }
        }

        return shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MaxCompared).Select(pair => pair.Key);
    }

    private static bool SharesAuthor(AuthorNames authors, BibEntry entry)
    {
        var theirs = entry.Plain("author") ?? "";
        return authors.Names.Count == 0 || theirs.Length == 0
            || authors.Names.Any(name => theirs.Contains(name.Surname, StringComparison.OrdinalIgnoreCase));
    }
}
