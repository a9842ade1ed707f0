namespace CuratorBot.Core.Lists;

/// <summary>Says which fields of an entry differ between two versions of it.</summary>
internal static class EntryComparison
{
    /// <summary>
    /// The fields that differ, by the names in <see cref="EntryFields"/>; empty where the texts differ in blanks only.
    /// <see cref="EntryFields.Format"/> (of a resource: <see cref="EntryFields.Text"/>) is named only where no other field accounts for the difference.
    /// </summary>
    public static IReadOnlyList<string> Fields(Entry before, Entry after)
    {
        if (SameText(before, after))
        {
            return [];
        }

        var fields = new List<string>();
        if (!EqualTrimmed(before.Title, after.Title))
        {
            fields.Add(EqualIgnoringCase(before.Title, after.Title) ? EntryFields.TitleCase : EntryFields.Title);
        }

        AddIf(before.Year != after.Year, EntryFields.Year);
        AddIf(!EqualTrimmed(before.Authors, after.Authors), EntryFields.Authors);
        AddIf(!string.Equals(EntryText.AffiliationOf(before.Text), EntryText.AffiliationOf(after.Text), StringComparison.Ordinal), EntryFields.AffiliationNote);
        AddIf(!SameLinks(before, after), EntryFields.Links);
        AddIf(EntryText.HasStar(before) != EntryText.HasStar(after), EntryFields.Star);
        AddIf(before.Bold != after.Bold, EntryFields.Top100);
        AddIf(fields.Count == 0, after.Kind == EntryKind.Resource ? EntryFields.Text : EntryFields.Format);
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

    private static bool SameLinks(Entry one, Entry other)
    {
        if (one.Links.Count != other.Links.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Links.Count; i++)
        {
            if (!EqualTrimmed(one.Links[i].Label, other.Links[i].Label) || !EqualTrimmed(one.Links[i].Url, other.Links[i].Url))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EqualTrimmed(string? one, string? other) =>
        string.Equals(EntryText.WithoutBlanks(one ?? ""), EntryText.WithoutBlanks(other ?? ""), StringComparison.Ordinal);

    private static bool EqualIgnoringCase(string one, string other) =>
        string.Equals(EntryText.WithoutBlanks(one), EntryText.WithoutBlanks(other), StringComparison.OrdinalIgnoreCase);
}
