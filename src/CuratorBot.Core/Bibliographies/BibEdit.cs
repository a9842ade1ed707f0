using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Bibliographies;

/// <summary>A bibliography after papers have left its list or come to it; what it lacks or has too much of others stays so.</summary>
/// <param name="Before">The text before.</param>
/// <param name="After">The text after.</param>
public sealed record BibEdit(string Before, string After)
{
    /// <summary>Follows a change of a list.</summary>
    /// <param name="text">The bibliography.</param>
    /// <param name="list">The list after the change.</param>
    /// <param name="left">The paper that may have left, as the list had it before; null where none did.</param>
    /// <param name="came">The paper that may have come, as the list has it; null where none did.</param>
    /// <param name="record">The record of the paper; null if unknown, in which case its entry is made from the list.</param>
    /// <returns>The edit; null where nothing is to be done, or nobody can tell which entry is whose.</returns>
    public static BibEdit? Following(string text, PaperList list, Entry? left, Entry? came, Paper? record = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(list);
        var comparison = new BibComparison(list.MainPapers, BibFile.Parse(text), entry => entry == came ? record : null);
        var gone = left is null ? null : comparison.Index.Find(left, record);
        var keys = new BibKeys(comparison.File.Entries.Select(static entry => entry.Key));
        var after = comparison.File.Update(
            gone is not null && comparison.Stale.Contains(gone) ? [gone] : [],
            came is not null && comparison.Missing.Contains(came) ? [BibWriter.Write(came, record, keys)] : []);
        return string.Equals(after, text, StringComparison.Ordinal) ? null : new BibEdit(text, after);
    }

    /// <summary>The edit as a unified diff with its final line ending.</summary>
    /// <param name="path">Path of the bibliography's file.</param>
    public string Patch(string path) => UnifiedPatch.Between(path, Before, After);
}
