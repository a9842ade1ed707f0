using System.Globalization;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Site;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Storage;

namespace CuratorBot.Service.Pages;

/// <summary>
/// The page of a review, in the order in which it is read: the verdict, what to do and who asks for it, what was looked up, the other open
/// pull requests, and how it came about. Without a script.
/// </summary>
internal sealed class ReviewPageHtml
{
    /// <summary>What is due so soon is shown as under way.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly ShownReview _shown;
    private readonly PageTexts _texts;
    private readonly string? _next;

    private ReviewPageHtml(ShownReview shown, PageTexts texts, string? next)
    {
        _shown = shown;
        _texts = texts;
        _next = next;
    }

    private ReviewPage Review => _shown.Review;

    private PullRequestRef PullRequest => _shown.PullRequest;

    private string GitHub => $"https://github.com/{PullRequest.Repository}";

    private bool IsChinese => _texts.Locale.StartsWith("zh", StringComparison.Ordinal);

    /// <param name="shown">The review.</param>
    /// <param name="locale">The language of the page: "en" or "zh-Hans".</param>
    /// <param name="next">When the pull request is reviewed again; null where it waits for no review.</param>
    /// <param name="now">The time that it is.</param>
    public static string Write(ShownReview shown, string locale, DateTimeOffset? next, DateTimeOffset now)
    {
        var texts = new PageTexts(locale);
        return new ReviewPageHtml(shown, texts, next is not { } due ? null : due > now + Soon ? texts.Format("next.at", Minute(due.UtcDateTime)) : texts["next.now"]).Write();
    }

    private string Write() => PageFrame.Write(
        _texts.Locale,
        string.Create(CultureInfo.InvariantCulture, $"{PullRequest.Repository} #{PullRequest.Number} · CuratorBot"),
        Html.Of(
            $"""
            <nav aria-label="{_texts["nav"]}">{Html.If(_shown.HasList, () => Html.Of($"""<a href="/lists/{PullRequest.Repository}">{_texts["list"]}</a> <a href="/lists/{PullRequest.Repository}#tab=pulls">{_texts["pulls"]}</a>"""))}</nav>
            <nav class="languages" aria-label="{_texts["language"]}">{Html.Each(PageFrame.Languages, language => Html.Of($"""<a href="?lang={language.Locale[..2]}" lang="{language.Locale}"{new Html(language.Locale == _texts.Locale ? " aria-current=\"true\"" : "")}>{language.Name}</a>"""))}</nav>
            """),
        Html.Of(
            $"""
            <p class="crumb">{(_shown.HasList ? Html.Of($"""<a href="/lists/{PullRequest.Repository}">{PullRequest.Repository}</a>""") : Html.Of($"{PullRequest.Repository}"))}</p>
            <h1><bdi>{Review.Title}</bdi> <a href="{GitHub}/pull/{PullRequest.Number}">#{PullRequest.Number}</a></h1>
            {(Review.Place is { } place ? Html.Of($"""<p class="muted by">{_texts.Format("by", place.Author, place.BaseBranch, Minute(place.At))}</p>""") : Html.None)}
            <div class="columns"><div>
            {(_next is { } next ? Html.Of($"""<p class="note" role="status">{next}</p>""") : Html.None)}
            <div class="verdict {Review.Verdict}"><h2>{Review.Headline.In(_texts.Locale)}</h2>{Top()}</div>
            {ToDo()}{Others()}{Evidence()}{OpenPulls()}{History()}
            </div>{Aside()}</div>
            """));

    private Html Top() => Review is { TopBefore: { } before, TopAfter: { } after }
        ? Html.Of($"""<p>{(Review.TopSize is { } size ? _texts.Format("top.change-of", before, after, size) : _texts.Format("top.change", before, after))}</p>""")
        : Html.None;

    private Html ToDo() => Section("to-do", Review.Findings.Where(static f => f.IsToDo).ToList() is { Count: > 0 } steps
        ? Html.Of($"""<ol class="steps">{Grouped(steps)}</ol>{More(Review.MoreFindings, "more-findings")}""")
        : Html.Of($"""<p>{_texts["to-do.nothing"]}</p>"""));

    /// <summary>What is no thing to do for the author, and what was right already.</summary>
    private Html Others() => Html.Of(
        $"""
        {Findings("maintainer", static f => !f.IsToDo && f.Effect == "maintainer")}{Findings("open", static f => !f.IsToDo && f.Effect == "open")}{Findings("optional", static f => !f.IsToDo && f.Effect is null)}
        {Html.If(Review.Waived.Count > 0, () => Section("waived", Html.Of($"""<ul class="steps">{Html.Each(Review.Waived, waived => Finding(waived.Finding, isSameAsBefore: false, Html.Of($"""<p class="because">{_texts.Format("waived.by", waived.By, Day(DateOnly.FromDateTime(waived.At)), waived.Because)}</p>""")))}</ul>""")))}
        {Html.If(Review.Passed.Count > 0, () => Html.Of($"""<details><summary>{_texts.Count("passed", Review.Passed.Count)}</summary><ul class="checks">{Html.Each(Review.Passed, check => Html.Of($"""<li><span>{check.Title.In(_texts.Locale)} {Rule(check.Rule)}</span><span class="muted">{Authority(check.Authority)}</span></li>"""))}</ul></details>"""))}
        """);

    private Html Findings(string heading, Func<ReviewPageFinding, bool> which) =>
        Review.Findings.Where(which).ToList() is { Count: > 0 } findings ? Section(heading, Html.Of($"""<ul class="steps">{Grouped(findings)}</ul>""")) : Html.None;

    /// <summary>What is about one paper stands together below its title.</summary>
    private Html Grouped(IEnumerable<ReviewPageFinding> findings)
    {
        var pieces = new List<Html>();
        ReviewPageFinding? before = null;
        foreach (var finding in findings)
        {
            pieces.Add(Finding(finding, isSameAsBefore: finding.Title is not null && finding.Title == before?.Title && finding.Path == before.Path));
            before = finding;
        }

        return Html.Join(pieces);
    }

    /// <param name="finding">The finding.</param>
    /// <param name="isSameAsBefore">Whether it is about the paper that the one before it is about.</param>
    /// <param name="waiver">Who has set it aside, and why; null where it stands.</param>
    private Html Finding(ReviewPageFinding finding, bool isSameAsBefore, Html? waiver = null) => Html.Of(
        $"""
        <li{new Html(isSameAsBefore ? " class=\"same\"" : "")}>{(finding.Step is { } step ? Html.Of($"""<span class="step">{step}</span>""") : Html.None)}
        {Html.If(finding.Title is not null && !isSameAsBefore, () => Html.Of($"""<h3><bdi>{finding.Title}</bdi></h3>"""))}
        <p>{Html.If(waiver is null && (finding.Effect is null || finding.IsToDo), () => Html.Of($"""<span class="badge {finding.Severity}">{_texts.Word("severity", finding.Severity)}</span> """))}<bdi>{finding.Text.In(_texts.Locale)}</bdi></p>
        {Candidates(finding)}{Html.Each(finding.Pastes, Paste)}
        <p class="muted small">{(finding.Line is { } line ? Html.Of($"{Line(line, finding.Path, finding.IsBefore)} · ") : Html.None)}{Authority(finding.Authority)} {Rule(finding.Rule)}</p>{waiver ?? Html.None}</li>
        """);

    private Html Candidates(ReviewPageFinding finding) => Html.If(finding.Candidates.Count > 0, () => Html.Of(
        $"""
        <table class="grid"><thead><tr><th scope="col">{_texts["candidates"]}</th><th scope="col" class="num">{_texts["citations"]}</th></tr></thead><tbody>
        {Html.Each(finding.Candidates, candidate => Html.Of($"""<tr><td><bdi>{candidate.Title}</bdi> <span class="small">{Line(candidate.Line, finding.Path, isBefore: true)}</span></td><td class="num">{Number(candidate.Citations)}</td></tr>"""))}</tbody></table>
        """));

    private Html Paste(ReviewPagePaste paste) => paste.IsPatch
        ? Html.Of($"""<details><summary>{paste.Heading.In(_texts.Locale)}</summary><pre class="paste"><bdi>{Html.Exact(paste.Text)}</bdi></pre></details>""")
        : Html.Of($"""<p class="small"><bdi>{paste.Heading.In(_texts.Locale)}</bdi></p><pre class="paste"><bdi>{Html.Exact(paste.Text)}</bdi></pre>""");

    /// <summary>A line of the list where GitHub shows it; without a link where the commit is not known.</summary>
    private Html Line(int line, string? path, bool isBefore)
    {
        var words = _texts.Format(isBefore ? "line-before" : "line", line);
        return Review.Place is not { } place
            ? Html.Of($"""<span class="muted">{words}</span>""")
            : Html.Of($"""<a href="{GitHub}/blob/{(isBefore ? place.Base : place.Head)}/{RepositoryPath.Escape(path ?? Review.ListPath)}?plain=1#L{line}">{words}</a>""");
    }

    /// <summary>Who asks, with a link to where it is written.</summary>
    private Html Authority(ReviewPageAuthority? authority) => authority switch
    {
        null => Html.Of($"{_texts["any-list"]}"),
        { Path: { } path, Line: { } line } when Review.Place is { } place =>
            Html.Of($"""<a href="{GitHub}/blob/{place.Base}/{RepositoryPath.Escape(path)}?plain=1#L{line}">{authority.Text.In(_texts.Locale)}</a>"""),
        _ => Html.Of($"{authority.Text.In(_texts.Locale)}"),
    };

    private Html Rule(string rule) => Html.Of($"""<a class="rule" href="{DocsPages.Published.Rules(_texts.Locale)}#{rule}"><code>{rule}</code></a>""");

    private Html Evidence()
    {
        if (Review.Evidence.Count == 0)
        {
            return Html.None;
        }

        var weighed = Review.Evidence.Where(static e => !e.IsTouched).ToList();
        return Section("evidence", Html.Of(
            $"""
            {Html.Each(Review.Evidence.Where(static e => e.IsTouched), Paper)}
            {Html.If(weighed.Count > 0, () => Html.Of($"""<details><summary>{_texts.Count("weighed", weighed.Count)}</summary>{Html.Each(weighed, Paper)}</details>"""))}{More(Review.MoreEvidence, "more-evidence")}
            """), hint: "evidence.hint");
    }

    private Html Paper(ReviewPageEvidence paper) => Html.Of(
        $"""
        <div class="paper"><h3><bdi>{paper.Title}</bdi>{(paper.Year is { } year ? Html.Of($" ({year})") : Html.None)} {Count(paper)}</h3>
        {Html.If(paper.Lines.Count > 0, () => Html.Of($"""<div class="diff">{Html.Each(paper.Lines, line => Html.Of($"""<div class="{(line.IsNew ? "added" : "gone")}"><span>{line.Number}</span><span>{(line.IsNew ? "+" : "−")}</span><bdi>{line.Text}</bdi></div>"""))}</div>"""))}
        <table class="grid stack"><thead><tr><th scope="col">{_texts["source"]}</th><th scope="col">{_texts["asked"]}</th><th scope="col">{_texts["record"]}</th><th scope="col" class="num">{_texts["citations"]}</th><th scope="col">{_texts["as-of"]}</th></tr></thead><tbody>
        {Html.Each(paper.Receipts, Receipt)}</tbody></table>
        <p class="muted small">{_texts.Format("found", paper.Found.In(_texts.Locale))}</p>
        <details><summary>{_texts["receipt"]}</summary>{Html.Each(paper.Receipts, Answer)}</details></div>
        """);

    private Html Count(ReviewPageEvidence paper) => (paper.Citations, paper.Needed) switch
    {
        ({ } count, { } needed) => Html.Of($"""<span class="badge {(count < needed ? "failure" : "fine")}">{_texts.Format("count", count, needed)}</span>"""),
        (null, { } needed) => Html.Of($"""<span class="badge">{_texts.Format("count.unknown", needed)}</span>"""),
        _ => Html.None,
    };

    private Html Receipt(ReviewPageReceipt receipt)
    {
        var record = receipt is { Lookup: "found" or "unavailable", Records: [var first, ..] } ? first : null;
        var title = record is null ? Html.Of($"{_texts.Word("lookup", receipt.Lookup)}")
            : receipt.Url is { } url ? Html.Of($"""<a href="{url}" rel="nofollow noreferrer"><bdi>{record.Title}</bdi></a>""") : Html.Of($"<bdi>{record.Title}</bdi>");
        return Html.Of(
            $"""
            <tr><td>{receipt.Source}</td><td data-label="{_texts["asked"]}">{(receipt.Query is { } query ? Html.Of($"<code><bdi>{query}</bdi></code>") : Html.Of($"–"))}</td><td data-label="{_texts["record"]}"><div>{title}{(record?.Venue is { } venue ? Html.Of($", <bdi>{venue}</bdi>") : Html.None)}{(record?.Year is { } year ? Html.Of($" {year}") : Html.None)}</div></td><td class="num" data-label="{_texts["citations"]}">{(receipt.Citations is { } count ? Number(count) : "–")}</td><td class="day" data-label="{_texts["as-of"]}">{Day(receipt.AsOf)}</td></tr>
            """);
    }

    private Html Answer(ReviewPageReceipt receipt) => Html.Of(
        $"""
        <p class="small"><strong>{receipt.Source}</strong>{(receipt.Again is { } again ? Html.Of($""" · <a href="{again}" rel="nofollow noreferrer">{_texts["again"]}</a>""") : Html.None)}</p>
        <pre><bdi>{(receipt.Query is { } query ? _texts.Format("receipt.asked", query) + "\n\n" : "")}{(receipt.Reason is { } reason ? _texts.Format("receipt.reason", reason) : receipt.Records.Count == 0 ? _texts["receipt.none"] : "")}{string.Join(",\n", receipt.Records.Select(static r => r.Write()))}</bdi></pre>
        """);

    private Html OpenPulls()
    {
        var states = _shown.Open.Where(s => Review.Place is not { } place || (s.BaseBranch ?? place.BaseBranch) == place.BaseBranch).ToList();
        if (Review is not { TopSize: { } size, TopBefore: { } before } || states.Count == 0)
        {
            return Html.None;
        }

        var own = states.Exists(s => s.PullRequest.Number == PullRequest.Number) ? PullRequest.Number : (int?)null;
        return Section("others", Html.Of(
            $"""
            <div class="scroll" tabindex="0" role="group" aria-label="{_texts["others"]}"><table class="grid sets"><thead><tr><th scope="col">{_texts["set"]}</th><th scope="col" class="num">{_texts["set.top"]}</th><td></td>{Html.Each(states, state => Html.Of($"""<th scope="col">{Number(state)}</th>"""))}</tr></thead><tbody>
            <tr class="sum"><th scope="row">{_texts["set.change"]}</th><td></td><td></td>{Html.Each(states, static state => Html.Of($"<td>+{state.EntersTop.Count} −{state.LeavesTop.Count}</td>"))}</tr>
            <tr class="sum"><th scope="row">{_texts["set.verdict"]}</th><td></td><td></td>{Html.Each(states, state => Html.Of($"<td>{(state.Publication.Verdict is { } verdict ? _texts.Word("verdict", verdict.PublicName()) : "–")}</td>"))}</tr>
            {Html.Each(new OpenPulls(states).Sets(before, size, own), set => Html.Of($"""<tr><th scope="row">{_texts[$"set.{set.Kind}"]}</th><td class="num">{set.Top}</td><td>{(set.Over <= 0 ? Html.Of($"""<span class="badge fine">{_texts["fits"]}</span>""") : Html.Of($"""<span class="badge failure">{_texts.Count("over", set.Over)}</span>"""))}</td>{Html.Each(states, state => set.Numbers.Contains(state.PullRequest.Number) ? Html.Of($"""<td><span class="in" role="img" aria-label="#{state.PullRequest.Number}"></span></td>""") : Html.Of($"<td></td>"))}</tr>"""))}</tbody></table></div>
            {Html.If(states.Count > CapLedger.MostOthers, () => Html.Of($"""<p class="muted small">{_texts["sets.many"]}</p>"""))}{Shared("same.leave", states, static s => s.LeavesTop)}{Shared("same.enter", states, static s => s.EntersTop)}
            """), hint: "others.hint");
    }

    private Html Shared(string key, List<ReviewState> states, Func<ReviewState, IReadOnlyList<string>> papers) => Html.Each(
        Pages.OpenPulls.Shared(states, papers),
        shared => Html.Of($"""<p class="muted small"><bdi>{_texts.Format(key, Names(shared.Numbers), IsChinese ? $"《{shared.Title}》" : $"“{shared.Title}”")}</bdi></p>"""));

    private string Names(IReadOnlyList<int> numbers)
    {
        var names = numbers.Select(static number => string.Create(CultureInfo.InvariantCulture, $"#{number}")).ToList();
        return _texts.Format("and", string.Join(IsChinese ? "、" : ", ", names[..^1]), names[^1]);
    }

    private Html Number(ReviewState state) => state.PullRequest.Number == PullRequest.Number
        ? Html.Of($"#{state.PullRequest.Number}")
        : Html.Of($"""<a href="{state.PullRequest.Number}"{(state.Title is { } title ? Html.Of($""" title="{title}" """) : Html.None)}>#{state.PullRequest.Number}</a>""");

    private Html History()
    {
        var events = Review.History.Select((review, i) => (review.At, Line: Event(review, isFirst: i == Review.History.Count - 1)))
            .Concat(Review.Waived.Select(waived => (waived.At, Line: Html.Of($"""<span></span><span>{Code(_texts.Format("event.waived", waived.By, waived.Finding.Rule, waived.Because))}</span>"""))))
            .OrderByDescending(static e => e.At).ToList();
        return events.Count == 0 ? Html.None : Section("history", Html.Of($"""<ul class="events">{Html.Each(events, static e => Html.Of($"""<li><span class="muted day">{Minute(e.At)}</span>{e.Line}</li>"""))}</ul>"""), hint: "history.hint");
    }

    private Html Event(ReviewPageEvent review, bool isFirst)
    {
        var changes = isFirst ? _texts["event.first"]
            : review is { Came: 0, Gone: 0 } ? _texts["event.same"]
            : string.Join(IsChinese ? "" : " ", (review.Gone > 0 ? [_texts.Count("event.gone", review.Gone)] : (string[])[]).Concat(review.Came > 0 ? [_texts.Count("event.came", review.Came)] : []));
        var verdict = review is { Verdict: "fail", ToChange: > 0 } ? _texts.Count("event.to-change", review.ToChange) : _texts.Word("verdict", review.Verdict);
        return Html.Of($"""{Commit(review.Head)}<span><span class="badge {review.Verdict}">{verdict}</span> {changes}</span>""");
    }

    private Html Aside() => Html.Of(
        $"""
        <aside><dl>
        {(Review is { TopBefore: { } before, TopAfter: { } after } ? Fact("top", Html.Of($"""<span class="large">{before} → {after}{(Review.TopSize is { } size ? Html.Of($""" <span class="muted">{_texts.Format("aside.of", size)}</span>""") : Html.None)}</span>""")) : Html.None)}
        {(Review.Place is { } place ? Html.Join([Fact("head", Html.Of($"{Commit(place.Head)}, {Minute(place.At)}")), Fact("base", Html.Of($"{place.BaseBranch}, {Commit(place.Base)}"))]) : Html.None)}
        {Fact("policy", Html.Of($"{(Review.PolicyPath is { } policy ? _texts.Format("aside.policy.file", policy, Review.ListPath) : _texts.Format("aside.policy.none", Review.ListPath))}"))}
        {Html.If(Review.Evidence.Count > 0, () => Fact("figures", Html.Each(
            Review.Evidence.SelectMany(static e => e.Receipts).GroupBy(static r => r.Source, StringComparer.Ordinal),
            source => Html.Of($"<div>{_texts.Format("aside.figures.of", source.Key, source.Count(static r => r.Citations is not null), source.Count())}</div>"))))}
        </dl></aside>
        """);

    private Html Fact(string key, Html value) => Html.Of($"<div><dt>{_texts[$"aside.{key}"]}</dt><dd>{value}</dd></div>");

    private Html Commit(string sha) => Html.Of($"""<a class="sha" href="{GitHub}/commit/{sha}">{(sha.Length > 7 ? sha[..7] : sha)}</a>""");

    private Html Section(string key, Html content, string? hint = null) => Html.Of(
        $"""<section aria-labelledby="{key}"><div class="head"><h2 id="{key}">{_texts[key]}</h2>{(hint is null ? Html.None : Html.Of($"""<span class="muted small">{_texts[hint]}</span>"""))}</div>{content}</section>""");

    private Html More(int count, string key) => Html.If(count > 0, () => Html.Of($"""<p class="muted">{_texts.Format(key, count)}</p>"""));

    /// <summary>What a text has between grave accents is code.</summary>
    private static Html Code(string text) => Html.Join(text.Split('`', 3).Select(static (part, i) => i == 1 ? Html.Of($"<code>{part}</code>") : Html.Of($"<bdi>{part}</bdi>")));

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Minute(DateTime at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "–";
}
