using System.Net;
using System.Net.Http.Headers;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>
/// The handler next to the network: adds the key just for sending, and accepts only what can be an answer of the API.
/// It reads the body within the attempt's time and a size limit, so that a stalled or broken transfer is retried.
/// </summary>
internal sealed class AnswerGuard : DelegatingHandler
{
    /// <summary>Maximum size of an answer: slightly more than the 10 MB that the API documents ("Limitations"), so that only a faulty answer exceeds it.</summary>
    internal const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>A record that was merged into one that was merged: more are a circle.</summary>
    private const int MaxRedirects = 3;

    private readonly ApiGate _gate;

    public AnswerGuard(ApiGate gate) => _gate = gate;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ;)
        {
            var key = _gate.Key;
            var response = await SendOnceAsync(request, key, cancellationToken);
            if (key is not null && response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                // A key that has expired must not cost a review its facts: everyone may ask without one.
                response.Dispose();
                _gate.RefuseKey(response.StatusCode);
            }
            else if (_gate.Profile.FollowsRedirects && redirects++ < MaxRedirects && TargetOf(request, response) is { } target)
            {
                response.Dispose();
                request.RequestUri = target;
            }
            else
            {
                try
                {
                    RefuseRedirect(response);
                    return response;
                }
                catch
                {
                    response.Dispose();
                    throw;
                }
            }
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, string? key, CancellationToken cancellationToken)
    {
        var start = _gate.Time.GetTimestamp();
        var outcome = "error";
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation(_gate.Profile.KeyHeader, _gate.Profile.KeyPrefix + key);
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
            request.Headers.Remove(_gate.Profile.KeyHeader);
            _gate.Telemetry.Requested(_gate.Profile.EndpointOf(request.RequestUri?.AbsolutePath ?? ""), outcome, _gate.Time.GetElapsedTime(start));
        }
    }

    /// <summary>The address on the same host that an answer refers to; null if it refers to none there.</summary>
    private static Uri? TargetOf(HttpRequestMessage request, HttpResponseMessage response) =>
        IsRedirect(response) && request.Method == HttpMethod.Get && response.Headers.Location is { } location
        && Uri.TryCreate(request.RequestUri, location, out var target)
        && string.Equals(target.GetLeftPart(UriPartial.Authority), request.RequestUri!.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
            ? target
            : null;

    private static bool IsRedirect(HttpResponseMessage response) => response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest;

    private void RefuseRedirect(HttpResponseMessage response)
    {
        if (IsRedirect(response))
        {
            var host = response.Headers.Location is { IsAbsoluteUri: true } location ? location.Host : "another address";
            throw new UnusableAnswerException($"{_gate.Service}'s address answers with a redirect to {host}, which is not followed");
        }
    }

    private async Task ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (response.IsSuccessStatusCode && type is not null && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnusableAnswerException($"{_gate.Service}'s address answers with {Plain(type)}, not with JSON");
        }

        var headers = response.Content.Headers;
        var body = await ReadBodyAsync(response.Content, cancellationToken);
        response.Content.Dispose();
        response.Content = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length);
        response.Content.Headers.ContentType = headers.ContentType ?? new MediaTypeHeaderValue("application/json");
    }

    private async Task<MemoryStream> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
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

        UnusableAnswerException TooLarge() => new($"{_gate.Service}'s answer is larger than {MaxBytes / 1024 / 1024} MB");
    }

    /// <summary>A media type is text from outside: only its first printable part is repeated.</summary>
    private static string Plain(string type) =>
        new([.. type.Take(40).Where(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '+' or '.')]);
}

/// <summary>The content is not an answer of the API; retrying does not help.</summary>
/// <param name="reason">What was received, for people, without a final full stop.</param>
internal sealed class UnusableAnswerException(string reason) : Exception(reason);
