using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CuratorBot.Core.Lists;

namespace CuratorBot.Links.Downloads;

/// <summary>A paper and the file it goes to.</summary>
/// <param name="Entry">The paper.</param>
/// <param name="File">The path from the folder of all papers, with <c>/</c> between folder and name.</param>
internal sealed record PlannedPaper(Entry Entry, string File);

/// <summary>
/// Which papers go where: a folder a section, a file a paper, named after title and year. The name depends on the entry alone, so that
/// it stays when others come and go; only papers of the same name in one section get a mark of their own.
/// </summary>
internal static class DownloadPlan
{
    /// <param name="list">The list.</param>
    /// <param name="all">Whether all papers are wanted, and not only the top.</param>
    public static IReadOnlyList<PlannedPaper> Of(PaperList list, bool all) =>
    [
        .. list.Entries
            .Where(e => e.Kind == EntryKind.Paper && e.Links.Count > 0 && (all || e.Top))
            .Select(e => new PlannedPaper(e, $"{FileNames.Of(e.Section.Title)}/{NameOf(e)}"))
            .GroupBy(p => FileNames.Key(p.File), StringComparer.Ordinal)
            .SelectMany(Apart)
            .OrderBy(p => p.Entry.Line),
    ];

    /// <summary>Papers with one name: a line that stands twice is one paper, others are told apart.</summary>
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
