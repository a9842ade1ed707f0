using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using CuratorBot.Links.Http;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Links.Tests;

/// <summary>Hosts in memory: an address that a test has not set up is a failed test, not a request.</summary>
internal sealed class FakeWeb : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, Func<HttpRequestMessage, HttpResponseMessage>> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _log = new();

    /// <summary>The requests in order: <c>GET http://a.example/x</c>, and <c>[bytes=5-]</c> where a range was asked for.</summary>
    public IReadOnlyList<string> Log => [.. _log];

    public static byte[] Pdf(int size = 2000) => [.. "%PDF-1.5\n"u8, .. Enumerable.Repeat((byte)'.', size - 15), .. "%%EOF\n"u8];

    public FakeWeb Has(string url, Func<HttpRequestMessage, HttpResponseMessage> page)
    {
        _pages[url] = page;
        return this;
    }

    public FakeWeb Has(string url, HttpStatusCode status) => Has(url, _ => new HttpResponseMessage(status) { Content = new ByteArrayContent([]) });

    public FakeWeb Has(string url, byte[] content) => Has(url, _ => Ok(content));

    public FakeWeb Redirects(string url, string to, HttpStatusCode status = HttpStatusCode.Found) =>
        Has(url, _ => new HttpResponseMessage(status) { Headers = { Location = new Uri(to, UriKind.RelativeOrAbsolute) } });

    public static HttpResponseMessage Ok(byte[] content) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };

    /// <summary>A file that is served in pieces on demand, and whose bodies break off after some bytes.</summary>
    public FakeWeb Serves(string url, byte[] content, string etag, int breaksAfter = int.MaxValue) => Has(url, request =>
    {
        var from = request.Headers.Range?.Ranges.Single().From is { } start && string.Equals(request.Headers.IfRange?.EntityTag?.Tag, etag, StringComparison.Ordinal) ? (int)start : 0;
        var rest = content[from..];
        var response = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK)
        {
            Content = new StreamContent(new BreakingStream(rest, breaksAfter)),
        };
        response.Headers.ETag = new(etag);
        response.Content.Headers.ContentLength = rest.Length;
        response.Content.Headers.ContentRange = from > 0 ? new(from, content.Length - 1, content.Length) : null;
        return response;
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!.AbsoluteUri;
        _log.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{request.Method} {url}{(request.Headers.Range is { } range ? $" [{range}]" : "")}"));
        return _pages.TryGetValue(url, out var page)
            ? Task.FromResult(page(request))
            : throw new InvalidOperationException($"No one has set up {url}.");
    }

    /// <summary>A client with a clock that is turned by hand and hosts that need no pause.</summary>
    public PoliteClient Client(TimeProvider? time = null, int retries = 0, TimeSpan pause = default, int perHost = 2) => new(
        new PoliteOptions { UserAgent = "test", Retries = retries, Pause = pause, PerHost = perHost }, time ?? new FakeTimeProvider(), this);

    private sealed class BreakingStream(byte[] content, int breaksAfter) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var left = breaksAfter - (int)Position;
            return left > 0 || Position == Length
                ? base.ReadAsync(buffer[..Math.Min(buffer.Length, Math.Max(left, 1))], cancellationToken)
                : throw new HttpIOException(HttpRequestError.ResponseEnded);
        }
    }
}
