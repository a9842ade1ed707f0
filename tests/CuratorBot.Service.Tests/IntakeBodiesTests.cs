using System.Security.Cryptography;
using System.Text;
using CuratorBot.Service.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Service.Tests;

/// <summary>What nobody signed costs little and ends soon; what GitHub signed comes through meanwhile.</summary>
public sealed class IntakeBodiesTests
{
    private const string Secret = "a secret";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly IntakeBodies _bodies;

    public IntakeBodiesTests() => _bodies = new IntakeBodies(_clock, Secret);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    [InlineData((64 * 1024) + 1)]
    [InlineData(3_000_000)]
    [InlineData(IntakeBodies.LargestBody)]
    public async Task A_signed_body_is_handed_on_whole(int length)
    {
        var body = new byte[length];
        new Random(1).NextBytes(body);
        var request = Request(new MemoryStream(body), Signature(body));

        Assert.Null(await _bodies.ReadAsync(request));

        using var read = new MemoryStream();
        await request.Body.CopyToAsync(read, TestContext.Current.CancellationToken);
        Assert.True(body.AsSpan().SequenceEqual(read.ToArray()));
    }

    [Theory]
    [InlineData("application/json", null)]
    [InlineData("APPLICATION/JSON; charset=UTF-8", null)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("", 415)]
    [InlineData(null, 415)]
    [InlineData("json", 415)]
    public async Task Only_JSON_is_read_and_the_answer_says_so(string? type, int? status)
    {
        var request = Request(new MemoryStream("{}"u8.ToArray()), Signature("{}"u8));
        request.ContentType = type;

        var refusal = await _bodies.ReadAsync(request);

        Assert.Equal(status, refusal?.Status);
        Assert.Equal(status is not null, refusal?.Words.Contains("application/json", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha1=0000000000000000000000000000000000000000")]
    [InlineData("sha256=")]
    [InlineData("sha256=zz00000000000000000000000000000000000000000000000000000000000000")]
    public async Task What_bears_no_signature_is_refused_without_reading(string? signature)
    {
        var body = new Unread();

        Assert.Equal(400, (await _bodies.ReadAsync(Request(body, signature)))?.Status);

        Assert.Equal(0, body.Reads);
    }

    [Fact]
    public async Task A_wrong_signature_and_two_of_them_are_refused()
    {
        Assert.Equal(400, (await _bodies.ReadAsync(Request(new MemoryStream("{}"u8.ToArray()), Signature("{ }"u8))))?.Status);

        var doubled = Request(new MemoryStream("{}"u8.ToArray()), Signature("{}"u8));
        doubled.Headers.Append("X-Hub-Signature-256", Signature("{}"u8));
        Assert.Equal(400, (await _bodies.ReadAsync(doubled))?.Status);
    }

    [Fact]
    public async Task A_body_larger_than_GitHub_sends_is_refused_by_its_word_or_by_its_bytes()
    {
        var announced = Request(new Unread(), Signature([]));
        announced.ContentLength = IntakeBodies.LargestBody + 1;
        Assert.Equal(413, (await _bodies.ReadAsync(announced))?.Status);

        Assert.Equal(413, (await _bodies.ReadAsync(Request(new Trickle(IntakeBodies.LargestBody + 1), Signature([]))))?.Status);
    }

    [Fact]
    public async Task A_body_that_is_not_complete_after_ten_seconds_is_given_up()
    {
        var reading = _bodies.ReadAsync(Request(new Trickle(1_000), Signature([])));
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(reading.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(408, (await reading)?.Status);
    }

    [Fact]
    public async Task Of_many_large_bodies_that_nobody_signed_two_are_held_and_a_delivery_comes_through_meanwhile()
    {
        var readings = Enumerable.Range(0, 20).Select(_ => _bodies.ReadAsync(Request(new Trickle(24_000_000), Signature([])))).ToList();

        Assert.Equal(2, readings.Count(static r => !r.IsCompleted));
        foreach (var refused in readings.Where(static r => r.IsCompleted))
        {
            Assert.Equal(503, (await refused)?.Status);
        }

        var body = Encoding.UTF8.GetBytes(new string('x', 60_000));
        Assert.Null(await _bodies.ReadAsync(Request(new MemoryStream(body), Signature(body))));

        // All that was held is free again once they are given up.
        _clock.Advance(TimeSpan.FromSeconds(10));
        await Task.WhenAll(readings);
        var large = new byte[IntakeBodies.LargestBody];
        Assert.Null(await _bodies.ReadAsync(Request(new MemoryStream(large), Signature(large))));
    }

    [Fact]
    public async Task Two_thousand_are_read_at_a_time()
    {
        var readings = Enumerable.Range(0, 2_001).Select(_ => _bodies.ReadAsync(Request(new Trickle(1), Signature([])))).ToList();

        Assert.Equal(503, (await Assert.Single(readings, static r => r.IsCompleted))?.Status);
    }

    [Fact]
    public async Task A_caller_who_breaks_off_is_no_failure() =>
        Assert.Equal(400, (await _bodies.ReadAsync(Request(new Broken(), Signature([]))))?.Status);

    private static HttpRequest Request(Stream body, string? signature)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = "application/json";
        request.Body = body;
        if (signature is not null)
        {
            request.Headers["X-Hub-Signature-256"] = signature;
        }

        return request;
    }

    private static string Signature(ReadOnlySpan<byte> body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body));

    /// <summary>So many bytes at once, and then nothing, for as long as the reader waits.</summary>
    private sealed class Trickle(long length) : Incoming
    {
        private long _left = length;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left == 0)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            var read = (int)Math.Min(_left, buffer.Length);
            _left -= read;
            return read;
        }
    }

    private sealed class Unread : Incoming
    {
        public int Reads { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            return ValueTask.FromResult(0);
        }
    }

    private sealed class Broken : Incoming
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection was reset.");
    }

    private abstract class Incoming : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
