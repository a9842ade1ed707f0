using System.Globalization;
using CuratorBot.Core.Policies;

namespace CuratorBot.Service.Pages;

/// <summary>The words of the page of a review, in the language of the list.</summary>
internal sealed record ReviewPageTexts
{
    private static readonly ReviewPageTexts English = new()
    {
        Language = "en",
        List = "The list",
        Title = "Review of",
        ToDo = "What to do",
        NothingToDo = "Nothing.",
        Optional = "Optional",
        Waived = "Set aside by a maintainer",
        WhoAsks = "Who asks: ",
        AnyList = "true of any list",
        Evidence = "What was looked up",
        EvidenceColumns = ["Paper", "Asked for", "Record", "Citations", "As of", "OpenAlex"],
        Open = "Open pull requests that change the top",
        OpenColumns = ["Pull request", "Come in", "Leave", "Top afterwards"],
        History = "History",
        HistoryColumns = ["When (UTC)", "Head", "Verdict"],
        Verdicts = new Dictionary<string, string>(StringComparer.Ordinal) { ["pass"] = "Ready to merge", ["fail"] = "Something must change before this can be merged", ["needs-maintainer"] = "Waiting for a maintainer", ["inconclusive"] = "Not everything could be checked" },
        Severities = new Dictionary<string, string>(StringComparer.Ordinal) { ["failure"] = "Must change", ["warning"] = "Please fix", ["notice"] = "Optional" },
        Lookups = new Dictionary<string, string>(StringComparer.Ordinal) { ["ambiguous"] = "several records may be it", ["not-found"] = "no record", ["unavailable"] = "no answer", ["found"] = "" },
        Line = static line => Say($"line {line}"),
        Top = static (before, after, size) => size is null ? Say($"Papers in the top: {before} → {after}.") : Say($"Papers in the top: {before} → {after}, and {size} at most."),
        Together = static (together, size) => together <= size ? Say($"All of them fit: the top would hold {together} of {size} papers.") : Say($"Not all of them fit: the top would hold {together} papers, {together - size} too many."),
        Count = static (count, needed) => (count, needed) switch { ({ } c, { } n) => Say($"{c:N0} of {n:N0}"), ({ } c, null) => Say($"{c:N0}"), (null, { } n) => Say($"unknown, needs {n:N0}"), _ => "–" },
    };

    private static readonly ReviewPageTexts Chinese = new()
    {
        Language = "zh-Hans",
        List = "列表",
        Title = "审查",
        ToDo = "需要做什么",
        NothingToDo = "无需改动。",
        Optional = "可选",
        Waived = "维护者已豁免",
        WhoAsks = "依据：",
        AnyList = "适用于任何列表",
        Evidence = "查询结果",
        EvidenceColumns = ["论文", "查询内容", "记录", "引用次数", "日期", "OpenAlex"],
        Open = "改动榜单的未合并拉取请求",
        OpenColumns = ["拉取请求", "加入", "移出", "合并后榜单"],
        History = "历史",
        HistoryColumns = ["时间（UTC）", "提交", "结论"],
        Verdicts = new Dictionary<string, string>(StringComparer.Ordinal) { ["pass"] = "可以合并", ["fail"] = "合并前需要修改", ["needs-maintainer"] = "等待维护者决定", ["inconclusive"] = "有些内容无法检查" },
        Severities = new Dictionary<string, string>(StringComparer.Ordinal) { ["failure"] = "必须修改", ["warning"] = "请修正", ["notice"] = "可选" },
        Lookups = new Dictionary<string, string>(StringComparer.Ordinal) { ["ambiguous"] = "可能是多个记录之一", ["not-found"] = "无记录", ["unavailable"] = "没有答复", ["found"] = "" },
        Line = static line => Say($"第 {line} 行"),
        Top = static (before, after, size) => size is null ? Say($"榜单论文数：{before} → {after}。") : Say($"榜单论文数：{before} → {after}，上限 {size} 篇。"),
        Together = static (together, size) => together <= size ? Say($"全部合并后榜单为 {together} 篇，不超过 {size} 篇的上限。") : Say($"全部合并后榜单为 {together} 篇，超出上限 {together - size} 篇。"),
        Count = static (count, needed) => (count, needed) switch { ({ } c, { } n) => Say($"{c:N0}（需 {n:N0}）"), ({ } c, null) => Say($"{c:N0}"), (null, { } n) => Say($"未知（需 {n:N0}）"), _ => "–" },
    };

    public required string Language { get; init; }

    public required string List { get; init; }

    public required string Title { get; init; }

    public required string ToDo { get; init; }

    public required string NothingToDo { get; init; }

    public required string Optional { get; init; }

    public required string Waived { get; init; }

    public required string WhoAsks { get; init; }

    public required string AnyList { get; init; }

    public required string Evidence { get; init; }

    public required IReadOnlyList<string> EvidenceColumns { get; init; }

    public required string Open { get; init; }

    public required IReadOnlyList<string> OpenColumns { get; init; }

    public required string History { get; init; }

    public required IReadOnlyList<string> HistoryColumns { get; init; }

    public required IReadOnlyDictionary<string, string> Verdicts { get; init; }

    public required IReadOnlyDictionary<string, string> Severities { get; init; }

    public required IReadOnlyDictionary<string, string> Lookups { get; init; }

    public required Func<int, string> Line { get; init; }

    public required Func<int, int, int?, string> Top { get; init; }

    public required Func<int, int, string> Together { get; init; }

    public required Func<int?, int?, string> Count { get; init; }

    public static ReviewPageTexts Of(string locale) => locale.StartsWith("zh", StringComparison.Ordinal) ? Chinese : English;

    /// <summary>The name of a verdict in <see cref="Verdicts"/>, by its name in the history.</summary>
    public static string NameOf(string verdict) => verdict switch
    {
        nameof(Verdict.Pass) => "pass",
        nameof(Verdict.Fail) => "fail",
        nameof(Verdict.NeedsMaintainer) => "needs-maintainer",
        _ => "inconclusive",
    };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
