using System.Buffers;

namespace CuratorBot.Core.Papers.Addresses;

/// <summary>An address of the web, taken apart once for all who ask something of it.</summary>
internal sealed class WebAddress
{
    /// <summary>A longer address is no paper's and is not looked into: no server takes much longer ones.</summary>
    public const int Longest = 2_000;

    private const string Archive = "web.archive.org/";

    private const string CampaignPrefix = "utm_";

    /// <summary>Parameters that say where a visitor came from, beside those of campaigns.</summary>
    private static readonly string[] TrackingParameters = ["fbclid", "gclid", "mc_cid", "mc_eid"];

    /// <summary>An escaped line break, and a parameter that no "?" begins.</summary>
    private static readonly SearchValues<string> Leftovers = SearchValues.Create(["%5Cn", ".pdf&"], StringComparison.OrdinalIgnoreCase);

    private readonly Uri _uri;

    private WebAddress(string text, Uri uri, bool hasScheme)
    {
        Text = text;
        _uri = uri;
        HasScheme = hasScheme;
        Host = uri.Host.ToLowerInvariant();
    }

    /// <summary>The address as written.</summary>
    public string Text { get; }

    /// <summary>Whether it is written with <c>http</c>, <c>https</c> or <c>ftp</c>; else it is taken for <c>http</c>.</summary>
    public bool HasScheme { get; }

    /// <summary>In small letters.</summary>
    public string Host { get; }

    /// <summary>Percent-decoded.</summary>
    public string Path => field ??= Uri.UnescapeDataString(_uri.AbsolutePath);

    /// <summary>With its "?", percent-decoded.</summary>
    public string Query => field ??= Uri.UnescapeDataString(_uri.Query);

    /// <summary>The parts of the path between slashes, percent-decoded, without empty ones.</summary>
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

    /// <summary>Whether the host is a number.</summary>
    public bool IsNumber => _uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6;

    public bool HasDefaultPort => _uri.IsDefaultPort;

    /// <summary>Whether it leads to a host of the internet, and nothing but the address is in it: no blank, no second address, no rest of something else.</summary>
    public bool IsWhole =>
        HasScheme && (IsNumber || Host.Contains('.', StringComparison.Ordinal)) && !Text.Any(char.IsWhiteSpace) && !IsRunTogether(SplitQuery(Text).Path);

    /// <summary>Whether there are two slashes where one is meant. Behind "http" they may belong to an address inside the path.</summary>
    public bool HasDoubledSlash => EscapedPath.Contains("//", StringComparison.Ordinal) && !EscapedPath.Contains("http", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a parameter says where a visitor came from.</summary>
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

    /// <summary>Takes an address apart; null where it is none of the web.</summary>
    public static WebAddress? Read(string url)
    {
        if (url.StartsWith('#'))
        {
            return null; // a heading of the page
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

    /// <summary>What stands before the first "?" or "#", and the rest.</summary>
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

    /// <summary>Two addresses in one, or something that is not of the address. The Wayback Machine has the address of a page in its own.</summary>
    private static bool IsRunTogether(string path) =>
        (path.LastIndexOf("://", StringComparison.Ordinal) > "https".Length && !path.Contains(Archive, StringComparison.Ordinal))
        || path.AsSpan().ContainsAny(Leftovers);
}
