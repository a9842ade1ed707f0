using System.Net;
using System.Net.Sockets;
using CuratorBot.Core.Judging;
using CuratorBot.Testing;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Links.Tests;

public sealed class LinkCheckerTests
{
    private const string Url = "http://a.example/x.pdf";

    [Theory]
    [InlineData(HttpStatusCode.OK, LinkState.Alive)]
    [InlineData(HttpStatusCode.PartialContent, LinkState.Alive)]
    [InlineData(HttpStatusCode.RequestedRangeNotSatisfiable, LinkState.Alive)]
    [InlineData(HttpStatusCode.NotFound, LinkState.Dead)]
    [InlineData(HttpStatusCode.Gone, LinkState.Dead)]
    [InlineData(HttpStatusCode.Unauthorized, LinkState.Unknown)]
    [InlineData(HttpStatusCode.Forbidden, LinkState.Unknown)]
    [InlineData(HttpStatusCode.MethodNotAllowed, LinkState.Unknown)]
    [InlineData(HttpStatusCode.TooManyRequests, LinkState.Unknown)]
    [InlineData(HttpStatusCode.InternalServerError, LinkState.Unknown)]
    [InlineData(HttpStatusCode.ServiceUnavailable, LinkState.Unknown)]
    [InlineData((HttpStatusCode)418, LinkState.Unknown)]
    public async Task The_status_says_whether_something_is_there(HttpStatusCode status, LinkState state)
    {
        var answer = await CheckAsync(new FakeWeb().Has(Url, status), Url);

        Assert.Equal((state, (int)status), (answer.State, answer.Status));
    }

    [Fact]
    public async Task What_is_alive_costs_one_request_without_a_body()
    {
        var web = new FakeWeb().Has(Url, HttpStatusCode.OK);

        await CheckAsync(web, Url);

        Assert.Equal([$"HEAD {Url}"], web.Log);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.MethodNotAllowed)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_server_that_does_not_take_HEAD_is_asked_for_one_byte(HttpStatusCode toHead)
    {
        var web = new FakeWeb().Has(Url, request => new HttpResponseMessage(request.Method == HttpMethod.Head ? toHead : HttpStatusCode.PartialContent));

        Assert.Equal(LinkState.Alive, (await CheckAsync(web, Url)).State);
        Assert.Equal([$"HEAD {Url}", $"GET {Url} [bytes=0-0]"], web.Log);
    }

    [Theory]
    [InlineData(true, LinkState.Dead)]
    [InlineData(false, LinkState.Unknown)]
    public async Task A_host_is_missing_only_where_other_names_can_be_resolved(bool resolves, LinkState state)
    {
        var web = new FakeWeb().Has(Url, static _ => throw NoSuchHost());
        foreach (var known in (string[])["https://example.com/", "https://arxiv.org/"])
        {
            web = resolves ? web.Has(known, HttpStatusCode.OK) : web.Has(known, static _ => throw NoSuchHost());
        }

        Assert.Equal(state, (await CheckAsync(web, Url)).State);
    }

    private static HttpRequestException NoSuchHost() => new(HttpRequestError.NameResolutionError, "?", new SocketException((int)SocketError.HostNotFound));

    [Theory]
    [InlineData(SocketError.HostNotFound, LinkState.Dead)]
    [InlineData(SocketError.NoData, LinkState.Dead)]
    [InlineData(SocketError.TryAgain, LinkState.Unknown)]
    [InlineData(SocketError.ConnectionRefused, LinkState.Unknown)]
    public async Task No_such_host_is_dead_and_no_connection_is_not(SocketError error, LinkState state)
    {
        var web = new FakeWeb().Has(Url, _ => throw new HttpRequestException("no connection", new SocketException((int)error))).Has("https://example.com/", HttpStatusCode.OK);

        var answer = await CheckAsync(web, Url);

        Assert.Equal((state, null), (answer.State, answer.Status));
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("/relative.pdf")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://10.0.0.1/x.pdf")]
    [InlineData("http://[::1]/x.pdf")]
    public async Task What_is_not_visited_is_unknown(string url) => Assert.Equal(LinkState.Unknown, (await CheckAsync(new FakeWeb(), url)).State);

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently, true)]
    [InlineData(HttpStatusCode.PermanentRedirect, true)]
    [InlineData(HttpStatusCode.Found, false)]
    [InlineData(HttpStatusCode.TemporaryRedirect, false)]
    public async Task Redirects_are_told_and_whether_they_are_for_good(HttpStatusCode status, bool forGood)
    {
        var web = new FakeWeb().Redirects(Url, "https://b.example/y.pdf", status).Has("https://b.example/y.pdf", HttpStatusCode.OK);

        var answer = await CheckAsync(web, Url);

        Assert.Equal((LinkState.Alive, "https://b.example/y.pdf", forGood), (answer.State, answer.MovedTo, answer.MovedForGood));
    }

    [Fact]
    public async Task An_address_is_asked_once_a_run_and_answers_keep_the_order()
    {
        var web = new FakeWeb().Has(Url, HttpStatusCode.OK).Has("http://b.example/", HttpStatusCode.Gone);
        using var client = web.Client();
        var done = new List<int>();

        var answers = await new LinkChecker(client, cache: null).CheckAsync([Url, "http://b.example/", Url], new Steps(done), CancellationToken.None);

        Assert.Equal([Url, "http://b.example/"], answers.Select(a => a.Url));
        Assert.Equal([1, 2], done.Order());
        Assert.Equal(3, web.Log.Count);
    }

    [Fact]
    public async Task Answers_are_kept_as_long_as_they_can_be_believed()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "cache", "links.json");
        var time = new FakeTimeProvider();
        string[] urls = ["http://a.example/alive", "http://a.example/dead", "http://a.example/unknown"];
        var web = new FakeWeb().Has(urls[0], HttpStatusCode.OK).Has(urls[1], HttpStatusCode.NotFound).Has(urls[2], HttpStatusCode.Forbidden);
        using var client = web.Client(time);

        Assert.Equal(urls, await AskedAsync(TimeSpan.Zero));
        Assert.Equal([urls[2]], await AskedAsync(TimeSpan.FromHours(23)));
        Assert.Equal([urls[1], urls[2]], await AskedAsync(TimeSpan.FromHours(2)));
        Assert.Equal(urls, await AskedAsync(TimeSpan.FromDays(7)));

        async Task<IEnumerable<string>> AskedAsync(TimeSpan later)
        {
            time.Advance(later);
            var before = web.Log.Count;
            var cache = LinkCache.Load(path, time);
            await new LinkChecker(client, cache).CheckAsync(urls, answered: null, CancellationToken.None);
            cache.Save();
            return web.Log.Skip(before).Select(l => l.Split(' ')[1]).Distinct();
        }
    }

    [Fact]
    public void A_broken_cache_is_an_empty_one()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "links.json");
        File.WriteAllText(path, "[{\"answer\":");

        Assert.Null(LinkCache.Load(path, TimeProvider.System).Find(Url));
    }

    private static async Task<LinkAnswer> CheckAsync(FakeWeb web, string url)
    {
        using var client = web.Client();
        return Assert.Single(await new LinkChecker(client, cache: null).CheckAsync([url], answered: null, TestContext.Current.CancellationToken));
    }

    private sealed class Steps(List<int> seen) : IProgress<int>
    {
        public void Report(int value) => seen.Add(value);
    }
}
