using System.Globalization;
using System.Net;
using CuratorBot.Fakes;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using Moq;
using Octokit;

namespace CuratorBot.GitHub.Tests;

/// <summary>How long GitHub asks to wait stands in several places of an answer, and it means it.</summary>
public sealed class RefusedRequestsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Retry_After_is_heeded() => Assert.Equal(TimeSpan.FromMinutes(10), Wait(("Retry-After", "600")));

    [Fact]
    public void A_spent_limit_lasts_until_it_is_renewed() => Assert.Equal(
        TimeSpan.FromSeconds((40 * 60) + 1),
        Wait(("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", Now.AddMinutes(40).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("Retry-After", "soon")]
    [InlineData("Retry-After", "99999999999999999999")]
    [InlineData("X-RateLimit-Reset", "1")]
    public void An_answer_that_does_not_say_means_a_minute(string header, string value) =>
        Assert.Equal(TimeSpan.FromMinutes(1), Wait((header, value)));

    [Fact]
    public void What_is_refused_for_something_else_names_no_wait() =>
        Assert.Null(Refusal(HttpStatusCode.UnprocessableEntity, ("Retry-After", "600")).RateLimitWait(Now));

    [Fact]
    public async Task Whether_a_person_may_push_is_not_known_where_the_limit_is_spent()
    {
        using var bench = new ReviewBench();
        bench.GitHub.Fault = static _ => new FakeResponse(403, """{"message":"API rate limit exceeded"}""")
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["X-RateLimit-Limit"] = "5000",
                ["X-RateLimit-Remaining"] = "0",
                ["X-RateLimit-Reset"] = "4102444800",
            },
        };

        await Assert.ThrowsAsync<RateLimitExceededException>(() => MayPushAsync(bench));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_person_of_whom_GitHub_does_not_tell_may_not_push(int status)
    {
        using var bench = new ReviewBench();
        bench.GitHub.Fault = _ => new FakeResponse(status, """{"message":"No"}""");

        Assert.False(await MayPushAsync(bench));
    }

    [Theory]
    [InlineData("admin", true)]
    [InlineData("write", true)]
    [InlineData("triage", false)]
    [InlineData("read", false)]
    public async Task Who_may_write_may_push(string permission, bool may)
    {
        using var bench = new ReviewBench();
        bench.Repository.Permissions["maria"] = permission;

        Assert.Equal(may, await MayPushAsync(bench));
    }

    private static async Task<bool> MayPushAsync(ReviewBench bench) => await new Permissions(await bench.ClientAsync()).MayPushAsync(ReviewBench.Ref, "maria");

    private static TimeSpan? Wait(params (string Name, string Value)[] headers) => Refusal(HttpStatusCode.TooManyRequests, headers).RateLimitWait(Now);

    private static ApiException Refusal(HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        var response = new Mock<IResponse>();
        response.SetupGet(static r => r.StatusCode).Returns(status);
        response.SetupGet(static r => r.Body).Returns("{}");
        response.SetupGet(static r => r.Headers).Returns(headers.ToDictionary(static h => h.Name, static h => h.Value, StringComparer.Ordinal));
        return new ApiException(response.Object);
    }
}
