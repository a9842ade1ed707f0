using System.Text;
using System.Text.RegularExpressions;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>
/// Whether the description of a pull request argues for a paper, as the model list asks of those who add a paper below its
/// threshold ("please provide enough descriptions"). Whether the argument is good is for a maintainer to say; so what counts is easier to
/// meet than to miss: a few words of the author's own that speak of the paper.
/// </summary>
/// <remarks>A text that is wrongly taken for an argument costs a maintainer one look; one that is wrongly refused offends who did as asked.</remarks>
internal static partial class Argument
{
    private const int EnoughWords = 8;
    private const int EnoughCharacters = 15;

    // "SOTA on KITTI for three years" is short, and says all.
    private const int EnoughWordsOfClaim = 5;
    private const int EnoughCharactersOfClaim = 8;
    private const int LongestDescription = 20_000;

    // A pull request of endless papers must not take quadratic time.
    private const int MostNamed = 200;

    /// <summary>Whether the title and description of a pull request argue for one of the papers that it has to argue for.</summary>
    /// <param name="description">The title, an empty line, the description; or a description alone.</param>
    /// <param name="entry">The paper.</param>
    /// <param name="others">All papers that an argument is needed for: where it names some of them, it is for those alone.</param>
    /// <param name="templates">The repository's templates of descriptions: what they say is not the author's.</param>
    public static bool IsFor(string description, Entry entry, IEnumerable<Entry> others, string templates = "")
    {
        var text = Without(templates, Bounded(description));
        var candidates = others.Take(MostNamed).ToList();
        return IsIn(text, candidates.Select(static e => e.Title))
            && (Names(text, entry) || !candidates.Exists(other => Names(text, other)));
    }

    /// <summary>Whether a description says why its papers belong in the list, in words of its author's own.</summary>
    /// <param name="description">The title, an empty line, the description; or a description alone.</param>
    /// <param name="papers">The papers: to repeat their titles is no reason.</param>
    /// <param name="templates">The repository's templates of descriptions: what they say is not the author's.</param>
    public static bool IsGiven(string description, IEnumerable<Entry> papers, string templates = "") =>
        IsIn(Without(templates, Bounded(description)), papers.Take(MostNamed).Select(static paper => paper.Title));

    /// <summary>Whether a description could argue for a paper, whatever templates say.</summary>
    public static bool MayBeIn(string description) => IsIn(Bounded(description), []);

    /// <summary>Whether a text argues for a paper.</summary>
    /// <param name="description">The title, an empty line, the description; or a description alone.</param>
    /// <param name="titles">Titles of papers that it may repeat: they are no words of its own.</param>
    private static bool IsIn(string description, IEnumerable<string> titles)
    {
        var text = Noise().Replace(description.ReplaceLineEndings("\n"), " ");
        var paragraphs = text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var body = paragraphs.Length > 1 ? string.Join("\n\n", paragraphs.Skip(1)) : text;
        foreach (var title in titles.Where(static t => t.Length > 0))
        {
            body = body.Replace(title, " ", StringComparison.OrdinalIgnoreCase);
        }

        var own = new StringBuilder();
        foreach (var sentence in SentenceEnd().Split(body).Where(static s => !IsInstruction().IsMatch(s)))
        {
            var ofRequest = SpeaksOfRequest().IsMatch(sentence);
            var claims = Claims().IsMatch(sentence);
            if (ofRequest && !claims && !SpeaksOfPaper().IsMatch(sentence))
            {
                continue;
            }

            var words = Politeness().Replace(sentence, " ");
            if (claims && !ofRequest && HasEnough(words, EnoughWordsOfClaim, EnoughCharactersOfClaim))
            {
                return true;
            }

            own.Append(words).Append(' ');
        }

        return HasEnough(own.ToString(), EnoughWords, EnoughCharacters);

        static bool HasEnough(string words, int english, int chinese) => Titles.CountWords(Titles.Normalize(words)) >= (Titles.AreComparable(words, "a") ? english : chinese);
    }

    /// <summary>Whether a text names a paper: by its title, by what stands before the title's colon, or by a link of it.</summary>
    private static bool Names(string text, Entry entry)
    {
        var words = $" {Titles.Normalize(text)} ";
        return Has(entry.Title)
            || (Titles.Main(entry.Title) is { } main && Titles.CountWords(Titles.Normalize(main)) is var count && (count > 1 || main.Skip(1).Any(char.IsUpper)) && Has(main))
            || entry.Links.Any(link => link.Url.Length > 0 && text.Contains(link.Url, StringComparison.OrdinalIgnoreCase))
            || entry.Ids.Any(id => text.Contains(id.Value, StringComparison.OrdinalIgnoreCase));

        bool Has(string title) => Titles.Normalize(title) is { Length: > 2 } normalized && words.Contains(Titles.IsCjk(normalized) ? normalized : $" {normalized} ", StringComparison.Ordinal);
    }

    /// <summary>A description without the lines of templates, however their marks and boxes were filled in.</summary>
    private static string Without(string templates, string description)
    {
        if (templates.Length == 0)
        {
            return description;
        }

        var known = Bounded(templates).ReplaceLineEndings("\n").Split('\n').Select(Folded).Where(static l => l.Length > 0).ToHashSet(StringComparer.Ordinal);
        return string.Join('\n', description.ReplaceLineEndings("\n").Split('\n').Where(line => !known.Contains(Folded(line))));

        static string Folded(string line) => Titles.Normalize(BoxAtStart().Replace(line, ""));
    }

    private static string Bounded(string description) => description.Length > LongestDescription ? description[..LongestDescription] : description;

    /// <summary>
    /// What is no argument: comments of templates, code, addresses, check boxes, texts that are wholly in brackets, headings, quotations and
    /// lines of the list itself, its fields one by one ("Year: 2016"), and who made or signed a commit.
    /// </summary>
    [GeneratedRegex(
        @"<!--(?s:.*?)(-->|\z)|```(?s:.*?)(```|\z)|https?://\S+|^[ \t]*(?:(?:[-*+]|[0-9]+[.)])[ \t]+)?(?:\[[ xX]?\]|[☐☑☒⬜□▢❏❑]).*$|^[ \t*_]*\[[^\]]*\][ \t*_.]*$|^.*\[\[\w+\]\].*$|^[ \t]*[-*+] +\*\*.*\((19|20)\d\d\).*$|^#+ .*$|^>.*$|^[ \t]*([-*+][ \t]+)?[*_]*([Tt]itle|[Aa]uthors?|[Yy]ear|[Vv]enue|[Cc]onference|[Jj]ournal|[Pp]ublished([ ]in)?|[Dd]ate|DOI|[Aa]r[Xx]iv|PDF|URL|[Ll]inks?|[Ss]ection|[Cc]ategory|[Tt]ags|[Kk]eywords|标题|题目|作者|年份|会议|期刊|链接|分类)[*_]*[ ]?[:：].*$|^[A-Z][A-Za-z]*(-[A-Za-z]+)*-by:[ ].*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Noise();

    /// <summary>The box at the beginning of a line of a template, ticked or not.</summary>
    [GeneratedRegex(@"\A[ \t]*(?:(?:[-*+]|[0-9]+[.)])[ \t]+)?(?:\[[ xX]?\]|[☐☑☒⬜□▢❏❑])", RegexOptions.ExplicitCapture)]
    private static partial Regex BoxAtStart();

    /// <summary>A sentence that tells the author of a pull request what to write: left over from a template.</summary>
    [GeneratedRegex(
        @"\A[\s*_(]*(?:please[ ]+)?(?:describe|explain|provide|state|summari[sz]e|fill[ ]in|fill[ ]out|tell[ ]us|remove[ ]this|remove[ ]these|delete[ ]this|delete[ ]these)\b|\A[\s*_(（]*请(?:在此)?(?:说明|描述|填写|解释|删除)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex IsInstruction();

    [GeneratedRegex(@"[.!?;](?=\s|\z)|[。！？；]|\n\s*\n|\n\s*[-*+] ")]
    private static partial Regex SentenceEnd();

    /// <summary>Words of a sentence about the pull request, the form of the list, or its author.</summary>
    [GeneratedRegex(
        """
        \b(
            pull[ ]request | PR | merg(e|ed|ing) | branch | commit | rebas(e|ed) | conflicts | my[ ]editor | reverted | closes?[ ][#]\d+
          | ((the|a|new|one|this|my|old|right|next)[ ]){1,2}(line|heading|section|order|entry)(?![ ]of[ ](work|research|thought)) | headings? | README(\.md)? | guidelines | contributing
          | (I|and|so)[ ](have[ ]|also[ ])?(sort|add|mov|fix|updat|remov|shorten|chang|correct|adjust|renam|reformatt|replac|check|insert|abbreviat)ed | I[ ](have[ ])?put | sorted
          | as[ ](requested|suggested|asked|discussed) | alphabetical(ly)? | the[ ]format | typos? | spelling | whitespace | trailing | table[ ]of[ ]contents
          | (broken|dead|pdf|the)[ ]links? | link[ ]works | in[ ]bold
          | first[ ]contribution | first[ ]time[ ]I | new[ ]to[ ](git|github|this) | let[ ]me[ ]know | tell[ ]me
          | (which|what|right)[ ]section | (see|in)[ ]the[ ](discussion|issue|thread) | (have|take)[ ]a[ ]look | (not|un)[ ]?sure[ ](whether|if|where|which)
          | (automat(ed|ic(ally)?)[ ](update|commit|change|generated)) | generated[ ](with|by) | triggered[ ]by | (entr(y|ies)|lines?)[ ](added|removed|changed)
          | (love|like|enjoy|appreciate)[ ](this|your|the)[ ](list|repo(sitory)?|project) | keep[ ]up
          | (I|my)[ ](need|have[ ](read|checked|an)|hope|did|am[ ](a[ ]student|new)) | my[ ](exam|homework|grade|course) | thanks(?![ ]to) | thank[ ]you | sorry[ ]for
        )\b
        | \A\W*(insert(s|ed)?|keep|place|rename[sd]?|sorts?|bump(s|ed)?|regenerated?|add|added|adds|adding|fix|fixed|fixes|move|moved|moves|update|updated|updates|remove|removed|removes)\b
        | 拉取请求 | 合并请求 | 合并 | 提交 | 分支 | 格式 | 排序 | 顺序 | 章节 | 标题 | 链接 | 错别字 | 修正 | 修改 | 更新
        | 谢谢 | 感谢 | 请告诉 | 第一次 | 我的第一
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SpeaksOfRequest();

    /// <summary>What is said of a paper that matters: a reason, however short.</summary>
    [GeneratedRegex(
        """
        \b(
            award | prize | best[ ]paper | won | novel | seminal | influential | pioneer(s|ed|ing)? | ground-?breaking | landmark | foundation(al)? | fundamental
          | introduc(es|ed) | propos(es|ed) | outperforms? | beats | improves | state[ -]of[ -]the[ -]art | sota | inspired | builds?[ ]on
          | cited[ ](by|more|\d+|often|widely) | \d+[ ]citations | first[ ](paper|work|to) | standard | widely | everyone | the[ ]field | taught
        )\b
        | 提出 | 首次 | 首个 | 引入 | 奠基 | 开创 | 开山 | 经典 | 里程碑 | 广泛 | 优于 | 影响 | 工业界 | 教材 | 填补
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Claims();

    /// <summary>Words of a sentence that speaks of what is in the paper, whatever else it says.</summary>
    [GeneratedRegex(
        """
        \b(
            based[ ]on | methods? | approach | models? | algorithms? | architectures? | networks | results? | experiments? | theory | ideas? | technique | data-?sets? | benchmarks?
          | baselines? | code | authors?(?![ ](lists?|names?|order)\b) | researchers? | reference | (is|are|was)[ ]used | us(es|ing)[ ]it | survey | explains | shows? | showed | proves?
          | demonstrates? | been[ ]used | has[ ]used | nothing[ ](on|about) | gap
        )\b
        | 方法 | 模型 | 算法 | 思想 | 代码 | 数据集 | 作者
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SpeaksOfPaper();

    /// <summary>What anybody says of any paper and any list, and who begins a letter.</summary>
    [GeneratedRegex(
        """
        \b(
            hi | hello | dear | all | everybody | please | thanks | cheers | consider[ ](it|this(\ one)?|adding[ ]it) | kind[ ]regards
          | what[ ]do[ ]you[ ]think | (I[ ])?would[ ]be[ ]((really|very|so)[ ])?(great|nice|good|happy|glad)
          | I('m|’m|[ ]am)[ ](one[ ]of[ ])?(the|an|a|its)[ ]((first|lead|main|corresponding|senior|co)[ -]?)*authors?([ ](of|on)[ ](it|(this|the)[ ](paper|work|article)))? | (your|this)[ ](great|nice|awesome|amazing)[ ](list|work|repo(sitory)?)
        )\b
        | 你好 | 您好 | 大家好 | 请 | 谢谢 | 我是(本文|论文)?的?(第一|共同|通讯)?作者(之一)?
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Politeness();
}
