namespace CuratorBot.Core.Papers.Addresses;

/// <summary>Sites whose papers have a page of their own.</summary>
internal static class PageHosts
{
    /// <summary>The sites, and what the path of a page has in it; null where all of a site are pages.</summary>
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

    /// <summary>"scholar.google.co.uk".</summary>
    private const int MostDotsOfScholar = 3;

    /// <summary>Whether the site is known to show a page at the address; what names a PDF is looked at before.</summary>
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

    /// <summary>What archives call their pages wherever they are: abstracts, discussions, and the articles of Open Journal Systems (a file has a second number behind the article's).</summary>
    private static bool IsOfAnySite(ReadOnlySpan<char> path) =>
        path.Contains("/abs/", StringComparison.Ordinal)
        || path.EndsWith("/forum", StringComparison.Ordinal)
        || (path.LastIndexOf('/') is > 0 and var slash && path[..slash].EndsWith("/article/view", StringComparison.Ordinal));
}
