using System.Globalization;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>The order that the entries of a section stand in, or should: what its entries are sorted by.</summary>
internal sealed class SectionOrder
{
    // Two entries in order may be so by chance; so may a few where nothing says that order is meant.
    private const int FewestNewestFirst = 3;
    private const int FewestOtherwise = 8;
    private const int FewestKeys = 4;

    private readonly int _precision;
    private readonly Dictionary<Entry, string?> _keys = [];

    /// <param name="kind">The order.</param>
    /// <param name="precision">Of an order by date, how exact it is: 1 by year, 2 by month, 3 by day.</param>
    private SectionOrder(EntryOrder kind, int precision = 1)
    {
        Order = kind;
        _precision = precision;
    }

    /// <summary>Newest first, by year.</summary>
    public static SectionOrder ByYear => new(EntryOrder.NewestFirst);

    /// <summary>The order.</summary>
    public EntryOrder Order { get; }

    /// <summary>The order that some entries are in; null where they are in none, or may be so by chance.</summary>
    /// <param name="entries">The entries of a section, or of a part of it, in the order of the text.</param>
    public static SectionOrder? Of(IReadOnlyList<Entry> entries) =>
        entries.Count >= FewestNewestFirst && ByDate(EntryOrder.NewestFirst, entries) is { } newest ? newest
        : entries.Count < FewestOtherwise ? null
        : ByDate(EntryOrder.OldestFirst, entries) is { } oldest && Distinct(oldest, entries) >= FewestKeys ? oldest
        : new SectionOrder(EntryOrder.Alphabetical) is var titles && titles.Holds(entries) ? titles
        : null;

    /// <summary>An order that is asked for, as exact as most of the entries and the way in which they stand allow.</summary>
    public static SectionOrder Asked(EntryOrder order, IReadOnlyList<Entry> entries)
    {
        if (order is not (EntryOrder.NewestFirst or EntryOrder.OldestFirst))
        {
            return new SectionOrder(order);
        }

        for (var precision = 3; precision > 1; precision--)
        {
            var asked = new SectionOrder(order, precision);
            var exact = asked.Sortable(entries);
            if (exact.Count > 0 && exact.Count * 10 >= entries.Count * 9 && asked.Kept(exact).Count * 10 >= exact.Count * 9)
            {
                return asked;
            }
        }

        return new SectionOrder(order);
    }

    /// <summary>The entries that say what they are sorted by.</summary>
    public IReadOnlyList<Entry> Sortable(IEnumerable<Entry> entries) => [.. entries.Where(entry => Sorts(entry) is not null)];

    /// <summary>Whether all the entries that say what they are sorted by are in order.</summary>
    public bool Holds(IReadOnlyList<Entry> entries)
    {
        Entry? above = null;
        foreach (var entry in entries.Where(entry => Sorts(entry) is not null))
        {
            if (above is not null && Compare(above, entry) > 0)
            {
                return false;
            }

            above = entry;
        }

        return true;
    }

    /// <summary>The longest run of entries, not always neighbours, that are in order: what stays where it is.</summary>
    public IReadOnlyList<Entry> Kept(IReadOnlyList<Entry> entries)
    {
        var positions = new int[entries.Count];
        var sorted = Enumerable.Range(0, entries.Count).OrderBy(i => entries[i], Comparer<Entry>.Create(Compare));
        foreach (var (position, i) in sorted.Index())
        {
            positions[i] = position;
        }

        var kept = LongestChain.Of(positions, new bool[entries.Count], ChainChoice.GreatestEnd);
        return [.. entries.Where((_, i) => kept[i])];
    }

    /// <summary>Less than 0 where the one belongs above the other, 0 where it does not matter.</summary>
    public int Compare(Entry one, Entry other)
    {
        // Dates are told in digits, so that their order is that of their letters.
        var difference = string.CompareOrdinal(Sorts(one), Sorts(other));
        return Order == EntryOrder.NewestFirst ? -difference : difference;
    }

    /// <summary>
    /// Whether an entry stands right by the month of its preprint, where the list sorts by time: the year of the venue, which came later, says
    /// nothing against its place then.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="group">All entries of its section, in the order of the text.</param>
    public bool StandsByPreprint(Entry entry, IReadOnlyList<Entry> group)
    {
        if (_precision > 1 || Order is not (EntryOrder.NewestFirst or EntryOrder.OldestFirst) || EntryDate.OfArchive(entry)?.ToString(2) is not { } own)
        {
            return false;
        }

        var above = group.LastOrDefault(other => other.Line < entry.Line && EntryDate.OfArchive(other) is not null);
        var below = group.FirstOrDefault(other => other.Line > entry.Line && EntryDate.OfArchive(other) is not null);
        return (above is null || Before(EntryDate.OfArchive(above)!.ToString(2), own)) && (below is null || Before(own, EntryDate.OfArchive(below)!.ToString(2)));

        bool Before(string one, string other) => string.CompareOrdinal(one, other) is var difference && (Order == EntryOrder.NewestFirst ? difference >= 0 : difference <= 0);
    }

    /// <summary>Sorts entries that name no year by the one that they are to get.</summary>
    /// <param name="years">Their years.</param>
    public void Expect(IReadOnlyDictionary<Entry, int> years)
    {
        if (Order is not (EntryOrder.NewestFirst or EntryOrder.OldestFirst) || _precision > 1)
        {
            return;
        }

        foreach (var (entry, year) in years)
        {
            _keys[entry] = new DateOnly(year, 1, 1).ToString("yyyy", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>What an entry is sorted by, as it is told; null where it does not say.</summary>
    public string? Sorts(Entry entry)
    {
        if (!_keys.TryGetValue(entry, out var key))
        {
            _keys.Add(entry, key = KeyOf(entry));
        }

        return key;
    }

    private string? KeyOf(Entry entry) => Order switch
    {
        EntryOrder.NewestFirst or EntryOrder.OldestFirst => EntryDate.Of(entry) is { } date && date.Precision >= _precision ? date.ToString(_precision) : null,
        EntryOrder.Alphabetical => WithoutArticle(Titles.Normalize(entry.Title)) is { Length: > 0 } title ? title : null,
        EntryOrder.AlphabeticalByAuthor => AuthorNames.Parse(entry.Authors).Names is [var first, ..] ? Titles.Normalize(first.Surname) : null,
        _ => null,
    };

    private static string WithoutArticle(string title) =>
        Array.Find(["a ", "an ", "the "], article => title.StartsWith(article, StringComparison.Ordinal)) is { } found ? title[found.Length..] : title;

    private static SectionOrder? ByDate(EntryOrder order, IReadOnlyList<Entry> entries)
    {
        var precisions = entries.Select(static entry => EntryDate.Of(entry)?.Precision ?? 0).ToList();
        for (var precision = 3; precision >= 1; precision--)
        {
            var sortable = precisions.Count(exact => exact >= precision);
            if (sortable >= FewestNewestFirst && sortable * 10 >= entries.Count * (precision > 1 ? 9 : 5)
                && new SectionOrder(order, precision) is var dated && dated.Holds(entries))
            {
                return dated;
            }
        }

        return null;
    }

    private static int Distinct(SectionOrder order, IReadOnlyList<Entry> entries) => entries.Select(order.Sorts).Distinct(StringComparer.Ordinal).Count();
}
