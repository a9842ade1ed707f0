using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Translations;

/// <summary>What a translation of a list has and lacks, beside its original.</summary>
public sealed record TranslationComparison
{
    /// <summary>The original.</summary>
    public required PaperList Original { get; init; }

    /// <summary>The translation.</summary>
    public required PaperList Translation { get; init; }

    /// <summary>What stands in both, in the order of the original.</summary>
    public required IReadOnlyList<TranslatedEntry> Pairs { get; init; }

    /// <summary>Entries of the original that the translation lacks, in order, each with the place where it belongs.</summary>
    public required IReadOnlyList<MissingEntry> Missing { get; init; }

    /// <summary>Entries of the translation that the original lacks, in order.</summary>
    public required IReadOnlyList<Entry> Extra { get; init; }

    /// <summary>Sections of the original with entries that are not in the translation, in order.</summary>
    public required IReadOnlyList<Section> MissingSections { get; init; }

    /// <summary>What stands in both, but not as in the original: in another section, in another order, with another year or other links.</summary>
    public IEnumerable<TranslatedEntry> Differing => Pairs.Where(static pair => pair.OtherSection || pair.OtherOrder || pair.OtherYear || pair.OtherLinks);

    /// <summary>Whether the translation has all that the original has, and nothing else.</summary>
    public bool IsInStep => Missing.Count == 0 && Extra.Count == 0 && !Differing.Any();

    /// <summary>Compares a translation with its original.</summary>
    /// <param name="original">The original.</param>
    /// <param name="translation">The translation.</param>
    /// <param name="record">The record of an entry, null where it is unknown; asked only for entries that no link told.</param>
    public static TranslationComparison Of(PaperList original, PaperList translation, Func<Entry, Paper?>? record = null)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(translation);
        var pairing = TranslationPairing.Of(original, translation, record ?? (static _ => null));
        var sections = pairing.Sections;
        var outOfOrder = OutOfOrder(original, translation, pairing);
        List<TranslatedEntry> pairs = [];
        List<MissingEntry> missing = [];
        List<Section> missingSections = [];
        var above = new Dictionary<Section, Entry>();
        foreach (var (i, entry) in original.Entries.Index())
        {
            var section = sections.Of(entry.Section);
            if (pairing.ToTranslation[i] is >= 0 and var j)
            {
                var here = translation.Entries[j];
                pairs.Add(new TranslatedEntry(entry, here, pairing.By[i]) { OtherSection = here.Section != section, OtherOrder = outOfOrder.Contains(here) });
                above[here.Section] = here;
                continue;
            }

            if (section is null && !missingSections.Contains(entry.Section))
            {
                missingSections.Add(entry.Section);
            }

            missing.Add(new MissingEntry(entry, section, section is null ? null : above.GetValueOrDefault(section)));
        }

        return new TranslationComparison
        {
            Original = original,
            Translation = translation,
            Pairs = pairs,
            Missing = missing,
            Extra = [.. translation.Entries.Where((_, j) => pairing.ToOriginal[j] < 0)],
            MissingSections = missingSections,
        };
    }

    /// <summary>The entries of the translation that do not stand in the order of the original: of each section as few as explain it.</summary>
    private static HashSet<Entry> OutOfOrder(PaperList original, PaperList translation, TranslationPairing pairing)
    {
        var found = new HashSet<Entry>();
        var paired = Enumerable.Range(0, translation.Entries.Count).Where(j => pairing.ToOriginal[j] >= 0);
        foreach (var section in paired.GroupBy(j => (translation.Entries[j].Section, original.Entries[pairing.ToOriginal[j]].Section)))
        {
            int[] entries = [.. section];
            var kept = LongestChain.Of([.. entries.Select(j => pairing.ToOriginal[j])], new bool[entries.Length]);
            found.UnionWith(entries.Where((_, at) => !kept[at]).Select(j => translation.Entries[j]));
        }

        return found;
    }
}

/// <summary>An entry that a translation lacks.</summary>
/// <param name="Entry">The entry of the original.</param>
/// <param name="Section">The section of the translation that it belongs to; null where the translation lacks that, too.</param>
/// <param name="Above">The entry of the translation that it belongs below; null where it is the first of its section.</param>
public sealed record MissingEntry(Entry Entry, Section? Section, Entry? Above);
