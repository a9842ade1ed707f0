namespace CuratorBot.Core.Text;

/// <summary>Which of several longest chains to choose.</summary>
internal enum ChainChoice
{
    /// <summary>The chain that is found first.</summary>
    Any,

    /// <summary>The chain that ends at the greatest position, as must each chain that it extends.</summary>
    GreatestEnd,
}

/// <summary>Finds the items of a sequence that kept their order, so that as few as possible are reported as moved.</summary>
internal static class LongestChain
{
    /// <summary>
    /// Marks a longest increasing subsequence. Among the longest, it chooses one with as few <paramref name="changed"/> items as
    /// possible: an edited item is more likely to have been moved, too.
    /// </summary>
    /// <param name="positions">The old position of each item, in the new order; all different.</param>
    /// <param name="changed">Whether the item itself differs; same length.</param>
    /// <param name="choice">Which chain to choose if several are still equally good.</param>
    /// <returns>For each item, whether it kept its place among the others.</returns>
    public static bool[] Of(IReadOnlyList<int> positions, IReadOnlyList<bool> changed, ChainChoice choice = ChainChoice.Any)
    {
        var count = positions.Count;
        var kept = new bool[count];
        var ranks = new int[count];
        var order = Enumerable.Range(0, count).ToArray();
        Array.Sort(positions.ToArray(), order);
        for (var rank = 0; rank < count; rank++)
        {
            ranks[order[rank]] = rank + 1;
        }

        // A Fenwick tree over the old positions holds the item that ends the best chain up to there.
        var best = new int[count + 1];
        Array.Fill(best, -1);
        var weights = new long[count];
        var previous = new int[count];
        for (var item = 0; item < count; item++)
        {
            var chain = -1;
            for (var at = ranks[item] - 1; at > 0; at -= at & -at)
            {
                chain = Better(chain, best[at]);
            }

            previous[item] = chain;
            // Length decides first; unchanged items only decide between chains of equal length.
            weights[item] = (chain < 0 ? 0 : weights[chain]) + count + 1 + (changed[item] ? 0 : 1);
            for (var at = ranks[item]; at <= count; at += at & -at)
            {
                best[at] = Better(best[at], item);
            }
        }

        var last = -1;
        for (var item = 0; item < count; item++)
        {
            last = Better(last, item);
        }

        for (; last >= 0; last = previous[last])
        {
            kept[last] = true;
        }

        return kept;

        int Better(int one, int other) => one < 0 || (other >= 0 && IsBetter(other, one)) ? other : one;

        bool IsBetter(int one, int other) =>
            weights[one] > weights[other]
            || (choice == ChainChoice.GreatestEnd && weights[one] == weights[other] && ranks[one] > ranks[other]);
    }
}
