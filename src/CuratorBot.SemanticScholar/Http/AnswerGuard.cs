using System.Net;
using System.Net.Http.Headers;
using CuratorBot.SemanticScholar.Telemetry;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>
/// The handler next to the network: adds the key just for sending, and accepts only what can be an answer of the API.
/// It reads the body within the attempt's time and a size limit, so that a stalled or broken transfer is retried.
/// </summary>
internal sealed class AnswerGuard : DelegatingHandler
{
    /// <summary>Maximum size of an answer: slightly more than the 10 MB that the API documents ("Limitations"), so that only a faulty answer exceeds it.</summary>
    internal const int MaxBytes = 10 * 1024 * 1024;

    private const string KeyHeader = "x-api-key";

    private readonly string? _key;
    private readonly SemanticScholarTelemetry _telemetry;
    private readonly TimeProvider _time;

    public AnswerGuard(SemanticScholarOptions options, SemanticScholarTelemetry telemetry, TimeProvider time)
    {
        _key = options.HasKey ? options.ApiKey!.Trim() : null;
        _telemetry = telemetry;
        _time = time;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var outcome = "error";
        if (_key is not null)
        {
            request.Headers.TryAddWithoutValidation(KeyHeader, _key);
        }

        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                outcome = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
                await ReadAsync(response, cancellationToken);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
        catch (OperationCanceledException)
        {
            outcome = "timeout";
            throw;
        }
        catch (UnusableAnswerException)
        {
            outcome = "unusable";
            throw;
        }
        finally
        {
            // Exceptions and answers carry the request; nothing that logs them may find the key.
            request.Headers.Remove(KeyHeader);
            _telemetry.Requested(EndpointOf(request.RequestUri), outcome, _time.GetElapsedTime(start));
        }
    }

    private static async Task ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest)
        {
            var host = response.Headers.Location is { IsAbsoluteUri: true } location ? location.Host : "another address";
            throw new UnusableAnswerException($"Semantic Scholar's address answers with a redirect to {host}, which is not followed");
        }

        var type = response.Content.Headers.ContentType?.MediaType;
        if (response.IsSuccessStatusCode && type is not null && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnusableAnswerException($"Semantic Scholar's address answers with {Plain(type)}, not with JSON");
        }

        var headers = response.Content.Headers;
        var body = await ReadBodyAsync(response.Content, cancellationToken);
        response.Content.Dispose();
        response.Content = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length);
        response.Content.Headers.ContentType = headers.ContentType ?? new MediaTypeHeaderValue("application/json");
    }

    private static async Task<MemoryStream> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        if (content.Headers.ContentLength > MaxBytes)
        {
            throw TooLarge();
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken);
        await using (stream)
        {
            var buffer = new byte[16 * 1024];
            for (int read; (read = await ReadSomeAsync(stream, buffer, cancellationToken)) > 0;)
            {
                if (body.Length + read > MaxBytes)
                {
                    throw TooLarge();
                }

                body.Write(buffer, 0, read);
            }
        }

        return body;

        static async ValueTask<int> ReadSomeAsync(Stream stream, byte[] buffer, CancellationToken cancellationToken)
        {
            try
            {
                return await stream.ReadAsync(buffer, cancellationToken);
            }
            catch (IOException broken)
            {
                // A connection lost in the middle of the body is as transient as one lost before it, so it is retried too.
                throw new HttpRequestException(HttpRequestError.ResponseEnded, inner: broken);
            }
        }

        static UnusableAnswerException TooLarge() => new($"Semantic Scholar's answer is larger than {MaxBytes / 1024 / 1024} MB");
    }

    private static string EndpointOf(Uri? uri)
    {
        var path = uri?.AbsolutePath ?? "";
        return path.EndsWith("/paper/batch", StringComparison.Ordinal) ? "batch"
            : path.EndsWith("/paper/search/match", StringComparison.Ordinal) ? "match"
            : path.EndsWith("/paper/search", StringComparison.Ordinal) ? "search"
            : "paper";
    }

    /// <summary>A media type is text from outside: only its first printable part is repeated.</summary>
    private static string Plain(string type) =>
        new([.. type.Take(40).Where(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '+' or '.')]);
}

/// <summary>The content is not an answer of the API; retrying does not help.</summary>
/// <param name="reason">What was received, for people, without a final full stop.</param>
internal sealed class UnusableAnswerException(string reason) : Exception(reason);
