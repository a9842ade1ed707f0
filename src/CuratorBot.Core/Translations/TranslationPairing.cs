using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Translations;

/// <summary>
/// Says which entry of a translation is which of its original. Titles say nothing between two languages, so links come first; then the
/// record, a title that was left as it is, authors and year, and at last the place between neighbours.
/// </summary>
internal sealed class TranslationPairing
{
    // A link that more entries share is no sign of any of them.
    private const int MostRivals = 16;

    private readonly PaperList _original;
    private readonly PaperList _translation;
    private readonly int[] _toTranslation;
    private readonly int[] _toOriginal;
    private readonly RecognisedBy[] _by;
    private readonly Dictionary<Section, int> _first = [];

    private TranslationPairing(PaperList original, PaperList translation)
    {
        _original = original;
        _translation = translation;
        _toTranslation = new int[original.Entries.Count];
        _toOriginal = new int[translation.Entries.Count];
        _by = new RecognisedBy[original.Entries.Count];
        Array.Fill(_toTranslation, -1);
        Array.Fill(_toOriginal, -1);
        foreach (var (j, entry) in translation.Entries.Index())
        {
            _first.TryAdd(entry.Section, j);
        }

        Sections = TranslatedSections.Of(original, translation, _toTranslation);
    }

    /// <summary>For each entry of the original the index of its translation, or -1.</summary>
    public IReadOnlyList<int> ToTranslation => _toTranslation;

    /// <summary>For each entry of the translation the index of its original, or -1.</summary>
    public IReadOnlyList<int> ToOriginal => _toOriginal;

    /// <summary>For each entry of the original by what its translation was recognised; nothing where it has none.</summary>
    public IReadOnlyList<RecognisedBy> By => _by;

    /// <summary>Which section of the translation is which of the original.</summary>
    public TranslatedSections Sections { get; private set; }

    /// <param name="original">The original.</param>
    /// <param name="translation">The translation.</param>
    /// <param name="record">The record of an entry, null where it is unknown; asked only for entries that no link told.</param>
    public static TranslationPairing Of(PaperList original, PaperList translation, Func<Entry, Paper?> record)
    {
        var pairing = new TranslationPairing(original, translation);
        pairing.Pair(RecognisedBy.Link, KeysOf);
        pairing.Pair(RecognisedBy.Record, entry => record(entry) is { } paper ? PaperId.Of(paper).Concat(entry.Ids).Select(static id => id.ToString()) : entry.Ids.Select(static id => id.ToString()));
        pairing.Pair(RecognisedBy.Title, static entry => Titles.Key(entry.Title) is { Length: > 0 } title ? [title] : []);
        pairing.PairByAuthors();
        pairing.PairByPlace();
        return pairing;
    }

    /// <summary>What tells an entry in any language: its ids, and the pages of links that have none.</summary>
    public static IEnumerable<string> KeysOf(Entry entry) => entry.Ids.Select(static id => id.ToString()).Concat(entry.Pages);

    /// <summary>Pairs what shares a key: first what no other has, then, section by section, in order.</summary>
    private void Pair(RecognisedBy by, Func<Entry, IEnumerable<string>> keysOf)
    {
        var byKey = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < _toTranslation.Length; i++)
        {
            foreach (var key in _toTranslation[i] < 0 ? keysOf(_original.Entries[i]).Distinct(StringComparer.Ordinal) : [])
            {
                if (!byKey.TryGetValue(key, out var entries))
                {
                    byKey.Add(key, entries = []);
                }

                entries.Add(i);
            }
        }

        PairWhere(static (_, rivals) => rivals is [var only] ? only : -1);
        Sections = TranslatedSections.Of(_original, _translation, _toTranslation);
        PairWhere((j, rivals) => rivals.Where(i => Sections.Same(_original.Entries[i].Section, _translation.Entries[j].Section)).DefaultIfEmpty(-1).First());
        PairWhere(static (_, rivals) => rivals is [var first, ..] ? first : -1);
        Sections = TranslatedSections.Of(_original, _translation, _toTranslation);

        void PairWhere(Func<int, List<int>, int> choose)
        {
            for (var j = 0; j < _toOriginal.Length; j++)
            {
                if (_toOriginal[j] < 0
                    && choose(j, RivalsOf(j)) is >= 0 and var i)
                {
                    Pair(i, j, by);
                }
            }
        }

        List<int> RivalsOf(int j) =>
        [
            .. keysOf(_translation.Entries[j])
                .Select(byKey.GetValueOrDefault)
                .Where(static entries => entries is { Count: <= MostRivals })
                .SelectMany(static entries => entries!)
                .Where(i => _toTranslation[i] < 0)
                .Distinct()
                .Order(),
        ];
    }

    /// <summary>In a section, what alone on both sides has this first author and this year.</summary>
    private void PairByAuthors()
    {
        var originals = Lone(_toTranslation, _original, section => Sections.Of(section));
        var translations = Lone(_toOriginal, _translation, static section => section);
        foreach (var (key, found) in originals)
        {
            if (found is [var i] && translations.GetValueOrDefault(key) is [var j] && !Contradict(_original.Entries[i], _translation.Entries[j]))
            {
                Pair(i, j, RecognisedBy.Authors);
            }
        }

        static Dictionary<(Section Section, string Surname, int? Year), List<int>> Lone(int[] partners, PaperList list, Func<Section, Section?> sectionOf)
        {
            var found = new Dictionary<(Section, string, int?), List<int>>();
            for (var i = 0; i < partners.Length; i++)
            {
                if (partners[i] < 0 && sectionOf(list.Entries[i].Section) is { } section && SurnameOf(list.Entries[i]) is { } surname)
                {
                    var key = (section, surname, list.Entries[i].Year);
                    if (!found.TryGetValue(key, out var entries))
                    {
                        found.Add(key, entries = []);
                    }

                    entries.Add(i);
                }
            }

            return found;
        }
    }

    /// <summary>Between the same neighbours of a section, one entry on both sides that share their year or their first author.</summary>
    private void PairByPlace()
    {
        for (var i = 0; i < _toTranslation.Length; i++)
        {
            if (_toTranslation[i] < 0
                && Sections.Of(_original.Entries[i].Section) is { } section
                && (IsFirst(_original, i) ? FirstOf(section) : _toTranslation[i - 1] + 1) is > -1 and var j
                && j < _toOriginal.Length && _toOriginal[j] < 0
                && (IsFirst(_original, i) || _toTranslation[i - 1] >= 0)
                && _translation.Entries[j].Section == section
                && (IsLast(_original, i) ? IsLast(_translation, j) : !IsLast(_translation, j) && _toTranslation[i + 1] == j + 1)
                && Agree(_original.Entries[i], _translation.Entries[j])
                && !Contradict(_original.Entries[i], _translation.Entries[j]))
            {
                Pair(i, j, RecognisedBy.Place);
            }
        }
    }

    private int FirstOf(Section section) => _first.GetValueOrDefault(section, -1);

    private static bool IsFirst(PaperList list, int i) => i == 0 || list.Entries[i - 1].Section != list.Entries[i].Section;

    private static bool IsLast(PaperList list, int i) => i + 1 == list.Entries.Count || list.Entries[i + 1].Section != list.Entries[i].Section;

    private static bool Agree(Entry original, Entry translation) =>
        (original.Year is { } year && year == translation.Year)
        || (SurnameOf(original) is { } surname && string.Equals(surname, SurnameOf(translation), StringComparison.Ordinal));

    /// <summary>Whether two entries are of two papers: other years, other ids of one kind, or other authors in one script.</summary>
    private static bool Contradict(Entry original, Entry translation) =>
        original.Kind != translation.Kind
        || (original.Year is { } year && translation.Year is { } other && year != other)
        || original.Ids.Any(id => translation.Ids.Any(theirs => string.Equals(id.Scheme, theirs.Scheme, StringComparison.Ordinal) && id != theirs))
        || (SurnameOf(original) is { } surname && SurnameOf(translation) is { } name && IsLatin(surname) == IsLatin(name) && !string.Equals(surname, name, StringComparison.Ordinal));

    private static bool IsLatin(string name) => name.All(static c => c < '\u0250');

    private static string? SurnameOf(Entry entry) =>
        AuthorNames.Parse(entry.Authors).Names is [var first, ..] && Titles.Normalize(first.Surname) is { Length: > 0 } surname ? surname : null;

    private void Pair(int original, int translation, RecognisedBy by)
    {
        _toTranslation[original] = translation;
        _toOriginal[translation] = original;
        _by[original] = by;
    }
}
