using System.Text.RegularExpressions;

namespace CuratorBot.Core.Policies;

/// <summary>
/// Reads a form that a list shows to its contributors, with words in the places of what differs: <c>- [Paper Name](link). Author 1, Author 2.
/// *Conference Year*</c>.
/// </summary>
internal static partial class ShownForm
{
    // More words of its own make a form a sentence, or an example.
    private const int MostWords = 3;
    private const int FewestNames = 3;

    /// <summary>The form; null where the text is none for sure.</summary>
    public static LineForm? Read(string text)
    {
        if (text.Length > LineForm.Longest || text.Contains('{', StringComparison.Ordinal))
        {
            return null;
        }

        var template = LinkTarget().Replace(text, static link => $"{link.Groups["label"].Value}({{{KindOf(link.Groups["label"].Value)}}}){link.Groups["after"].Value}");
        foreach (var (pattern, name) in new (Regex, string)[]
        {
            (TitleWords(), "{title}"), (NameWords(), "{name}"), (AuthorWords(), "{authors}"), (VenueWords(), "{venue}"), (DateWords(), "{date}"), (YearWords(), "{year}"), (DescriptionWords(), "{description}"),
        })
        {
            // Only the first: what stands for it a second time says what it is.
            template = Replace(template, pattern, name);
        }

        var (form, _) = LineForm.Read(template);
        return form is { Fields.Count: >= FewestNames - 1 } && OwnWords().Count(Label().Replace(template, " ")) <= MostWords ? form : null;
    }

    /// <summary>Replaces words outside of braces and of the labels of links, but for a title that is the link.</summary>
    private static string Replace(string template, Regex pattern, string name)
    {
        if (template.Contains(name, StringComparison.Ordinal))
        {
            return template;
        }

        foreach (Match match in pattern.Matches(template))
        {
            var before = template[..match.Index];
            var inBraces = before.LastIndexOf('{') > before.LastIndexOf('}');
            var inLabel = before.LastIndexOf('[') > before.LastIndexOf(']') && !string.Equals(name, "{title}", StringComparison.Ordinal);
            if (!inBraces && !inLabel)
            {
                return string.Concat(before, name, template.AsSpan(match.Index + match.Length));
            }
        }

        return template;
    }

    private static string KindOf(string label) =>
        CodeLabel().IsMatch(label) ? "code?" : ProjectLabel().IsMatch(label) ? "project?" : OtherLabel().IsMatch(label) ? "data?" : "url";

    [GeneratedRegex(@"(?<label>\[[^\[\]\n]*\]{1,2})\((?<target>[^()\s]{0,60}|[A-Za-z _-]{1,30}|https?://[^()\s]*)\)(?<after>\]?)", RegexOptions.ExplicitCapture)]
    private static partial Regex LinkTarget();

    [GeneratedRegex("code|github|official|pytorch|tensorflow|代码", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeLabel();

    [GeneratedRegex("project|page|website|homepage|主页|项目", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ProjectLabel();

    [GeneratedRegex("data|video|demo|slides|poster|blog|supp|数据|视频", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherLabel();

    [GeneratedRegex(@"\b(the\s+)?(paper|full|article|publication)?[ _-]?title(\s+of\s+(the\s+)?(paper|article))?\b|\b(paper|article)[ _-]?name\b|\bname\s+of\s+(the\s+)?paper\b|(论文)?(标题|题目|名称?)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TitleWords();

    [GeneratedRegex(@"\b(model|method|nick|short|algorithm)[ _-]?name\b|\babbreviation\b|模型名称?|简称", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NameWords();

    [GeneratedRegex(@"\b(first\s+)?author(s|\(s\))?(\s*names?)?(\s*\d)?((\s*,\s*(and\s+|&\s*)?|\s+and\s+|\s*&\s*)(author(s)?(\s*\d|\s*names?|\s*n)?|et\s+al\.?|\.\.\.))*(\s+et\s+al\.?)?|作者", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AuthorWords();

    [GeneratedRegex(@"\b(conference|venue|journal|publication|publisher)(\s*(/|or|\|)\s*(conference|venue|journal|arxiv|workshop))*([ _-]?(name|abbreviation))?\b|会议|期刊", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex VenueWords();

    [GeneratedRegex(@"\byyyy[-/.]mm([-/.]dd)?\b|\b(publication\s+)?date\b|日期", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DateWords();

    [GeneratedRegex(@"\b(year|yyyy|20xx)\b|年份", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex YearWords();

    [GeneratedRegex(@"\b((short|brief|one[- ]sentence)\s+)?(description|summary)\b|简介|描述", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DescriptionWords();

    [GeneratedRegex(@"\[[^\[\]\n]*\]|\{[a-z]+\??\}|<[^<>]*>", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.ExplicitCapture)]
    private static partial Regex OwnWords();
}
