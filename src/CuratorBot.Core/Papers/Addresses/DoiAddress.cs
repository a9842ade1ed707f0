using System.Text.RegularExpressions;

namespace CuratorBot.Core.Papers.Addresses;

/// <summary>Reads a DOI from an address, and finds its end: publishers append a version, a format or their own numbers.</summary>
internal static partial class DoiAddress
{
    /// <summary>
    /// Publishers whose article addresses continue with a number and a title or file name, each as a segment (Silverchair sites), and how
    /// many segments their DOIs have after the registrant.
    /// </summary>
    private static readonly (string Registrant, int Segments)[] Segmented =
    [
        ("10.1162", 1), // MIT Press: 10.1162/tacl_a_00051
        ("10.1093", 2), // Oxford: 10.1093/bioinformatics/btz682
    ];

    /// <summary>The DOI in the path or the query, on any site; null if there is none.</summary>
    public static PaperId? Read(WebAddress site)
    {
        var (text, isQuery) = (site.Path, false);
        var match = InText(text);
        if (!match.Success)
        {
            (text, isQuery) = (site.Query, true);
            match = InText(text);
        }

        if (!match.Success)
        {
            return null;
        }

        var doi = match.Groups["doi"].Value;
        doi = isQuery ? doi.Split('&')[0]
            : ArticlePath().IsMatch(text.AsSpan(0, match.Groups["doi"].Index)) ? OfArticle(doi)
            : doi;
        doi = WithoutTails(doi);
        return PaperId.Create(PaperId.Doi, site.IsAnyOf("biorxiv.org", "medrxiv.org") ? Version().Replace(doi, "") : doi);

        // Few addresses have one: a quick check first avoids running the pattern on the others.
        static Match InText(string text) => text.Contains("10.", StringComparison.Ordinal) ? DoiInText().Match(text) : Match.Empty;
    }

    /// <summary>
    /// The DOI in <c>.../article-pdf/doi/10.1162/tacl_a_00051/1567442/tacl_a_00051.pdf</c>: as many segments as its registrant's DOIs have,
    /// otherwise those before a long number.
    /// </summary>
    private static string OfArticle(string doi)
    {
        var segments = doi.Split('/');
        foreach (var (registrant, count) in Segmented)
        {
            if (string.Equals(segments[0], registrant, StringComparison.Ordinal))
            {
                return string.Join('/', segments.Take(count + 1));
            }
        }

        var number = Array.FindIndex(segments, 2, static segment => segment.Length >= 5 && !segment.AsSpan().ContainsAnyExceptInRange('0', '9'));
        return number < 0 ? doi : string.Join('/', segments.Take(number));
    }

    /// <summary>Removes endings until none is left: ".full.pdf+html", "/epdf/", ".abstract;".</summary>
    private static string WithoutTails(string doi)
    {
        for (var before = -1; before != doi.Length;)
        {
            before = doi.Length;
            doi = doi.TrimEnd('/', '.', ',', ';', ':', '+', '&', '=', '|', '!', '*', '_', '-');
            doi = Tail().Match(doi) is { Success: true } tail ? doi[..tail.Index] : doi;
        }

        return doi;
    }

    [GeneratedRegex(@"(?:\A|[/=:])(?<doi>10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s?#]+)")]
    private static partial Regex DoiInText();

    [GeneratedRegex(@"/article(?:-[a-z]+)*/doi/\z")]
    private static partial Regex ArticlePath();

    /// <summary>Publishers' names for the forms and parts of an article, after a separator of any kind.</summary>
    [GeneratedRegex(
        @"[/.+&=|:;,!~_-](?:full(?:[._-]?text)?|e?pdf(?:ft|plus|direct)?|html?|xml|epub|abs(?:tract)?|summary|meta|references|figures|tables|metrics|long|short|reader|download|citations?|supplementary(?:[._-]material)?|suppl)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tail();

    [GeneratedRegex(@"v[0-9]+\z")]
    private static partial Regex Version();
}
