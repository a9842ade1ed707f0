using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Papers;

/// <summary>
/// Finds papers by id, by title and by nearly equal titles, without comparing every pair. It holds entries of a list as well as records
/// of a source. Adding and finding take time proportional to the length of a title, not to the number of papers.
/// </summary>
/// <remarks>
/// Near titles are found by their words. An edit changes at most two words (it may split or join them). So if two titles are
/// <c>e</c> edits apart, then of any <c>2e + 1</c> words of one title at least one is in the other: the rarest of them lead to the few
/// titles to compare. For Chinese, Japanese and Korean text, pairs of letters serve as words.
/// </remarks>
/// <typeparam name="T">The item to find: an entry, a record.</typeparam>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is an index.")]
public sealed class PaperIndex<T>
    where T : notnull
{
    /// <summary>Maximum number of titles to compare with one: a text of endless look-alikes must not take quadratic time.</summary>
    private const int MaxCompared = 50;

    /// <summary>Words that are in more titles are not used to find titles.</summary>
    private const int MaxTitlesOfWord = 2000;

    private readonly List<(T Item, string Title)> _rows = [];
    private readonly Chains<PaperId> _byId = new(EqualityComparer<PaperId>.Default);
    private readonly Chains<string> _byTitle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private int _rowsByWord;

    /// <summary>Number of papers added.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds a paper.</summary>
    /// <param name="item">The item to find again.</param>
    /// <param name="title">Its title; if empty, the item is found by id only.</param>
    /// <param name="ids">Its ids.</param>
    public void Add(T item, string title, IEnumerable<PaperId> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var normalized = Titles.Normalize(title);
        _rows.Add((item, normalized));
        foreach (var id in ids)
        {
            _byId.Add(id, item);
        }

        if (normalized.Length > 0)
        {
            _byTitle.Add(normalized, item);
        }
    }

    /// <summary>The papers with an id, in the order in which they were added.</summary>
    public IEnumerable<T> WithId(PaperId id) => _byId.With(id);

    /// <summary>The papers whose normalized titles equal that of <paramref name="title"/>, in the order in which they were added.</summary>
    public IEnumerable<T> WithTitle(string title) => _byTitle.With(Titles.Normalize(title));

    /// <summary>
    /// The papers whose titles are at least <see cref="Titles.SameFrom"/> similar, including equal ones, the most similar first.
    /// For a title of one or two words only equal ones are certain to be found, and among many look-alikes the first.
    /// </summary>
    public IReadOnlyList<(T Item, double Similarity)> Near(string title)
    {
        var normalized = Titles.Normalize(title);
        // The other title may be longer than this one by as many letters as may differ.
        var edits = Titles.EditsAllowed((int)(normalized.Length / Titles.SameFrom) + 1);
        var near = new List<(T Item, double Similarity)>();
        foreach (var row in RowsWithRareWords(normalized, words: (2 * edits) + 1))
        {
            var (item, other) = _rows[row];
            if (Titles.NearnessOfNormalized(normalized, other) is >= Titles.SameFrom and var similarity)
            {
                near.Add((item, similarity));
            }
        }

        return [.. near.OrderByDescending(static n => n.Similarity)];
    }

    /// <summary>The papers whose titles share the most words with these, rare words counting more; at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<T> Search(string words, int limit)
    {
        var scores = new Dictionary<int, double>();
        foreach (var rows in PostingsOf(Titles.Normalize(words)))
        {
            foreach (var row in rows.Count <= MaxTitlesOfWord ? rows : [])
            {
                scores[row] = scores.GetValueOrDefault(row) + Math.Log(1 + ((double)_rows.Count / rows.Count));
            }
        }

        // Among titles with the same words, a shorter one has fewer words that were not asked for.
        return [.. scores.OrderByDescending(static s => s.Value).ThenBy(s => _rows[s.Key].Title.Length).ThenBy(static s => s.Key).Take(limit).Select(s => _rows[s.Key].Item)];
    }

    private HashSet<int> RowsWithRareWords(string normalized, int words)
    {
        var found = new HashSet<int>();
        foreach (var rows in PostingsOf(normalized).OrderBy(static rows => rows.Count).Take(words))
        {
            foreach (var row in rows)
            {
                if (found.Count >= MaxCompared)
                {
                    return found;
                }

                found.Add(row);
            }
        }

        return found;
    }

    /// <summary>For each word of a title, the rows that have it; empty if there are none.</summary>
    private List<List<int>> PostingsOf(string normalized)
    {
        IndexWords();
        var lookup = _byWord.GetAlternateLookup<ReadOnlySpan<char>>();
        var postings = new List<List<int>>();
        foreach (var word in WordsOf(normalized))
        {
            postings.Add(lookup.TryGetValue(normalized.AsSpan(word), out var rows) ? rows : []);
        }

        return postings;
    }

    /// <summary>Indexes the words on first use: looking up ids and equal titles does not need them.</summary>
    private void IndexWords()
    {
        var lookup = _byWord.GetAlternateLookup<ReadOnlySpan<char>>();
        for (; _rowsByWord < _rows.Count; _rowsByWord++)
        {
            var title = _rows[_rowsByWord].Title;
            foreach (var word in WordsOf(title))
            {
                var key = title.AsSpan(word);
                if (!lookup.TryGetValue(key, out var rows))
                {
                    lookup[key] = rows = [];
                }

                if (rows.Count == 0 || rows[^1] != _rowsByWord)
                {
                    rows.Add(_rowsByWord);
                }
            }
        }
    }

    private static IEnumerable<Range> WordsOf(string normalized)
    {
        for (var start = 0; start < normalized.Length;)
        {
            if (normalized[start] == ' ')
            {
                start++;
                continue;
            }

            var blank = normalized.IndexOf(' ', start);
            var end = blank < 0 ? normalized.Length : blank;
            if (end - start > 2 && Titles.IsCjk(normalized.AsSpan(start, end - start)))
            {
                for (var i = start; i < end - 1; i++)
                {
                    yield return i..(i + 2);
                }
            }
            else
            {
                yield return start..end;
            }

            start = end;
        }
    }

    /// <summary>The items of each key in the order in which they were added. Nearly every key has one item, so there is no list for each.</summary>
    private sealed class Chains<TKey>(IEqualityComparer<TKey> comparer)
        where TKey : notnull
    {
        private readonly Dictionary<TKey, (int First, int Last)> _ends = new(comparer);
        private readonly List<(T Item, int Next)> _links = [];

        public void Add(TKey key, T item)
        {
            ref var ends = ref CollectionsMarshal.GetValueRefOrAddDefault(_ends, key, out var known);
            if (known)
            {
                CollectionsMarshal.AsSpan(_links)[ends.Last].Next = _links.Count;
            }

            ends = (known ? ends.First : _links.Count, _links.Count);
            _links.Add((item, -1));
        }

        public IEnumerable<T> With(TKey key)
        {
            for (var at = _ends.TryGetValue(key, out var ends) ? ends.First : -1; at >= 0; at = _links[at].Next)
            {
                yield return _links[at].Item;
            }
        }
    }
}
