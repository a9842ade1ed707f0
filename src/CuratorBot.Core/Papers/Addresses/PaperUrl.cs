using System.Text.RegularExpressions;

namespace CuratorBot.Core.Papers.Addresses;

/// <summary>Reads the id from an address, with one method for each kind of site.</summary>
internal static partial class PaperUrl
{
    private static readonly string[] AclHosts = ["aclweb.org", "aclanthology.org", "aclanthology.info", "aclanthology.coli.uni-saarland.de", "aclanthology.lst.uni-saarland.de"];

    /// <summary>The sites whose addresses the API resolves itself (API page "Details about a paper").</summary>
    private static readonly string[] ApiHosts = ["semanticscholar.org", "arxiv.org", "aclweb.org", "acm.org", "biorxiv.org"];

    /// <summary>The id in the address; null if there is none or the address is malformed.</summary>
    public static PaperId? Read(string url) => WebAddress.Read(url) is { } address ? Read(address) : null;

    /// <summary>The id in a parsed address; null if there is none.</summary>
    public static PaperId? Read(WebAddress site) => site.IsTooLong ? null
        : FromArchive(site) ?? FromRedirect(site) ?? ArXivSites.IdOf(site) ?? FromAcl(site) ?? FromSemanticScholar(site) ?? FromPubMed(site)
            ?? DoiAddress.Read(site) ?? FromNature(site) ?? FromBioRxiv(site) ?? FromAcm(site);

    /// <summary>Whether the API resolves the address when it is written as a <c>URL:</c> id.</summary>
    public static bool IsResolvedByApi(string url) =>
        !url.AsSpan().ContainsAnyExceptInRange('!', '~') && WebAddress.Read(url) is { IsTooLong: false } site && site.IsAnyOf(ApiHosts)
        && url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && site.EscapedPath.Length > 1;

    /// <summary>A page archived by the Wayback Machine: web.archive.org/web/20160101000000/http://...</summary>
    private static PaperId? FromArchive(WebAddress site)
    {
        if (!site.IsAnyOf("web.archive.org"))
        {
            return null;
        }

        var start = site.Path.IndexOf("http", StringComparison.Ordinal);
        return start > 0 && !site.Path.AsSpan(start).Contains("web.archive.org", StringComparison.Ordinal) ? Read(site.Path[start..]) : null;
    }

    /// <summary>An address that only redirects to another: google.com/url?q=https://arxiv.org/...</summary>
    private static PaperId? FromRedirect(WebAddress site) =>
        site.Host.Contains("google.", StringComparison.Ordinal) && site is { Segments: ["url" or "scholar_url"] } && RedirectTarget().Match(site.Query) is { Success: true } target
            && WebAddress.Read(target.Groups["url"].Value) is { Segments: not ["url" or "scholar_url"] } page
                ? Read(page)
                : null;

    /// <summary>
    /// aclweb.org/anthology/P/P15/P15-1033.pdf, aclanthology.info/papers/P15-1033/p15-1033, aclanthology.org/2020.acl-main.447/;
    /// a whole volume (N13-1) is not a paper.
    /// </summary>
    private static PaperId? FromAcl(WebAddress site)
    {
        if (!site.IsAnyOf(AclHosts))
        {
            return null;
        }

        foreach (var segment in site.Segments.Reverse())
        {
            var name = AclTail().Replace(segment, "");
            if (PaperId.Create(PaperId.Acl, name) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>
    /// semanticscholar.org/paper/Some-Title/SHA, pdfs.semanticscholar.org/SHA1/SHA2.pdf (the same 40 digits, split after four),
    /// api.semanticscholar.org/CorpusID:7200347, and arXiv:1706.03762 or arxiv/1706.03762 there.
    /// </summary>
    private static PaperId? FromSemanticScholar(WebAddress site)
    {
        if (!site.IsAnyOf("semanticscholar.org"))
        {
            return null;
        }

        for (var i = 0; i < site.Segments.Length; i++)
        {
            var segment = site.Segments[i];
            var joined = i > 0 ? site.Segments[i - 1] + WithoutExtension(segment) : segment;
            var id = PaperId.Create(PaperId.Sha, segment) ?? PaperId.Create(PaperId.Sha, joined);
            if (id is null && segment.StartsWith("CorpusID:", StringComparison.OrdinalIgnoreCase))
            {
                id = PaperId.Create(PaperId.CorpusId, segment["CorpusID:".Length..]);
            }

            if (id is null && segment.StartsWith("arXiv", StringComparison.OrdinalIgnoreCase))
            {
                id = PaperId.Create(PaperId.ArXiv, segment.Length > "arXiv:".Length ? segment["arXiv:".Length..] : site.Segments.ElementAtOrDefault(i + 1) ?? "");
            }

            if (id is not null)
            {
                return id;
            }
        }

        return null;
    }

    private static PaperId? FromPubMed(WebAddress site)
    {
        if (site.IsAnyOf("ncbi.nlm.nih.gov", "europepmc.org"))
        {
            foreach (var segment in site.Segments)
            {
                if (segment.StartsWith("PMC", StringComparison.OrdinalIgnoreCase) && PaperId.Create(PaperId.PubMedCentral, segment) is { } central)
                {
                    return central;
                }
            }

            var inPubMed = site.Host.StartsWith("pubmed.", StringComparison.Ordinal)
                || site.Segments.Any(static s => s.Equals("pubmed", StringComparison.OrdinalIgnoreCase) || s.Equals("med", StringComparison.OrdinalIgnoreCase));
            return inPubMed && site.Segments.Length > 0 ? PaperId.Create(PaperId.PubMed, site.Segments[^1]) : null;
        }

        return null;
    }

    /// <summary>
    /// nature.com/articles/nature14236, nature.com/nature/journal/v529/n7587/full/nature16961.html: the article's name is the DOI's suffix.
    /// Copies on other sites keep the file name.
    /// </summary>
    private static PaperId? FromNature(WebAddress site)
    {
        string? article = null;
        if (site.IsAnyOf("nature.com"))
        {
            var articles = Array.IndexOf(site.Segments, "articles");
            article = articles >= 0 ? site.Segments.ElementAtOrDefault(articles + 1)
                : site.Segments.Contains("journal", StringComparer.Ordinal) ? site.Segments[^1]
                : null;
            article = article is null ? null : WithoutExtension(article);
            article = article is null ? null : NatureFileAddition().Replace(article, "");
            article = article is not null && NatureArticle().IsMatch(article) ? article : null;
        }
        else if (site.Segments is [.., ['n', ..] file] && NatureFile().Match(file) is { Success: true } match)
        {
            article = match.Groups["article"].Value;
        }

        return article is null ? null : PaperId.Create(PaperId.Doi, $"10.1038/{article}");
    }

    /// <summary>Early addresses without DOI: biorxiv.org/content/early/2016/06/14/058545 is 10.1101/058545.</summary>
    private static PaperId? FromBioRxiv(WebAddress site) =>
        site.IsAnyOf("biorxiv.org") && BioRxivEarly().Match(site.Path) is { Success: true } match
            ? PaperId.Create(PaperId.Doi, $"10.1101/{match.Groups["number"].Value}")
            : null;

    /// <summary>
    /// Addresses before 2019: <c>citation.cfm?doid=2939672.2939785</c> has the DOI's suffix; <c>citation.cfm?id=2999134.2999257</c> may have no DOI,
    /// so the API resolves it as an address.
    /// </summary>
    private static PaperId? FromAcm(WebAddress site)
    {
        if (!site.IsAnyOf("acm.org") || site.Segments is not [.., "citation.cfm"])
        {
            return null;
        }

        var match = AcmNumber().Match(site.Query);
        return !match.Success ? null
            : match.Groups["doid"].Success ? PaperId.Create(PaperId.Doi, $"10.1145/{match.Groups["doid"].Value}")
            : PaperId.Create(PaperId.Url, $"https://{site.Host}/citation.cfm?id={match.Groups["id"].Value}");
    }

    private static string WithoutExtension(string segment)
    {
        foreach (var extension in (ReadOnlySpan<string>)[".pdf", ".html", ".htm"])
        {
            if (segment.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return segment[..^extension.Length];
            }
        }

        return segment;
    }

    /// <summary>A version and an extension.</summary>
    [GeneratedRegex(@"(?:v[0-9]+)?(?:\.(?:pdf|bib|html))?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AclTail();

    [GeneratedRegex(@"\A[a-z]{0,12}\.?[0-9][0-9a-z.-]*\z")]
    private static partial Regex NatureArticle();

    /// <summary>nature14236_reference.pdf.</summary>
    [GeneratedRegex(@"_[A-Za-z]+\z")]
    private static partial Regex NatureFileAddition();

    [GeneratedRegex(@"\A(?<article>nature[0-9]{5})(?:\.pdf)?\z")]
    private static partial Regex NatureFile();

    [GeneratedRegex(@"[?&](?:q|url)=(?<url>https?://[^&\s]+)")]
    private static partial Regex RedirectTarget();

    [GeneratedRegex(@"/early/[0-9]{4}/[0-9]{2}/[0-9]{2}/(?<number>[0-9]{6})(?![0-9])")]
    private static partial Regex BioRxivEarly();

    [GeneratedRegex(@"[?&](?:doid=(?<doid>[0-9]+\.[0-9]+)|id=(?<id>[0-9]+(?:\.[0-9]+)?))(?:&|\z)")]
    private static partial Regex AcmNumber();
}
