using System.Net;
using System.Text.Json;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Site;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Settings;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Tests;

/// <summary>Pages of public lists, and of no others.</summary>
public sealed class PagesTests : IAsyncLifetime
{
    private static readonly RepositoryRef Papers = new("Octo-Org", "Papers");

    private ServiceBench _bench = null!;
    private ServedPages _pages = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PageStore Store => _bench.Get<PageStore>();

    public async ValueTask InitializeAsync()
    {
        _bench = await ServiceBench.CreateAsync();
        _pages = await ServedPages.StartAsync(_bench);
    }

    public async ValueTask DisposeAsync()
    {
        await _pages.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task A_public_list_has_a_page_with_its_data_and_a_badge()
    {
        await Store.SaveAsync(Papers, Page(now: 100), Token);

        using var page = await GetAsync("/lists/octo-org/papers");
        var html = await page.Content.ReadAsStringAsync(Token);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Roads &amp; more", html, StringComparison.Ordinal);
        Assert.Equal($"{SiteFiles.ContentSecurityPolicy}; frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("unsafe", SiteFiles.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-cache", page.Headers.CacheControl!.ToString());

        using var data = await GetAsync("/lists/Octo-Org/Papers/list.json");
        Assert.Equal("Roads & more", JsonDocument.Parse(await data.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("list").GetProperty("name").GetString());
        using var badge = await GetAsync("/lists/octo-org/papers/badge.svg");
        Assert.Equal("image/svg+xml", badge.Content.Headers.ContentType!.MediaType);
        Assert.Contains("aria-label=\"top 100: 100/100\"", await badge.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var open = await GetAsync("/lists/octo-org/papers/badge.svg?show=open");
        Assert.Contains("aria-label=\"open: 0\"", await open.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var front = await GetAsync("/");
        Assert.Contains("<a href=\"lists/Octo-Org/Papers\">", await front.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_known_already_is_not_sent_again_until_it_is_made_anew()
    {
        await Store.SaveAsync(Papers, Page(now: 99), Token);
        using var first = await GetAsync("/lists/octo-org/papers");
        var tag = first.Headers.ETag!.ToString();

        using var second = await GetAsync("/lists/octo-org/papers", tag);
        Assert.Equal((HttpStatusCode.NotModified, 0L), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync(Token)).LongLength));

        _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await Store.SaveAsync(Papers, Page(now: 100), Token);
        using var third = await GetAsync("/lists/octo-org/papers", tag);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.NotEqual(tag, third.Headers.ETag!.ToString());
    }

    [Theory]
    [InlineData("", "top 100: 99/100", "top 100: 100/100")]
    [InlineData("?show=open", "open: 0", "open: 1")]
    public async Task A_badge_that_is_known_already_is_not_sent_again_until_it_may_be_another(string show, string before, string after)
    {
        await Store.SaveAsync(ServiceBench.Ref, Page(now: 99), Token);
        var path = $"/lists/{ServiceBench.Ref}/badge.svg{show}";
        using var first = await GetAsync(path);
        var tag = first.Headers.ETag!.ToString();
        Assert.Contains($"aria-label=\"{before}\"", await first.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var second = await GetAsync(path, tag);
        Assert.Equal((HttpStatusCode.NotModified, 0L), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync(Token)).LongLength));

        _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await Store.SaveAsync(ServiceBench.Ref, Page(now: 100), Token);
        await _bench.ReviewAsync(_bench.Open());

        using var third = await GetAsync(path, tag);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.NotEqual(tag, third.Headers.ETag!.ToString());
        Assert.Contains($"aria-label=\"{after}\"", await third.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_badge_is_made_once_of_each_version_of_its_list()
    {
        await Store.SaveAsync(Papers, Page(now: 99), Token);
        using var first = await GetAsync("/lists/octo-org/papers/badge.svg");

        // As it never is: what was made of this version stands.
        await using (var context = await _bench.Get<IDbContextFactory<CuratorContext>>().CreateDbContextAsync(Token))
        {
            await context.Pages.ExecuteUpdateAsync(static p => p.SetProperty(static r => r.Text, "broken"), Token);
        }

        using var second = await GetAsync("/lists/octo-org/papers/badge.svg");
        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await second.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task The_page_of_a_list_has_its_open_pull_requests_and_what_fits_together()
    {
        await Store.SaveAsync(ServiceBench.Ref, Page(now: 99), Token);
        using var first = await GetAsync($"/lists/{ServiceBench.Ref}");
        await _bench.ReviewAsync(_bench.Open());
        var other = _bench.Open();
        await _bench.ReviewAsync(other);

        using var second = await GetAsync($"/lists/{ServiceBench.Ref}", first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var pulls = SiteFiles.ReadJson(await (await GetAsync($"/lists/{ServiceBench.Ref}/list.json")).Content.ReadAsStringAsync(Token))!.Pulls!;

        Assert.Equal([1, 2], pulls.Open.Select(static p => p.Number));
        Assert.Equal(("Add a paper", "fail", "Identity Mappings in Deep Residual Networks"), (pulls.Open[0].Title, pulls.Open[0].Verdict, Assert.Single(pulls.Open[0].Enters)));
        Assert.Equal(["fits 1 100 True", "fits 2 100 True", "all 1,2 101 False"], pulls.Sets.Select(static s => $"{s.Kind} {string.Join(',', s.Pulls)} {s.Top} {s.Fits}"));

        await _bench.ChangeAsync(other, static state => state with { IsOpen = false });
        Assert.Single((await _bench.Get<PageStore>().OpenAsync(ServiceBench.Ref, Token)));
    }

    [Theory]
    [InlineData("guessed")]
    [InlineData("privatized")]
    [InlineData("swept")]
    [InlineData("renamed")]
    [InlineData("not confirmed")]
    public async Task What_may_not_be_shown_answers_like_what_does_not_exist(string why)
    {
        var names = new RepositoryNames(_bench.Get<IDbContextFactory<CuratorContext>>());
        await names.SeeAsync([(1, Papers)], static _ => Task.FromResult<RepositoryRef?>(null), Token);
        if (why != "guessed")
        {
            await Store.SaveAsync(Papers, Page(now: 100), Token);
            using var before = await GetAsync("/lists/octo-org/papers");
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        await (why switch
        {
            "privatized" => _bench.Get<WorkHandlers>().HandleAsync(Read("privatized"), Token),
            "swept" => Store.SeeAsync([(Papers, false)], Token),
            "renamed" => names.SeeAsync([(1, new RepositoryRef("octo-org", "articles"))], static _ => Task.FromResult<RepositoryRef?>(null), Token),
            "not confirmed" => Wait(TimeSpan.FromHours(4)),
            _ => Task.CompletedTask,
        });

        foreach (var path in (string[])["", "/list.json", "/badge.svg", "/badge.svg?show=open"])
        {
            using var hidden = await GetAsync($"/lists/octo-org/papers{path}", "*");
            using var absent = await GetAsync($"/lists/nobody/nothing{path}", "*");
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            Assert.Equal(await AnswerAsync(absent), await AnswerAsync(hidden));
        }

        using var front = await GetAsync("/");
        Assert.DoesNotContain("octo-org", await front.Content.ReadAsStringAsync(Token), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_sweep_that_sees_it_public_keeps_a_page()
    {
        await Store.SaveAsync(Papers, Page(now: 100), Token);
        _bench.Clock.Advance(TimeSpan.FromHours(2));
        await Store.SeeAsync([(Papers, true)], Token);
        _bench.Clock.Advance(TimeSpan.FromHours(2));

        using var page = await GetAsync("/lists/octo-org/papers");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task An_audit_makes_the_page_of_its_list()
    {
        await _bench.Get<WorkHandlers>().HandleAsync(new WorkItem.AuditList(ServiceBench.Ref, null), Token);

        using var page = await GetAsync($"/lists/{ServiceBench.Ref}");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.NotEmpty((await Store.ReadAsync(ServiceBench.Ref, Token))!.Entries);
    }

    [Fact]
    public async Task A_review_has_a_page_with_its_findings_evidence_and_history()
    {
        await Store.SeeAsync([(ServiceBench.Ref, true)], Token);
        _bench.LookUp = static query => new PaperLookup.Found(new Paper { Title = query.Title, CorpusId = 7, CitationCount = 12, AsOf = new DateOnly(2017, 2, 1) }, MatchedBy.Title, 1) { Query = "<i>asked</i>" };
        var pull = _bench.Open();
        await _bench.ReviewAsync(pull);

        using var page = await GetAsync($"/reviews/{ServiceBench.Ref}/{pull.Number}");
        var html = await page.Content.ReadAsStringAsync(Token);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("script-src", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;i&gt;asked&lt;/i&gt;", html, StringComparison.Ordinal);
        Assert.Contains("12", html, StringComparison.Ordinal);
        Assert.Contains(pull.Head.Sha[..7], html, StringComparison.Ordinal);
        Assert.Contains("What to do", html, StringComparison.Ordinal);
        Assert.Contains("Add a paper", html, StringComparison.Ordinal);
        Assert.Contains("This one alone", html, StringComparison.Ordinal);
        Assert.Contains("First review.", html, StringComparison.Ordinal);
        using var chinese = await GetAsync($"/reviews/{ServiceBench.Ref}/{pull.Number}?lang=zh");
        Assert.Contains("需要做什么", await chinese.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_that_waits_for_the_next_one_says_when_it_comes()
    {
        await Store.SeeAsync([(ServiceBench.Ref, true)], Token);
        _bench.LookUp = static _ => new PaperLookup.Unavailable("It is down.");
        var pull = _bench.Open();
        await _bench.ReviewAsync(pull);

        using var waiting = await GetAsync($"/reviews/{ServiceBench.Ref}/{pull.Number}");
        Assert.Contains("The next review is due at 2017-03-01 12:01 UTC.", await waiting.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        await _bench.Get<WorkQueue>().AddAsync(new WorkItem.ReviewPullRequest(ServiceBench.RefOf(pull), null), "delivery", Token);
        using var underWay = await GetAsync($"/reviews/{ServiceBench.Ref}/{pull.Number}");
        Assert.Contains("is being reviewed again", await underWay.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_review_of_a_private_repository_has_no_page(bool wasPublic)
    {
        await Store.SeeAsync([(ServiceBench.Ref, wasPublic)], Token);
        var pull = _bench.Open();
        await _bench.ReviewAsync(pull);
        await Store.SeeAsync([(ServiceBench.Ref, false)], Token);

        using var hidden = await GetAsync($"/reviews/{ServiceBench.Ref}/{pull.Number}");
        using var absent = await GetAsync($"/reviews/{ServiceBench.Ref}/999");

        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(await AnswerAsync(absent), await AnswerAsync(hidden));
        await using var context = await _bench.Get<IDbContextFactory<CuratorContext>>().CreateDbContextAsync(Token);
        Assert.Empty(context.ReviewPages);

        // Public once more, it has a page after its next review, and not the old one.
        await Store.SeeAsync([(ServiceBench.Ref, true)], Token);
        using var again = await GetAsync($"/reviews/{ServiceBench.Ref}/{pull.Number}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Names_of_no_repository_are_not_found()
    {
        foreach (var path in (string[])["/lists/a", "/lists/a/b/c", "/lists/..%2f/x", $"/lists/{new string('a', 5000)}/x", "/lists/o'/**/OR/**/1=1--/x", "/reviews/a/b", "/reviews/a/b/0", "/reviews/a/b/-1", "/reviews/a/b/99999999999"])
        {
            using var answer = await GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Switched_off_there_are_no_pages()
    {
        await Store.SaveAsync(Papers, Page(now: 100), Token);
        await using var none = await ServedPages.StartAsync(_bench, new PageOptions { Enabled = false });

        foreach (var path in (string[])["/", "/lists/octo-org/papers", "/lists/octo-org/papers/badge.svg", "/reviews/octo-org/papers/1"])
        {
            using var answer = await none.Reader.GetAsync(new Uri(path, UriKind.Relative), Token);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static WorkItem Read(string action) => DeliveryReader.Read(
        "repository",
        JsonDocument.Parse($$$"""{"action":"{{{action}}}","repository":{"id":1,"full_name":"Octo-Org/Papers"},"installation":{"id":1}}""").RootElement).Work!;

    private static async Task<string> AnswerAsync(HttpResponseMessage answer)
    {
        answer.Headers.Date = null;
        return $"{answer.StatusCode}\n{answer.Headers}{await answer.Content.ReadAsStringAsync(Token)}";
    }

    private Task Wait(TimeSpan time)
    {
        _bench.Clock.Advance(time);
        return Task.CompletedTask;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        return await _pages.Reader.SendAsync(request, Token);
    }

    private static ListPage Page(int now) => new()
    {
        List = new PageList("Roads & more", "README.md", "en", new DateOnly(2017, 3, 1), Papers.ToString(), null),
        Sources = [],
        Counts = new PageCounts(0, 0, 0, 0, 0, null, 0, 0),
        Top = new PageTop(100, now, null, null, null),
        Thresholds = [],
        Sections = [],
        Years = [],
        Authors = [],
        Entries = [],
    };
}
