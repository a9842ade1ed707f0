using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CuratorBot.Links.Downloads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CuratorBot.Benchmarks;

/// <summary>
/// 100 papers from a server on this machine that takes 50 ms for each answer: fetched one by one, as the model list's own script does,
/// and by <c>curator fetch</c> as a process. Then the same with all that goes wrong on the web, killed in the middle and run again:
/// each paper's outcome is compared with what it has to be. Needs the loopback network 127.0.0.0/8 as hosts, as Linux has it.
/// </summary>
internal static class FetchSpeed
{
    private const int Papers = 100;
    private const int Hosts = 25; // as many as the model list has
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);
    private static readonly byte[] Pdf = [.. "%PDF-1.5\n"u8, .. Encoding.ASCII.GetBytes(new string('.', 299_985)), .. "%%EOF\n"u8];

    /// <summary>What is wrong with which papers.</summary>
    private static readonly Dictionary<int, string> Trouble = new(((IEnumerable<(string Kind, int[] Papers)>)
    [
        ("html", [5, 15, 25]),
        ("404", [8, 28, 48]),
        ("429", [11, 31]), // at the first request
        ("slow", [14, 34]), // rests in the middle of the body
        ("broken", [17, 37]), // breaks off, and can be gone on with
        ("cut", [18, 38]), // breaks off each time at the same place
        ("short", [58]), // comes without a length and without an end
        ("private", [20, 40]), // redirects to 10.0.0.1
        ("loopback", [60]), // redirects to 127.0.0.1
        ("moved", [70]), // redirects to another host
    ]).SelectMany(static t => t.Papers.Select(p => KeyValuePair.Create(p, t.Kind))));

    public static async Task<bool> RunAsync(string curator, TextWriter output)
    {
        await using var server = await Server.StartAsync();
        var folder = Directory.CreateTempSubdirectory("fetch-").FullName;
        try
        {
            var list = Path.Combine(folder, "list.md");
            await File.WriteAllTextAsync(list, ListText(server.Port));
            var calm = await CompareAsync(curator, server, list, Path.Combine(folder, "calm"), output);

            using (var usual = Start(curator, server, list, Path.Combine(folder, "usual"), "--pause", "1", "--per-host", "2", "--concurrency", "8"))
            {
                var watch = Stopwatch.StartNew();
                await usual.WaitForExitAsync();
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"with the pauses it makes unless told otherwise: {watch.Elapsed.TotalMilliseconds:0} ms"));
            }

            server.Trouble = true;
            await CompareAsync(curator, server, list, Path.Combine(folder, "rough"), output);
            var right = await JudgeAsync(Path.Combine(folder, "rough"), output);

            right &= await KillAsync(curator, server, list, Path.Combine(folder, "killed"), output);
            return right && calm >= 10;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> CompareAsync(string curator, Server server, string list, string to, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        await OneByOneAsync(server.Port, to + "-one-by-one");
        var oneByOne = watch.Elapsed;
        watch.Restart();
        using (var run = Start(curator, server, list, to))
        {
            await run.WaitForExitAsync();
        }

        var fetched = watch.Elapsed;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{(server.Trouble ? "with trouble" : "all is well ")}: one by one {oneByOne.TotalMilliseconds:0} ms, curator fetch {fetched.TotalMilliseconds:0} ms, start of the process included: {oneByOne / fetched:0.0} times as fast"));
        return oneByOne / fetched;
    }

    /// <summary>What the script beside the model list does: each link in turn, whatever comes is the file.</summary>
    private static async Task OneByOneAsync(int port, string to)
    {
        Directory.CreateDirectory(to);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var i = 0; i < Papers; i++)
        {
            try
            {
                await File.WriteAllBytesAsync(Path.Combine(to, $"{i}.pdf"), await client.GetByteArrayAsync(new Uri(AddressOf(i, port))));
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
            }
        }
    }

    private static async Task<bool> JudgeAsync(string to, TextWriter output)
    {
        var papers = Manifest.Read(to)!.Papers;
        var right = 0;
        for (var i = 0; i < Papers; i++)
        {
            var paper = papers[i];
            var file = Path.Combine(to, paper.File);
            var whole = File.Exists(file) && (await File.ReadAllBytesAsync(file)).AsSpan().SequenceEqual(Pdf);
            var why = paper.Attempts is [var attempt, ..] ? attempt.Reason : "";
            var asExpected = Trouble.GetValueOrDefault(i) switch
            {
                "html" => !whole && why == "is a web page, not a PDF",
                "404" => !whole && why == "404 Not Found",
                "cut" => !whole && why.StartsWith("is cut off: 150000 of 300000", StringComparison.Ordinal),
                "short" => !whole && why == "is cut off: the PDF has no end",
                "private" => !whole && why == "leads into a private network (10.0.0.1)",
                "loopback" => !whole && why == "leads into a private network (127.0.0.1)",
                _ => whole && paper.State == ManifestPaper.Complete, // 429, slow, broken and moved among them
            };
            right += asExpected ? 1 : 0;
            if (!asExpected)
            {
                await output.WriteLineAsync($"  {paper.Title}: {paper.State}, {why}");
            }
        }

        await output.WriteLineAsync($"outcomes: {right} of {Papers} right, {papers.Count(p => p.State == ManifestPaper.Complete)} whole");
        return right == Papers;
    }

    /// <summary>Kills the process (SIGKILL) several times while papers come, looks whether any file with its name is broken, and lets a last run end.</summary>
    private static async Task<bool> KillAsync(string curator, Server server, string list, string to, TextWriter output)
    {
        var broken = 0;
        foreach (var count in (int[])[5, 30, 60, 83])
        {
            using var run = Start(curator, server, list, to);
            while (!run.HasExited && (!Directory.Exists(to) || Directory.GetFiles(to, "*.pdf", SearchOption.AllDirectories).Length < count))
            {
                // Another process gives no sign but its files.
                await Task.Delay(1);
            }

            run.Kill();
            await run.WaitForExitAsync();
            var papers = Directory.GetFiles(to, "*.pdf", SearchOption.AllDirectories);
            foreach (var paper in papers)
            {
                broken += (await File.ReadAllBytesAsync(paper)).AsSpan().SequenceEqual(Pdf) ? 0 : 1;
            }

            await output.WriteLineAsync($"killed at {papers.Length} papers and {Directory.GetFiles(to, "*.part", SearchOption.AllDirectories).Count(f => new FileInfo(f).Length > 0)} parts of some, {broken} broken papers");
        }

        var resumed = server.Resumed;
        using (var last = Start(curator, server, list, to))
        {
            await last.WaitForExitAsync();
        }

        await output.WriteLineAsync($"then run to its end; requests that went on in the middle of a file: {server.Resumed - resumed}");
        return await JudgeAsync(to, output) && broken == 0;
    }

    private static Process Start(string curator, Server server, string list, string to, params string[] manners)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        string[] hasty = ["--pause", "0", "--concurrency", "64", "--per-host", "4"];
        foreach (var argument in (string[])[curator, "fetch", list, "--to", to, "--offline", .. manners.Length > 0 ? manners : hasty])
        {
            start.ArgumentList.Add(argument);
        }

        for (var host = 0; host < Hosts; host++)
        {
            start.ArgumentList.Add("--allow-address");
            start.ArgumentList.Add($"127.0.1.{host + 1}:{server.Port}");
        }

        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }

    private static string ListText(int port)
    {
        var text = new StringBuilder("### Driving\n\n");
        for (var i = 0; i < Papers; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"- **Paper number {i}** (2015), A. Author et al. [[pdf]]({AddressOf(i, port)})\n");
        }

        return text.ToString();
    }

    private static string AddressOf(int paper, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.1.{(paper % Hosts) + 1}:{port}/{paper}.pdf");

    private sealed class Server : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
        private int _resumed;

        private Server(WebApplication app, int port)
        {
            _app = app;
            Port = port;
        }

        public int Port { get; }

        /// <summary>Whether some papers give trouble.</summary>
        public bool Trouble { get; set; }

        /// <summary>Requests for the rest of a file.</summary>
        public int Resumed => _resumed;

        public static async Task<Server> StartAsync()
        {
            int port;
            using (var probe = new TcpListener(IPAddress.Any, 0))
            {
                probe.Start();
                port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls($"http://0.0.0.0:{port}");
            var app = builder.Build();
            var server = new Server(app, port);
            app.Run(server.AnswerAsync);
            await app.StartAsync();
            return server;
        }

        public async ValueTask DisposeAsync() => await _app.DisposeAsync();

        private async Task AnswerAsync(HttpContext context)
        {
            await Task.Delay(Latency, context.RequestAborted);
            var paper = int.Parse(Path.GetFileNameWithoutExtension(context.Request.Path.Value!), CultureInfo.InvariantCulture);
            switch (Trouble ? FetchSpeed.Trouble.GetValueOrDefault(paper) : null)
            {
                case "html":
                    context.Response.ContentType = "text/html";
                    await context.Response.WriteAsync("<!DOCTYPE html><html>" + new string(' ', 5000) + "</html>");
                    break;
                case "404":
                    context.Response.StatusCode = 404;
                    break;
                case "429" when IsFirst(context.Request):
                    context.Response.StatusCode = 429;
                    context.Response.Headers.RetryAfter = "1";
                    break;
                case "slow":
                    await SendAsync(context, breaksAfter: null, resumable: true, rest: TimeSpan.FromMilliseconds(400));
                    break;
                case "broken":
                    await SendAsync(context, breaksAfter: 150_000, resumable: true);
                    break;
                case "cut":
                    await SendAsync(context, breaksAfter: 150_000, resumable: false);
                    break;
                case "short":
                    await context.Response.Body.WriteAsync(Pdf.AsMemory(0, 150_000));
                    break;
                case "private":
                    context.Response.Redirect("http://10.0.0.1/x.pdf");
                    break;
                case "loopback":
                    context.Response.Redirect($"http://127.0.0.1:{Port}/1.pdf");
                    break;
                case "moved":
                    context.Response.Redirect($"http://127.0.1.3:{Port}/2.pdf", permanent: true);
                    break;
                default:
                    await SendAsync(context, breaksAfter: null, resumable: true);
                    break;
            }
        }

        private async Task SendAsync(HttpContext context, int? breaksAfter, bool resumable, TimeSpan rest = default)
        {
            const string Tag = "\"v1\"";
            var from = 0;
            if (resumable && context.Request.Headers.IfRange == Tag)
            {
                from = (int)context.Request.GetTypedHeaders().Range!.Ranges.Single().From!;
                context.Response.StatusCode = 206;
                context.Response.Headers.ContentRange = $"bytes {from}-{Pdf.Length - 1}/{Pdf.Length}";
                Interlocked.Increment(ref _resumed);
            }

            if (resumable)
            {
                context.Response.Headers.ETag = Tag;
            }

            var body = Pdf.AsMemory(from);
            context.Response.ContentLength = body.Length;
            var sent = Math.Min(body.Length, breaksAfter ?? body.Length);
            await context.Response.Body.WriteAsync(body[..(sent / 2)], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(rest, context.RequestAborted);
            await context.Response.Body.WriteAsync(body[(sent / 2)..sent], context.RequestAborted);
            if (breaksAfter < body.Length)
            {
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(Latency); // what was sent arrives before the connection is reset
                context.Abort();
            }
        }

        /// <summary>Whether a client asks for a file for the first time.</summary>
        private bool IsFirst(HttpRequest request)
        {
            lock (_asked)
            {
                return _asked.Add($"{request.Headers.UserAgent} {request.Path}");
            }
        }
    }
}
