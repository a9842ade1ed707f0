using System.Text.RegularExpressions;

namespace CuratorBot.Core.Papers.Addresses;

/// <summary>arXiv, and the sites that show its papers by their arXiv ids.</summary>
internal static partial class ArXivSites
{
    /// <summary>The sites, and the folders with their pages of papers.</summary>
    private static readonly (string Host, string[] Pages)[] Sites =
    [
        ("arxiv.org", ["abs", "html", "format"]), // also export.arxiv.org, ar5iv.labs.arxiv.org
        ("xxx.lanl.gov", ["abs", "html", "format"]),
        ("xxx.itp.ac.cn", ["abs", "html", "format"]),
        ("ar5iv.org", ["abs", "html"]),
        ("alphaxiv.org", ["abs", "overview", "html"]),
        ("arxiv-vanity.com", ["papers"]),
        ("huggingface.co", ["papers"]),
        ("scirate.com", ["arxiv"]),
        ("arxiv-sanity-lite.com", []),
        ("arxiv-sanity.com", []),
    ];

    /// <summary>Folders on mirrors without a host name, which are recognized only by arXiv's way of building addresses.</summary>
    private static readonly string[] NamelessPages = ["abs", "html"];

    /// <summary>The arXiv id in an address of one of the sites; null for other sites, or if there is none.</summary>
    public static PaperId? IdOf(WebAddress address)
    {
        var match = PagesOf(address) is not null ? PaperPath().Match(address.Path)
            : address.IsNumber ? NamelessPath().Match(address.Path)
            : Match.Empty;
        match = !match.Success && address.Query.Length > 0 && PagesOf(address) is { Length: 0 } ? PaperQuery().Match(address.Query) : match;
        return match.Success ? PaperId.Create(PaperId.ArXiv, match.Groups["id"].Value) : null;
    }

    /// <summary>arXiv's address of the PDF for a page of one of the sites, in the same version; null if the address is not such a page.</summary>
    public static string? PdfOf(WebAddress address)
    {
        var pages = PagesOf(address) ?? (address.IsNumber ? NamelessPages : null);
        return pages is not null && PagePath().Match(address.Path) is { Success: true } match && pages.Contains(match.Groups["folder"].Value, StringComparer.OrdinalIgnoreCase)
            ? $"https://arxiv.org/pdf/{match.Groups["id"].Value}"
            : null;
    }

    private static string[]? PagesOf(WebAddress address)
    {
        foreach (var (host, pages) in Sites)
        {
            if (address.IsAnyOf(host))
            {
                return pages;
            }
        }

        return null;
    }

    [GeneratedRegex(@"/(?:arxiv:)?(?<id>[0-9]{4}\.[0-9]{4,5}|[A-Za-z]+(?:-[A-Za-z]+)?(?:\.[A-Za-z-]{2,})?/[0-9]{7})(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PaperPath();

    [GeneratedRegex(@"[?&]pid=(?<id>[0-9]{4}\.[0-9]{4,5})(?![0-9])")]
    private static partial Regex PaperQuery();

    [GeneratedRegex(@"\A/(?:abs|pdf|html)/(?<id>[0-9]{4}\.[0-9]{4,5}|[A-Za-z-]+(?:\.[A-Za-z-]{2,})?/[0-9]{7})(?![0-9])")]
    private static partial Regex NamelessPath();

    [GeneratedRegex(@"\A/(?<folder>[A-Za-z]+)/(?:arXiv:|arxiv:)?(?<id>(?:[0-9]{4}\.[0-9]{4,5}|[A-Za-z]+(?:-[A-Za-z]+)?(?:\.[A-Za-z-]{2,})?/[0-9]{7})(?![0-9])(?:v[0-9]+)?)")]
    private static partial Regex PagePath();
}
