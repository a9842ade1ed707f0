using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CuratorBot.Core.Lists;

namespace CuratorBot.Links.Downloads;

/// <summary>A paper and its target file.</summary>
/// <param name="Entry">The paper.</param>
/// <param name="File">The path relative to the folder of all papers, with <c>/</c> between folder and name.</param>
internal sealed record PlannedPaper(Entry Entry, string File);

/// <summary>
/// Which papers go where: a folder for each section and a file for each paper, named after title and year. The name depends on the
/// entry alone, so it does not change when other entries come and go; only papers with the same name in one section get a suffix.
/// </summary>
internal static class DownloadPlan
{
    /// <param name="list">The list.</param>
    /// <param name="all">Whether to include all papers, not only the top.</param>
    public static IReadOnlyList<PlannedPaper> Of(PaperList list, bool all) =>
    [
        .. list.Entries
            .Where(e => e.Kind == EntryKind.Paper && e.Links.Count > 0 && (all || e.Top))
            .Select(e => new PlannedPaper(e, $"{FileNames.Of(e.Section.Title)}/{NameOf(e)}"))
            .GroupBy(p => FileNames.Key(p.File), StringComparer.Ordinal)
            .SelectMany(Apart)
            .OrderBy(p => p.Entry.Line),
    ];

    /// <summary>Papers with the same name: a line that appears twice is one paper; different papers get different names.</summary>
    private static IEnumerable<PlannedPaper> Apart(IEnumerable<PlannedPaper> sameName)
    {
        var papers = sameName.DistinctBy(static p => IdentityOf(p.Entry), StringComparer.Ordinal).ToList();
        return papers.Count == 1
            ? papers
            : papers.Select(static p => p with { File = $"{p.File[..^Extension.Length]} [{MarkOf(p.Entry)}]{Extension}" });
    }

    private const string Extension = ".pdf";

    private static string NameOf(Entry entry)
    {
        var year = entry.Year is { } y ? string.Create(CultureInfo.InvariantCulture, $" ({y})") : "";
        return $"{FileNames.Of(entry.Title)}{year}{Extension}";
    }

    private static string IdentityOf(Entry entry) => entry.Ids.Count > 0 ? entry.Ids[0].ToString() : entry.Url!;

    private static string MarkOf(Entry entry) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(IdentityOf(entry))).AsSpan(0, 4));
}
