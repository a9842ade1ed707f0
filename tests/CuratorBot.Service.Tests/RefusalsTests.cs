using System.Net;
using System.Text.Json;
using CuratorBot.Service.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Service.Tests;

/// <summary>What an operator is told of deliveries that were refused: enough to find a wrong secret, and no flood.</summary>
public sealed class RefusalsTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly LogLines<Refusals> _log = new();
    private readonly Refusals _refusals;

    public RefusalsTests()
    {
        _refusals = new Refusals(_clock, _log);
    }

    [Theory]
    [InlineData(202, false)]
    [InlineData(399, false)]
    [InlineData(400, true)]
    [InlineData(499, true)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public void Only_what_was_answered_4xx_was_refused(int status, bool refused)
    {
        Count(status);

        Assert.Equal(refused ? 1 : 0, _log.Count);
    }

    [Fact]
    public void The_first_is_told_at_once_and_the_others_are_counted_and_told_after_a_minute()
    {
        Count(400);
        Count(400);
        Count(415);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Count(400);
        Assert.StartsWith("1 deliveries were refused, the last one from 192.0.2.1 with 400: not signed", Assert.Single(_log).Text, StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Count(413);

        Assert.Equal(2, _log.Count);
        Assert.StartsWith("4 deliveries were refused, the last one from 192.0.2.1 with 413: larger than GitHub sends", _log[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "not signed with this service's webhook secret, or not JSON")]
    [InlineData(413, "larger than GitHub sends")]
    [InlineData(415, "the content type of the App's webhook must be application/json")]
    [InlineData(404, "not what GitHub sends")]
    public void The_reason_says_what_to_look_at(int status, string reason)
    {
        Count(status);

        Assert.Contains($"with {status}: {reason}.", Assert.Single(_log).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_understood_is_told_with_its_delivery()
    {
        _refusals.NotUnderstood(Request(), new InvalidOperationException("Broken"));

        var line = Assert.Single(_log);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.StartsWith("Delivery d-1 (pull_request) ", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_is_made_to_fill_the_log_is_not_quoted()
    {
        var request = Request();
        request.Headers["X-GitHub-Delivery"] = new string('x', 101);

        _refusals.NotUnderstood(request, new JsonException("What?"));

        Assert.StartsWith("Delivery ? (pull_request) ", Assert.Single(_log).Text, StringComparison.Ordinal);
    }

    private void Count(int status) => _refusals.Count(status, Request());

    private static HttpRequest Request()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        context.Request.Headers["X-GitHub-Delivery"] = "d-1";
        context.Request.Headers["X-GitHub-Event"] = "pull_request";
        return context.Request;
    }
}
