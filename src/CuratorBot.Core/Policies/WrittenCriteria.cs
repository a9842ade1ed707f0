using System.Globalization;
using System.Text.RegularExpressions;

namespace CuratorBot.Core.Policies;

/// <summary>
/// Reads the criteria that a list, or a guide beside it, writes down for its readers, in English and Chinese: the numbered rules and the bullets
/// "**2016** : +60 citations" / "**2016年**：+60次引用" under a heading of criteria, and a link to a bibliography.
/// </summary>
/// <remarks>
/// The first form of the model list had a star for much-cited papers: "+100 citations (:sparkles: +200)" asks 100 to be in the list.
/// With "(Bold +200)" bold marks the top, so 200 are asked to be in it.
/// </remarks>
internal sealed partial class WrittenCriteria
{
    private readonly Dictionary<int, Stated<int>> _citations = [];
    private Stated<int?>? _topSize;
    private Stated<bool>? _top;
    private Stated<(int? First, int? Last)>? _years;
    private Stated<int>? _newMonths;
    private Stated<int?>? _oldBefore;
    private Stated<int>? _oldUpTo;
    private Stated<IReadOnlyList<string>>? _overflow;
    private Stated<IReadOnlyList<string>>? _newSection;
    private Stated<IReadOnlyList<string>>? _oldSection;
    private Stated<string?>? _bibliography;

    private WrittenCriteria()
    {
    }

    /// <summary>What a list states; where it states no thresholds, the first of its guides that does is heard for all that the list leaves open.</summary>
    /// <param name="listText">Text of the list.</param>
    /// <param name="guides">Texts beside it.</param>
    public static PolicyStatements Read(string listText, IReadOnlyList<Guide> guides)
    {
        var list = Read(listText);
        if (list.Citations is not null)
        {
            return list;
        }

        foreach (var guide in guides.Where(static guide => !guide.IsTemplate))
        {
            if (Read(guide.Text) is { Citations: { } citations } written)
            {
                return list with
                {
                    Citations = citations.ToDictionary(static year => year.Key, year => year.Value with { Path = guide.Path }),
                    TopSize = list.TopSize ?? In(written.TopSize, guide),
                    Top = list.Top ?? In(written.Top, guide),
                    Years = list.Years ?? In(written.Years, guide),
                    NewMonths = list.NewMonths ?? In(written.NewMonths, guide),
                    OldBefore = list.OldBefore ?? In(written.OldBefore, guide),
                    Overflow = list.Overflow ?? In(written.Overflow, guide),
                    NewSection = list.NewSection ?? In(written.NewSection, guide),
                    OldSection = list.OldSection ?? In(written.OldSection, guide),
                };
            }
        }

        return list;

        static Stated<T>? In<T>(Stated<T>? stated, Guide guide) => stated is null ? null : stated with { Path = guide.Path };
    }

    /// <summary>What the text of a list states. Comments and code are not read: its readers do not see them as rules.</summary>
    private static PolicyStatements Read(string listText)
    {
        var criteria = new WrittenCriteria();
        foreach (var written in WrittenLines.Of(listText, CriteriaHeading()).Where(static line => !line.InCode))
        {
            // Nearly all lines of a list are entries, which state nothing but, at most, where the bibliography is.
            var isEntry = EntryBullet().IsMatch(written.Span);
            if (isEntry && !BibliographyLink().IsMatch(written.Span) && !CitationBullet().IsMatch(written.Span))
            {
                continue;
            }

            var (line, number, inCriteria) = (written.Text, written.Number, written.IsUnderHeading);
            criteria.ReadCitations(line, number, inCriteria);
            criteria.ReadBibliography(line, number);
            if (isEntry)
            {
                continue;
            }

            criteria.ReadPlan(line, number);
            if (inCriteria)
            {
                criteria.ReadTop(line, number);
                criteria.ReadNewAndOld(line, number);
            }
        }

        return criteria.ToStatements();
    }

    private PolicyStatements ToStatements() => new()
    {
        TopSize = _topSize,
        Top = _top,
        Years = _years,
        Citations = _citations.Count > 0 ? _citations : null,
        NewMonths = _newMonths,

        // "~2012" means before 2012 where 2012 has a threshold of its own, and 2012 itself where it has none.
        OldBefore = _oldBefore ?? (_oldUpTo is null ? null : new Stated<int?>(_citations.ContainsKey(_oldUpTo.Value) ? _oldUpTo.Value : _oldUpTo.Value + 1, _oldUpTo.Line)),
        Overflow = _overflow,
        NewSection = _newSection,
        OldSection = _oldSection,
        Bibliography = _bibliography,
    };

    private void ReadCitations(string line, int number, bool inCriteria)
    {
        var match = CitationBullet().Match(line);
        if (!match.Success)
        {
            return;
        }

        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var bold = match.Groups["bold"];
        var count = int.Parse((bold.Success ? bold.Value : match.Groups["count"].Value).Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        _citations.TryAdd(year, new Stated<int>(count, number));
        if (inCriteria && QuotedName().Match(match.Groups["rest"].Value) is { Success: true } name)
        {
            _overflow ??= new Stated<IReadOnlyList<string>>([name.Groups["name"].Value.Trim()], number);
        }
    }

    /// <summary>Whether the list has a top, said wherever it speaks of itself, and by no entry.</summary>
    private void ReadPlan(string line, int number)
    {
        if (_top is null && (SomeTop().IsMatch(line) || CitationBullet().IsMatch(line)))
        {
            _top = new Stated<bool>(true, number);
        }
    }

    private void ReadTop(string line, int number)
    {
        if (TopSize().Match(line) is { Success: true } size)
        {
            _topSize ??= new Stated<int?>(int.Parse(size.Groups["size"].ValueSpan, CultureInfo.InvariantCulture), number);
            if (Years().Match(line) is { Success: true } years)
            {
                var first = int.Parse(years.Groups["first"].ValueSpan, CultureInfo.InvariantCulture);
                var last = int.Parse(years.Groups["last"].ValueSpan, CultureInfo.InvariantCulture);
                _years ??= new Stated<(int?, int?)>((Math.Min(first, last), Math.Max(first, last)), number);
            }
        }
    }

    private void ReadNewAndOld(string line, int number)
    {
        if (Months().Match(line) is { Success: true } months)
        {
            _newMonths ??= new Stated<int>(int.Parse(months.Groups["months"].ValueSpan, CultureInfo.InvariantCulture), number);
        }

        if (Before().Match(line) is { Success: true } before)
        {
            _oldBefore ??= new Stated<int?>(int.Parse(before.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), number);
        }

        if (SectionBullet().Match(line) is { Success: true } bullet)
        {
            var name = bullet.Groups["name"];
            Stated<IReadOnlyList<string>>? section = name.Success ? new([name.Value.Trim()], number) : null;
            if (bullet.Groups["year"].Success)
            {
                _oldUpTo ??= new Stated<int>(int.Parse(bullet.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), number);
                _oldSection ??= section;
            }
            else
            {
                _newSection ??= section;
            }
        }
    }

    /// <summary>A link to a .bib file; of a GitHub address the path inside the repository.</summary>
    private void ReadBibliography(string line, int number)
    {
        if (_bibliography is null && BibliographyLink().Match(line) is { Success: true } link)
        {
            _bibliography = new Stated<string?>(Uri.UnescapeDataString(link.Groups["path"].Value), number);
        }
    }

    [GeneratedRegex("criteri|guideline|标准|標準|规则|規則", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CriteriaHeading();

    /// <summary>A bullet with a link to another site: a paper under a heading of criteria, not a criterion.</summary>
    [GeneratedRegex(@"\A\s*[-*+]\s.*\]\s?\(\s?https?:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EntryBullet();

    /// <summary>"- **2016** :  +60 citations or ...", "- **2015** : +100 citations (Bold +200)", "- **2016年**：+60次引用或...".</summary>
    [GeneratedRegex(
        @"\A\s*[-*+]\s+\*{0,2}(?<year>(?:19|20)[0-9]{2})\s*年?\*{0,2}\s*[:：]\s*(?:\+|>=?|≥|at least|至少|超过)?\s*(?<count>[0-9][0-9,]{0,8})\s*\+?\s*(?:citations?|cites|次?引用|次被引)(?<rest>\s*\(\s*\*{0,2}bold\*{0,2}\s*\+?\s*(?<bold>[0-9]{1,8})\s*\).*|.*)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CitationBullet();

    /// <summary>A section named in quotation marks: or "More Papers from 2016", 或“2016年其他论文”.</summary>
    [GeneratedRegex("(?:or|或)[^\"“「]{0,10}[\"“「](?<name>[^\"”」]{2,100})[\"”」]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"\btop[\s-]{0,3}(?<size>[1-9][0-9]{0,5})\b|(?<size>[1-9][0-9]{0,5})\s*篇|前\s*(?<size>[1-9][0-9]{0,5})\s*[篇名个]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TopSize();

    /// <summary>"top 100", "top-100 papers", 前100篇, 100篇顶级论文.</summary>
    [GeneratedRegex(@"\btop[\s-]{0,3}[1-9][0-9]{0,5}\b|前\s*[1-9][0-9]{0,5}\s*[篇名个]|[1-9][0-9]{0,5}\s*篇.{0,12}(?:顶级|最)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SomeTop();

    [GeneratedRegex(@"(?<first>(?:19|20)[0-9]{2})\s*年?\s*(?:to|and|until|-|–|—|~|至|到)\s*(?<last>(?:19|20)[0-9]{2})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex(@"(?:<|＜|recent|last|past|less than|过去|最近|少于)\s*(?<months>[1-9][0-9]?)\s*(?:months?|个月)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Months();

    [GeneratedRegex(@"\bbefore\s+(?<year>(?:19|20)[0-9]{2})\b|(?<year>(?:19|20)[0-9]{2})\s*年?\s*(?:之前|以前)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    /// <summary>"- **&lt; 6 months** : *New Papers* (by discussion)", "- **~2012年**：旧论文（根据讨论决定）"; the name is what is emphasised, in Chinese what stands before the parenthesis.</summary>
    [GeneratedRegex(
        @"\A\s*[-*+]\s+\*{0,2}(?:[<＜]\s*[1-9][0-9]?\s*(?:months?|个月)|[~～<＜]\s*(?<year>(?:19|20)[0-9]{2})\s*年?)\*{0,2}\s*[:：]\s*(?:[^*]{0,60}\*(?<name>[^*]{2,80})\*|(?<name>\p{IsCJKUnifiedIdeographs}{2,20})\s*[（(]|)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SectionBullet();

    [GeneratedRegex(
        @"\]\((?:https?://(?:github\.com/[^/\s)]+/[^/\s)]+/(?:blob|raw)|raw\.githubusercontent\.com/[^/\s)]+/[^/\s)]+)/[^/\s)]+/|\./)?(?<path>[^\s():/?#][^\s():?#]{0,200}\.bib)\)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BibliographyLink();
}
