using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;

namespace CuratorBot.GitHub.Connections;

/// <summary>
/// Lends one handler, with its connections, to many clients: none of them disposes it. Says in each request which version of the API
/// it is for and that it holds JSON, and gives up a token that GitHub refuses.
/// </summary>
internal sealed class SharedHandler : HttpMessageHandler
{
    /// <summary>REST docs, "API Versions".</summary>
    private const string ApiVersion = "2022-11-28";

    private readonly HttpMessageInvoker _inner;
    private readonly Func<string?, Task<string>>? _renew;
    private string? _renewed;

    /// <param name="inner">What sends the requests.</param>
    /// <param name="renew">Gives another token for one that was refused (401); null: there is no other.</param>
    public SharedHandler(HttpMessageHandler inner, Func<string?, Task<string>>? renew)
    {
        _inner = new HttpMessageInvoker(inner, disposeHandler: false);
        _renew = renew;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Describe(request);
        if (_renewed is { } known)
        {
            Authorize(request, known);
        }

        var response = await _inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || _renew is null)
        {
            return response;
        }

        // It was carried out by nobody, so a write may be sent again as well; and once only.
        response.Dispose();
        _renewed = await _renew(request.Headers.Authorization?.Parameter).ConfigureAwait(false);
        Authorize(request, _renewed);
        return await _inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }

    private static void Authorize(HttpRequestMessage request, string token) =>
        request.Headers.Authorization = new AuthenticationHeaderValue(request.Headers.Authorization?.Scheme ?? "Token", token);

    /// <summary>Octokit names the media type of forms for its JSON, and a version of the API that has been given up.</summary>
    private static void Describe(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("X-GitHub-Api-Version", ApiVersion);
        if (request.Headers.Accept.Any(static a => a.MediaType == "application/vnd.github.v3+json"))
        {
            request.Headers.Accept.Clear();
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        }

        if (request.Content?.Headers.ContentType is { MediaType: "application/x-www-form-urlencoded" })
        {
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, "utf-8");
        }
    }
}
