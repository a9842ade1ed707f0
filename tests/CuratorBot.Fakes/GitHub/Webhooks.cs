using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CuratorBot.Fakes.GitHub;

/// <summary>Sends deliveries like GitHub: signed, with its headers, and never a second time by itself.</summary>
public sealed class Webhooks : IDisposable
{
    public const string Path = "/api/github/webhooks";

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private int _deliveries;

    /// <summary>Generated for each instance: there is no secret in the code.</summary>
    public string Secret { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>A new delivery id in GitHub's format.</summary>
    public string NextDelivery() => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{Interlocked.Increment(ref _deliveries):000000000000}");

    /// <summary>The signature of a body.</summary>
    public string Sign(byte[] body) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body))}";

    /// <summary>Sends a valid delivery.</summary>
    public Task<HttpResponseMessage> DeliverAsync(Uri service, string @event, JsonNode payload, string? delivery = null)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return _client.SendAsync(Request(service, @event, Encoding.UTF8.GetBytes(payload.ToJsonString()), delivery));
    }

    /// <summary>Sends any request that a test has made.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    /// <summary>A valid delivery, for a test to break.</summary>
    public HttpRequestMessage Request(Uri service, string @event, byte[] body, string? delivery = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service, Path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("User-Agent", "GitHub-Hookshot/044aadd");
        request.Headers.Add("X-GitHub-Event", @event);
        request.Headers.Add("X-GitHub-Delivery", delivery ?? NextDelivery());
        request.Headers.Add("X-Hub-Signature-256", Sign(body));
        return request;
    }

    public void Dispose() => _client.Dispose();
}
