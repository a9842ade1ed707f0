using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Bibliographies;

/// <summary>Compares a bibliography with the papers that it should contain, by paper and not by text.</summary>
public sealed class BibComparison
{
    private readonly string? _sampleTitle;
    private readonly List<Entry> _missing = [];
    private readonly HashSet<BibEntry> _found = new();
    private readonly HashSet<string> _referredTo;
    private readonly bool _allIdentified = true;

    /// <summary>Compares.</summary>
    /// <param name="papers">The papers of the list that belong in the bibliography.</param>
    /// <param name="file">The bibliography.</param>
    /// <param name="recordOf">The record of a paper; null if unknown.</param>
    public BibComparison(IEnumerable<Entry> papers, BibFile file, Func<Entry, Paper?> recordOf)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(recordOf);
        File = file;
        Index = new BibIndex(file);
        _sampleTitle = file.Entries.Select(entry => entry.Title).FirstOrDefault(title => title.Length > 0);
        foreach (var paper in papers)
        {
            var record = recordOf(paper);
            if (Index.Find(paper, record) is { } found)
            {
                _found.Add(found);
            }
            else if (record is not null || CanTell(paper))
            {
                _missing.Add(paper);
            }
            else
            {
                _allIdentified = false;
            }
        }

        _referredTo = ReferredToBy(_found, file);
    }

    /// <summary>The bibliography.</summary>
    public BibFile File { get; }

    /// <summary>Its entries by paper.</summary>
    public BibIndex Index { get; }

    /// <summary>Papers that certainly have no entry, in the given order.</summary>
    public IReadOnlyList<Entry> Missing => _missing;

    /// <summary>
    /// Entries that belong to none of the papers and that no entry of theirs refers to, in file order. Empty if a paper could belong to any entry, because its
    /// title is in another script and neither its links nor a record help.
    /// </summary>
    public IReadOnlyList<BibEntry> Stale => _allIdentified ? [.. File.Entries.Where(entry => !_found.Contains(entry) && !_referredTo.Contains(entry.Key) && !Repeats(entry))] : [];

    /// <summary>Entries whose key was already used above them, in file order: BibTeX stops at them.</summary>
    public IReadOnlyList<BibEntry> RepeatedKeys
    {
        get
        {
            var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            return [.. File.Entries.Where(entry => entry.Key.Length > 0 && !keys.Add(entry.Key))];
        }
    }

    /// <summary>Entries whose paper already has an entry above, with that entry, in file order.</summary>
    public IReadOnlyList<(BibEntry Entry, BibEntry First)> Repeated =>
        [.. File.Entries.Where(entry => !_found.Contains(entry) && Repeats(entry)).Select(entry => (entry, Index.FirstOf(entry)!))];

    /// <summary>Whether an entry belongs to one of the papers.</summary>
    public bool IsOfPaper(BibEntry entry) => _found.Contains(entry);

    /// <summary>Whether an entry belongs to the same paper as an earlier one that was found instead.</summary>
    private bool Repeats(BibEntry entry) => Index.FirstOf(entry) is { } first && first != entry && _found.Contains(first);

    /// <summary>The keys that entries refer to, and those that these refer to in turn: an entry may take its year and its venue from another.</summary>
    private static HashSet<string> ReferredToBy(IEnumerable<BibEntry> entries, BibFile file)
    {
        var byKey = file.Entries.ToLookup(static entry => entry.Key, StringComparer.OrdinalIgnoreCase);
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var left = new Queue<BibEntry>(entries); left.TryDequeue(out var entry);)
        {
            foreach (var found in entry.References().Where(keys.Add).SelectMany(key => byKey[key]))
            {
                left.Enqueue(found);
            }
        }

        return keys;
    }

    private bool CanTell(Entry paper) => _sampleTitle is null || Titles.AreComparable(paper.Title, _sampleTitle);
}
