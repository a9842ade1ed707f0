using System.Net;
using System.Text.Json;

namespace CuratorBot.GitHub.Connections;

/// <summary>
/// Refuses answers that are no JSON where JSON was asked for: GitHub, or a proxy before it, at times answers 200 with a page, an empty body
/// or half of one. To those above that is what a connection that broke is.
/// </summary>
internal sealed class WellFormedAnswers : DelegatingHandler
{
    /// <exception cref="HttpRequestException">The answer is no JSON, or no answer came.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created) || request.Method == HttpMethod.Delete || IsOfAnotherForm(response.Content.Headers.ContentType?.MediaType))
        {
            return response;
        }

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (IsJson(body))
        {
            return response;
        }

        response.Dispose();
        throw new HttpRequestException($"GitHub answered {request.Method} {request.RequestUri?.AbsolutePath} with a text that is not JSON.");
    }

    /// <summary>Whether GitHub says that it sends one of its other forms, as it was asked to: <c>application/vnd.github.sha</c>.</summary>
    private static bool IsOfAnotherForm(string? type) =>
        type?.StartsWith("application/vnd.github", StringComparison.OrdinalIgnoreCase) == true && !type.Contains("json", StringComparison.OrdinalIgnoreCase);

    private static bool IsJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body.StartsWith("\uFEFF"u8) ? body[3..] : body, new JsonReaderOptions { MaxDepth = 256 });
            var isValue = reader.Read() && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            while (reader.Read())
            {
                // To its end.
            }

            return isValue;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
