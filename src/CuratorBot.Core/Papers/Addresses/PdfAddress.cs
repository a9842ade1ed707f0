using System.Text.RegularExpressions;

namespace CuratorBot.Core.Papers.Addresses;

/// <summary>Tells web pages of papers from their PDFs, by address alone, and knows where well-known hosts keep the PDF.</summary>
public static partial class PdfAddress
{
    /// <summary>Extensions of server-side programs, which may send a page or a PDF.</summary>
    private static readonly string[] Programs = [".php", ".aspx", ".asp", ".jsp", ".cfm"];

    // Each rewrite follows the host's own scheme: its pages link to the PDF this way. The pattern matches path and query.
    private static readonly (string[] Hosts, Regex Page, Func<WebAddress, Match, string?> Pdf)[] Hosts =
    [
        (["openreview.net"], OpenReviewPage(), (_, m) => $"https://openreview.net/pdf?id={m.Groups["id"].Value}"),
        (["aclanthology.org", "aclanthology.info"], AclPage(), (_, m) => $"https://aclanthology.org/{m.Groups["id"].Value}.pdf"),
        (["papers.nips.cc", "papers.neurips.cc"], NipsPage(), (a, m) => $"{a.Origin}{m.Groups["page"].Value}.pdf"),
        (["papers.nips.cc", "papers.neurips.cc", "proceedings.neurips.cc"], NeuripsPage(), (a, m) => $"{a.Origin}{m.Groups["folder"].Value}/file/{m.Groups["hash"].Value}-Paper{m.Groups["track"].Value}.pdf"),
        (["openaccess.thecvf.com", "cv-foundation.org"], CvfPage(), (a, m) => $"{a.Origin}{m.Groups["folder"].Value}/papers/{m.Groups["name"].Value}.pdf"),
        (["jmlr.org"], JmlrPage(), (_, m) => $"https://jmlr.org/papers/volume{m.Groups["volume"].Value}/{m.Groups["name"].Value}/{m.Groups["name"].Value}.pdf"),
        (["proceedings.mlr.press"], PmlrPage(), (_, m) => MovedAddress.PmlrPdf(m.Groups["volume"].Value, m.Groups["name"].Value)),
    ];

    /// <summary>The address of the PDF for a page; null if the address is not a page, or its PDF is not known.</summary>
    public static string? OfPage(string url) => WebAddress.Read(url) is { } address ? OfPage(address) : null;

    /// <summary>Whether an address is certainly a web page. An address that gives no clue counts as a PDF.</summary>
    public static bool IsPage(string url) => WebAddress.Read(url) is { } address && IsPage(address);

    /// <summary>As <see cref="IsPage(string)"/>.</summary>
    internal static bool IsPage(WebAddress address)
    {
        var url = address.Text;
        if (address.IsTooLong || PdfEnding().IsMatch(url))
        {
            return false;
        }

        var end = url.AsSpan().IndexOfAny('?', '#');
        var path = (end < 0 ? url : url.AsSpan(0, end)).TrimEnd('/');
        if (path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return !PdfFolder().IsMatch(url) && (EndsWithProgram(path) || OfPage(address) is not null || PageHosts.HasPageAt(address));
    }

    /// <summary>
    /// Whether an address leads to a host: <c>http</c>, <c>https</c> or <c>ftp</c>, without blanks, without a second address after it
    /// and without leftovers of other text.
    /// </summary>
    public static bool IsAddress(string url) => WebAddress.Read(url) is { IsWhole: true };

    /// <summary>Whether the host of an address is an IP address.</summary>
    public static bool IsNumber(string url) => WebAddress.Read(url) is { HasScheme: true, IsNumber: true };

    /// <summary>
    /// An address without blanks around and inside it, doubled slashes in its path and tracking parameters; the scheme is added if it is
    /// all that is missing, and so is its first letter.
    /// </summary>
    public static string Tidy(string url)
    {
        if (url.Length > WebAddress.Longest)
        {
            return url;
        }

        url = url.Trim().Replace(" ", "%20", StringComparison.Ordinal);
        if (url.StartsWith("ttp://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("ttps://", StringComparison.OrdinalIgnoreCase))
        {
            url = "h" + url; // half copied
        }

        if (BareHost().IsMatch(url))
        {
            url = "http://" + url;
        }

        if (WebAddress.Read(url) is not { IsWhole: true } address)
        {
            return url;
        }

        var (path, query) = WebAddress.SplitQuery(WebAddress.WithoutTracking(url));
        return (address.HasDoubledSlash ? DoubledSlash().Replace(path, "${before}/") : path) + query;
    }

    private static string? OfPage(WebAddress address)
    {
        if (address.IsTooLong)
        {
            return null;
        }

        if (MovedAddress.Known(address) is { } moved)
        {
            return WebAddress.Read(moved) is { } now ? OfPage(now) : null;
        }

        if (ArXivSites.PdfOf(address) is { } arXiv)
        {
            return arXiv;
        }

        foreach (var (hosts, page, pdf) in Hosts)
        {
            if (address.IsAnyOf(hosts) && page.Match(address.EscapedPathAndQuery) is { Success: true } match)
            {
                return pdf(address, match);
            }
        }

        return null;
    }

    private static bool EndsWithProgram(ReadOnlySpan<char> path)
    {
        foreach (var program in Programs)
        {
            if (path.EndsWith(program, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Generated at build time, because each start of the command line would pay for building them. Each is linear: it is anchored, or
    // a repetition stops at the next occurrence of its own first character.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\A/(forum|group)\?id=(?<id>[A-Za-z0-9_-]+)", Options)]
    private static partial Regex OpenReviewPage();

    // aclweb.org/anthology/X without an extension was the PDF itself for years, so it does not count as a page.
    [GeneratedRegex(@"\A/(papers/[A-Z]/[A-Z0-9]+/)?(?<id>[A-Z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9-]+\.[0-9]+)/?(\?.*)?\z", Options)]
    private static partial Regex AclPage();

    [GeneratedRegex(@"\A(?<page>/paper/[0-9]{4,}-[a-z0-9-]+)/?\z", Options)]
    private static partial Regex NipsPage();

    [GeneratedRegex(@"\A(?<folder>/(paper|paper_files/paper)/[0-9]{4})/hash/(?<hash>[0-9a-f]+)-Abstract(?<track>[A-Za-z_-]*)\.html\z", Options)]
    private static partial Regex NeuripsPage();

    [GeneratedRegex(@"\A(?<folder>/[a-z0-9_/-]+)/html/(?<name>[A-Za-z0-9_-]+)\.html\z", Options)]
    private static partial Regex CvfPage();

    [GeneratedRegex(@"\A/papers/v(?<volume>[0-9]+)/(?<name>[a-z0-9-]+)\.html\z", Options)]
    private static partial Regex JmlrPage();

    [GeneratedRegex(@"\A/v(?<volume>[0-9]{1,4})/(?<name>[a-z0-9-]+)\.html\z", Options)]
    private static partial Regex PmlrPage();

    /// <summary>The file or a parameter has such a name: paper.pdf, doi/pdf, type=pdf.</summary>
    [GeneratedRegex(@"(\.pdf|[/=]pdf)([?#]|\z)", Options)]
    private static partial Regex PdfEnding();

    /// <summary>A file in such a folder, or a download, is a PDF unless its extension says otherwise.</summary>
    [GeneratedRegex(@"download((?!download)[^/?#])*([?#]|\z)|/pdf(plus)?/", Options)]
    private static partial Regex PdfFolder();

    [GeneratedRegex(@"^(www\.[a-z0-9.-]+\.[a-z]{2,}|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|edu|gov|net|org|io|ai|ac\.[a-z]{2}|ca|cc|ch|cn|de|fr|jp|kr|uk))(/.*)?$", Options)]
    private static partial Regex BareHost();

    [GeneratedRegex("(?<before>[^:/])//+", RegexOptions.ExplicitCapture)]
    private static partial Regex DoubledSlash();
}
