using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Bibliographies;

/// <summary>Brings a bibliography up to date without touching what a person has written of papers that stay.</summary>
public static class BibUpdate
{
    /// <summary>
    /// The text of the bibliography with entries for the papers that lack one behind its last, and without those of papers that
    /// are not in the list any more. All other entries, their keys and what stands between them stay as they are.
    /// </summary>
    /// <param name="comparison">The bibliography compared with the papers that it should hold.</param>
    /// <param name="recordOf">The record of a paper; null where it is unknown, then its entry is made from the list.</param>
    public static string Write(BibComparison comparison, Func<Entry, Paper?> recordOf)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(recordOf);
        var stale = comparison.Stale;
        var keys = new BibKeys(comparison.File.Entries.Select(entry => entry.Key));
        return comparison.File.Update(stale, [.. comparison.Missing.Select(paper => BibWriter.Write(paper, recordOf(paper), keys))]);
    }
}
