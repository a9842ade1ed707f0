using CuratorBot.Core.Lists.Markdown;

namespace CuratorBot.Core.Lists.Changes;

/// <summary>
/// The order of a merged list: that of the head, and what only the base branch has stands behind the neighbour that it has there.
/// </summary>
internal sealed class MergedOrder
{
    private readonly Dictionary<Entry, List<Entry>> _ahead = new();
    private readonly Dictionary<Entry, List<Entry>> _behind = new();
    private readonly List<Entry> _first = [];

    private MergedOrder()
    {
    }

    /// <summary>The entries of the merged list.</summary>
    /// <param name="head">The author's list.</param>
    /// <param name="placed">Entries of the head that stand in the result, each with what stands there: itself, or the base branch's version.</param>
    /// <param name="onto">The list of the base branch.</param>
    /// <param name="accounted">
    /// Entries of the base branch that are accounted for, each with the head's entry in its place; null where it was removed or moved away.
    /// </param>
    public static List<Entry> Of(PaperList head, Dictionary<Entry, Entry> placed, PaperList onto, Dictionary<Entry, Entry?> accounted)
    {
        var order = new MergedOrder();
        order.SetOthers(onto, accounted, head, placed);
        var result = new List<Entry>(head.Entries.Count);
        result.AddRange(order._first);
        foreach (var entry in head.Entries)
        {
            AddThoseOf(order._ahead, entry, result);
            if (placed.TryGetValue(entry, out var standing))
            {
                result.Add(standing);
            }

            AddThoseOf(order._behind, entry, result);
        }

        return result;
    }

    private static void AddThoseOf(Dictionary<Entry, List<Entry>> lists, Entry entry, List<Entry> result)
    {
        if (lists.TryGetValue(entry, out var list))
        {
            result.AddRange(list);
        }
    }

    private void SetOthers(PaperList onto, Dictionary<Entry, Entry?> accounted, PaperList head, Dictionary<Entry, Entry> placed)
    {
        var headings = new HeadingNumbers();
        var ends = new Lazy<Dictionary<int, Entry>>(() => head.Entries
            .Where(placed.ContainsKey)
            .GroupBy(entry => headings.NumberOf(entry.Section))
            .ToDictionary(static section => section.Key, static section => section.Last()));
        Entry? neighbour = null;
        foreach (var section in onto.Entries.GroupBy(static entry => entry.Section))
        {
            var waiting = new List<Entry>();
            var found = false;
            foreach (var entry in section)
            {
                if (!accounted.TryGetValue(entry, out var inHead))
                {
                    (found ? ListAt(_behind, neighbour!) : waiting).Add(entry);
                }
                else if (inHead is not null)
                {
                    if (!found)
                    {
                        ListAt(_ahead, inHead).AddRange(waiting);
                        waiting.Clear();
                    }

                    (neighbour, found) = (inHead, true);
                }
            }

            if (waiting.Count > 0)
            {
                neighbour = ends.Value.GetValueOrDefault(headings.NumberOf(section.Key), neighbour!);
                (neighbour is null ? _first : ListAt(_behind, neighbour)).AddRange(waiting);
            }
        }
    }

    private static List<Entry> ListAt(Dictionary<Entry, List<Entry>> lists, Entry entry)
    {
        if (!lists.TryGetValue(entry, out var list))
        {
            lists.Add(entry, list = []);
        }

        return list;
    }
}
