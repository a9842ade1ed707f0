namespace CuratorBot.Core.Lists.Changes;

/// <summary>Finds where the head brings back a text that the base branch has corrected since the merge base.</summary>
internal static class Regressions
{
    /// <param name="mine">The author's changes since the merge base.</param>
    /// <param name="theirs">What the base branch did since.</param>
    /// <param name="alreadyThere">Those of the author's changes that the base branch has, too.</param>
    /// <returns>Each change with the corrected entry, in the order of the head.</returns>
    public static List<(EntryChange Change, Entry Corrected)> Of(ListChanges mine, ListChanges theirs, IReadOnlyList<EntryChange> alreadyThere)
    {
        var corrected = theirs.Entries
            .Where(static change => change is { Before: not null, After: not null, Fields.Count: > 0 })
            .ToDictionary(static change => change.Before!);
        if (corrected.Count == 0)
        {
            return [];
        }

        var found = new List<(EntryChange Change, Entry Corrected)>();
        found.AddRange(Rewritten(mine, corrected));
        found.AddRange(AddedAgain(mine, corrected));
        found.AddRange(LeftBehind(mine, theirs, corrected, alreadyThere));
        return [.. found.OrderBy(static regression => regression.Change.Entry.Line)];
    }

    /// <summary>Entries that the author edits or moves, with the text from before the correction.</summary>
    private static IEnumerable<(EntryChange Change, Entry Corrected)> Rewritten(ListChanges mine, Dictionary<Entry, EntryChange> corrected)
    {
        foreach (var change in mine.Entries.Where(static change => change.Before is not null && change.After is not null))
        {
            if (corrected.TryGetValue(change.Before!, out var correction) && FieldComparison.Restores(change.Before!, change.After!, correction.After!))
            {
                yield return (change, correction.After!);
            }
        }
    }

    /// <summary>Entries that the author adds once more, with the text from before the correction.</summary>
    private static IEnumerable<(EntryChange Change, Entry Corrected)> AddedAgain(ListChanges mine, Dictionary<Entry, EntryChange> corrected)
    {
        var byOldText = corrected.Values
            .DistinctBy(static correction => EntryText.WithoutBlanks(correction.Before!.Text), StringComparer.Ordinal)
            .ToDictionary(static correction => EntryText.WithoutBlanks(correction.Before!.Text), StringComparer.Ordinal);
        foreach (var change in mine.Entries.Where(static change => change.Op == ChangeOp.Add))
        {
            if (byOldText.TryGetValue(EntryText.WithoutBlanks(change.After!.Text), out var correction))
            {
                yield return (change, correction.After!);
            }
        }
    }

    /// <summary>
    /// Entries that the author did not touch, but that merging would set back. A branch that is merely behind does not: merging keeps
    /// the correction. It does where the author's own change touches the corrected line, so that both lie in one merge conflict, and
    /// where the head has taken in what the base branch added since and still has the old text: a merge has gone wrong already.
    /// </summary>
    private static IEnumerable<(EntryChange Change, Entry Corrected)> LeftBehind(
        ListChanges mine, ListChanges theirs, Dictionary<Entry, EntryChange> corrected, IReadOnlyList<EntryChange> alreadyThere)
    {
        var takenIn = HasTakenIn(mine, theirs, alreadyThere);
        var neighbours = new TouchedLines(mine);
        foreach (var (older, newer) in mine.Unchanged)
        {
            if (corrected.TryGetValue(older, out var correction)
                && correction.Fields.Any(IsOfContent)
                && (takenIn || neighbours.Touch(older, newer))
                && FieldComparison.Restores(older, newer, correction.After!))
            {
                var fields = EntryComparison.Fields(correction.After!, newer);
                yield return (new EntryChange(ChangeOp.Edit, correction.After, newer, fields), correction.After!);
            }
        }
    }

    /// <summary>Not stars, affiliations, bold titles and punctuation: those change all over a list when its form does.</summary>
    private static bool IsOfContent(EntryField field) =>
        field is EntryField.Title or EntryField.TitleCase or EntryField.Year or EntryField.Authors or EntryField.Links or EntryField.Text;

    /// <summary>Whether the head holds every entry that the base branch has added since, to the letter, beside changes of its own.</summary>
    private static bool HasTakenIn(ListChanges mine, ListChanges theirs, IReadOnlyList<EntryChange> alreadyThere)
    {
        var taken = alreadyThere.Count(static change => change.Op == ChangeOp.Add);
        return taken > 0
            && taken == theirs.Entries.Count(static change => change.Op == ChangeOp.Add)
            && mine.Entries.Count > alreadyThere.Count;
    }

    /// <summary>The lines that the author's changes touch.</summary>
    private sealed class TouchedLines
    {
        private readonly HashSet<int> _before = [];
        private readonly HashSet<int> _after = [];

        public TouchedLines(ListChanges changes)
        {
            foreach (var change in changes.Entries)
            {
                Add(_before, change.Before);
                Add(_after, change.After);
            }

            foreach (var (before, after) in changes.Unchanged)
            {
                if (!string.Equals(before.Text, after.Text, StringComparison.Ordinal))
                {
                    Add(_before, before);
                    Add(_after, after);
                }
            }
        }

        /// <summary>Whether one of the lines is the entry's own or the next to it, so that a line merge cannot tell the two changes apart.</summary>
        public bool Touch(Entry before, Entry after) =>
            _before.Contains(before.Line - 1) || _before.Contains(before.Line) || _before.Contains(before.EndLine + 1)
            || _after.Contains(after.Line - 1) || _after.Contains(after.EndLine + 1);

        private static void Add(HashSet<int> lines, Entry? entry)
        {
            if (entry is not null)
            {
                lines.Add(entry.Line);
                lines.Add(entry.EndLine);
            }
        }
    }
}
