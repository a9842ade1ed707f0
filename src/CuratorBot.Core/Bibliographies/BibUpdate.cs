using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Bibliographies;

/// <summary>Updates a bibliography without changing what a person wrote about papers that stay.</summary>
public static class BibUpdate
{
    /// <summary>
    /// The text of the bibliography with entries added after the last one for papers that lack them, and without entries of papers that
    /// are no longer in the list. All other entries, their keys and the text between them stay as they are.
    /// </summary>
    /// <param name="comparison">The bibliography compared with the papers that it should contain.</param>
    /// <param name="recordOf">The record of a paper; null if unknown, in which case its entry is made from the list.</param>
    public static string Write(BibComparison comparison, Func<Entry, Paper?> recordOf)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(recordOf);
        var stale = comparison.Stale;
        var keys = new BibKeys(comparison.File.Entries.Select(entry => entry.Key));
        return comparison.File.Update(stale, [.. comparison.Missing.Select(paper => BibWriter.Write(paper, recordOf(paper), keys))]);
    }
}
