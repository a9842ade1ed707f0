using System.Globalization;
using System.Text.RegularExpressions;

namespace CuratorBot.Core.Papers.Addresses;

/// <summary>Where addresses of papers have gone: by what is known of sites that moved, and by what servers say.</summary>
public static partial class MovedAddress
{
    /// <summary>Hosts whose addresses stay as they are and lead on to whatever is right today: to write down the target would lose that.</summary>
    private static readonly string[] Lasting = ["doi.org", "hdl.handle.net", "purl.org", "n2t.net", "w3id.org", "web.archive.org"];

    // A file of such a name is no sign of one paper.
    private const int ShortestName = 5;

    /// <summary>The new address of one whose site is known to have moved; null where nothing is known.</summary>
    /// <param name="url">The address as written.</param>
    public static string? Known(string url)
    {
        ArgumentNullException.ThrowIfNull(url);

        // Few addresses are of such a site, and all addresses are asked about.
        return MovedSite().IsMatch(url) && WebAddress.Read(url) is { IsTooLong: false } address ? Known(address) : null;
    }

    /// <summary>
    /// The address to write in place of one whose server says that it has moved for good; null where the old one is as good, or where the new one
    /// may not be that of the same paper: a front page, a login, a file of another name or form.
    /// </summary>
    /// <param name="from">The address as written.</param>
    /// <param name="to">Where redirects led that were all permanent.</param>
    public static string? Told(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (WebAddress.Read(from) is not { IsWhole: true, IsTooLong: false } old || WebAddress.Read(to) is not { IsWhole: true, IsTooLong: false } now
            || ((now.IsNumber || !now.HasDefaultPort) && !string.Equals(old.Origin, now.Origin, StringComparison.Ordinal))
            || old.IsAnyOf(Lasting) || IsDoor(now) || (IsSecure(old) && !IsSecure(now)))
        {
            return null;
        }

        var (rest, newRest) = (from[old.Origin.Length..], now.EscapedPathAndQuery);
        if (from.StartsWith(old.Origin, StringComparison.OrdinalIgnoreCase) && string.Equals(Bare(old.EscapedPathAndQuery), Bare(newRest), StringComparison.Ordinal))
        {
            // With or without ".pdf", or a last slash, is the server's habit: what is written stays.
            return string.Equals(old.Origin, now.Origin, StringComparison.Ordinal) ? null : now.Origin + rest;
        }

        return old.Segments.Length > 0 && IsPdf(old) == IsPdf(now) && IsOfOnePaper(old, now) ? now.Text.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal) : null;
    }

    /// <summary>The two sites, where nothing else of an address has changed: what is true of it is true of all addresses there. Else null.</summary>
    /// <param name="from">The old address.</param>
    /// <param name="to">The new one.</param>
    public static (string From, string To)? Sites(string from, string to) =>
        WebAddress.Read(from) is { } old && WebAddress.Read(to) is { } now && string.Equals(old.EscapedPathAndQuery, now.EscapedPathAndQuery, StringComparison.Ordinal) ? (old.Origin, now.Origin) : null;

    /// <summary>As <see cref="Known(string)"/>.</summary>
    internal static string? Known(WebAddress address)
    {
        if (address.IsAnyOf("jmlr.org") && JmlrProceedings().Match(address.EscapedPathAndQuery) is { Success: true } jmlr)
        {
            var (volume, name) = (jmlr.Groups["volume"].Value, jmlr.Groups["name"].Value);
            return jmlr.Groups["page"].Success ? $"https://proceedings.mlr.press/v{volume}/{name}.html" : PmlrPdf(volume, name);
        }

        if (address.IsAnyOf("aclweb.org", "aclanthology.info") && IsPdf(address) && PaperUrl.Read(address) is { Scheme: PaperId.Acl } acl)
        {
            return $"https://aclanthology.org/{acl.Value}.pdf";
        }

        return address.IsAnyOf("nature.com") && NatureJournal().Match(address.EscapedPathAndQuery) is { Success: true } nature
            ? $"https://www.nature.com/articles/{nature.Groups["name"].Value}{(nature.Groups["pdf"].Success ? ".pdf" : "")}"
            : null;
    }

    /// <summary>Where the proceedings of machine learning keep a PDF; null for the volumes of which that is not known.</summary>
    /// <param name="volume">The volume, a number.</param>
    /// <param name="name">The name of the paper's page.</param>
    internal static string? PmlrPdf(string volume, string name) => int.Parse(volume, CultureInfo.InvariantCulture) switch
    {
        // Up to volume 51 the PDF is next to the page, from 54 on in a separate folder.
        <= 51 => $"https://proceedings.mlr.press/v{volume}/{name}.pdf",
        >= 54 => $"https://proceedings.mlr.press/v{volume}/{name}/{name}.pdf",
        _ => null,
    };

    /// <summary>Whether both have the same id of a paper, or end in the same name, which is more than a word that every page may have.</summary>
    private static bool IsOfOnePaper(WebAddress old, WebAddress now) =>
        PaperUrl.Read(old) is { } id ? id.Equals(PaperUrl.Read(now))
        : now.Segments.Length > 0 && Name(old) is { Length: >= ShortestName } name && name.Any(char.IsLetter) && !CommonName().IsMatch(name)
            && string.Equals(name, Name(now), StringComparison.OrdinalIgnoreCase)
            && (old.Query.Length == 0 || string.Equals(old.Query, now.Query, StringComparison.Ordinal));

    private static string Name(WebAddress address) => Ending().Replace(address.Segments[^1], "");

    private static bool IsSecure(WebAddress address) => address.Origin.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static bool IsPdf(WebAddress address) => address.Path.TrimEnd('/').EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an address is where visitors are received who ask for something else.</summary>
    private static bool IsDoor(WebAddress address) => (address.Segments.Length == 0 && address.Query.Length == 0) || Door().IsMatch(address.EscapedPathAndQuery) || Door().IsMatch(address.Host);

    private static string Bare(string rest)
    {
        var end = rest.IndexOf('?', StringComparison.Ordinal);
        var path = (end < 0 ? rest : rest[..end]).TrimEnd('/');
        return (path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? path[..^".pdf".Length] : path) + (end < 0 ? "" : rest[end..]);
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"jmlr\.org/proceedings/papers/|aclweb\.org/anthology|aclanthology\.info/|nature\.com/[a-z]+/journal/", Options)]
    private static partial Regex MovedSite();

    /// <summary>jmlr.org/proceedings is empty: its papers are at proceedings.mlr.press.</summary>
    [GeneratedRegex(@"\A/proceedings/papers/v(?<volume>[0-9]{1,4})/(?<name>[a-z0-9-]+)\.((?<page>html)|pdf)\z", Options)]
    private static partial Regex JmlrProceedings();

    /// <summary>nature.com/nature/journal/v529/n7587/full/nature16961.html is nature.com/articles/nature16961.</summary>
    [GeneratedRegex(@"\A/[a-z]+/journal/v[0-9]+/n[0-9]+/((full|abs)/(?<name>[a-z]+\.?[0-9.]*[0-9])\.html|(?<pdf>pdf)/(?<name>[a-z]+\.?[0-9.]*[0-9])\.pdf)\z", Options)]
    private static partial Regex NatureJournal();

    [GeneratedRegex(@"(\A|[/._?&=-])(log-?in|sign-?in|sso|auth|oauth2?|authorize|account|consent|cookies?|captcha|session|denied|error|not-?found|404|gone|missing|search)(\z|[/._?&=-])", Options)]
    private static partial Regex Door();

    [GeneratedRegex(@"\A(index|default|home|main|paper|papers|article|abstract|fulltext|download|viewcontent|citation|document|files?|publications?|research)\z", Options)]
    private static partial Regex CommonName();

    [GeneratedRegex(@"\.(pdf|html?|php|aspx?)\z", Options)]
    private static partial Regex Ending();
}
