using System.Text.RegularExpressions;

namespace CuratorBot.Core.Policies;

/// <summary>The words by which the order of entries is asked for.</summary>
internal sealed partial class WrittenDemands
{
    /// <summary>What a sentence may call the papers of a list, with the words around: "recent papers are listed".</summary>
    private const string Papers = @"(\s+(papers?|ones?|entr(y|ies)|works?|articles?|publications?|items?|additions?|results?))?(\s+(should|must|always|are|is|be|come|comes|go|goes|stand|appear|appears|listed|placed|put|shown|added|first|with|at|on))*";

    private static EntryOrder? OrderOf(string sentence) =>
        OfOtherThings().IsMatch(sentence) ? null
        : NewestFirst().IsMatch(sentence) ? EntryOrder.NewestFirst
        : OldestFirst().IsMatch(sentence) ? EntryOrder.OldestFirst
        : Chronological().IsMatch(sentence) ? EntryOrder.Chronological
        : Alphabetical().IsMatch(sentence) ? ByAuthor().IsMatch(sentence) ? EntryOrder.AlphabeticalByAuthor : EntryOrder.Alphabetical
        : AtTheEnd().IsMatch(sentence) ? EntryOrder.AtTheEnd
        : null;

    /// <summary>A sentence about the order of other things than entries: of headings, of the news above the list, of the names of authors.</summary>
    [GeneratedRegex(@"\b(sections|categories|sub-?categories|topics|headings|contributors|maintainers|labels|tags|authors|contents|conferences|venues|journals|news|updates?|change-?log|releases?|events|deadlines|tools|software|links|references|commits|years)\b\s*([:：(]|(are|is|in|must|should|sorted|ordered|listed|alphabetical|below|here)\b|newest|latest|most\s+recent)|\b(keep|sort|order|list|arrange)\s+(the\s+|all\s+|your\s+)?(sections|categories|topics|headings|authors|labels|tags|contributors|links|table\s+of\s+contents)\b|\border\s+of\s+(the\s+)?(authors|sections)\b|(章节|分类|作者|目录|会议|新闻|动态|更新日志|工具).{0,4}按", Options)]
    private static partial Regex OfOtherThings();

    [GeneratedRegex(
        @"\b(newest|latest|most\s+recent|recent)\b" + Papers + @"\s*\b(first\b|(the\s+)?top\b(?=\s*([.,;:!)]|\z|(of|in|within|and)\b))|in\s+front\b)|\breverse[d]?[-\s]+chronological|\breverse\s+order\s+of\s+(publication|appearance|date|time)\b|\bfrom\s+(the\s+)?(newe?r?(est)?|latest|most\s+recent)\s+to\s+(the\s+)?(old(er|est)?)\b|\b(sort|order|list)(ed)?\b.{0,40}\bdescending\b.{0,30}\b(date|year|time)\b|\b(date|year|time)\b.{0,20}\bdescending\b|按.{0,10}(时间|日期|年份|年).{0,8}(倒序|降序|逆序|从新到旧|由新到旧|由近及远|从近到远)|(最新|新)的?.{0,6}(放|排|列|在)在?.{0,4}?(最前|(?<=[放排列在])前|前面|最上|上面|最顶|顶部|顶端|开头)(?!沿)",
        Options)]
    private static partial Regex NewestFirst();

    [GeneratedRegex(
        @"\boldest\b" + Papers + @"\s*\bfirst\b|\bfrom\s+(the\s+)?(old(er|est)?)\s+to\s+(the\s+)?(newe?r?(est)?|latest|most\s+recent)\b|\b(sort|order|list)(ed)?\b.{0,40}\bascending\b.{0,30}\b(date|year|time)\b|\b(date|year|time)\b.{0,20}\bascending\b|按.{0,10}(时间|日期|年份|年).{0,8}(正序|升序|从旧到新|由旧到新|由远及近|从远到近)",
        Options)]
    private static partial Regex OldestFirst();

    /// <summary>Which end is the first, such a sentence does not say; the list shows it: 按时间顺序.</summary>
    [GeneratedRegex(@"\bchronological(ly)?\b.{0,20}\border|\b(sort|order|list|arrange|organi[sz])(e?d|e)?\b.{0,40}\b(chronological(ly)?\b|by\s+(the\s+)?(publication\s+|release\s+|submission\s+)?(date|time|year)\b)|\b(in|by)\s+(the\s+)?order\s+of\s+(publication|appearance)\b|(按照?|以|依).{0,8}(时间|日期|年份|年代)(先后)?的?(顺序|次序|排序|排列|先后)", Options)]
    private static partial Regex Chronological();

    [GeneratedRegex(@"\b(sort|order|list|arrange|keep|kept|add|insert|place|put|maintain|preserve|respect|follow)(e?d)?\b.{0,60}\balphabetical(ly)?\b|\b(in|by)\s+alphabetical\s+order\b|\balphabetical(ly)?\s+(sorted|ordered|by)\b|(按照?|以|依).{0,8}(字母|拼音).{0,6}(排序|排列|顺序|为序)", Options)]
    private static partial Regex Alphabetical();

    [GeneratedRegex(@"\b(by|of)\s+(the\s+)?((first|last|sur|family)[-\s]?(names?|author['’]?s?)?\s*){0,2}(of\s+)?(the\s+)?(first\s+)?authors?\b|作者", Options)]
    private static partial Regex ByAuthor();

    [GeneratedRegex(@"\b(add|append|put|place|insert)(ed)?\b.{0,60}\b(at|to)\s+the\s+(end|bottom)\b(\s+of\s+(the|its|each|their|your|that)\b.{0,20}\b(list|section|category|table|page)|\s*[.!]?\s*\z)|(添加|放|加|追加|插入)(到|在|至|于).{0,12}(末尾|最后|结尾|底部)", Options)]
    private static partial Regex AtTheEnd();

    /// <summary>A form that is not of an entry: of the title of a pull request, of a commit.</summary>
    [GeneratedRegex(@"\b(commits?|commit\s+messages?|branch(es)?|issues?)\b|\b(pull\s+requests?|PRs?)\b.{0,20}\btitles?\b|\btitles?\b.{0,20}\b(pull\s+requests?|PRs?)\b|提交信息|(PR|拉取请求).{0,4}标题", Options)]
    private static partial Regex OfRequests();
}
