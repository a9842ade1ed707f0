using System.Globalization;
using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>
/// Reads the criteria that a list writes down for its readers, in English and Chinese: the numbered rules and the bullets
/// "**2016** : +60 citations" / "**2016年**：+60次引用" under a heading of criteria, and a link to a bibliography.
/// </summary>
/// <remarks>
/// The first form of the model list had a star for much-cited papers: "+100 citations (:sparkles: +200)" asks 100 to be in the list.
/// With "(Bold +200)" bold marks the top, so 200 are asked to be in it.
/// </remarks>
internal sealed partial class WrittenCriteria
{
    /// <summary>Longer lines are no criteria.</summary>
    private const int MaxLineLength = 1000;

    private readonly Dictionary<int, Stated<int>> _citations = [];
    private Stated<int?>? _topSize;
    private Stated<bool>? _top;
    private Stated<bool?>? _frozenSections;
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

    /// <summary>What the text of a list states. Comments and code are not read: its readers do not see them as rules.</summary>
    public static PolicyStatements Read(string listText)
    {
        var criteria = new WrittenCriteria();
        foreach (var (text, number, inCriteria) in VisibleLines(listText))
        {
            // Nearly all lines of a list are entries, which state nothing but, at most, where the bibliography is.
            var isEntry = EntryBullet().IsMatch(text.Span);
            if (isEntry && !BibliographyLink().IsMatch(text.Span) && !CitationBullet().IsMatch(text.Span))
            {
                continue;
            }

            var line = text.ToString();
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
        FrozenSections = _frozenSections,
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

    /// <summary>The lines that a reader sees, with whether they stand under a heading of criteria.</summary>
    private static IEnumerable<(ReadOnlyMemory<char> Line, int Number, bool InCriteria)> VisibleLines(string text)
    {
        var lines = new TextLines(text);
        var criteriaLevel = 0;
        var inComment = false;
        var inCode = false;
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = text.AsMemory(lines.StartOf(number)..lines.EndOf(number));
            if (line.Length > MaxLineLength)
            {
                continue;
            }

            var trimmed = line.Span.TrimStart();
            if (trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal))
            {
                inCode = !inCode;
                continue;
            }

            if (!inCode)
            {
                inComment |= trimmed.StartsWith("<!--", StringComparison.Ordinal);
                if (inComment)
                {
                    inComment = !trimmed.Contains("-->", StringComparison.Ordinal);
                    continue;
                }

                var level = trimmed.IndexOfAnyExcept('#');
                if (level is > 0 and <= 6 && trimmed[level] is ' ' or '\t')
                {
                    // A heading of level 1 is the title: a list of guidelines is not all criteria.
                    var staysInside = criteriaLevel > 0 && level > criteriaLevel;
                    criteriaLevel = staysInside ? criteriaLevel : level > 1 && CriteriaHeading().IsMatch(line.Span) ? level : 0;
                }

                yield return (line, number, criteriaLevel > 0);
            }
        }
    }

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

    /// <summary>Whether the list has a top, and whether its sections may change: said wherever a list speaks of itself, and by no entry.</summary>
    private void ReadPlan(string line, int number)
    {
        if (_top is null && (SomeTop().IsMatch(line) || CitationBullet().IsMatch(line)))
        {
            _top = new Stated<bool>(true, number);
        }

        // Who invites sections, and then says how not to add them, invites them.
        if (_frozenSections is not { Value: false } && (OpenSections().IsMatch(line) || FrozenSections().IsMatch(line)))
        {
            var open = OpenSections().IsMatch(line);
            _frozenSections = open || _frozenSections is null ? new Stated<bool?>(!open, number) : _frozenSections;
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

    /// <summary>"You are not allowed to add or modify the sections", "Please do not add new categories", 请勿新增章节.</summary>
    [GeneratedRegex(
        @"\b(?:not(?:\W{1,4})?\s*allowed|do\s+not|don['’]?t|must\s+not|may\s+not|never)\b.{0,40}\b(?:add|modify|change|create|rename)\b.{0,40}\b(?:sections?|categor(?:y|ies))\b|(?:不要|不能|不可|禁止|不允许|请勿).{0,12}(?:新增|添加|修改|更改|增加).{0,8}(?:章节|分类|小节)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FrozenSections();

    /// <summary>"Add a section if needed", "New categories are welcome", 如有需要可以新增章节.</summary>
    [GeneratedRegex(
        @"\b(?:add|create|open|propose|suggest)\b.{0,30}\b(?:sections?|categor(?:y|ies))\b.{0,30}\b(?:if|when|where)\b|\bnew\s+(?:sections?|categor(?:y|ies))\b.{0,60}\bwelcome\b|(?:如有?需要|必要时|欢迎).{0,12}(?:新增|添加|增加|创建).{0,8}(?:章节|分类|小节)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpenSections();

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
