namespace CuratorBot.Core.Papers.Addresses;

/// <summary>Tells whether a link leads to a paper, by its address alone: archives, proceedings, publishers, and PDF files.</summary>
internal static class PaperHosts
{
    private static readonly string[] Hosts =
    [
        "arxiv.org", "openreview.net", "aclweb.org", "aclanthology.org", "aclanthology.info", "thecvf.com", "cv-foundation.org", "ecva.net", "nips.cc", "neurips.cc",
        "mlr.press", "jmlr.org", "ieee.org", "acm.org", "springer.com", "sciencedirect.com", "elsevier.com", "doi.org", "ijcai.org", "aaai.org", "nature.com",
        "science.org", "sciencemag.org", "pnas.org", "plos.org", "mdpi.com", "wiley.com", "tandfonline.com", "researchgate.net", "semanticscholar.org", "biorxiv.org",
        "medrxiv.org", "usenix.org", "isca-speech.org", "frontiersin.org", "hindawi.com", "oup.com", "cambridge.org", "siam.org", "iop.org", "aps.org", "hal.science",
        "archives-ouvertes.fr", "eprint.iacr.org", "ssrn.com", "dagstuhl.de", "bmva.org", "bmva-archive.org.uk", "robotics.org", "roboticsproceedings.org", "mitpress.mit.edu",
        "direct.mit.edu", "ncbi.nlm.nih.gov", "paperswithcode.com", "adsabs.harvard.edu", "citeseerx.ist.psu.edu", "jair.org", "royalsocietypublishing.org", "sagepub.com",
        "iclr.cc", "icml.cc", "interspeech.org", "ceur-ws.org", "scitepress.org", "worldscientific.com", "osf.io", "zenodo.org", "alphaxiv.org", "sci-hub.tw",
    ];

    private static readonly string[] CodeHosts =
    [
        "github.com", "github.io", "gitlab.com", "bitbucket.org", "huggingface.co", "youtube.com", "youtu.be", "vimeo.com", "bilibili.com", "twitter.com", "x.com", "medium.com",
        "zhihu.com", "colab.research.google.com", "kaggle.com", "slideshare.net", "reddit.com", "wikipedia.org", "facebook.com", "linkedin.com", "pypi.org", "readthedocs.io",
    ];

    /// <summary>Whether an address leads to a paper.</summary>
    public static bool IsOfPaper(string url) =>
        WebAddress.Read(url) is { } address
        && (PaperUrl.Read(address) is not null || address.IsAnyOf(Hosts) || address.Path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an address leads to code, a video or a discussion page, which accompany a paper. A text in a repository is none of these.</summary>
    public static bool IsOfCode(string url) => WebAddress.Read(url) is { } address && address.IsAnyOf(CodeHosts) && !IsOfText(address.Path);

    private static bool IsOfText(string path) => path.Contains("/blob/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
}
