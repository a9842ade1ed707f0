using System.Globalization;
using System.Net;
using System.Text;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Site;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Storage;

namespace CuratorBot.Service.Pages;

/// <summary>The page of a review: what to do and who asks for it, what was looked up, the other open pull requests, and how it came about. Without a script.</summary>
internal sealed class ReviewPageHtml
{
    private const string Style =
        """
        :root{color-scheme:light dark;--line:#d1d9e0;--muted:#59636e;--soft:#f6f8fa;--red:#cf222e;--amber:#8a5a00;--green:#1a7f37;--link:#0969da}@media(prefers-color-scheme:dark){:root{--line:#3d444d;--muted:#9aa2ac;--soft:#151b23;--red:#ff7b72;--amber:#dfa82b;--green:#4cc461;--link:#58a0fb}}*{box-sizing:border-box}body{margin:0 auto;max-width:60rem;padding:1.5rem 1rem 3rem;font:14px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI",Helvetica,Arial,sans-serif;overflow-wrap:anywhere}:root:lang(zh) body{font-family:-apple-system,BlinkMacSystemFont,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}a{color:var(--link)}h1{font-size:1.5rem;margin:.3rem 0 0}h2{font-size:1.1rem;margin:2rem 0 .5rem}.muted{color:var(--muted)}.verdict{border:1px solid var(--line);border-left:4px solid var(--muted);border-radius:8px;padding:.8rem 1rem;font-size:1.1rem;font-weight:600;margin-top:1rem}.fail{border-left-color:var(--red)}.pass{border-left-color:var(--green)}.needs-maintainer{border-left-color:var(--amber)}ol,ul{padding-left:1.4rem}li{margin:.7rem 0}li p{margin:.2rem 0}.failure{color:var(--red)}.warning{color:var(--amber)}.notice{color:var(--muted)}pre{margin:.4rem 0;padding:.6rem .8rem;background:var(--soft);border:1px solid var(--line);border-radius:6px;white-space:pre-wrap}code{font-size:.9em;background:var(--soft);padding:0 .3em;border-radius:4px}table{border-collapse:collapse;width:100%}.wide{overflow-x:auto}.wide .many{min-width:44rem}td,th{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--muted);font-size:12px;white-space:nowrap}.day{white-space:nowrap}.num{text-align:right;white-space:nowrap}
        """;

    private readonly StringBuilder _page = new();
    private readonly ReviewPageTexts _texts;
    private readonly PullRequestRef _pullRequest;
    private readonly string? _head;
    private readonly ReviewPage _review;

    private ReviewPageHtml(PullRequestRef pullRequest, ReviewPage review, string? head)
    {
        _pullRequest = pullRequest;
        _review = review;
        _head = head;
        _texts = ReviewPageTexts.Of(review.Locale);
    }

    /// <summary>Its style and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } = PageEndpoints.PolicyOf(Style);

    /// <param name="pullRequest">Which pull request.</param>
    /// <param name="review">Its last review.</param>
    /// <param name="history">Its reviews, newest first.</param>
    /// <param name="open">The open pull requests of the repository that change the top.</param>
    public static string Write(PullRequestRef pullRequest, ReviewPage review, IReadOnlyList<ReviewRow> history, IReadOnlyList<ReviewState> open) =>
        new ReviewPageHtml(pullRequest, review, history.Count > 0 ? history[0].HeadSha : null).Write(history, open);

    private string Write(IReadOnlyList<ReviewRow> history, IReadOnlyList<ReviewState> open)
    {
        var url = $"https://github.com/{_pullRequest.Repository}/pull/{_pullRequest.Number.ToString(CultureInfo.InvariantCulture)}";
        var name = $"{_pullRequest.Repository} #{_pullRequest.Number.ToString(CultureInfo.InvariantCulture)}";
        _page.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!doctype html><html lang="{_texts.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(name)} · CuratorBot</title><link rel="icon" href="data:,"><style>{Style}</style></head><body><main>
            <p class="muted"><a href="/lists/{Text(_pullRequest.Repository.ToString())}">{Text(_texts.List)}</a></p><h1>{Text(_texts.Title)} <a href="{Text(url)}">#{_pullRequest.Number.ToString(CultureInfo.InvariantCulture)}</a></h1>
            <p class="verdict {Text(_review.Verdict)}">{Text(_texts.Verdicts.GetValueOrDefault(_review.Verdict) ?? _review.Verdict)}</p>
            """);
        if (_review is { TopBefore: { } before, TopAfter: { } after })
        {
            Paragraph(_texts.Top(before, after, _review.TopSize));
        }

        Findings(_texts.ToDo, [.. _review.Findings.Where(static f => f.Severity != "notice")], "ol", _texts.NothingToDo);
        Findings(_texts.Optional, [.. _review.Findings.Where(static f => f.Severity == "notice")], "ul", empty: null);
        Findings(_texts.Waived, _review.Waived, "ul", empty: null);
        Evidence();
        Open(open);
        History(history);
        return _page.Append("</main></body></html>").ToString();
    }

    private void Findings(string heading, IReadOnlyList<ReviewPageFinding> findings, string list, string? empty)
    {
        if (findings.Count == 0 && empty is null)
        {
            return;
        }

        Heading(heading);
        if (findings.Count == 0)
        {
            Paragraph(empty!);
            return;
        }

        _page.Append('<').Append(list).Append('>');
        foreach (var finding in findings)
        {
            _page.Append("<li><p><strong class=\"").Append(Text(finding.Severity)).Append("\">").Append(Text(_texts.Severities.GetValueOrDefault(finding.Severity) ?? finding.Severity)).Append("</strong> ");
            if (finding.Title is { Length: > 0 } title)
            {
                _page.Append("<bdi><strong>").Append(Text(title)).Append("</strong></bdi> ");
            }

            if (finding.Line is { } line)
            {
                Line(line);
            }

            _page.Append("</p><p><bdi>").Append(Text(finding.Text)).Append("</bdi></p>");
            if (finding.Paste is { } paste)
            {
                _page.Append("<pre><bdi>").Append(Text(paste)).Append("</bdi></pre>");
            }

            if (finding.Because is { } because)
            {
                _page.Append("<p><bdi>").Append(Text(because)).Append("</bdi></p>");
            }

            _page.Append("<p class=\"muted\">").Append(Text(finding.Authority ?? _texts.AnyList)).Append(" · <code>").Append(Text(finding.Rule)).Append("</code></p></li>");
        }

        _page.Append("</").Append(list).Append('>');
    }

    private void Line(int line)
    {
        var words = _texts.Line(line);
        if (_head is null)
        {
            _page.Append("<span class=\"muted\">").Append(Text(words)).Append("</span>");
            return;
        }

        var path = RepositoryPath.Escape(_review.ListPath);
        _page.Append("<a href=\"https://github.com/").Append(Text(_pullRequest.Repository.ToString())).Append("/blob/").Append(Text(_head)).Append('/').Append(Text(path))
            .Append("?plain=1#L").Append(line.ToString(CultureInfo.InvariantCulture)).Append("\">").Append(Text(words)).Append("</a>");
    }

    private void Evidence()
    {
        if (_review.Evidence.Count == 0)
        {
            return;
        }

        Heading(_texts.Evidence);
        Head(_texts.EvidenceColumns);
        foreach (var paper in _review.Evidence)
        {
            _page.Append("<tr><td><bdi>").Append(Text(paper.Title)).Append("</bdi>").Append(paper.Year is { } year ? $" ({year.ToString(CultureInfo.InvariantCulture)})" : "").Append("</td><td>");
            if (paper.Query is { } query)
            {
                _page.Append("<code><bdi>").Append(Text(query)).Append("</bdi></code>");
            }

            _page.Append("</td><td>");
            if (paper.Record is { } record)
            {
                _page.Append(paper.Url is { } url ? $"<a href=\"{Text(url)}\" rel=\"nofollow noreferrer\">" : "<span>").Append("<bdi>").Append(Text(record)).Append("</bdi>").Append(paper.Url is null ? "</span>" : "</a>")
                    .Append(string.IsNullOrEmpty(paper.Venue) ? "" : $", {Text(paper.Venue)}");
            }
            else
            {
                _page.Append(Text(_texts.Lookups.GetValueOrDefault(paper.Lookup) ?? paper.Lookup));
            }

            _page.Append("</td><td class=\"num\">").Append(Text(_texts.Count(paper.Citations, paper.Needed))).Append("</td><td class=\"day\">").Append(Text(Day(paper.AsOf))).Append("</td><td class=\"num\">")
                .Append(Text(paper.OpenAlex is { } other ? Number(other) : "–")).Append("</td></tr>");
        }

        _page.Append("</tbody></table></div>");
    }

    private void Open(IReadOnlyList<ReviewState> open)
    {
        if (_review.TopSize is not { } size || _review.TopBefore is not { } before || open.Count == 0)
        {
            return;
        }

        Heading(_texts.Open);
        Head(_texts.OpenColumns);
        foreach (var state in open)
        {
            var number = state.PullRequest.Number.ToString(CultureInfo.InvariantCulture);
            _page.Append("<tr><td><a href=\"https://github.com/").Append(Text(_pullRequest.Repository.ToString())).Append("/pull/").Append(number).Append("\">#").Append(number).Append("</a></td><td class=\"num\">+")
                .Append(state.EntersTop.Count.ToString(CultureInfo.InvariantCulture)).Append("</td><td class=\"num\">−").Append(state.LeavesTop.Count.ToString(CultureInfo.InvariantCulture)).Append("</td><td class=\"num\">")
                .Append((before + state.EntersTop.Count - state.LeavesTop.Count).ToString(CultureInfo.InvariantCulture)).Append("</td></tr>");
        }

        _page.Append("</tbody></table></div>");
        Paragraph(_texts.Together(before + open.Sum(static s => s.EntersTop.Count - s.LeavesTop.Count), size));
    }

    private void History(IReadOnlyList<ReviewRow> history)
    {
        Heading(_texts.History);
        Head(_texts.HistoryColumns);
        foreach (var row in history)
        {
            _page.Append("<tr><td class=\"day\">").Append(row.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).Append("</td><td><code>").Append(Text(row.HeadSha.Length > 7 ? row.HeadSha[..7] : row.HeadSha)).Append("</code></td><td>")
                .Append(Text(_texts.Verdicts.GetValueOrDefault(ReviewPageTexts.NameOf(row.Verdict)) ?? row.Verdict)).Append("</td></tr>");
        }

        _page.Append("</tbody></table></div>");
    }

    private void Heading(string words) => _page.Append("<h2>").Append(Text(words)).Append("</h2>");

    private void Paragraph(string words) => _page.Append("<p>").Append(Text(words)).Append("</p>");

    private void Head(IReadOnlyList<string> columns)
    {
        _page.Append("<div class=\"wide\" tabindex=\"0\"><table").Append(columns.Count > 4 ? " class=\"many\"" : "").Append("><thead><tr>");
        foreach (var column in columns)
        {
            _page.Append("<th scope=\"col\">").Append(Text(column)).Append("</th>");
        }

        _page.Append("</tr></thead><tbody>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "–";
}
