using System.Text.RegularExpressions;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Bibliographies;

/// <summary>How a paper was published, in BibTeX's terms.</summary>
/// <param name="Type">The entry type.</param>
/// <param name="VenueField">The field that names the venue.</param>
/// <param name="Venue">The venue; null if unknown.</param>
/// <param name="Arxiv">The arXiv id; null if there is none.</param>
/// <param name="Doi">The DOI; null if there is none, or only the preprint's.</param>
/// <param name="Url">An address, if nothing else identifies the paper; else null.</param>
internal sealed partial record BibPublication(string Type, string VenueField, string? Venue, string? Arxiv, string? Doi, string? Url)
{
    // Journals whose abbreviation looks like a conference's.
    private static readonly HashSet<string> JournalAbbreviations = new(
        ["JMLR", "TACL", "PNAS", "TPAMI", "PAMI", "IJCV", "TNN", "TNNLS", "TOG", "CACM", "JAIR", "IJRR", "BMC", "PLOS", "JAMA"], StringComparer.OrdinalIgnoreCase);

    public static BibPublication Of(Paper paper)
    {
        var arxiv = Id(paper, "ArXiv");
        var doi = Id(paper, "DOI");
        if (doi?.StartsWith("10.48550/", StringComparison.OrdinalIgnoreCase) == true)
        {
            doi = null;
        }

        var venue = string.IsNullOrWhiteSpace(paper.Venue) || ArxivVenue().IsMatch(paper.Venue) ? null : paper.Venue.Trim();
        if (venue is null)
        {
            return arxiv is null
                ? new("misc", "howpublished", Venue: null, arxiv, doi, doi is null ? paper.OpenAccessPdf ?? paper.Url : null)
                : new("article", "journal", $"arXiv preprint arXiv:{arxiv}", arxiv, doi, Url: null);
        }

        if (paper.PublicationTypes.Contains("Book", StringComparer.OrdinalIgnoreCase))
        {
            // A record does not name a publisher, and every bibliography style warns about @book without one.
            return new("misc", "howpublished", venue, arxiv, doi, Url: null);
        }

        return IsConference(paper, venue)
            ? new("inproceedings", "booktitle", venue, arxiv, doi, Url: null)
            : new("article", "journal", venue, arxiv, doi, Url: null);
    }

    private static bool IsConference(Paper paper, string venue)
    {
        // A record may have both types; the venue is more reliable.
        if (JournalName().IsMatch(venue) || JournalAbbreviations.Contains(venue))
        {
            return false;
        }

        return paper.PublicationTypes.Contains("Conference", StringComparer.OrdinalIgnoreCase)
            || ConferenceName().IsMatch(venue)
            || Abbreviation().IsMatch(venue);
    }

    private static string? Id(Paper paper, string name)
    {
        foreach (var (key, value) in paper.ExternalIds)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase) && value.Length > 0)
            {
                return value;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^\s*(?:arxiv(?:\.org)?|corr)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ArxivVenue();

    [GeneratedRegex(@"\b(?:journal|transactions|trans\.|magazine|letters|review)\b|^proc(?:eedings|\.) (?:of the )?IEEE$|^J\. ", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex JournalName();

    [GeneratedRegex(@"\b(?:conference|conf\.|proceedings|proc\.|symposium|workshops?|congress|advances in neural|NIPS|NeurIPS|ICML|ICLR|CVPR|ICCV|ECCV)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ConferenceName();

    // "EMNLP", "AAAI", "SSST@EMNLP", "ICML '09", "INTERSPEECH 2014".
    [GeneratedRegex(@"^[A-Z][A-Z0-9&/@-]{2,}(?:\s+'?[0-9]{2,4})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Abbreviation();
}
