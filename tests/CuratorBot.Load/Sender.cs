using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CuratorBot.Load;

/// <summary>
/// Sends deliveries whose bytes are made beforehand over connections that stay open. Sockets and no HttpClient: what the sender
/// uses of two processors, the service lacks.
/// </summary>
internal sealed class Sender : IDisposable
{
    /// <summary>At a fixed rate, more connections than are ever busy at once while the service keeps up.</summary>
    private const int MostConnections = 128;

    private readonly ConcurrentBag<Connection> _all = [];
    private readonly ConcurrentStack<Connection> _idle = [];
    private readonly SemaphoreSlim _free = new(MostConnections);
    private readonly IPEndPoint[] _nodes;
    private int _connections;

    public Sender(params IEnumerable<Uri> nodes) => _nodes = [.. nodes.Select(static n => new IPEndPoint(IPAddress.Parse(n.Host), n.Port))];

    /// <summary>
    /// Sends on a schedule that does not wait for answers. Latency counts from when a delivery was due, so that one that had to
    /// wait for an earlier one's answer is as late as a caller would see it.
    /// </summary>
    public async Task<Latencies> SendAtAsync(double rate, IReadOnlyList<Delivery> deliveries)
    {
        var latencies = new double[deliveries.Count];
        var statuses = new int[deliveries.Count];
        var exchanges = new Task[deliveries.Count];
        var started = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 100);

        // A thread of its own: timers fire to the millisecond at best, and late where the pool is busy.
        await Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < deliveries.Count; i++)
                {
                    var due = started + (long)(i / rate * Stopwatch.Frequency);
                    Wait(due);
                    _free.Wait();
                    exchanges[i] = ExchangeAsync(i, due);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await Task.WhenAll(exchanges);
        return new Latencies(latencies, statuses.Count(static s => s is < 200 or > 299));

        async Task ExchangeAsync(int i, long due)
        {
            try
            {
                statuses[i] = await SendAsync(deliveries[i]);
            }
            finally
            {
                latencies[i] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
                _free.Release();
            }
        }
    }

    /// <summary>Sends each delivery as soon as one of so many connections is free, for a time or until all are sent.</summary>
    /// <returns>Deliveries answered with 2xx, others, and the time taken.</returns>
    public async Task<(int Answered, int Refused, TimeSpan Time)> SendAllAsync(int connections, IReadOnlyList<Delivery> deliveries, TimeSpan? time = null)
    {
        var (next, answered, refused) = (-1, 0, 0);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (time is null || watch.Elapsed < time)
            {
                var i = Interlocked.Increment(ref next);
                if (time is null && i >= deliveries.Count)
                {
                    return;
                }

                // Once round, the same pull requests come again, as deliveries of their own.
                var delivery = deliveries[i % deliveries.Count];
                if (i >= deliveries.Count)
                {
                    delivery.Renew();
                }

                if (await SendAsync(delivery) is >= 200 and < 300)
                {
                    Interlocked.Increment(ref answered);
                }
                else
                {
                    Interlocked.Increment(ref refused);
                }
            }
        })));
        return (answered, refused, watch.Elapsed);
    }

    public void Dispose()
    {
        foreach (var connection in _all)
        {
            connection.Dispose();
        }

        _free.Dispose();
    }

    /// <summary>Sleeps most of the time and gives way for the rest of it.</summary>
    private static void Wait(long due)
    {
        while (due - Stopwatch.GetTimestamp() is > 0 and var left)
        {
            var milliseconds = (int)(left * 1000 / Stopwatch.Frequency);
            if (milliseconds > 0)
            {
                Thread.Sleep(milliseconds);
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    private async Task<int> SendAsync(Delivery delivery)
    {
        // The one that was used last: the others may be closed by the server, as unused as they are.
        if (!_idle.TryPop(out var connection))
        {
            connection = new Connection(_nodes[Interlocked.Increment(ref _connections) % _nodes.Length]);
            _all.Add(connection);
        }

        try
        {
            return await connection.ExchangeAsync(delivery.Request);
        }
        catch (SocketException)
        {
            return 0;
        }
        finally
        {
            _idle.Push(connection);
        }
    }

    private sealed class Connection : IDisposable
    {
        private readonly byte[] _buffer = new byte[8192];
        private readonly IPEndPoint _server;
        private Socket? _socket;

        public Connection(IPEndPoint server) => _server = server;

        public async Task<int> ExchangeAsync(ReadOnlyMemory<byte> request)
        {
            // Readable before anything was sent: the server has closed it.
            var fresh = _socket is null || _socket.Poll(0, SelectMode.SelectRead);
            while (true)
            {
                if (fresh)
                {
                    _socket?.Dispose();
                    _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    await _socket.ConnectAsync(_server);
                }

                try
                {
                    await _socket!.SendAsync(request);
                    return await ReadAsync(_socket);
                }
                catch (SocketException) when (!fresh)
                {
                    fresh = true;
                }
            }
        }

        public void Dispose() => _socket?.Dispose();

        private async ValueTask<int> ReadAsync(Socket socket)
        {
            var length = 0;
            while (true)
            {
                var read = await socket.ReceiveAsync(_buffer.AsMemory(length));
                if (read == 0)
                {
                    throw new SocketException((int)SocketError.ConnectionReset);
                }

                length += read;
                if (IsWhole(_buffer.AsSpan(0, length)))
                {
                    // "HTTP/1.1 202".
                    return int.Parse(_buffer.AsSpan(9, 3), CultureInfo.InvariantCulture);
                }
            }
        }

        private static bool IsWhole(ReadOnlySpan<byte> answer)
        {
            var end = answer.IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return false;
            }

            var head = Encoding.ASCII.GetString(answer[..end]);
            const string Length = "\r\ncontent-length:";
            if (head.IndexOf(Length, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                var value = head.AsSpan(at + Length.Length);
                var line = value.IndexOf('\r');
                return answer.Length >= end + 4 + int.Parse(line < 0 ? value : value[..line], CultureInfo.InvariantCulture);
            }

            return !head.Contains("transfer-encoding: chunked", StringComparison.OrdinalIgnoreCase) || answer.EndsWith("0\r\n\r\n"u8);
        }
    }
}
