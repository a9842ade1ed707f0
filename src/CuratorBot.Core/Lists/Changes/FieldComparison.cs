namespace CuratorBot.Core.Lists.Changes;

/// <summary>Compares what two sides made of one entry: which fields both changed, and whether one brings back what the other corrected.</summary>
internal static class FieldComparison
{
    /// <summary>Whether both sides changed the same field and disagree on it.</summary>
    /// <param name="older">The entry both started from.</param>
    /// <param name="mine">The entry as the author has it.</param>
    /// <param name="theirs">The entry as the base branch has it.</param>
    public static bool Contest(Entry older, Entry mine, Entry theirs) => EntryComparison.Fields(older, mine).Select(Slot)
        .Intersect(EntryComparison.Fields(older, theirs).Select(Slot))
        .Intersect(EntryComparison.Fields(mine, theirs).Select(Slot))
        .Any(static slot => slot is not EntryField.Format);

    /// <summary>Whether the author's text has what the base branch has corrected since: an untouched field, or the very word that was replaced.</summary>
    /// <param name="older">The entry both started from.</param>
    /// <param name="mine">The entry as the author has it.</param>
    /// <param name="theirs">The entry as the base branch has corrected it.</param>
    public static bool Restores(Entry older, Entry mine, Entry theirs)
    {
        var corrected = EntryComparison.Fields(older, theirs).Select(Slot).Where(static slot => slot is not EntryField.Bold).ToArray();
        if (corrected is [EntryField.Format])
        {
            return older.Defects.Except(theirs.Defects).Intersect(mine.Defects).Any()
                || EntryComparison.SameText(older, mine);
        }

        var touched = EntryComparison.Fields(older, mine).Select(Slot).ToArray();
        return corrected
            .Intersect(EntryComparison.Fields(mine, theirs).Select(Slot))
            .Any(slot => !touched.Contains(slot) || KeepsReplacedWord(Words(older, slot), Words(mine, slot), Words(theirs, slot)));
    }

    private static bool KeepsReplacedWord(HashSet<string> older, HashSet<string> mine, HashSet<string> theirs) =>
        older.Any(word => !theirs.Contains(word) && mine.Contains(word))
        && theirs.Any(word => !older.Contains(word) && !mine.Contains(word));

    /// <summary>The letter case of a title is part of the title where two changes of it meet.</summary>
    private static EntryField Slot(EntryField field) => field is EntryField.TitleCase ? EntryField.Title : field;

    private static HashSet<string> Words(Entry entry, EntryField slot)
    {
        var text = slot switch
        {
            EntryField.Title => entry.Title,
            EntryField.Authors => entry.Authors ?? "",
            EntryField.Links => string.Join(' ', entry.Links.Select(static link => $"{link.Label} {link.Url}")),
            _ => entry.Text,
        };
        var separators = slot is EntryField.Links ? " " : " ,;.:()（），。、*[]";
        return text.Split(separators.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
