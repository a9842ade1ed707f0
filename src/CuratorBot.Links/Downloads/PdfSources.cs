using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Addresses;

namespace CuratorBot.Links.Downloads;

/// <summary>An address that may give a paper.</summary>
/// <param name="Url">The address.</param>
/// <param name="Source">What names it: <see cref="PdfSources.List"/>, <see cref="PdfSources.Record"/> or <see cref="PdfSources.ArXiv"/>.</param>
internal sealed record PdfSource(string Url, string Source);

/// <summary>Where to look for a paper, the most likely address first.</summary>
internal static class PdfSources
{
    public const string List = "list";
    public const string Record = "record";
    public const string ArXiv = "arxiv";

    /// <summary>The addresses from the list: its links, PDFs first, and arXiv if a link has its id.</summary>
    public static IEnumerable<PdfSource> Of(Entry entry) =>
        entry.Links
            .Select(static link => PdfAddress.Tidy(link.Url))
            .Select(static url => PdfAddress.OfPage(url) ?? url)
            .OrderBy(static url => PdfAddress.IsPage(url))
            .Select(static url => new PdfSource(ForPrograms(url), List))
            .Concat(entry.Ids.Where(static id => id.Scheme == PaperId.ArXiv).Select(FromArXiv))
            .DistinctBy(static s => s.Url, StringComparer.Ordinal);

    /// <summary>The further addresses from the paper's record.</summary>
    public static IEnumerable<PdfSource> Of(Paper record)
    {
        if (record.OpenAccessPdf is { Length: > 0 } pdf)
        {
            yield return new PdfSource(ForPrograms(PdfAddress.Tidy(pdf)), Record);
        }

        foreach (var id in PaperId.Of(record).Where(static id => id.Scheme == PaperId.ArXiv))
        {
            yield return FromArXiv(id);
        }
    }

    private static PdfSource FromArXiv(PaperId id) => new($"https://export.arxiv.org/pdf/{id.Value}", ArXiv);

    /// <summary>arXiv asks programs to use a separate host (https://info.arxiv.org/help/robots.html).</summary>
    private static string ForPrograms(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Host: "arxiv.org" or "www.arxiv.org", IsDefaultPort: true }
            ? $"https://export.arxiv.org{address.PathAndQuery}"
            : url;
}
