using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Translations;

/// <summary>
/// Says which section of a translation is which of its original: the one that shares most entries with it, else the one of the same heading,
/// else the one in the same gap between sections that are known.
/// </summary>
internal sealed class TranslatedSections
{
    private readonly Dictionary<Section, Section> _translations = [];
    private readonly HashSet<Section> _taken = [];

    private TranslatedSections()
    {
    }

    /// <param name="original">The original.</param>
    /// <param name="translation">The translation.</param>
    /// <param name="toTranslation">For each entry of the original the index of its translation, or -1.</param>
    public static TranslatedSections Of(PaperList original, PaperList translation, IReadOnlyList<int> toTranslation)
    {
        var sections = new TranslatedSections();
        var shared = Enumerable.Range(0, toTranslation.Count).Where(i => toTranslation[i] >= 0)
            .CountBy(i => (Original: original.Entries[i].Section, Translation: translation.Entries[toTranslation[i]].Section));
        foreach (var ((one, other), _) in shared.OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key.Original.Line).ThenBy(static pair => pair.Key.Translation.Line))
        {
            sections.Pair(one, other);
        }

        Section[] originals = [.. SectionsOf(original)];
        Section[] translations = [.. SectionsOf(translation)];
        var byHeading = translations.ToLookup(static section => (section.Level, Titles.Key(section.Title)));
        foreach (var section in originals.Where(section => !sections._translations.ContainsKey(section)))
        {
            if (byHeading[(section.Level, Titles.Key(section.Title))].FirstOrDefault(other => !sections._taken.Contains(other)) is { } same)
            {
                sections.Pair(section, same);
            }
        }

        sections.PairByPlace(originals, translations);
        return sections;
    }

    /// <summary>What a section of the original is in the translation; null where it is not there.</summary>
    public Section? Of(Section original) => _translations.GetValueOrDefault(original);

    /// <summary>Whether the one is the translation of the other.</summary>
    public bool Same(Section original, Section translation) => Of(original) == translation;

    private static IEnumerable<Section> SectionsOf(PaperList list) => list.Entries.Select(static entry => entry.Section).Concat(list.Sections).Distinct().OrderBy(static section => section.Line);

    /// <summary>Between two neighbours that are known, as many sections of the same levels.</summary>
    private void PairByPlace(Section[] originals, Section[] translations)
    {
        var at = translations.Index().ToDictionary(static pair => pair.Item, static pair => pair.Index);
        for (var start = 0; start < originals.Length; start++)
        {
            var end = start;
            while (end < originals.Length && !_translations.ContainsKey(originals[end]))
            {
                end++;
            }

            var from = start == 0 ? 0 : at[_translations[originals[start - 1]]] + 1;
            var to = end == originals.Length ? translations.Length : at[_translations[originals[end]]];
            if (to - from == end - start && translations[from..to].All(section => !_taken.Contains(section)))
            {
                foreach (var (one, other) in originals[start..end].Zip(translations[from..to]).Where(static pair => pair.First.Level == pair.Second.Level))
                {
                    Pair(one, other);
                }
            }

            start = end;
        }
    }

    private void Pair(Section original, Section translation)
    {
        if (!_translations.ContainsKey(original) && _taken.Add(translation))
        {
            _translations.Add(original, translation);
        }
    }
}
