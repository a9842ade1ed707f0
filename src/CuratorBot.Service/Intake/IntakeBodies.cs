using System.Buffers;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.Net.Http.Headers;

namespace CuratorBot.Service.Intake;

/// <summary>
/// Reads the body of a delivery and holds it against its signature, so that what nobody signed costs little and ends soon: bodies are
/// bounded in size, in time, in number, and in the bytes of all that are being read.
/// </summary>
internal sealed class IntakeBodies
{
    /// <summary>GitHub sends no larger payloads (docs, "Webhook events and payloads", "Payload cap").</summary>
    public const int LargestBody = 25 * 1024 * 1024;

    /// <summary>Bytes of all bodies together beyond the first of each: two of the largest, or hundreds of what is usual.</summary>
    private const long MostBytes = 2L * LargestBody;

    /// <summary>Bytes of each body that are not counted: what is usual comes through also while someone sends large bodies.</summary>
    private const int FirstBytes = 64 * 1024;

    /// <summary>Bodies that are read at one time.</summary>
    private const int MostBodies = 2_000;

    /// <summary>GitHub itself waits no longer for its answer.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _clock;
    private readonly byte[] _secret;
    private long _bytes;
    private int _bodies;

    /// <param name="clock">Measures how long a body takes.</param>
    /// <param name="secret">What deliveries are signed with.</param>
    public IntakeBodies(TimeProvider clock, string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        _clock = clock;
        _secret = Encoding.UTF8.GetBytes(secret);
    }

    /// <summary>Puts the whole body in the place of the stream it came in, where its signature is right.</summary>
    /// <returns>Null; or why it is refused: the status, and words for whoever looks at the App's deliveries.</returns>
    public async Task<(int Status, string Words)?> ReadAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase))
        {
            // The package answers 200 where there is no content type, and falls over one that is malformed.
            return (StatusCodes.Status415UnsupportedMediaType, "Set the content type of the App's webhook to application/json.");
        }

        if (SignatureOf(request) is not { } signature)
        {
            return (StatusCodes.Status400BadRequest, "The delivery is not signed: the App's webhook needs the secret of this service.");
        }

        if (request.ContentLength > LargestBody)
        {
            return (StatusCodes.Status413PayloadTooLarge, "The delivery is larger than GitHub sends.");
        }

        var body = new Body();
        try
        {
            return Interlocked.Increment(ref _bodies) > MostBodies ? Busy : await ReadAsync(request, body, signature);
        }
        finally
        {
            Interlocked.Decrement(ref _bodies);
            Interlocked.Add(ref _bytes, -body.Counted);
            body.Free();
        }
    }

    private static (int Status, string Words) Busy => (StatusCodes.Status503ServiceUnavailable, "Too many deliveries at once: try again.");

    private async Task<(int Status, string Words)?> ReadAsync(HttpRequest request, Body body, byte[] signature)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        using var late = new CancellationTokenSource(LongestWait, _clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, request.HttpContext.RequestAborted);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(body.Room(), stop.Token)) > 0)
            {
                hash.AppendData(body.Last.Span[..read]);
                body.Add(read);
                if (body.Length > LargestBody)
                {
                    return (StatusCodes.Status413PayloadTooLarge, "The delivery is larger than GitHub sends.");
                }

                var more = body.Length - FirstBytes - body.Counted;
                if (more > 0)
                {
                    body.Counted += more;
                    if (Interlocked.Add(ref _bytes, more) > MostBytes)
                    {
                        return Busy;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            request.HttpContext.Response.Headers.Connection = "close";
            return (StatusCodes.Status408RequestTimeout, "The delivery was not complete within ten seconds.");
        }
        catch (BadHttpRequestException bad)
        {
            return (bad.StatusCode, "The delivery could not be read.");
        }
        catch (Exception e) when (e is ConnectionResetException or OperationCanceledException or IOException)
        {
            // Broken off by the caller, who reads no answer.
            return (StatusCodes.Status400BadRequest, "");
        }

        if (!CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), signature))
        {
            return (StatusCodes.Status400BadRequest, "The delivery is not signed with the secret of this service.");
        }

        request.Body = body.ToStream();
        return null;
    }

    /// <summary>The signature as bytes; null if there is none, more than one, or one that cannot be right.</summary>
    private static byte[]? SignatureOf(HttpRequest request)
    {
        const string Scheme = "sha256=";
        if (request.Headers["X-Hub-Signature-256"] is not [{ } header]
            || !header.StartsWith(Scheme, StringComparison.Ordinal)
            || header.Length != Scheme.Length + (2 * SHA256.HashSizeInBytes))
        {
            return null;
        }

        var bytes = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(header.AsSpan(Scheme.Length), bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }

    /// <summary>A body in pieces: a list that grows by doubling would hold three times as much for a moment.</summary>
    private sealed class Body
    {
        private const int Piece = 64 * 1024;

        private readonly List<byte[]> _pieces = [];
        private int _free;

        public long Length { get; private set; }

        /// <summary>What the sum of all bodies has of this one.</summary>
        public long Counted { get; set; }

        /// <summary>The room that was given last.</summary>
        public Memory<byte> Last => _pieces[^1].AsMemory(Piece - _free, _free);

        public Memory<byte> Room()
        {
            if (_free == 0)
            {
                _pieces.Add(ArrayPool<byte>.Shared.Rent(Piece));
                _free = Piece;
            }

            return Last;
        }

        public void Add(int read)
        {
            _free -= read;
            Length += read;
        }

        public MemoryStream ToStream()
        {
            var whole = new byte[Length];
            for (var i = 0; i < _pieces.Count; i++)
            {
                _pieces[i].AsSpan(0, (int)Math.Min(Piece, Length - ((long)i * Piece))).CopyTo(whole.AsSpan(i * Piece));
            }

            return new MemoryStream(whole, writable: false);
        }

        public void Free()
        {
            foreach (var piece in _pieces)
            {
                ArrayPool<byte>.Shared.Return(piece);
            }
        }
    }
}
