using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>Tells preprints from publications by the name of the venue, and knows how lists abbreviate the names that records write out.</summary>
internal static partial class Venues
{
    private static readonly (string Words, string Short)[] Abbreviations =
    [
        ("neural information processing systems", "NeurIPS"), ("conference on machine learning", "ICML"), ("conference on learning representations", "ICLR"),
        ("computer vision and pattern recognition", "CVPR"), ("european conference on computer vision", "ECCV"), ("conference on computer vision", "ICCV"),
        ("winter conference on applications of computer vision", "WACV"), ("british machine vision conference", "BMVC"), ("asian conference on computer vision", "ACCV"),
        ("aaai conference on artificial intelligence", "AAAI"), ("joint conference on artificial intelligence", "IJCAI"), ("uncertainty in artificial intelligence", "UAI"),
        ("artificial intelligence and statistics", "AISTATS"), ("conference on learning theory", "COLT"), ("north american chapter of the association for computational linguistics", "NAACL"),
        ("european chapter of the association for computational linguistics", "EACL"), ("annual meeting of the association for computational linguistics", "ACL"),
        ("empirical methods in natural language processing", "EMNLP"), ("international conference on computational linguistics", "COLING"), ("knowledge discovery and data mining", "KDD"),
        ("the web conference", "WWW"), ("research and development in information retrieval", "SIGIR"), ("information and knowledge management", "CIKM"), ("web search and data mining", "WSDM"),
        ("robotics and automation", "ICRA"), ("intelligent robots and systems", "IROS"), ("conference on robot learning", "CoRL"), ("acoustics speech and signal processing", "ICASSP"),
        ("medical image computing and computer assisted intervention", "MICCAI"), ("pattern analysis and machine intelligence", "TPAMI"), ("international journal of computer vision", "IJCV"),
        ("journal of machine learning research", "JMLR"), ("trans mach learn res", "TMLR"), ("transactions on machine learning research", "TMLR"),
    ];

    /// <summary>Whether words name no more than a preprint: "arXiv 2023", "preprint", "under review".</summary>
    public static bool IsPreprint(string venue) => Preprint().IsMatch(venue);

    /// <summary>How lists write the venue of a record: "NeurIPS" for "Neural Information Processing Systems"; null where that is not known.</summary>
    public static string? ShortOf(string venue)
    {
        var words = $" {Titles.Normalize(venue)} ";
        foreach (var (name, abbreviation) in Abbreviations)
        {
            if (words.Contains($" {name} ", StringComparison.Ordinal) && !words.Contains(" workshop", StringComparison.Ordinal))
            {
                return abbreviation;
            }
        }

        return Acronym().IsMatch(venue) ? venue : null;
    }

    /// <summary>One name for a venue in all its years: "CVPR" for "2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)".</summary>
    public static string OfAllYears(string venue) => ShortOf(venue) switch
    {
        // It was renamed, and records have both.
        "NIPS" => "NeurIPS",
        null => Edition().Replace(venue, "").Trim(),
        { } known => known,
    };

    /// <summary>The year or the count of a single conference: "2016 IEEE ...", "Proceedings of the 54th Annual Meeting ...".</summary>
    [GeneratedRegex(@"\A\s*(Proceedings\s+of\s+(the\s+)?)?((19|20)\d\d\s+)?(\d+(st|nd|rd|th)\s+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Edition();

    [GeneratedRegex(@"\b(arxiv|biorxiv|medrxiv|chemrxiv|techrxiv|preprints?|corr|ssrn|under\s+review|submitted|in\s+submission)\b|arxiv|预印本", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Preprint();

    [GeneratedRegex(@"\A[A-Z][A-Za-z]{0,3}[A-Z]{1,6}[A-Za-z]?\z")]
    private static partial Regex Acronym();
}
