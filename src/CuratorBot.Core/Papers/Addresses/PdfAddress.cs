using System.Globalization;
using System.Text.RegularExpressions;

namespace CuratorBot.Core.Papers.Addresses;

/// <summary>Tells web pages of papers from their PDFs, by the address alone, and knows where well-known hosts keep the PDF.</summary>
public static partial class PdfAddress
{
    /// <summary>A longer address is no one's page, and is not looked into: no server takes it.</summary>
    private const int Longest = 8_000;

    // Each rewrite is the host's own scheme: its pages link to the PDF this way.
    private static readonly (Regex Page, Func<Match, string?> Pdf)[] Hosts =
    [
        (ArxivPage(), m => $"https://arxiv.org/pdf/{m.Groups["id"].Value}"),
        (ArxivMirror(), m => $"https://arxiv.org/pdf/{m.Groups["id"].Value}"),
        (OpenReviewPage(), m => $"https://openreview.net/pdf?id={m.Groups["id"].Value}"),
        (AclPage(), m => $"https://aclanthology.org/{m.Groups["id"].Value}.pdf"),
        (NipsPage(), m => $"{m.Groups["page"].Value}.pdf"),
        (NeuripsPage(), m => $"{m.Groups["host"].Value}/file/{m.Groups["hash"].Value}-Paper{m.Groups["track"].Value}.pdf"),
        (CvfPage(), m => $"{m.Groups["folder"].Value}/papers/{m.Groups["name"].Value}.pdf"),
        (JmlrPage(), m => $"https://jmlr.org/papers/volume{m.Groups["volume"].Value}/{m.Groups["name"].Value}/{m.Groups["name"].Value}.pdf"),
        (PmlrPage(), PmlrPdf),
        (JmlrProceedingsPage(), m => $"{m.Groups["page"].Value}.pdf"),
    ];

    /// <summary>The address of the PDF behind a page; null where the address is none of a page, or its PDF is not known.</summary>
    public static string? OfPage(string url)
    {
        if (url.Length > Longest)
        {
            return null;
        }

        foreach (var (page, pdf) in Hosts)
        {
            if (page.Match(url) is { Success: true } match)
            {
                return pdf(match);
            }
        }

        return null;
    }

    /// <summary>Whether an address is surely that of a web page. An address that says nothing is taken for a PDF.</summary>
    public static bool IsPage(string url) =>
        url.Length <= Longest && !PdfFile().IsMatch(url) && (OfPage(url) is not null || PageFile().IsMatch(url) || PageHost().IsMatch(url));

    /// <summary>Whether an address leads to a host: <c>http</c>, <c>https</c> or <c>ftp</c>, and no second address behind it.</summary>
    public static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" or "ftp"
        && uri.Host.Contains('.', StringComparison.Ordinal)
        && !url.Any(char.IsWhiteSpace)
        && !IsRunTogether(SplitQuery(url).Path);

    /// <summary>Whether the host of an address is a number.</summary>
    public static bool IsNumber(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6;

    /// <summary>
    /// An address without blanks around and inside it, doubled slashes in its path and the parameters that track where a visitor
    /// came from, and with the scheme where only that was left out.
    /// </summary>
    public static string Tidy(string url)
    {
        if (url.Length > Longest)
        {
            return url;
        }

        url = url.Trim().Replace(" ", "%20", StringComparison.Ordinal);
        if (BareHost().IsMatch(url))
        {
            url = "http://" + url;
        }

        if (!IsAddress(url))
        {
            return url;
        }

        var (path, query) = SplitQuery(WithoutTracking(url));
        return (path.Contains("web.archive.org/", StringComparison.Ordinal) ? path : DoubledSlash().Replace(path, "${before}/")) + query;
    }

    // Two addresses in one, or an escaped line break between them.
    private static bool IsRunTogether(string path) =>
        (path.LastIndexOf("://", StringComparison.Ordinal) > "https".Length && !path.Contains("web.archive.org/", StringComparison.Ordinal))
        || path.Contains("%5Cn", StringComparison.OrdinalIgnoreCase);

    private static (string Path, string Query) SplitQuery(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? (url, "") : (url[..end], url[end..]);
    }

    private static string WithoutTracking(string url)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
        {
            return url;
        }

        var fragment = url.IndexOf('#', question);
        var end = fragment < 0 ? url.Length : fragment;
        var kept = url[(question + 1)..end].Split('&').Where(p => !p.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)).ToList();
        return string.Concat(url.AsSpan(0, question), kept.Count > 0 ? "?" + string.Join('&', kept) : "", url.AsSpan(end));
    }

    // Up to volume 51 the PDF lies beside the page, from 54 on in a folder of its own.
    private static string? PmlrPdf(Match match)
    {
        var name = match.Groups["name"].Value;
        var volume = match.Groups["volume"].Value;
        return int.Parse(volume, CultureInfo.InvariantCulture) switch
        {
            <= 51 => $"https://proceedings.mlr.press/v{volume}/{name}.pdf",
            >= 54 => $"https://proceedings.mlr.press/v{volume}/{name}/{name}.pdf",
            _ => null,
        };
    }

    // Compiled at build time, since each start of the command line would pay for building them. Each is linear: anchored, or
    // what a repetition takes ends where its own first character stands again.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(https?://)?(www\.|export\.|[a-z]{2}\.)?arxiv\.org/(abs|html|format)/(?<id>[a-z.-]*/?[0-9.]+(v[0-9]+)?)", Options)]
    private static partial Regex ArxivPage();

    [GeneratedRegex(@"^(https?://)?(www\.)?(alphaxiv\.org/(abs|overview|html)|ar5iv(\.labs\.arxiv)?\.org/(abs|html)|huggingface\.co/papers|scirate\.com/arxiv|arxiv-vanity\.com/papers)/(?<id>[0-9]{4}\.[0-9]{4,5}(v[0-9]+)?)", Options)]
    private static partial Regex ArxivMirror();

    [GeneratedRegex(@"^(https?://)?(www\.)?openreview\.net/(forum|group)\?id=(?<id>[A-Za-z0-9_-]+)", Options)]
    private static partial Regex OpenReviewPage();

    // aclweb.org/anthology/X without an ending was the PDF itself for years, and is not taken for a page.
    [GeneratedRegex(@"^(https?://)?(www\.)?aclanthology\.(org|info)/(papers/[A-Z]/[A-Z0-9]+/)?(?<id>[A-Z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9-]+\.[0-9]+)/?([?#].*)?$", Options)]
    private static partial Regex AclPage();

    [GeneratedRegex(@"^(?<page>https?://(papers\.nips\.cc|papers\.neurips\.cc)/paper/[0-9]{4,}-[a-z0-9-]+)/?$", Options)]
    private static partial Regex NipsPage();

    [GeneratedRegex(@"^(?<host>https?://(papers\.nips\.cc|papers\.neurips\.cc|proceedings\.neurips\.cc)/(paper|paper_files/paper)/[0-9]{4})/hash/(?<hash>[0-9a-f]+)-Abstract(?<track>[A-Za-z_-]*)\.html$", Options)]
    private static partial Regex NeuripsPage();

    [GeneratedRegex(@"^(?<folder>https?://(openaccess\.thecvf\.com|(www\.)?cv-foundation\.org/+openaccess)/[a-z0-9_/-]+)/html/(?<name>[A-Za-z0-9_-]+)\.html$", Options)]
    private static partial Regex CvfPage();

    [GeneratedRegex(@"^https?://(www\.)?jmlr\.org/papers/v(?<volume>[0-9]+)/(?<name>[a-z0-9-]+)\.html$", Options)]
    private static partial Regex JmlrPage();

    [GeneratedRegex(@"^https?://proceedings\.mlr\.press/v(?<volume>[0-9]{1,4})/(?<name>[a-z0-9-]+)\.html$", Options)]
    private static partial Regex PmlrPage();

    [GeneratedRegex(@"^(?<page>https?://(www\.)?jmlr\.org/proceedings/papers/v[0-9]+/[a-z0-9-]+)\.html$", Options)]
    private static partial Regex JmlrProceedingsPage();

    [GeneratedRegex(@"(\.pdf|[/=]pdf|download((?!download)[^/?#])*)([?#]|\z)|/pdf(plus)?/", Options)]
    private static partial Regex PdfFile();

    [GeneratedRegex(@"^[^?#]+\.(html?|aspx|jsp)([?#].*)?$", Options)]
    private static partial Regex PageFile();

    // Hosts whose papers lie behind a page of their own.
    [GeneratedRegex(@"^https?://([a-z0-9-]+\.)*(doi\.org/|dl\.acm\.org/|ieeexplore\.ieee\.org/(abstract/)?document/|sciencedirect\.com/science/article/|link\.springer\.com/(article|chapter|book)/|springer\.com/[a-z]+/book/|nature\.com/(articles|nature/journal)/|science\.org/doi/|researchgate\.net/publication/|semanticscholar\.org/paper/|scholar\.google\.[a-z.]+/|ncbi\.nlm\.nih\.gov/(pubmed/|pmc/articles/[A-Z0-9]+/?$)|pubmed\.ncbi\.nlm\.nih\.gov/|aaai\.org/ojs/index\.php/[A-Z]+/article/view/[0-9]+/?$|aaai\.org/index\.php/[A-Z]+/article/view/[0-9]+/?$|wikipedia\.org/|youtube\.com/|youtu\.be/|medium\.com/|paperswithcode\.com/|github\.com/[^/]+/[^/]+(/(blob|tree)/.*)?/?$)", Options)]
    private static partial Regex PageHost();

    [GeneratedRegex(@"^(www\.[a-z0-9.-]+\.[a-z]{2,}|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|edu|gov|net|org|io|ai|ac\.[a-z]{2}|ca|cc|ch|cn|de|fr|jp|kr|uk))(/.*)?$", Options)]
    private static partial Regex BareHost();

    [GeneratedRegex("(?<before>[^:/])//+", RegexOptions.ExplicitCapture)]
    private static partial Regex DoubledSlash();
}
