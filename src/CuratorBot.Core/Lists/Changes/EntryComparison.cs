namespace CuratorBot.Core.Lists.Changes;

/// <summary>Says which fields of an entry differ between two versions of it.</summary>
internal static class EntryComparison
{
    /// <summary>
    /// The fields that differ, by the names in <see cref="EntryFields"/>; empty where the texts differ in blanks only.
    /// What no field accounts for is <see cref="EntryFields.Format"/>, or <see cref="EntryFields.Text"/> of an entry that is no paper.
    /// </summary>
    public static IReadOnlyList<string> Fields(Entry before, Entry after)
    {
        if (SameText(before, after))
        {
            return [];
        }

        var isPaper = after.Kind == EntryKind.Paper;
        var fields = new List<string>();
        if (!EqualTrimmed(before.Title, after.Title))
        {
            fields.Add(EqualIgnoringCase(before.Title, after.Title) ? EntryFields.TitleCase : EntryFields.Title);
        }

        AddIf(before.Year != after.Year, EntryFields.Year);
        AddIf(isPaper && !EqualTrimmed(before.Authors, after.Authors), EntryFields.Authors);
        AddIf(isPaper && !EqualTrimmed(before.Affiliation, after.Affiliation), EntryFields.AffiliationNote);
        AddIf(!SameLinks(before, after) || BrokenLinks(before) != BrokenLinks(after), EntryFields.Links);
        AddIf(before.Star != after.Star, EntryFields.Star);
        AddIf(before.Bold != after.Bold, EntryFields.Top100);
        AddIf(fields.Count == 0, isPaper ? EntryFields.Format : EntryFields.Text);
        return fields;

        void AddIf(bool differs, string field)
        {
            if (differs)
            {
                fields.Add(field);
            }
        }
    }

    /// <summary>Whether the texts differ in blanks at most.</summary>
    public static bool SameText(Entry one, Entry other) =>
        string.Equals(one.Text, other.Text, StringComparison.Ordinal)
        || string.Equals(EntryText.WithoutBlanks(one.Text), EntryText.WithoutBlanks(other.Text), StringComparison.Ordinal);

    /// <summary>Whether blanks keep Markdown from seeing a link, though it can be read.</summary>
    private static bool BrokenLinks(Entry entry) => entry.Defects.Any(static defect =>
        defect is EntryDefects.SpaceBeforeUrl or EntryDefects.SpaceInUrl or EntryDefects.LinkBrokenOverLines);

    private static bool SameLinks(Entry one, Entry other)
    {
        if (one.Links.Count != other.Links.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Links.Count; i++)
        {
            if (!EqualTrimmed(one.Links[i].Label, other.Links[i].Label) || !string.Equals(one.Links[i].Url.Trim(), other.Links[i].Url.Trim(), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EqualTrimmed(string? one, string? other) =>
        string.Equals(one, other, StringComparison.Ordinal)
        || string.Equals(EntryText.WithoutBlanks(one ?? ""), EntryText.WithoutBlanks(other ?? ""), StringComparison.Ordinal);

    private static bool EqualIgnoringCase(string one, string other) =>
        string.Equals(EntryText.WithoutBlanks(one), EntryText.WithoutBlanks(other), StringComparison.OrdinalIgnoreCase);
}
