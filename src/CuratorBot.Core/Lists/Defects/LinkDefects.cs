using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers.Addresses;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>What can be seen to be wrong with the links of an entry without following them.</summary>
internal static class LinkDefects
{
    private static readonly string[] TrackingParameters = ["utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid="];

    private static readonly string[] PageExtensions = [".html", ".htm", ".php", ".aspx", ".asp", ".jsp", ".cfm"];

    /// <summary>An escaped line break, and a parameter that no "?" begins.</summary>
    private static readonly SearchValues<string> RunTogether = SearchValues.Create(["%5Cn", ".pdf&"], StringComparison.OrdinalIgnoreCase);

    public static void Find(Candidate candidate, Conventions conventions, List<Defect> found)
    {
        var reading = candidate.Reading;
        if (!reading.TitleIsLink && reading.Links.Exists(link => !string.Equals(conventions.UsualLabel(link.Label), link.Label, StringComparison.Ordinal)))
        {
            Add(found, Defect.LinkLabelCase);
        }

        foreach (var defect in reading.Addresses.Defects)
        {
            Add(found, defect);
        }

        if (candidate.Kind == EntryKind.Paper && reading.Addresses.FileWords.Any(words => AddressWords.NameAnotherPaper(words, reading)))
        {
            Add(found, Defect.LinkTitleMismatch);
        }
    }

    /// <summary>Whether a link has one whole address; what is wrong with the address besides is added to <paramref name="found"/>.</summary>
    /// <param name="link">The link.</param>
    /// <param name="uri">Its address; null where it is none of the web.</param>
    /// <param name="found">Where to put the defects, each once.</param>
    public static bool IsSound(EntryLink link, [NotNullWhen(true)] Uri? uri, List<Defect> found)
    {
        if (uri is null || IsRunTogether(link.Url))
        {
            Add(found, Defect.MalformedUrl);
            return false;
        }

        if (uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
        {
            Add(found, Defect.RawIpUrl);
        }

        if (!uri.IsDefaultPort)
        {
            Add(found, Defect.NonstandardPortInUrl);
        }

        if (uri.AbsolutePath.Contains("//", StringComparison.Ordinal) && !uri.AbsolutePath.Contains("://", StringComparison.Ordinal) && !uri.AbsolutePath.Contains("http", StringComparison.Ordinal))
        {
            Add(found, Defect.DoubleSlashInUrl);
        }

        if (Array.Exists(TrackingParameters, parameter => uri.Query.Contains(parameter, StringComparison.Ordinal)))
        {
            Add(found, Defect.TrackingParamsInUrl);
        }

        if (string.Equals(link.Label, "pdf", StringComparison.OrdinalIgnoreCase))
        {
            FindNoPdf(uri, found);
        }

        return true;
    }

    /// <summary>Two addresses in one, or something that is not of the address.</summary>
    private static bool IsRunTogether(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? url : url[..query];
        return path.LastIndexOf("://", StringComparison.Ordinal) > 8 && !path.Contains("web.archive.org", StringComparison.Ordinal)
            || path.AsSpan().ContainsAny(RunTogether)
            || url.Contains(' ', StringComparison.Ordinal);
    }

    private static void FindNoPdf(Uri uri, List<Defect> found)
    {
        var path = uri.AbsolutePath.TrimEnd('/');
        if (IsPage(uri, path))
        {
            Add(found, Defect.PdfLabelNotPdf);
            return;
        }

        // "/papers/volume13/bergstra12a/bergstra12a": publishers name the folder of a paper as its file.
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length >= 2 && uri.Query.Length == 0 && !segments[^1].Contains('.', StringComparison.Ordinal)
            && string.Equals(segments[^1], segments[^2], StringComparison.OrdinalIgnoreCase))
        {
            Add(found, Defect.UrlMissingExtension);
        }
    }

    private static bool IsPage(Uri uri, string path)
    {
        var host = uri.Host;
        return Array.Exists(PageExtensions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            || path.Contains("/abs/", StringComparison.Ordinal)
            || path.EndsWith("/forum", StringComparison.Ordinal)
            || (path.Contains("/article/view/", StringComparison.Ordinal) && path.Split('/')[^2] is "view")
            || (host.EndsWith("github.com", StringComparison.OrdinalIgnoreCase) && !path.Contains("/raw/", StringComparison.Ordinal) && !path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
            || host is "doi.org" or "dx.doi.org"
            || (host.EndsWith("semanticscholar.org", StringComparison.Ordinal) && path.StartsWith("/paper/", StringComparison.Ordinal))
            || (host.EndsWith("ieeexplore.ieee.org", StringComparison.Ordinal) && path.Contains("/document/", StringComparison.Ordinal))
            || (host.EndsWith("link.springer.com", StringComparison.Ordinal) && !path.Contains("/pdf/", StringComparison.Ordinal));
    }

    private static void Add(List<Defect> found, Defect defect)
    {
        if (!found.Contains(defect))
        {
            found.Add(defect);
        }
    }
}
