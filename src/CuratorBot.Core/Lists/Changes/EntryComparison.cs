namespace CuratorBot.Core.Lists.Changes;

/// <summary>Says which fields of an entry differ between two versions of it.</summary>
internal static class EntryComparison
{
    /// <summary>
    /// The fields that differ; empty where the texts differ in blanks only.
    /// What no field accounts for is <see cref="EntryField.Format"/>, or <see cref="EntryField.Text"/> of an entry that is no paper.
    /// </summary>
    public static IReadOnlyList<EntryField> Fields(Entry before, Entry after)
    {
        if (SameText(before, after))
        {
            return [];
        }

        var isPaper = after.Kind == EntryKind.Paper;
        var fields = new List<EntryField>();
        if (!EqualTrimmed(before.Title, after.Title))
        {
            fields.Add(EqualIgnoringCase(before.Title, after.Title) ? EntryField.TitleCase : EntryField.Title);
        }

        AddIf(before.Year != after.Year, EntryField.Year);
        AddIf(isPaper && !EqualTrimmed(before.Authors, after.Authors), EntryField.Authors);
        AddIf(isPaper && !EqualTrimmed(before.Affiliation, after.Affiliation), EntryField.AffiliationNote);
        AddIf(!SameLinks(before, after) || BrokenLinks(before) != BrokenLinks(after), EntryField.Links);
        AddIf(before.Star != after.Star, EntryField.Star);
        AddIf(before.Bold != after.Bold, EntryField.Bold);
        AddIf(fields.Count == 0, isPaper ? EntryField.Format : EntryField.Text);
        return fields;

        void AddIf(bool differs, EntryField field)
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
        defect is Defect.SpaceBeforeUrl or Defect.SpaceInUrl or Defect.LinkBrokenOverLines);

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
