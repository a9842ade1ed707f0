using System.Net;
using System.Net.Sockets;
using CuratorBot.Fakes;
using CuratorBot.Links.Http;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Links.Tests;

public sealed class PoliteClientTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("ftp://a.example/x.pdf", "is not an http or https address")]
    [InlineData("file:///etc/passwd", "is not an http or https address")]
    [InlineData("http://user:word@a.example/x.pdf", "carries a user name or password")]
    [InlineData("http://user@a.example/x.pdf", "carries a user name or password")]
    [InlineData("http://127.0.0.1/x.pdf", "leads into a private network (127.0.0.1)")]
    [InlineData("http://2130706433/x.pdf", "leads into a private network (127.0.0.1)")]
    [InlineData("http://0x7f.1/x.pdf", "leads into a private network (127.0.0.1)")]
    [InlineData("http://[::1]/x.pdf", "leads into a private network (::1)")]
    [InlineData("http://[::ffff:10.0.0.1]/x.pdf", "leads into a private network (::ffff:10.0.0.1)")]
    [InlineData("http://169.254.169.254/latest/meta-data", "leads into a private network (169.254.169.254)")]
    public async Task Hostile_addresses_are_refused_and_so_are_redirects_to_them(string url, string why)
    {
        var web = new FakeWeb().Redirects("http://a.example/", url);
        using var client = web.Client();

        Assert.Equal(why, (await Assert.ThrowsAsync<RefusedAddressException>(() => client.SendAsync(HttpMethod.Get, new Uri(url), null, None))).Message);
        Assert.Equal(why, (await Assert.ThrowsAsync<RefusedAddressException>(() => client.SendAsync(HttpMethod.Get, new Uri("http://a.example/"), null, None))).Message);
        Assert.Equal(["GET http://a.example/"], web.Log);
    }

    [Fact]
    public async Task A_name_that_resolves_to_a_private_address_is_refused_before_anything_is_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var client = new PoliteClient(new PoliteOptions { UserAgent = "test" }, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<RefusedAddressException>(
            () => client.SendAsync(HttpMethod.Get, new Uri($"http://localhost:{port}/"), null, TestContext.Current.CancellationToken));

        Assert.StartsWith("leads into a private network", refused.Message, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task An_exception_is_for_its_host_and_port_alone()
    {
        await using var server = await FakeServer.StartAsync(_ => new FakeResponse(200, "here"));
        await using var other = await FakeServer.StartAsync(_ => new FakeResponse(200, "not here"));
        using var client = new PoliteClient(
            new PoliteOptions { UserAgent = "test", AllowedAddresses = [server.Address.Authority] }, TimeProvider.System);

        using (var reply = await client.SendAsync(HttpMethod.Get, server.Address, null, TestContext.Current.CancellationToken))
        {
            Assert.Equal("here", await reply.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        await Assert.ThrowsAsync<RefusedAddressException>(() => client.SendAsync(HttpMethod.Get, other.Address, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Ten_redirects_are_followed_and_no_more()
    {
        var web = new FakeWeb();
        for (var i = 0; i <= 10; i++)
        {
            web.Redirects($"http://a.example/{i}", $"/{i + 1}", HttpStatusCode.MovedPermanently);
        }

        web.Has("http://a.example/11", HttpStatusCode.OK);
        using var client = web.Client();

        using (var reply = await client.SendAsync(HttpMethod.Get, new Uri("http://a.example/1"), null, None))
        {
            Assert.Equal(("http://a.example/11", true), (reply.Address.AbsoluteUri, reply.MovedForGood));
        }

        var refused = await Assert.ThrowsAsync<RefusedAddressException>(() => client.SendAsync(HttpMethod.Get, new Uri("http://a.example/0"), null, None));
        Assert.Equal("redirects more than 10 times", refused.Message);
    }

    [Fact]
    public void A_host_that_asks_for_time_gets_it()
    {
        var time = new FakeTimeProvider();
        var start = time.GetUtcNow();
        var asked = new List<double>();
        var web = new FakeWeb().Has("http://a.example/x", _ =>
        {
            asked.Add((time.GetUtcNow() - start).TotalSeconds);
            var response = new HttpResponseMessage(asked.Count < 3 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
            response.Headers.RetryAfter = asked.Count == 1 ? new(TimeSpan.FromSeconds(7)) : asked.Count == 2 ? new(start.AddSeconds(20)) : null;
            return response;
        });
        using var client = web.Client(time, retries: 2);

        using var reply = VirtualTime.Run(time, TimeSpan.FromMinutes(1), () => client.SendAsync(HttpMethod.Get, new Uri("http://a.example/x"), null, None));

        Assert.Equal(HttpStatusCode.OK, reply.Response.StatusCode);
        Assert.Equal([0, 7, 20], asked);
    }

    [Fact]
    public async Task A_host_that_asks_for_an_hour_is_not_asked_again()
    {
        var web = new FakeWeb().Has("http://a.example/x", _ => new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromHours(1)) } });
        using var client = web.Client(retries: 2);

        using var reply = await client.SendAsync(HttpMethod.Get, new Uri("http://a.example/x"), null, None);

        Assert.Equal(HttpStatusCode.TooManyRequests, reply.Response.StatusCode);
        Assert.Single(web.Log);
    }

    [Fact]
    public void Requests_to_one_host_keep_their_distance_and_other_hosts_do_not_wait()
    {
        var time = new FakeTimeProvider();
        var start = time.GetUtcNow();
        var asked = new List<(string Host, double At)>();
        var web = new FakeWeb();
        foreach (var url in (string[])["http://a.example/1", "http://a.example/2", "http://a.example/3", "http://b.example/1"])
        {
            web.Has(url, request =>
            {
                asked.Add((request.RequestUri!.Host, (time.GetUtcNow() - start).TotalSeconds));
                return new HttpResponseMessage(HttpStatusCode.OK);
            });
        }

        using var client = web.Client(time, pause: TimeSpan.FromSeconds(2), perHost: 3);
        _ = VirtualTime.Run(time, TimeSpan.FromMinutes(1), async () =>
        {
            await Task.WhenAll(((string[])["http://a.example/1", "http://a.example/2", "http://a.example/3", "http://b.example/1"]).Select(async url =>
            {
                using var reply = await client.SendAsync(HttpMethod.Get, new Uri(url), null, None);
            }));
            return true;
        });

        Assert.Equal([("a.example", 0), ("a.example", 2), ("a.example", 4), ("b.example", 0)], asked.OrderBy(a => a.Host, StringComparer.Ordinal).ThenBy(a => a.At));
    }

    [Fact]
    public async Task A_host_gets_no_more_requests_at_a_time_than_it_has_places()
    {
        var web = new FakeWeb().Has("http://a.example/x", HttpStatusCode.OK);
        using var client = web.Client(perHost: 2);
        var address = new Uri("http://a.example/x");

        var first = await client.SendAsync(HttpMethod.Get, address, null, None);
        using var second = await client.SendAsync(HttpMethod.Get, address, null, None);
        var third = client.SendAsync(HttpMethod.Get, address, null, None);
        Assert.Equal(2, web.Log.Count);
        first.Dispose();
        (await third).Dispose();

        Assert.Equal(3, web.Log.Count);
    }
}
