using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Changes;

/// <summary>
/// Says which section of the older list is which of the newer: the one with the same heading (without regard to case and
/// punctuation), else the one that its entries are in now, else the one in the same gap between sections that stayed.
/// </summary>
internal sealed class SectionPairing
{
    private readonly Section[] _before;
    private readonly Section[] _after;
    private readonly Dictionary<Section, int> _indexBefore;
    private readonly Dictionary<Section, int> _indexAfter;
    private readonly int[] _toAfter;
    private readonly int[] _toBefore;
    private readonly HashSet<int> _levels;
    private readonly bool[] _filledBefore;
    private readonly bool[] _filledAfter;

    private SectionPairing(PaperList before, PaperList after)
    {
        _before = SectionsOf(before);
        _after = SectionsOf(after);
        _indexBefore = IndexOf(_before);
        _indexAfter = IndexOf(_after);
        _toAfter = new int[_before.Length];
        _toBefore = new int[_after.Length];
        Array.Fill(_toAfter, -1);
        Array.Fill(_toBefore, -1);
        _filledBefore = new bool[_before.Length];
        _filledAfter = new bool[_after.Length];
        _levels = [];
        foreach (var entry in before.Entries)
        {
            _filledBefore[_indexBefore[entry.Section]] = true;
            _levels.Add(entry.Section.Level);
        }

        foreach (var entry in after.Entries)
        {
            _filledAfter[_indexAfter[entry.Section]] = true;
            _levels.Add(entry.Section.Level);
        }
    }

    public static SectionPairing Of(PaperList before, PaperList after, EntryPairing entries)
    {
        var pairing = new SectionPairing(before, after);
        pairing.PairSameHeadings();
        pairing.PairByEntries(before, after, entries);
        pairing.PairByPlace();
        return pairing;
    }

    /// <summary>Whether the one is the other, renamed or not.</summary>
    public bool Same(Section before, Section after) => _toAfter[_indexBefore[before]] == _indexAfter[after];

    /// <summary>
    /// Whether a heading is one of the list's sections and not of its prose: it holds entries in one of the two texts,
    /// or is of the level of those that do.
    /// </summary>
    public bool HoldsEntries(Section section) => !HasNoHeading(section) && _levels.Contains(section.Level);

    /// <summary>The changed headings: those of the newer list in its order, then the removed ones.</summary>
    public List<SectionChange> Changes()
    {
        var changes = new List<SectionChange>();
        var stayed = Enumerable.Range(0, _after.Length).Where(j => _toBefore[j] >= 0).ToArray();
        var kept = LongestChain.Of([.. stayed.Select(j => _toBefore[j])], new bool[stayed.Length]);
        var moved = stayed.Where((_, at) => !kept[at]).ToHashSet();
        for (var j = 0; j < _after.Length; j++)
        {
            if (!HoldsEntries(_after[j]))
            {
                continue;
            }

            if (_toBefore[j] < 0 || HasNoHeading(_before[_toBefore[j]]))
            {
                changes.Add(new SectionChange(SectionChangeOp.Add, null, _after[j]));
                continue;
            }

            var before = _before[_toBefore[j]];
            if (!string.Equals(before.Title, _after[j].Title, StringComparison.Ordinal))
            {
                changes.Add(new SectionChange(SectionChangeOp.Rename, before, _after[j]));
            }

            if (moved.Contains(j))
            {
                changes.Add(new SectionChange(SectionChangeOp.Reorder, before, _after[j]));
            }
        }

        changes.AddRange(_before
            .Where((section, i) => HoldsEntries(section) && (_toAfter[i] < 0 || HasNoHeading(_after[_toAfter[i]])))
            .Select(static section => new SectionChange(SectionChangeOp.Remove, section, null)));
        return changes;
    }

    /// <summary>What stands above the first heading is a section of its own: a heading set above it is added, not renamed.</summary>
    private static bool HasNoHeading(Section section) => section.Line == 0;

    private void PairSameHeadings()
    {
        var headings = new HeadingNumbers();
        var waiting = new Dictionary<(int Level, int Heading), Queue<int>>();
        for (var i = 0; i < _before.Length; i++)
        {
            var key = KeyOf(_before[i]);
            if (!waiting.TryGetValue(key, out var sections))
            {
                waiting.Add(key, sections = new Queue<int>());
            }

            sections.Enqueue(i);
        }

        for (var j = 0; j < _after.Length; j++)
        {
            if (waiting.TryGetValue(KeyOf(_after[j]), out var sections) && sections.TryDequeue(out var i))
            {
                Pair(i, j);
            }
        }

        (int Level, int Heading) KeyOf(Section section) => HasNoHeading(section) ? (0, 0) : (section.Level, headings.NumberOf(section));
    }

    private void PairByEntries(PaperList before, PaperList after, EntryPairing entries)
    {
        var shared = new Dictionary<(int Before, int After), int>();
        for (var i = 0; i < before.Entries.Count; i++)
        {
            if (entries.ToAfter[i] is >= 0 and var j)
            {
                var pair = (_indexBefore[before.Entries[i].Section], _indexAfter[after.Entries[j].Section]);
                shared[pair] = shared.GetValueOrDefault(pair) + 1;
            }
        }

        // A renamed section is where most of its entries went, and most of what it holds came from there.
        var byShare = shared.OrderByDescending(static s => s.Value).ThenBy(static s => s.Key).Select(static s => s.Key).ToArray();
        var main = byShare.DistinctBy(static pair => pair.Before).Intersect(byShare.DistinctBy(static pair => pair.After));
        foreach (var (i, j) in main.Where(pair => _toAfter[pair.Before] < 0 && _toBefore[pair.After] < 0))
        {
            Pair(i, j);
        }
    }

    private void PairByPlace()
    {
        // Between two neighbours that stayed: as many lone sections before as after, one of each pair without entries.
        for (int i = 0, j = 0; i < _before.Length || j < _after.Length; i++, j++)
        {
            var (startBefore, startAfter) = (i, j);
            while (i < _before.Length && _toAfter[i] < 0)
            {
                i++;
            }

            while (j < _after.Length && _toBefore[j] < 0)
            {
                j++;
            }

            var sameNeighbour = startBefore == 0 ? startAfter == 0 : _toAfter[startBefore - 1] == startAfter - 1;
            if (sameNeighbour && i - startBefore == j - startAfter)
            {
                for (var offset = 0; offset < i - startBefore; offset++)
                {
                    var (before, after) = (startBefore + offset, startAfter + offset);
                    if (_before[before].Level == _after[after].Level && !(_filledBefore[before] && _filledAfter[after]))
                    {
                        Pair(before, after);
                    }
                }
            }
        }
    }

    private void Pair(int before, int after)
    {
        _toAfter[before] = after;
        _toBefore[after] = before;
    }

    private static Section[] SectionsOf(PaperList list) =>
        [.. list.Sections.Concat(list.Entries.Select(static e => e.Section)).Distinct().OrderBy(static s => s.Line)];

    private static Dictionary<Section, int> IndexOf(Section[] sections)
    {
        var index = new Dictionary<Section, int>(sections.Length);
        for (var i = 0; i < sections.Length; i++)
        {
            index.Add(sections[i], i);
        }

        return index;
    }
}
