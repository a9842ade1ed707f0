using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Changes;

/// <summary>
/// Compares two versions of a list entry by entry. An entry is known again by its link and title, not by its line, so that
/// reordered lines, renamed sections and stripped blanks are told apart from what was really added, removed or edited.
/// </summary>
public static class ListDiff
{
    // A rewrite changes so many of the older entries, and one in so many of them, in several ways. Nobody reviews that entry by entry.
    private const int RewrittenEntries = 20;
    private const int RewrittenShare = 3;

    /// <summary>What differs between two versions of a list. Takes time close to linear in their length.</summary>
    /// <param name="before">The older list.</param>
    /// <param name="after">The newer list.</param>
    public static ListChanges Compare(PaperList before, PaperList after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var pairing = EntryPairing.Of(before, after);
        var sections = SectionPairing.Of(before, after, pairing);
        var sectionChanges = sections.Changes();
        var reordered = Reordered(before, after, pairing, sections);
        var changes = new List<EntryChange>();
        var unchanged = new List<(Entry Before, Entry After)>();
        for (var j = 0; j < after.Entries.Count; j++)
        {
            var newer = after.Entries[j];
            if (pairing.ToBefore[j] < 0)
            {
                changes.Add(new EntryChange(ChangeOp.Add, null, newer, []));
                continue;
            }

            var older = before.Entries[pairing.ToBefore[j]];
            var fields = EntryComparison.Fields(older, newer);
            var moved = !sections.Same(older.Section, newer.Section);
            if (moved || reordered.Contains(j) || fields.Count > 0)
            {
                var op = moved || fields.Count == 0 ? ChangeOp.Move : ChangeOp.Edit;
                changes.Add(new EntryChange(op, older, newer, fields, Reorder: !moved && reordered.Contains(j)));
            }
            else
            {
                unchanged.Add((older, newer));
            }
        }

        changes.AddRange(before.Entries
            .Where((_, i) => pairing.ToAfter[i] < 0)
            .Select(static removed => new EntryChange(ChangeOp.Remove, removed, null, [])));
        var proseChanged = !Prose(before, sections).SequenceEqual(Prose(after, sections), StringComparer.Ordinal);
        return new ListChanges
        {
            Before = before,
            After = after,
            Kind = KindOf(before, after, changes, sectionChanges),
            Entries = changes,
            Sections = sectionChanges,
            Unchanged = unchanged,
            ProseChanged = proseChanged,
            WhitespaceOnlyEdits = unchanged.Count(static pair => !string.Equals(pair.Before.Text, pair.After.Text, StringComparison.Ordinal)),
        };
    }

    /// <summary>Indexes of the entries that stand elsewhere among those that stayed in their section.</summary>
    private static HashSet<int> Reordered(PaperList before, PaperList after, EntryPairing pairing, SectionPairing sections)
    {
        var stayed = Enumerable.Range(0, after.Entries.Count)
            .Where(j => pairing.ToBefore[j] is >= 0 and var i && sections.Same(before.Entries[i].Section, after.Entries[j].Section))
            .ToLookup(j => after.Entries[j].Section);
        var reordered = new HashSet<int>();
        foreach (var section in stayed)
        {
            var newer = section.ToArray();
            var older = newer.Select(j => pairing.ToBefore[j]).ToArray();
            if (IsRising(older) || Regrouped(newer, older))
            {
                continue;
            }

            var edited = newer.Zip(older, (j, i) => !EntryComparison.SameText(before.Entries[i], after.Entries[j])).ToArray();
            var kept = LongestChain.Of(older, edited);
            reordered.UnionWith(newer.Where((_, at) => !kept[at]));
        }

        return reordered;

        // Where a section got other markers such as "(2016)", its entries were sorted anew below them; nobody moved one of them.
        bool Regrouped(int[] newer, int[] older) =>
            !newer.Select(j => after.Entries[j].Subsection).ToHashSet(StringComparer.Ordinal).SetEquals(older.Select(i => before.Entries[i].Subsection));
    }

    private static bool IsRising(int[] numbers)
    {
        for (var at = 1; at < numbers.Length; at++)
        {
            if (numbers[at] < numbers[at - 1])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The lines, without blanks, that are neither entries nor headings of sections nor empty.</summary>
    private static IEnumerable<string> Prose(PaperList list, SectionPairing sections)
    {
        var others = list.Sections.Where(sections.HoldsEntries).Select(static s => (First: s.Line, Last: s.Line))
            .Concat(list.Entries.Select(static e => (First: e.Line, Last: e.EndLine)))
            .OrderBy(static lines => lines.First)
            .ToArray();
        var lines = new TextLines(list.Text);
        var next = 0;
        for (var number = 1; number <= lines.Count; number++)
        {
            while (next < others.Length && others[next].Last < number)
            {
                next++;
            }

            var isOther = next < others.Length && others[next].First <= number;
            if (!isOther && EntryText.WithoutBlanks(lines[number].ToString()) is { Length: > 0 } prose)
            {
                yield return prose;
            }
        }
    }

    private static ChangeKind KindOf(PaperList before, PaperList after, List<EntryChange> changes, List<SectionChange> sections)
    {
        if (string.Equals(before.Text, after.Text, StringComparison.Ordinal))
        {
            return ChangeKind.None;
        }

        if (changes.Count == 0)
        {
            return sections.Count == 0 ? ChangeKind.Prose : ChangeKind.Restructure;
        }

        if (sections.Count == 0 && changes.TrueForAll(change => change.Op == changes[0].Op))
        {
            return changes[0].Op switch
            {
                ChangeOp.Add => ChangeKind.Add,
                ChangeOp.Remove => ChangeKind.Remove,
                ChangeOp.Move => ChangeKind.Move,
                _ => ChangeKind.Edit,
            };
        }

        var touched = changes.Count(static change => change.Before is not null);
        var rewritten = touched >= RewrittenEntries && touched >= before.Entries.Count / RewrittenShare;
        return rewritten || before.Entries.Count == 0 ? ChangeKind.Restructure : ChangeKind.Mixed;
    }
}
