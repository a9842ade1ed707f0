using System.Runtime.InteropServices;
using CuratorBot.Core.Lists.Markdown;

namespace CuratorBot.Core.Lists.Changes;

/// <summary>
/// Says which entry of the older list is which of the newer. Surest evidence first: the same text, the same title and link,
/// a shared link or title, then the closest by title, authors, link and year. Never compares all pairs: each step looks only
/// at entries that share a key, and at a fixed number of them.
/// </summary>
internal sealed class EntryPairing
{
    // A key (link, title, word) that more entries share is not looked up. Real lists have two or three to a title.
    private const int MostRivals = 16;

    // Near matches are looked for by so many of an entry's rarest words.
    private const int RareWords = 4;

    // With the same title: something else must agree, too. "Deep learning" is a book of 2016 and a review of 2015.
    private const double LikeWithSameTitle = 0.6;

    // With a shared link: not everything else may disagree; who replaces a paper may forget to replace its link.
    private const double LikeWithSameLink = 0.45;

    private const double LikeWithNothingShared = 0.72;
    private const double TitleLikeWithNothingShared = 0.6;

    private readonly PaperList _before;
    private readonly PaperList _after;
    private readonly int[] _toAfter;
    private readonly int[] _toBefore;
    private readonly HeadingNumbers _headings = new();

    private EntryPairing(PaperList before, PaperList after)
    {
        _before = before;
        _after = after;
        _toAfter = new int[before.Entries.Count];
        _toBefore = new int[after.Entries.Count];
        Array.Fill(_toAfter, -1);
        Array.Fill(_toBefore, -1);
    }

    /// <summary>For each entry of the older list the index of its partner in the newer, or -1.</summary>
    public IReadOnlyList<int> ToAfter => _toAfter;

    /// <summary>For each entry of the newer list the index of its partner in the older, or -1.</summary>
    public IReadOnlyList<int> ToBefore => _toBefore;

    public static EntryPairing Of(PaperList before, PaperList after)
    {
        var pairing = new EntryPairing(before, after);
        pairing.PairEqualTexts();
        pairing.PairLikeEntries();
        return pairing;
    }

    private void PairEqualTexts()
    {
        // Most changes leave most of the list alone.
        var (start, end) = PairEqualEnds();
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var before = KeysOf(_before.Entries, start, _toAfter.Length - end, ids);
        var after = KeysOf(_after.Entries, start, _toBefore.Length - end, ids);

        // A text that occurs twice is paired with the copy that has the same neighbour, else in order.
        PairEqual<TextKey>(i => before[i - start], j => after[j - start]);
        PairEqual<TextKey>(i => before[i - start] with { Neighbour = 0 }, j => after[j - start] with { Neighbour = 0 });
        PairEqual<TextKey>(i => new TextKey(0, before[i - start].Text, 0), j => new TextKey(0, after[j - start].Text, 0));
    }

    /// <summary>Pairs what is equal from the first entry on and back from the last one; gives the number of pairs at both ends.</summary>
    private (int Start, int End) PairEqualEnds()
    {
        var most = Math.Min(_toAfter.Length, _toBefore.Length);
        var start = 0;
        for (; start < most && SameLine(start, start); start++)
        {
            Pair(start, start);
        }

        var end = 0;
        for (; end < most - start && SameLine(_toAfter.Length - 1 - end, _toBefore.Length - 1 - end); end++)
        {
            Pair(_toAfter.Length - 1 - end, _toBefore.Length - 1 - end);
        }

        return (start, end);
    }

    private bool SameLine(int before, int after) =>
        string.Equals(_before.Entries[before].Text, _after.Entries[after].Text, StringComparison.Ordinal)
        && SameHeading(before, after);

    private bool SameHeading(int before, int after) => _headings.Same(_before.Entries[before], _after.Entries[after]);

    private TextKey[] KeysOf(IReadOnlyList<Entry> entries, int start, int end, Dictionary<string, int> ids)
    {
        var keys = new TextKey[end - start];
        var neighbour = 0;
        for (var i = start; i < end; i++)
        {
            var text = EntryText.WithoutBlanks(entries[i].Text);
            if (!ids.TryGetValue(text, out var id))
            {
                ids.Add(text, id = ids.Count + 1);
            }

            keys[i - start] = new TextKey(_headings.NumberOf(entries[i].Section), id, neighbour);
            neighbour = id;
        }

        return keys;
    }

    private void PairLikeEntries()
    {
        var before = LikenessesOf(_before, _toAfter);
        var after = LikenessesOf(_after, _toBefore);
        if (before.Count == 0 || after.Count == 0)
        {
            return;
        }

        PairEqual(i => TitleAndLink(_before, before, i), j => TitleAndLink(_after, after, j));
        PairClosest(before, after, static entry => entry.Identifiers, int.MaxValue, static (one, other, like) =>
            (one.SharesTitle(other) && like >= LikeWithSameTitle) || (one.SharesLink(other) && like >= LikeWithSameLink));
        PairClosest(before, after, static entry => entry.Words, RareWords, static (one, other, like) =>
            like >= LikeWithNothingShared && one.TitleLikeness(other) >= TitleLikeWithNothingShared);
    }

    private static Dictionary<int, EntryLikeness> LikenessesOf(PaperList list, int[] partners)
    {
        var likenesses = new Dictionary<int, EntryLikeness>();
        for (var i = 0; i < partners.Length; i++)
        {
            if (partners[i] < 0)
            {
                likenesses.Add(i, new EntryLikeness(list.Entries[i]));
            }
        }

        return likenesses;
    }

    private (int Heading, string Title, string Link)? TitleAndLink(PaperList list, Dictionary<int, EntryLikeness> likenesses, int index) =>
        likenesses[index] is { Title.Length: > 0, Links.Length: > 0 } likeness
            ? (_headings.NumberOf(list.Entries[index].Section), likeness.Title, likeness.Links[0])
            : null;

    /// <summary>Pairs entries that share a key and are alike, the closest first. Keys that many entries share say little and are left out.</summary>
    private void PairClosest(
        Dictionary<int, EntryLikeness> before,
        Dictionary<int, EntryLikeness> after,
        Func<EntryLikeness, IEnumerable<string>> keysOf,
        int mostKeys,
        Func<EntryLikeness, EntryLikeness, double, bool> areSame)
    {
        var index = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, entry) in before.Where(pair => _toAfter[pair.Key] < 0))
        {
            foreach (var key in keysOf(entry))
            {
                if (!index.TryGetValue(key, out var entries))
                {
                    index.Add(key, entries = []);
                }

                entries.Add(i);
            }
        }

        var candidates = new List<(double Like, bool SameHeading, int Before, int After)>();
        foreach (var (j, entry) in after.Where(pair => _toBefore[pair.Key] < 0))
        {
            var rivals = keysOf(entry)
                .Select(key => index.GetValueOrDefault(key))
                .Where(static entries => entries is { Count: <= MostRivals })
                .OrderBy(static entries => entries!.Count)
                .Take(mostKeys)
                .SelectMany(static entries => entries!)
                .Distinct();
            foreach (var i in rivals)
            {
                var like = before[i].To(entry);
                if (areSame(before[i], entry, like))
                {
                    candidates.Add((like, SameHeading(i, j), i, j));
                }
            }
        }

        foreach (var (_, _, i, j) in candidates
            .OrderByDescending(static c => c.Like)
            .ThenByDescending(static c => c.SameHeading)
            .ThenBy(static c => c.After)
            .ThenBy(static c => c.Before))
        {
            if (_toAfter[i] < 0 && _toBefore[j] < 0)
            {
                Pair(i, j);
            }
        }
    }

    /// <summary>Pairs, in order, what has an equal key; entries without a key stay alone.</summary>
    private void PairEqual<TKey>(Func<int, TKey?> beforeKey, Func<int, TKey?> afterKey)
        where TKey : struct
    {
        var waiting = new Dictionary<TKey, int>();
        var next = new int[_toAfter.Length];
        for (var i = _toAfter.Length - 1; i >= 0; i--)
        {
            if (_toAfter[i] < 0 && beforeKey(i) is { } key)
            {
                next[i] = waiting.GetValueOrDefault(key, -1);
                waiting[key] = i;
            }
        }

        for (var j = 0; waiting.Count > 0 && j < _toBefore.Length; j++)
        {
            if (_toBefore[j] < 0 && afterKey(j) is { } key && waiting.TryGetValue(key, out var i) && i >= 0)
            {
                Pair(i, j);
                waiting[key] = next[i];
            }
        }
    }

    private void Pair(int before, int after)
    {
        _toAfter[before] = after;
        _toBefore[after] = before;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct TextKey(int Heading, int Text, int Neighbour);
}
