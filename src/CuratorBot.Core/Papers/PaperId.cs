using System.Globalization;
using System.Text.RegularExpressions;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Papers;

/// <summary>
/// An external id as Semantic Scholar writes it: <c>ARXIV:1503.02531</c>, <c>DOI:10.1038/nature14236</c>, <c>ACL:D14-1162</c>,
/// <c>CorpusId:7200347</c>, <c>MAG:112218234</c>, <c>PMID:19872477</c>, <c>PMCID:2323736</c>, <c>URL:https://dl.acm.org/...</c>,
/// or a bare 40-digit <c>paperId</c> (API page "Details about a paper", parameter <c>paper_id</c>).
/// Ids from <see cref="FromUrl"/>, <see cref="TryParse"/> and <see cref="Of"/> are valid and normalized, so equal ids are equal values.
/// </summary>
/// <param name="Scheme">The part before the colon as the API spells it; empty for a bare paper id.</param>
/// <param name="Value">The part after it, without an arXiv version.</param>
public readonly partial record struct PaperId(string Scheme, string Value)
{
    /// <summary>An arXiv id, without version.</summary>
    public const string ArXiv = "ARXIV";

    /// <summary>A Digital Object Identifier, in lower case: DOIs are compared without regard to case.</summary>
    public const string Doi = "DOI";

    /// <summary>An id of the ACL Anthology.</summary>
    public const string Acl = "ACL";

    /// <summary>Semantic Scholar's stable number of a record.</summary>
    public const string CorpusId = "CorpusId";

    /// <summary>A number from the Microsoft Academic Graph.</summary>
    public const string Mag = "MAG";

    /// <summary>A number from PubMed.</summary>
    public const string PubMed = "PMID";

    /// <summary>A number from PubMed Central, without the letters "PMC".</summary>
    public const string PubMedCentral = "PMCID";

    /// <summary>An address on a site that the API resolves itself.</summary>
    public const string Url = "URL";

    /// <summary>A bare <c>paperId</c>, 40 hexadecimal digits.</summary>
    public const string Sha = "";

    private const int MaxLength = 500;

    private static readonly string[] Schemes = [ArXiv, Doi, Acl, CorpusId, Mag, PubMed, PubMedCentral, Url];

    /// <summary>Whether the id is well-formed for the API, which refuses a whole batch because of one malformed id.</summary>
    public bool IsValid => Value is not null && Scheme is not null && Create(Scheme, Value) == this;

    /// <summary>The id in an address: of an arXiv page or its mirrors, a DOI, an ACL Anthology page and so on.</summary>
    /// <param name="url">The address as written in the list; may be malformed.</param>
    /// <returns>Null if the address has no id that the API could know.</returns>
    public static PaperId? FromUrl(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return PaperUrl.Read(url);
    }

    /// <summary>
    /// Reads an id as people and the API write it: with scheme (in any case), a bare arXiv id, DOI or paper id, or an address; also inside
    /// Markdown (<c>&lt;https://...&gt;</c>, a code span, or a link, whose address counts).
    /// </summary>
    public static bool TryParse(string? text, out PaperId id)
    {
        id = default;
        var trimmed = text is null ? null : WithoutMarks(text.Trim());
        if (string.IsNullOrEmpty(trimmed) || trimmed.Length > MaxLength)
        {
            return false;
        }

        PaperId? found;
        var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        if (trimmed.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            found = FromUrl(trimmed);
        }
        else if (colon > 0 && Array.Find(Schemes, s => trimmed.AsSpan(0, colon).Equals(s, StringComparison.OrdinalIgnoreCase)) is { } scheme)
        {
            var value = trimmed[(colon + 1)..].Trim();
            found = Create(scheme, value);
            if (string.Equals(scheme, Url, StringComparison.Ordinal))
            {
                found = FromUrl(value) ?? found;
            }
        }
        else
        {
            found = Create(Sha, trimmed) ?? Create(Doi, trimmed) ?? Create(ArXiv, trimmed);
        }

        id = found.GetValueOrDefault();
        return found is not null;
    }

    /// <summary>All ids by which the API finds a record, the stable ones first.</summary>
    public static IEnumerable<PaperId> Of(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return All().OfType<PaperId>().Distinct();

        IEnumerable<PaperId?> All()
        {
            if (paper.CorpusId is { } number)
            {
                yield return Create(CorpusId, number.ToString(CultureInfo.InvariantCulture));
            }

            foreach (var (name, scheme) in ExternalIdNames)
            {
                if (paper.ExternalIds.TryGetValue(name, out var value))
                {
                    yield return Create(scheme, value);
                }
            }

            if (paper.PaperId is not null)
            {
                yield return Create(Sha, paper.PaperId);
            }
        }
    }

    /// <summary>The id as the API expects it.</summary>
    public override string ToString() => string.IsNullOrEmpty(Scheme) ? Value : $"{Scheme}:{Value}";

    /// <summary>The keys of <c>externalIds</c> in paper objects and the matching id schemes.</summary>
    private static readonly (string Name, string Scheme)[] ExternalIdNames =
    [
        ("ArXiv", ArXiv),
        ("DOI", Doi),
        ("ACL", Acl),
        ("MAG", Mag),
        ("PubMed", PubMed),
        ("PubMedCentral", PubMedCentral),
    ];

    /// <summary>
    /// DOIs that an archive derives from its own ids; both are the same id. The API knows some of arXiv's own DOIs only by the arXiv id
    /// (northword/zotero-format-metadata#161).
    /// </summary>
    private static readonly (string Prefix, string Scheme)[] OwnDois = [("10.48550/arxiv.", ArXiv), ("10.18653/v1/", Acl), ("10.3115/v1/", Acl)];

    /// <summary>The normalized id; null if the value cannot belong to the scheme.</summary>
    internal static PaperId? Create(string scheme, string value)
    {
        if (value.Length > MaxLength)
        {
            return null;
        }

        var spelled = scheme switch
        {
            Sha => Sha40().IsMatch(value) ? LetterCase.Lower(value) : null,
            ArXiv => SpellArXiv(value),
            Doi => SpellDoi(value),
            Acl => SpellAcl(value),
            PubMedCentral => SpellNumber(value.StartsWith("PMC", StringComparison.OrdinalIgnoreCase) ? value[3..] : value),
            CorpusId or Mag or PubMed => SpellNumber(value),
            Url => PaperUrl.IsResolvedByApi(value) ? value : null,
            _ => null,
        };
        if (spelled is null)
        {
            return null;
        }

        return (string.Equals(scheme, Doi, StringComparison.Ordinal) ? OfOwnDoi(spelled) : null) ?? new PaperId(scheme, spelled);
    }

    /// <summary>The archive's id in a DOI derived from it; null if no archive derives such DOIs, or the rest is not an id.</summary>
    private static PaperId? OfOwnDoi(string doi)
    {
        foreach (var (prefix, scheme) in OwnDois)
        {
            if (doi.StartsWith(prefix, StringComparison.Ordinal) && Create(scheme, doi[prefix.Length..]) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    private static string WithoutMarks(string text) =>
        MarkdownLink().Match(text) is { Success: true } link ? link.Groups["url"].Value
        : text is ['<', .. var address, '>'] && !address.AsSpan().ContainsAny('<', '>') ? address.Trim()
        : text is ['`', .., '`'] ? text.Trim('`').Trim()
        : text;

    private static string? SpellArXiv(string value)
    {
        var match = ArXivId().Match(value);
        if (!match.Success)
        {
            return null;
        }

        var yearAndMonth = int.Parse(match.Groups["yymm"].ValueSpan, CultureInfo.InvariantCulture);
        var number = match.Groups["number"].Value;
        if (yearAndMonth % 100 is < 1 or > 12)
        {
            return null;
        }

        // Old ids are known without the subject class: math.GT/0309136 is math/0309136.
        if (match.Groups["archive"].Success)
        {
            return $"{LetterCase.Lower(match.Groups["archive"].Value)}/{match.Groups["yymm"].Value}{number}";
        }

        var digits = yearAndMonth >= 1501 ? 5 : 4;
        return yearAndMonth >= 704 && number.Length == digits ? $"{match.Groups["yymm"].Value}.{number}" : null;
    }

    private static string? SpellDoi(string value) => DoiForm().IsMatch(value) ? LetterCase.Lower(value) : null;

    private static string? SpellAcl(string value) =>
        OldAclId().IsMatch(value) ? LetterCase.Upper(value)
        : NewAclId().IsMatch(value) ? LetterCase.Lower(value)
        : null;

    private static string? SpellNumber(string value)
    {
        var digits = value.AsSpan().TrimStart('0');
        return digits.Length is > 0 and <= 18 && !digits.ContainsAnyExceptInRange('0', '9') ? digits.ToString() : null;
    }

    [GeneratedRegex(@"\A[0-9a-fA-F]{40}\z")]
    private static partial Regex Sha40();

    /// <summary>
    /// https://info.arxiv.org/help/arxiv_identifier.html: YYMM.NNNN since April 2007, YYMM.NNNNN since January 2015, archive.class/YYMMNNN before.
    /// </summary>
    [GeneratedRegex(
        @"\A(?:(?<yymm>[0-9]{4})\.(?<number>[0-9]{4,5})|(?<archive>[A-Za-z]+(?:-[A-Za-z]+)?)(?:\.[A-Za-z-]{2,})?/(?<yymm>[0-9]{4})(?<number>[0-9]{3}))(?:[vV][0-9]+)?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ArXivId();

    /// <summary>
    /// A registrant and a suffix of printable characters, except those that end an address or a quotation (the DOI handbook allows more). Angle
    /// brackets are allowed in pairs, as in the item numbers of journals (SICI).
    /// </summary>
    [GeneratedRegex(@"\A10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\p{C}""<>\\]+(?:<[^\s\p{C}""<>\\]+>[^\s\p{C}""<>\\]+)*\z")]
    private static partial Regex DoiForm();

    [GeneratedRegex(@"\A!?\[[^\[\]]*\]\(<?(?<url>[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?\)\z")]
    private static partial Regex MarkdownLink();

    /// <summary>Ids until 2019: P15-1033.</summary>
    [GeneratedRegex(@"\A[A-Za-z][0-9]{2}-[0-9]{4}\z")]
    private static partial Regex OldAclId();

    /// <summary>Ids since 2020: 2020.acl-main.447.</summary>
    [GeneratedRegex(@"\A(?:19|20)[0-9]{2}\.[A-Za-z0-9_]+-[A-Za-z0-9_]+\.[0-9]+\z")]
    private static partial Regex NewAclId();
}
