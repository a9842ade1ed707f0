using System.Buffers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Papers.Addresses;

/// <summary>A web address, parsed once for everything that needs its parts.</summary>
internal sealed class WebAddress
{
    /// <summary>Maximum length. A longer address is not a paper's and is not parsed: servers do not accept much longer ones.</summary>
    public const int Longest = 2_000;

    private const string Archive = "web.archive.org/";

    /// <summary>A mirror of papers, which has the address of the paper in its own.</summary>
    private const string Mirror = "://sci-hub.";

    private const string CampaignPrefix = "utm_";

    /// <summary>Tracking parameters in addition to those of campaigns.</summary>
    private static readonly string[] TrackingParameters = ["fbclid", "gclid", "mc_cid", "mc_eid"];

    /// <summary>Leftovers of other text: an escaped line break, and a parameter without a "?" before it.</summary>
    private static readonly SearchValues<string> Leftovers = SearchValues.Create(["%5Cn", ".pdf&"], StringComparison.OrdinalIgnoreCase);

    private readonly Uri _uri;

    private WebAddress(string text, Uri uri, bool hasScheme)
    {
        Text = text;
        _uri = uri;
        HasScheme = hasScheme;
        Host = LetterCase.Lower(uri.Host);
    }

    /// <summary>The address as written.</summary>
    public string Text { get; }

    /// <summary>Whether it starts with <c>http</c>, <c>https</c> or <c>ftp</c>; otherwise <c>http</c> is assumed.</summary>
    public bool HasScheme { get; }

    /// <summary>The host, in lower case.</summary>
    public string Host { get; }

    /// <summary>The path, percent-decoded.</summary>
    public string Path => field ??= Uri.UnescapeDataString(_uri.AbsolutePath);

    /// <summary>The query with its "?", percent-decoded.</summary>
    public string Query => field ??= Uri.UnescapeDataString(_uri.Query);

    /// <summary>The non-empty parts of the path between slashes, percent-decoded.</summary>
    public string[] Segments => field ??= Path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The path as sent to the server.</summary>
    public string EscapedPath => _uri.AbsolutePath;

    /// <summary>Path and query as sent to the server.</summary>
    public string EscapedPathAndQuery => _uri.PathAndQuery;

    /// <summary>Scheme, host and port.</summary>
    public string Origin => _uri.GetLeftPart(UriPartial.Authority);

    /// <summary>
    /// What two addresses of one page have in common: without scheme, <c>www.</c>, a last slash and where a visitor came from. Null for the front
    /// page of a site, to which many papers may link.
    /// </summary>
    public string? Key
    {
        get
        {
            var path = WithoutTracking(EscapedPathAndQuery).TrimEnd('/');
            return path.Length == 0 ? null : (Host.StartsWith("www.", StringComparison.Ordinal) ? Host[4..] : Host) + path + _uri.Fragment;
        }
    }

    public bool IsTooLong => Text.Length > Longest;

    /// <summary>Whether the host is an IP address.</summary>
    public bool IsNumber => _uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6;

    public bool HasDefaultPort => _uri.IsDefaultPort;

    /// <summary>
    /// Whether it leads to an internet host and contains nothing but the address: no blank, no second address, no leftovers of other
    /// text.
    /// </summary>
    public bool IsWhole =>
        HasScheme && (IsNumber || Host.Contains('.', StringComparison.Ordinal)) && !Text.Any(char.IsWhiteSpace) && !IsRunTogether(SplitQuery(Text).Path);

    /// <summary>Whether there is a doubled slash by mistake. After "http" it may belong to an address inside the path.</summary>
    public bool HasDoubledSlash => EscapedPath.Contains("//", StringComparison.Ordinal) && !EscapedPath.Contains("http", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it has a tracking parameter.</summary>
    public bool HasTracking
    {
        get
        {
            var query = _uri.Query.AsSpan().TrimStart('?');
            foreach (var range in query.Split('&'))
            {
                if (IsTracking(query[range]))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Parses an address; null if it is not a web address.</summary>
    public static WebAddress? Read(string url)
    {
        if (url.StartsWith('#'))
        {
            return null; // a heading on the same page
        }

        if (Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            if (uri.Scheme is "http" or "https" or "ftp")
            {
                return new WebAddress(url, uri, hasScheme: true);
            }
        }

        var text = url.AsSpan().Trim();
        return text.Length is > 0 and <= Longest && !text.Contains("://", StringComparison.Ordinal)
            && Uri.TryCreate(string.Concat("http://", text.TrimStart('/')), UriKind.Absolute, out uri)
                ? new WebAddress(url, uri, hasScheme: false)
                : null;
    }

    /// <summary>Whether the host is one of these or a subdomain of one.</summary>
    public bool IsAnyOf(params ReadOnlySpan<string> hosts)
    {
        foreach (var host in hosts)
        {
            if (Host.EndsWith(host, StringComparison.Ordinal) && (Host.Length == host.Length || Host[^(host.Length + 1)] == '.'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An address without its tracking parameters.</summary>
    public static string WithoutTracking(string url)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
        {
            return url;
        }

        var fragment = url.IndexOf('#', question);
        var end = fragment < 0 ? url.Length : fragment;
        var kept = url[(question + 1)..end].Split('&').Where(static parameter => !IsTracking(parameter)).ToList();
        return string.Concat(url.AsSpan(0, question), kept.Count > 0 ? "?" + string.Join('&', kept) : "", url.AsSpan(end));
    }

    /// <summary>The part before the first "?" or "#", and the rest.</summary>
    public static (string Path, string Query) SplitQuery(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? (url, "") : (url[..end], url[end..]);
    }

    private static bool IsTracking(ReadOnlySpan<char> parameter)
    {
        var equals = parameter.IndexOf('=');
        var name = equals < 0 ? parameter : parameter[..equals];
        foreach (var tracking in TrackingParameters)
        {
            if (name.Equals(tracking, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return name.StartsWith(CampaignPrefix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether there are two addresses in one, or extra text. The Wayback Machine's addresses contain the address of a page.</summary>
    private static bool IsRunTogether(string path) =>
        (path.LastIndexOf("://", StringComparison.Ordinal) > "https".Length && !path.Contains(Archive, StringComparison.Ordinal) && !path.Contains(Mirror, StringComparison.Ordinal))
        || path.AsSpan().ContainsAny(Leftovers);
}
