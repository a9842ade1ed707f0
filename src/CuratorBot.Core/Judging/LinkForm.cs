using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>The links of a paper as the list wants them: where they lead, and how they are labelled.</summary>
internal static class LinkForm
{
    public const string Pdf = "pdf";
    public const string Html = "html";

    // Hosts that show most papers to subscribers only.
    private static readonly string[] Paywalls = ["ieee.org", "sciencedirect.com", "springer.com", "wiley.com", "tandfonline.com", "acm.org", "nature.com", "science.org", "sagepub.com", "elsevier.com"];

    // Labels that would be wrong on a PDF; "Paper" would not.
    private static readonly HashSet<string> PageLabels = new([Html, "web", "abs", "abstract", "arxiv", "page", "link"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with a link beside its spelling.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="link">The link.</param>
    /// <param name="record">The record of the paper; null where it is unknown.</param>
    /// <param name="preference">Where links should lead.</param>
    /// <returns>The better link; null where nothing is wrong with it, or no better one is known. Its address is the old one where only the label is wrong.</returns>
    public static EntryLink? Better(Entry entry, EntryLink link, Paper? record, LinkPreference preference) => preference switch
    {
        LinkPreference.Pdf => Pdfs(entry, link, record),
        LinkPreference.Abs => entry.Links.Any(static other => PdfAddress.IsPage(other.Url) && PaperHosts.IsOfPaper(other.Url)) || AbstractOf(link.Url) is not { } page ? null : link with { Url = page },
        LinkPreference.Doi => HasDoi(entry) || !IsFirstOfPaper(entry, link) || DoiOf(record) is not { } doi ? null : link with { Url = doi },
        LinkPreference.Open => entry.Links.Any(static other => IsOpen(other.Url)) || !IsFirstOfPaper(entry, link) || PdfOf(record) is not { } open ? null : link with { Url = open },
        _ => throw new ArgumentOutOfRangeException(nameof(preference), preference, message: null),
    };

    /// <summary>As <see cref="Better"/>, where links should lead to the PDF.</summary>
    public static EntryLink? Pdfs(Entry entry, EntryLink link, Paper? record)
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
    /// <param name="entry">The entry.</param>
    /// <param name="record">The paper's record; null where it is unknown.</param>
    /// <param name="preference">Where links should lead; null where the list does not say.</param>
    public static IReadOnlyList<EntryLink> Correct(Entry entry, Paper? record, LinkPreference? preference)
    {
        var lowerLabels = entry.Defects.Contains(Defect.LinkLabelCase);
        var links = new List<EntryLink>(entry.Links.Count);
        foreach (var link in entry.Links)
        {
            var url = PdfAddress.Tidy(link.Url);
            var pdf = IsPdf(link) && (!PdfAddress.IsAddress(url) || PdfAddress.IsNumber(url)) ? PdfOf(record) : null;
            var label = link.Label.Length > 0 ? link.Label : PdfAddress.IsPage(url) ? Html : Pdf;
            var tidy = new EntryLink(lowerLabels ? LetterCase.Lower(label) : label, pdf ?? url);
            links.Add((preference is { } wanted ? Better(entry, tidy, record, wanted) : null) ?? tidy);
        }

        return links;
    }

    /// <summary>Whether an address is that of a PDF by its words.</summary>
    public static bool LeadsToPdf(string url) =>
        url.Contains(".pdf", StringComparison.OrdinalIgnoreCase) || url.Contains("/pdf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an address is open to everybody, as far as its host tells: publishers' pages are not.</summary>
    public static bool IsOpen(string url) => PaperHosts.IsOfPaper(url) && WebAddress.Read(url)?.IsAnyOf(Paywalls) != true;

    /// <summary>Whether an address names a port other than that of the web.</summary>
    public static bool HasPort(string url) => WebAddress.Read(url) is { HasDefaultPort: false };

    public static bool IsPdf(EntryLink link) => string.Equals(link.Label, Pdf, StringComparison.OrdinalIgnoreCase);

    /// <summary>The page with the abstract that belongs to the address of a PDF; null where the address is none, or the page is not known.</summary>
    private static string? AbstractOf(string url)
    {
        if (PdfAddress.IsPage(url) || WebAddress.Read(url) is not { } address)
        {
            return null;
        }

        return PaperId.FromUrl(url) is { } id && string.Equals(id.Scheme, PaperId.ArXiv, StringComparison.Ordinal) ? $"https://arxiv.org/abs/{id.Value}"
            : PaperId.FromUrl(url) is { Scheme: PaperId.Acl } acl ? $"https://aclanthology.org/{acl.Value}/"
            : address.IsAnyOf("openreview.net") && address.Query.StartsWith("?id=", StringComparison.Ordinal) ? $"https://openreview.net/forum{address.Query}"
            : null;
    }

    private static bool HasDoi(Entry entry) => entry.Ids.Any(static id => string.Equals(id.Scheme, PaperId.Doi, StringComparison.Ordinal));

    private static string? DoiOf(Paper? record) =>
        record is null ? null : PaperId.Of(record).Where(static id => string.Equals(id.Scheme, PaperId.Doi, StringComparison.Ordinal)).Select(static id => $"https://doi.org/{id.Value}").FirstOrDefault();

    private static bool IsFirstOfPaper(Entry entry, EntryLink link) => entry.Links.FirstOrDefault(static other => PaperHosts.IsOfPaper(other.Url)) is { } first && string.Equals(first.Url, link.Url, StringComparison.Ordinal);

    private static bool HasPdf(Entry entry) =>
        entry.Links.Any(link => IsPdf(link) && PdfAddress.IsAddress(link.Url) && !PdfAddress.IsPage(link.Url));

    private static string? PdfOf(Paper? record) =>
        record is not null && RecordLinks.PdfOf(record) is { } pdf && !PdfAddress.IsPage(pdf) ? pdf : null;
}
