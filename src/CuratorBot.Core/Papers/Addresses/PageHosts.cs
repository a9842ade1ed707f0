namespace CuratorBot.Core.Papers.Addresses;

/// <summary>Sites that have a web page for each paper.</summary>
internal static class PageHosts
{
    /// <summary>The sites, and the part of the path that marks a page; null if everything on the site is a page.</summary>
    private static readonly (string Host, string? Folder)[] Pages =
    [
        ("doi.org", null),
        ("dl.acm.org", null),
        ("ieeexplore.ieee.org", "/document/"),
        ("sciencedirect.com", "/science/article/"),
        ("link.springer.com", null),
        ("springer.com", "/book/"),
        ("nature.com", "/articles/"),
        ("nature.com", "/nature/journal/"),
        ("science.org", "/doi/"),
        ("researchgate.net", "/publication/"),
        ("semanticscholar.org", "/paper/"),
        ("pubmed.ncbi.nlm.nih.gov", null),
        ("ncbi.nlm.nih.gov", "/pubmed/"),
        ("ncbi.nlm.nih.gov", "/pmc/articles/"),
        ("academic.oup.com", "/article/"),
        ("direct.mit.edu", "/article/"),
        ("biorxiv.org", "/content/"),
        ("medrxiv.org", "/content/"),
        ("eprint.iacr.org", null),
        ("distill.pub", null),
        ("wikipedia.org", null),
        ("youtube.com", null),
        ("youtu.be", null),
        ("medium.com", null),
        ("paperswithcode.com", null),
    ];

    /// <summary>Dots in the longest host name of Google Scholar: "scholar.google.co.uk".</summary>
    private const int MostDotsOfScholar = 3;

    /// <summary>Whether the site is known to show a page at the address. Callers first check for addresses that name a PDF.</summary>
    public static bool HasPageAt(WebAddress address)
    {
        foreach (var (host, folder) in Pages)
        {
            if (address.IsAnyOf(host) && (folder is null || address.Path.Contains(folder, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return IsOfAnySite(address.Path.AsSpan().TrimEnd('/'))
            || (address.Host.StartsWith("scholar.google.", StringComparison.Ordinal) && address.Host.AsSpan().Count('.') <= MostDotsOfScholar)
            || (address.IsAnyOf("github.com") && !address.IsAnyOf("raw.github.com") && !address.Path.Contains("/raw/", StringComparison.Ordinal));
    }

    /// <summary>
    /// Whether the path has a form that archives use for pages on any site: abstracts, discussions, and the articles of Open Journal Systems
    /// (a file has a second number after the article's).
    /// </summary>
    private static bool IsOfAnySite(ReadOnlySpan<char> path) =>
        path.Contains("/abs/", StringComparison.Ordinal)
        || path.EndsWith("/forum", StringComparison.Ordinal)
        || (path.LastIndexOf('/') is > 0 and var slash && path[..slash].EndsWith("/article/view", StringComparison.Ordinal));
}
