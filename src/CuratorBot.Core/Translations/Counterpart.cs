using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Translations;

/// <summary>The same list in another language.</summary>
/// <param name="Name">Its path; before it the repository, where that is another.</param>
/// <param name="List">The list.</param>
/// <param name="IsOriginal">Whether it is what the list at hand translates, and not a translation of that.</param>
public sealed record Counterpart(string Name, PaperList List, bool IsOriginal)
{
    /// <summary>Compares it with the list at hand.</summary>
    /// <param name="list">The list at hand.</param>
    /// <param name="record">The record of an entry, null where it is unknown.</param>
    public TranslationComparison CompareWith(PaperList list, Func<Entry, Paper?>? record = null) =>
        IsOriginal ? TranslationComparison.Of(List, list, record) : TranslationComparison.Of(list, List, record);

    /// <summary>For each entry of the list at hand that it has, too, its own.</summary>
    /// <param name="comparison">How it compares with the list at hand.</param>
    public IReadOnlyDictionary<Entry, Entry> PairsOf(TranslationComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.Pairs.ToDictionary(pair => IsOriginal ? pair.Translation : pair.Original, pair => IsOriginal ? pair.Original : pair.Translation);
    }
}
