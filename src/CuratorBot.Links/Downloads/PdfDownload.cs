using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using CuratorBot.Links.Http;

namespace CuratorBot.Links.Downloads;

/// <summary>Fetches one PDF from one address into one file, with as many requests as needed.</summary>
internal sealed class PdfDownload
{
    /// <summary>Maximum requests for one file; an interrupted body is resumed if the server allows it.</summary>
    private const int Requests = 3;

    private const int BufferSize = 64 * 1024;

    private readonly PoliteClient _client;
    private readonly DownloadOptions _options;
    private readonly Action<int> _received;

    /// <param name="client">Visits the addresses.</param>
    /// <param name="options">The limits.</param>
    /// <param name="received">Receives the number of bytes of each piece.</param>
    public PdfDownload(PoliteClient client, DownloadOptions options, Action<int> received)
    {
        _client = client;
        _options = options;
        _received = received;
    }

    /// <summary>Fetches the file. It gets its name only when it is complete; until then its bytes wait in a part file.</summary>
    /// <exception cref="DownloadFailedException">The address does not give a PDF.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task FetchAsync(string url, string target, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            throw new DownloadFailedException("is not a valid address");
        }

        using var part = PartFile.Open(target);
        try
        {
            for (var request = 1; !await RequestAsync(address, url, part, lastTry: request == Requests, cancellationToken); request++)
            {
            }
        }
        catch (RefusedAddressException refused)
        {
            throw new DownloadFailedException(refused.Message);
        }
        catch (TimeoutException late)
        {
            throw new DownloadFailedException(late.Message);
        }
        catch (HttpRequestException problem)
        {
            throw new DownloadFailedException(PoliteClient.HasNoHost(problem) ? "there is no such host" : problem.Message);
        }

        if (PdfCheck.Whole(part.Stream) is { } wrong)
        {
            part.Discard();
            throw new DownloadFailedException(wrong);
        }

        part.Finish();
    }

    /// <summary>Sends one request. False if it did not bring the whole file and another one may.</summary>
    private async Task<bool> RequestAsync(Uri address, string url, PartFile part, bool lastTry, CancellationToken cancellationToken)
    {
        var from = part.Stream.Length;
        var condition = part.Condition(url);
        using var reply = await _client.SendAsync(HttpMethod.Get, address, condition is null ? null : Resume, cancellationToken);
        var response = reply.Response;
        var range = response.Content.Headers.ContentRange;
        if (condition is not null && response.StatusCode == HttpStatusCode.PartialContent && range?.From == from && part.IsSameVersion(response))
        {
            part.Stream.Position = from;
        }
        else if (condition is not null && response.StatusCode is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable && !lastTry)
        {
            part.Begin(url, response); // Not the requested piece, or no such piece: the next request asks for the whole file.
            return false;
        }
        else if (response.StatusCode == HttpStatusCode.OK)
        {
            part.Begin(url, response);
            from = 0;
        }
        else
        {
            throw new DownloadFailedException(LinkAnswer.Describe(response));
        }

        var length = response.StatusCode == HttpStatusCode.OK ? response.Content.Headers.ContentLength : range?.Length;
        if (length > _options.LargestFile)
        {
            throw TooLarge(part);
        }

        if (await ReceiveAsync(response.Content, part, cancellationToken) && (length is null || part.Stream.Length == length))
        {
            return true;
        }

        return !lastTry ? false : throw new DownloadFailedException(length is null
            ? "is cut off"
            : string.Create(CultureInfo.InvariantCulture, $"is cut off: {part.Stream.Length} of {length} bytes came"));

        void Resume(HttpRequestHeaders headers)
        {
            headers.Range = new RangeHeaderValue(from, null);
            headers.IfRange = condition;
        }
    }

    /// <summary>Appends a body to the part file. False if the body broke off.</summary>
    private async Task<bool> ReceiveAsync(HttpContent content, PartFile part, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.TimeLimit, _client.Time);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var known = part.Stream.Length >= PdfCheck.Margin;
        try
        {
            await using var body = await content.ReadAsStreamAsync(cancellationToken);
            while (await ReadAsync(body, buffer, limit.Token, cancellationToken) is { } count)
            {
                if (count == 0)
                {
                    return true;
                }

                await part.Stream.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None); // what was received is kept, even after Ctrl-C
                _received(count);
                if (part.Stream.Length > _options.LargestFile)
                {
                    throw TooLarge(part);
                }

                if (!known && part.Stream.Length >= PdfCheck.Margin)
                {
                    RefuseOther(part);
                    known = true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads the next bytes; 0 at the end, null if the connection broke.</summary>
    private async Task<int?> ReadAsync(Stream body, byte[] buffer, CancellationToken limit, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_client.Patience, _client.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, limit, cancellationToken);
        try
        {
            return await body.ReadAsync(buffer.AsMemory(0, BufferSize), either.Token);
        }
        catch (IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DownloadFailedException(limit.IsCancellationRequested
                ? string.Create(CultureInfo.InvariantCulture, $"takes longer than {_options.TimeLimit.TotalSeconds:0} s")
                : string.Create(CultureInfo.InvariantCulture, $"sent nothing for {_client.Patience.TotalSeconds:0} s"));
        }
    }

    /// <summary>Stops early if the body turns out to be a web page.</summary>
    private static void RefuseOther(PartFile part)
    {
        var end = part.Stream.Position;
        var problem = PdfCheck.Begins(PdfCheck.Read(part.Stream, 0));
        part.Stream.Position = end;
        if (problem is not null)
        {
            part.Discard();
            throw new DownloadFailedException(problem);
        }
    }

    private DownloadFailedException TooLarge(PartFile part)
    {
        part.Discard();
        return new DownloadFailedException(string.Create(CultureInfo.InvariantCulture, $"is larger than {_options.LargestFile / (1024 * 1024)} MB"));
    }
}
