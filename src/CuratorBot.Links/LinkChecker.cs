using System.Net;
using System.Net.Http.Headers;
using CuratorBot.Core.Judging;
using CuratorBot.Links.Http;

namespace CuratorBot.Links;

/// <summary>Checks whether addresses lead somewhere, with as little traffic as possible.</summary>
public sealed class LinkChecker
{
    /// <summary>Hosts that exist: where no name server knows one of them, it knows nothing of others either.</summary>
    private static readonly Uri[] WellKnown = [new("https://example.com/"), new("https://arxiv.org/")];

    private readonly PoliteClient _client;
    private readonly Lazy<Task<bool>> _namesResolve;
    private readonly LinkCache? _cache;

    /// <param name="client">Visits the addresses.</param>
    /// <param name="cache">The results of earlier runs; null for none.</param>
    public LinkChecker(PoliteClient client, LinkCache? cache)
    {
        _client = client;
        _cache = cache;
        _namesResolve = new(NamesResolveAsync);
    }

    /// <summary>Requests each address once and returns the answers in the order of the addresses.</summary>
    /// <param name="urls">The addresses as written; hostile ones are refused and reported as unknown.</param>
    /// <param name="answered">Receives the number of answers so far; null for no progress.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public async Task<IReadOnlyList<LinkAnswer>> CheckAsync(IReadOnlyCollection<string> urls, IProgress<int>? answered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(urls);
        var done = 0;
        return await Task.WhenAll(urls.Distinct(StringComparer.Ordinal).Select(async url =>
        {
            var answer = _cache?.Find(url);
            if (answer is null)
            {
                answer = await CheckAsync(url, cancellationToken);
                _cache?.Keep(answer);
            }

            answered?.Report(Interlocked.Increment(ref done));
            return answer;
        }));
    }

    private async Task<LinkAnswer> CheckAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return new LinkAnswer(url, LinkState.Unknown, "is not a valid address");
        }

        try
        {
            var answer = await AskAsync(HttpMethod.Head, url, address, prepare: null, cancellationToken);

            // Some servers do not support HEAD, and some answer it with "not found".
            return answer.State == LinkState.Alive
                ? answer
                : await AskAsync(HttpMethod.Get, url, address, static headers => headers.Range = new RangeHeaderValue(0, 0), cancellationToken);
        }
        catch (RefusedAddressException refused)
        {
            return new LinkAnswer(url, LinkState.Unknown, refused.Message);
        }
        catch (TimeoutException late)
        {
            return new LinkAnswer(url, LinkState.Unknown, late.Message);
        }
        catch (HttpRequestException problem)
        {
            return !PoliteClient.HasNoHost(problem) ? new LinkAnswer(url, LinkState.Unknown, problem.Message)
                : await _namesResolve.Value.WaitAsync(cancellationToken) ? new LinkAnswer(url, LinkState.Dead, "there is no such host")
                : new LinkAnswer(url, LinkState.Unknown, "no host name can be resolved here");
        }
    }

    /// <summary>Whether names can be resolved at all from here. Asked once, before the first host that is said not to exist is believed.</summary>
    private async Task<bool> NamesResolveAsync()
    {
        foreach (var host in WellKnown)
        {
            try
            {
                using var reply = await _client.SendAsync(HttpMethod.Head, host, prepare: null, CancellationToken.None);
                return true;
            }
            catch (Exception problem) when (problem is TimeoutException or RefusedAddressException || (problem is HttpRequestException http && !PoliteClient.HasNoHost(http)))
            {
                // Whether it answers does not matter: the name was found, or nobody said that it does not exist.
                return problem is not HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError };
            }
            catch (HttpRequestException)
            {
                // The next one decides.
            }
        }

        return false;
    }

    private async Task<LinkAnswer> AskAsync(HttpMethod method, string url, Uri address, Action<HttpRequestHeaders>? prepare, CancellationToken cancellationToken)
    {
        using var reply = await _client.SendAsync(method, address, prepare, cancellationToken);
        var state = reply.Response.StatusCode switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => LinkState.Dead,
            HttpStatusCode.RequestedRangeNotSatisfiable => LinkState.Alive, // there, but empty
            _ when reply.Response.IsSuccessStatusCode => LinkState.Alive,
            _ => LinkState.Unknown,
        };
        var movedTo = reply.Address == address ? null : reply.Address.AbsoluteUri;
        return new LinkAnswer(url, state, LinkAnswer.Describe(reply.Response), (int)reply.Response.StatusCode, movedTo, reply.MovedForGood);
    }
}
