using System.Text.RegularExpressions;

namespace CuratorBot.Core.Policies;

/// <summary>The words by which demands are known.</summary>
internal sealed partial class WrittenDemands
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>A heading below which a list tells contributors what to do.</summary>
    [GeneratedRegex(@"criteri|guideline|contribut|how\s+to\s+(add|pr\b|submit|suggest)|instruction|^#+\s*(rules|format|pull\s+requests?)\b|标准|標準|规则|規則|贡献|貢獻|投稿|收录|格式", Options)]
    private static partial Regex DemandHeading();

    /// <summary>A bullet with a link to another site: a paper, not a demand.</summary>
    [GeneratedRegex(@"\A\s*([-*+]|[0-9]{1,4}[.)])\s.*\]\s?\(\s?https?:|\A\s*\|.*\]\s?\(\s?https?:", Options)]
    private static partial Regex EntryBullet();

    [GeneratedRegex(@"(?<=[.!?;])\s+|[。！？；]", Options)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("\"[^\"]{2,}\"|“[^”]*”|「[^」]*」|『[^』]*』", Options)]
    private static partial Regex Quoted();

    /// <summary>A sentence that denies, asks, wishes or tells of other times.</summary>
    [GeneratedRegex(
        @"\b(not|no\s+longer|never|isn['’]?t|aren['’]?t|don['’]?t|doesn['’]?t|won['’]?t|cannot|can['’]?t|without|nor|unsorted|unordered|used\s+to|previously|formerly|whether|if\s+you\s+(want|like|prefer)|would|might|may|could|plan|planned|todo|feel\s+free|no\s+particular)\b|\?\s*\z|不|未|无需|没有|并非|曾|是否|打算|计划",
        Options)]
    private static partial Regex Doubt();

    /// <summary>"You are not allowed to add or modify the sections", "Please do not add new categories", 请勿新增章节.</summary>
    [GeneratedRegex(
        @"\b(not(\W{1,4})?\s*allowed|do\s+not|don['’]?t|must\s+not|may\s+not|never)\b.{0,40}\b(add|modify|change|create|rename)\b.{0,40}\b(sections?|categor(y|ies))\b|(不要|不能|不可|禁止|不允许|请勿).{0,12}(新增|添加|修改|更改|增加).{0,8}(章节|分类|小节)",
        Options)]
    private static partial Regex FrozenSections();

    /// <summary>"Add a section if needed", "New categories are welcome", 如有需要可以新增章节.</summary>
    [GeneratedRegex(
        @"\b(add|create|open|propose|suggest)\b.{0,30}\b(sections?|categor(y|ies))\b.{0,30}\b(if|when|where)\b|\bnew\s+(sections?|categor(y|ies))\b.{0,60}\bwelcome\b|(如有?需要|必要时|欢迎).{0,12}(新增|添加|增加|创建).{0,8}(章节|分类|小节)",
        Options)]
    private static partial Regex OpenSections();

    /// <summary>Words that promise the form of an entry: "use the following format:", "Markdown format:", 格式如下.</summary>
    [GeneratedRegex(@"\b(follow(ing|s)?|us(e|ing)|with|in|this|below)\b.{0,40}\b(format|template|form)\b|^\W*(markdown\s+|entry\s+|paper\s+)?(format|template)\W*(<br\s*/?>)?\s*[:：]|\bformat\b.{0,30}\bbelow\b|\b(format|template)\b[^.]{0,40}[:：]\s*\z|\bformat(ted)?\s+(as|like)\b|\b(add|write|list|format)(ed)?\b.{0,60}\bas\s+follows\b|\blooks?\s+like\b|格式.{0,12}(如下|[:：])|(如下|以下|下面).{0,6}(格式|模板)", Options)]
    private static partial Regex FormAhead();

    [GeneratedRegex(@"(?<!`)(?<tick>`{1,2})(?<code>[^`].{8,400}?)\k<tick>(?!`)", Options)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\b(one|a\s+single)\s+(paper|entry|item|suggestion|addition)\s+(per|in\s+each|in\s+a|for\s+each)\s+(pull\s+request|PR)\b|\b(one|a\s+single|a\s+separate|an?\s+individual|individual|separate)\s+(pull\s+requests?|PRs?)\s+(per|for\s+each|for\s+every)\s+(new\s+)?(paper|entry|item|suggestion|addition)\b|\blimit\b.{0,30}\b(pull\s+requests?|PRs?)\b.{0,20}\b(one|a\s+single)\s+(paper|entry|item|addition)\b|(每个?|一个)\s*(PR|拉取请求|合并请求).{0,8}一篇|每篇.{0,8}(单独|分别|一个).{0,8}(PR|拉取请求|合并请求)|一篇论文.{0,6}一个\s*(PR|拉取请求|合并请求)", Options)]
    private static partial Regex OnePaper();

    /// <summary>"Title your pull request `Add [name of the paper]`", PR 标题格式：`添加 [论文名]`.</summary>
    [GeneratedRegex(@"(?<before>^.*?)(\b(pull\s+requests?|PRs?)\b.{0,30}\btitles?\b|\btitles?\b.{0,30}\b(pull\s+requests?|PRs?)\b|(PR|拉取请求|合并请求).{0,6}标题)[^`""“]{0,60}(`(?<form>[^`]{3,80})`|""(?<form>[^""]{3,80})""|“(?<form>[^”]{3,80})”)", Options)]
    private static partial Regex RequestTitle();

    /// <summary>What an author fills in: in brackets or braces, dots, a word in capitals.</summary>
    [GeneratedRegex(@"\[[^\]]*\]|<[^>]*>|\{[^}]*\}|…|\.{3}|\b[A-Z]{3,}([-_ ][A-Z]{2,})*\b|\b[Xx]{2,}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\*(\s*\*)+", Options)]
    private static partial Regex ManyStars();

    /// <summary>"Please explain why the paper should be included", 请说明收录的理由.</summary>
    [GeneratedRegex(@"\b(explain|describe|tell\s+us|say|state|justify|provide|give|include|mention)\b.{0,40}\b(why|reasons?)\b.{0,60}\b(papers?|entry|entries|it|addition|works?|belongs?|added|adding|included?)\b|(说明|解释|描述|注明).{0,12}(理由|原因|为什么)", Options)]
    private static partial Regex Reason();

    /// <summary>"Fill in the pull request template", "Tick all boxes of the checklist", 请填写PR模板.</summary>
    [GeneratedRegex(@"\b(fill(ed)?\s+(in|out)|complete|follow|use)\b.{0,30}\b(pull[-\s]request|PR)\s+(template|checklist)\b|\b(tick|check|complete)\b.{0,24}\b(all|every|each)\b.{0,24}\b(box(es)?|checklist|check\s*list)\b|(填写|完成|勾选).{0,10}(PR\s*模板|拉取请求模板|清单|复选框)", Options)]
    private static partial Regex FilledTemplate();

    /// <summary>A demand that holds in some cases only.</summary>
    [GeneratedRegex(@"\b(if|when|where|unless|except|in\s+case)\b|如果|若", Options)]
    private static partial Regex Condition();

    private const string DataFile = @"(\[[^\]\n]{0,80}\]\((\./)?(?<file>[^)\s:]{1,100}\.(csv|tsv|json|ya?ml|bib|toml))\)|(\./)?(?<file>[\w./-]{1,100}\.(csv|tsv|json|ya?ml|bib|toml))\b)";

    /// <summary>"The README is generated from papers.yml".</summary>
    [GeneratedRegex(@"\b(README(\.md)?|(this|the)\s+(list|page|file|readme|table))\b.{0,30}\b(is|are|gets)\b.{0,20}\b(auto[-\s]?(matically)?\s*)?(generated|built|created|produced)\b.{0,30}\b(from|by|out\s+of|using)\b.{0,60}?" + DataFile, Options)]
    private static partial Regex GeneratedFrom();

    /// <summary>That something is to be done beside the list.</summary>
    [GeneratedRegex(@"\b(also|as\s+well|too|both|in\s+sync|accordingly|remember|don['’]?t\s+forget|do\s+not\s+forget|make\s+sure)\b|同时|也|同步|别忘", Options)]
    private static partial Regex InStep();

    [GeneratedRegex(@"(\b(add|update|append|insert|put|record|register|edit|list)(ed)?\b|添加|更新|加入|修改).{0,80}?" + DataFile, Options)]
    private static partial Regex EditFile();

    [GeneratedRegex(@"\bonly\b.{0,30}\bpeer[-\s]?reviewed\b|\bpeer[-\s]?reviewed\b.{0,30}\bonly\b|\b(papers?|works?|entries|it|they|articles?)\b.{0,12}\b(must|should|have\s+to|needs?\s+to)\b.{0,24}\bpeer[-\s]?reviewed\b|(只|仅).{0,4}(收录|接受|接收|包括).{0,10}(同行评审|经过评审)", Options)]
    private static partial Regex PeerReviewed();

    [GeneratedRegex(@"\b(do\s+not|don['’]?t|never|no|avoid)\b.{0,20}\bcross[-\s]?list|\b(each|every|a)\s+(paper|entry|work)\b.{0,40}\b(only\s+once|only\s+in\s+one|in\s+only\s+one|in\s+exactly\s+one|in\s+one\s+(section|category)\s+only)\b|每篇论文.{0,10}(只|仅).{0,8}(一个|一次)", Options)]
    private static partial Regex OnceOnly();

    [GeneratedRegex(@"\b(papers?|entries|works?|it|they)\s+(may|can)\s+(appear|be\s+listed|be\s+added|stand|belong)\s+(in|to|under)\s+(several|multiple|more\s+than\s+one)\s+(sections|categories|topics)\b|\bcross[-\s]?list(ing|ed)\b.{0,20}\b(is|are)\s+(welcome|allowed|fine|ok)\b|论文可以?.{0,6}(出现|列)在.{0,4}(多个|几个)", Options)]
    private static partial Regex ManySections();

    [GeneratedRegex(@"\b(link|links|use|prefer|point)\b.{0,30}\b(abstract\s+pages?|abs\s+(page|link|version)s?|/abs/)|\b(abs|abstract)\b.{0,30}\b(instead\s+of|rather\s+than|over)\b.{0,20}\bpdf|(链接|使用).{0,10}(摘要页|abs\s*链接)", Options)]
    private static partial Regex ToAbstracts();

    [GeneratedRegex(@"\bpdf\s+links?\b.{0,120}\b(is|are)\s+preferred\b|\b(link|links)\s+(directly|straight)\s+to\s+(the\s+)?pdf|\b(use|prefer)\b.{0,20}\b(direct\s+)?links?\s+to\s+(the\s+)?pdf|(请|优先)(使用|提供).{0,6}pdf\s*链接", Options)]
    private static partial Regex ToPdfs();

    [GeneratedRegex(@"\b(use|prefer|provide|link|point)\b.{0,30}\bDOIs?\b|\bDOI\s+links?\b.{0,30}\bpreferred\b|(使用|提供|优先).{0,8}DOI", Options)]
    private static partial Regex ToDois();

    [GeneratedRegex(@"\b(prefer|use|link\s+to)\b.{0,30}\bopen[-\s]access\b|\bopen[-\s]access\b.{0,40}\bpreferred\b|\bavoid\b.{0,20}\bpaywall|(优先|使用).{0,8}开放获取", Options)]
    private static partial Regex ToOpenAccess();

    [GeneratedRegex(@"\b(each|every|all|an?)\s+(paper|entry|entries|papers|item|line|row|addition)s?\b.{0,24}\b(must|should|has\s+to|have\s+to|needs?\s+to)\s+(have|include|contain|give|name|list|provide)\b(?<what>.{0,160})|每(篇|个|条)(论文|条目).{0,6}(必须|需要?|应)(包含|包括|有|注明)(?<what>.{0,80})", Options)]
    private static partial Regex MustHave();

    [GeneratedRegex(@"[,，、;]|\band\b|和|以及", Options)]
    private static partial Regex ListComma();

    [GeneratedRegex(@"\b(if|when|where|optional(ly)?|ideally|preferably)\b|如有|可选|若有", Options)]
    private static partial Regex Optional();

    [GeneratedRegex(@"\b(year|venue|conference|journal|authors?|abstract|code|doi|date|description|summary)\b|年份|会议|期刊|作者|摘要|代码|日期|简介", Options)]
    private static partial Regex FieldWord();
}
