using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Addresses;

namespace CuratorBot.Core.Judging;

/// <summary>The links of a paper as the list wants them: <c>pdf</c> straight to the PDF, <c>html</c> where there is none.</summary>
internal static class LinkForm
{
    public const string Pdf = "pdf";
    public const string Html = "html";

    // Labels that would be wrong on a PDF; "Paper" would not.
    private static readonly HashSet<string> PageLabels = new([Html, "web", "abs", "abstract", "arxiv", "page", "link"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with a link beside its spelling.</summary>
    /// <returns>The better link; null where nothing is wrong with it. Its address is the old one where only the label is wrong.</returns>
    public static EntryLink? Better(Entry entry, EntryLink link, Paper? record)
    {
        if (!PdfAddress.IsAddress(link.Url) || !PdfAddress.IsPage(link.Url))
        {
            return null;
        }

        var pdf = PdfAddress.OfPage(link.Url) ?? PdfOf(record);
        if (IsPdf(link))
        {
            // A PDF elsewhere in the line makes a second link to it needless.
            return pdf is null || HasPdf(entry) ? link with { Label = Html } : new EntryLink(Pdf, pdf);
        }

        // A page beside the PDF is welcome; a page instead of a PDF that is there is not.
        var only = entry.Links.Count == 1 && PdfAddress.OfPage(link.Url) is not null;
        return only ? new EntryLink(PageLabels.Contains(link.Label) ? Pdf : link.Label, pdf!) : null;
    }

    /// <summary>The links, corrected as far as can be known.</summary>
    public static IReadOnlyList<EntryLink> Correct(Entry entry, Paper? record)
    {
        var lowerLabels = entry.Defects.Contains(Defect.LinkLabelCase);
        var links = new List<EntryLink>(entry.Links.Count);
        foreach (var link in entry.Links)
        {
            var url = PdfAddress.Tidy(link.Url);
            var pdf = IsPdf(link) && (!PdfAddress.IsAddress(url) || PdfAddress.IsNumber(url)) ? PdfOf(record) : null;
            var label = link.Label.Length > 0 ? link.Label : PdfAddress.IsPage(url) ? Html : Pdf;
            var tidy = new EntryLink(lowerLabels ? label.ToLowerInvariant() : label, pdf ?? url);
            links.Add(Better(entry, tidy, record) ?? tidy);
        }

        return links;
    }

    public static bool IsPdf(EntryLink link) => string.Equals(link.Label, Pdf, StringComparison.OrdinalIgnoreCase);

    private static bool HasPdf(Entry entry) =>
        entry.Links.Any(link => IsPdf(link) && PdfAddress.IsAddress(link.Url) && !PdfAddress.IsPage(link.Url));

    private static string? PdfOf(Paper? record) =>
        record is not null && RecordLinks.PdfOf(record) is { } pdf && !PdfAddress.IsPage(pdf) ? pdf : null;
}
