using System.Net;
using System.Text.Json;
using CuratorBot.Fakes;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary><c>curator fetch</c> and <c>curator links</c> against a server on this machine.</summary>
public sealed class FetchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fetch_tells_what_came_and_what_did_not_and_why()
    {
        await using var server = await StartAsync();
        var list = List(server, "good", "page");
        var to = Path.Combine(_folder.Path, "papers");

        var first = await RunAsync(server, "fetch", list, "--to", to, "--offline");
        var second = await RunAsync(server, "fetch", list, "--to", to, "--offline");

        Assert.Equal((1, ""), (first.ExitCode, first.Error));
        Assert.Equal(
            [$"The page  {server.Address}page.pdf  is a web page, not a PDF", $"1 fetched (2 kB), 0 kept, 1 failed: {Path.Combine(to, "manifest.json")} lists everything"],
            first.Out.TrimEnd('\n').Split('\n')[1..]);
        Assert.Contains("0 fetched (0 kB), 1 kept, 1 failed", second.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(to, "Driving", "The good (2016).pdf")));
    }

    [Fact]
    public async Task Fetch_visits_no_private_network_of_its_own_accord()
    {
        await using var server = await StartAsync();

        var run = await Curator.RunAsync(Host, "fetch", List(server, "good"), "--to", Path.Combine(_folder.Path, "papers"), "--offline");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("leads into a private network (127.0.0.1)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_a_top_is_fetched_with_all_only()
    {
        var list = _folder.Write("list.md", "# Papers\n\nNone yet.\n");

        var run = await Curator.RunAsync("fetch", list, "--to", Path.Combine(_folder.Path, "papers"));

        Assert.Equal(new CuratorRun(2, "", $"{list}: no section of it is a top. With --all, all of its papers are fetched.\n"), run);
    }

    [Theory]
    [InlineData("curator fetch: --concurrency: '0' is not possible. Give a whole number from 1 to 64. See 'curator fetch --help'.", "--concurrency", "0")]
    [InlineData("curator fetch: --concurrency: '2.5' is not possible. Give a whole number from 1 to 64. See 'curator fetch --help'.", "--concurrency", "2.5")]
    [InlineData("curator fetch: --pause: 'long' is not possible. Give a number from 0 to 60. See 'curator fetch --help'.", "--pause", "long")]
    public async Task Impossible_numbers_are_told(string expected, params string[] options) =>
        Assert.Equal(new CuratorRun(2, "", expected + "\n"), await Curator.RunAsync(["fetch", "README.md", .. options]));

    [Fact]
    public async Task Links_tells_dead_ones_with_their_lines()
    {
        await using var server = await StartAsync();
        var list = List(server, "good", "gone", "refused", "moved", "gone", "old/on-roads", "for-now/on-rails");

        var run = await RunAsync(server, "links", list, "--no-cache");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var lines = run.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(
            [
                $"dead|6,9|{server.Address}gone.pdf|410 Gone",
                $"unknown|7|{server.Address}refused.pdf|403 Forbidden",
                $"moved|10|{server.Address}old/on-roads.pdf|now at {server.Address}new/on-roads.pdf",
            ],
            lines[1..^1].Select(line => string.Join('|', line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))));
        Assert.Equal("6 links: 4 alive, 1 dead, 1 unknown; 1 moved for good", lines[^1]);
    }

    [Fact]
    public async Task Links_that_have_moved_for_good_come_as_a_patch()
    {
        await using var server = await StartAsync();

        var run = await RunAsync(server, "links", List(server, "moved", "old/on-roads"), "--no-cache", "--patch");

        Assert.Equal(
            [$"-- **The old/on-roads** (2016), A. Ames [[pdf]]({server.Address}old/on-roads.pdf)", $"+- **The old/on-roads** (2016), A. Ames [[pdf]]({server.Address}new/on-roads.pdf)"],
            run.Out.Split('\n').Where(static line => line.StartsWith("-- ", StringComparison.Ordinal) || line.StartsWith("+- ", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.Success, run.ExitCode);
    }

    [Fact]
    public async Task An_audit_tells_of_moved_links_where_the_policy_has_links_asked()
    {
        var on = _folder.Write("on.yml", "rules:\n  link-alive: failure\n");
        var list = _folder.Write("list.md", "### Driving\n\n- **The roads** (2016), A. Ames [[pdf]](http://a.example/p/roads-2016.pdf)\n");
        CliHost WithNetwork(TextWriter output, TextWriter error) => new(output, error)
        {
            Settings = Host(output, error).Settings,
            Network = () => new Redirecting(),
        };

        var run = await Curator.RunAsync(WithNetwork, "audit", list, "--policy", on, "--no-cache", "--verbose");

        Assert.Contains("All addresses at http://a.example have moved to https://a.example.", run.Out, StringComparison.Ordinal);
        Assert.Contains("[[pdf]](https://a.example/p/roads-2016.pdf)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_writes_json_for_programs()
    {
        await using var server = await StartAsync();

        var run = await RunAsync(server, "links", List(server, "moved", "good"), "--no-cache", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Out);
        var moved = json.RootElement[0];
        Assert.Equal(
            ("alive", 200, $"{server.Address}good.pdf", true, 5),
            (moved.GetProperty("state").GetString(), moved.GetProperty("status").GetInt32(), moved.GetProperty("movedTo").GetString(), moved.GetProperty("movedForGood").GetBoolean(), moved.GetProperty("lines")[0].GetInt32()));
    }

    [Fact]
    public async Task A_review_asks_new_links_where_the_policy_turns_the_rule_on_and_the_network_may_be_used()
    {
        var network = new Dead();
        var before = _folder.Write("base.md", "### Driving\n- **Old roads** (2016), A. Ames [[pdf]](https://a.example/old.pdf)\n");
        var after = _folder.Write("head.md", "### Driving\n- **Old roads** (2016), A. Ames [[pdf]](https://a.example/old.pdf)\n- **New roads** (2016), B. Boyd [[pdf]](https://a.example/new.pdf)\n");
        var on = _folder.Write("on.yml", "rules:\n  link-alive: warning\n");
        var off = _folder.Write("off.yml", "rules:\n  year-order: off\n");
        CliHost WithNetwork(TextWriter output, TextWriter error) => new(output, error) { Settings = Host(output, error).Settings, Network = () => network };

        var asked = await Curator.RunAsync(WithNetwork, "review", before, after, "--policy", on, "--no-cache");
        Assert.Contains("The link https://a.example/new.pdf is dead", asked.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("/old.pdf", string.Join(' ', network.Asked), StringComparison.Ordinal);

        network.Asked.Clear();
        var notOn = await Curator.RunAsync(WithNetwork, "review", before, after, "--policy", off, "--no-cache");
        var offline = await Curator.RunAsync(WithNetwork, "review", before, after, "--policy", on, "--offline");
        Assert.DoesNotContain("leads nowhere", notOn.Out + offline.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(network.Asked, url => url.StartsWith("https://a.example", StringComparison.Ordinal));
    }

    private static CliHost Host(TextWriter output, TextWriter error) => new(output, error)
    {
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["SemanticScholar:CachePath"] = "", ["SemanticScholar:Deadline"] = "00:00:01" },
    };

    private static Task<CuratorRun> RunAsync(FakeServer server, params string[] args) =>
        Curator.RunAsync(Host, [.. args, "--pause", "0", "--allow-address", server.Address.Authority]);

    private string List(FakeServer server, params string[] names) =>
        _folder.Write("list.md", "The top 100 papers.\n\n### Driving\n\n" + string.Concat(names.Select(n => $"- **The {n}** (2016), A. Ames [[pdf]]({server.Address}{n}.pdf)\n")));

    private static Task<FakeServer> StartAsync() => FakeServer.StartAsync(request => request.Path switch
    {
        "/good.pdf" => new FakeResponse(200, [.. "%PDF-1.5\n"u8, .. new byte[1985], .. "%%EOF\n"u8], "application/pdf"),
        "/page.pdf" => new FakeResponse(200, "<html>Please log in</html>", "text/html"),
        "/gone.pdf" => new FakeResponse(410, ""),
        "/refused.pdf" => new FakeResponse(403, ""),
        "/moved.pdf" => new FakeResponse(301, "") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = "/good.pdf" } },
        "/old/on-roads.pdf" => new FakeResponse(301, "") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = "/new/on-roads.pdf" } },
        "/for-now/on-rails.pdf" => new FakeResponse(302, "") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = "/new/on-rails.pdf" } },
        "/new/on-roads.pdf" or "/new/on-rails.pdf" => new FakeResponse(200, "%PDF", "application/pdf"),
        _ => new FakeResponse(404, ""),
    });

    /// <summary>A network in which every site has moved to https.</summary>
    private sealed class Redirecting : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!;
            var answer = new HttpResponseMessage(address.Scheme == "http" ? HttpStatusCode.MovedPermanently : HttpStatusCode.OK);
            answer.Headers.Location = address.Scheme == "http" ? new UriBuilder(address) { Scheme = "https", Port = -1 }.Uri : null;
            return Task.FromResult(answer);
        }
    }

    private sealed class Dead : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (Asked)
            {
                Asked.Add(request.RequestUri!.AbsoluteUri);
            }

            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        }
    }
}
