using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace CuratorBot.Links.Http;

/// <summary>
/// Visits addresses that strangers wrote, politely: only public ones, a few at a time, with pauses between requests to one host, and
/// with longer waits if a host asks for them. It follows redirects itself because each of them needs the same checks.
/// </summary>
public sealed class PoliteClient : IDisposable
{
    private readonly ConcurrentDictionary<string, HostGate> _gates = new(StringComparer.OrdinalIgnoreCase);
    private readonly AddressGuard _guard;
    private readonly PoliteOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;
    private readonly SemaphoreSlim _places;

    /// <param name="options">How hosts are treated.</param>
    /// <param name="time">The clock.</param>
    /// <param name="network">Transport for tests; null for sockets. With another handler names are not resolved, so only numeric addresses are checked.</param>
    public PoliteClient(PoliteOptions options, TimeProvider time, HttpMessageHandler? network = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _time = time;
        _guard = new AddressGuard(options.AllowedAddresses);
        _places = new SemaphoreSlim(options.Concurrency);
        _http = new HttpMessageInvoker(network ?? Sockets());
    }

    internal TimeProvider Time => _time;

    internal TimeSpan Patience => _options.Patience;

    /// <summary>Sends a request and follows its redirects.</summary>
    /// <param name="method">HEAD or GET.</param>
    /// <param name="address">The target.</param>
    /// <param name="prepare">Adds headers, also to redirected requests; null for none.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="RefusedAddressException">The address, or one it redirects to, must not be visited.</exception>
    /// <exception cref="HttpRequestException">No server answered.</exception>
    /// <exception cref="TimeoutException">No answer within <see cref="PoliteOptions.Patience"/>.</exception>
    internal async Task<PoliteReply> SendAsync(HttpMethod method, Uri address, Action<HttpRequestHeaders>? prepare, CancellationToken cancellationToken)
    {
        var movedForGood = true;
        for (var redirects = 0; ; redirects++)
        {
            _guard.Check(address);
            var (response, places) = await SendPatientlyAsync(method, address, prepare, cancellationToken);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            {
                return new PoliteReply(response, address, redirects > 0 && movedForGood, places);
            }

            movedForGood &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            response.Dispose();
            places.Dispose();
            if (redirects == _options.Redirects)
            {
                throw new RefusedAddressException($"redirects more than {_options.Redirects} times");
            }

            // A redirect from https to http is followed: the content itself is checked, and no secret is sent.
            address = Uri.TryCreate(address, location, out var next) ? next : throw new RefusedAddressException("redirects to something that is not an address");
        }
    }

    /// <summary>Whether name servers said that the host does not exist, rather than being unreachable.</summary>
    internal static bool HasNoHost(HttpRequestException problem) =>
        problem.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData };

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _places.Dispose();
        foreach (var gate in _gates.Values)
        {
            gate.Dispose();
        }
    }

    /// <summary>
    /// Sends a request again if that may help. This is a loop instead of a Polly strategy: the host sets the wait, the wait delays all
    /// requests to that host, and the place is free meanwhile for requests to other hosts.
    /// </summary>
    private async Task<(HttpResponseMessage Response, IDisposable Places)> SendPatientlyAsync(
        HttpMethod method, Uri address, Action<HttpRequestHeaders>? prepare, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(address.IdnHost, static (_, client) => new HostGate(client._options.PerHost, client._options.Pause, client._time), this);
        for (var attempt = 0; ; attempt++)
        {
            var places = await EnterAsync(gate, cancellationToken);
            TimeSpan? wait;
            try
            {
                var response = await SendOnceAsync(method, address, prepare, cancellationToken);
                wait = attempt < _options.Retries ? WaitAfter(response, attempt) : null;
                if (wait is null)
                {
                    return (response, places);
                }

                response.Dispose();
            }
            catch (HttpRequestException problem) when (attempt < _options.Retries && MayPass(problem))
            {
                wait = Backoff(attempt);
            }
            catch
            {
                places.Dispose();
                throw;
            }

            gate.HoldBack(wait.Value);
            places.Dispose();
        }
    }

    /// <summary>Takes the host's place first, so that waiting for a busy host does not block requests to others.</summary>
    private async Task<IDisposable> EnterAsync(HostGate gate, CancellationToken cancellationToken)
    {
        await gate.EnterAsync(cancellationToken);
        try
        {
            await _places.WaitAsync(cancellationToken);
        }
        catch
        {
            gate.Leave();
            throw;
        }

        return new Places(gate, _places);
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpMethod method, Uri address, Action<HttpRequestHeaders>? prepare, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/pdf,*/*;q=0.8");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity"); // so that lengths and ranges refer to the file itself
        prepare?.Invoke(request.Headers);
        using var patience = new CancellationTokenSource(_options.Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await _http.SendAsync(request, either.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"gave no answer within {_options.Patience.TotalSeconds:0} s", late);
        }
        catch (HttpRequestException problem) when (problem.InnerException is RefusedAddressException refused)
        {
            throw new RefusedAddressException(refused.Message, problem);
        }
    }

    /// <summary>How long to wait before sending the same request again; null if that is no use.</summary>
    private TimeSpan? WaitAfter(HttpResponseMessage response, int attempt)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
        {
            return null;
        }

        var asked = RetryAfter.Of(response, _time.GetUtcNow());
        return asked > _options.LongestWait ? null
            : asked > TimeSpan.Zero ? asked
            : Backoff(attempt);
    }

    private static TimeSpan Backoff(int attempt) => TimeSpan.FromSeconds(1 << attempt);

    /// <summary>Problems with names and certificates do not go away within seconds.</summary>
    private static bool MayPass(HttpRequestException problem) =>
        problem.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError) && !HasNoHost(problem);

    private static bool IsRedirect(HttpStatusCode status) => status is
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = (context, cancellationToken) => _guard.ConnectAsync(context.DnsEndPoint, cancellationToken),
        ConnectTimeout = _options.Patience,
        Credentials = null,
        MaxResponseHeadersLength = 64, // KB
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        UseCookies = false,
        UseProxy = false, // a proxy would resolve names itself, past the guard
    };

    private sealed class Places(HostGate gate, SemaphoreSlim places) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                places.Release();
                gate.Leave();
            }
        }
    }
}
