using CuratorBot.Links.Http;

namespace CuratorBot.Links.Tests;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2017, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("Wed, 01 Mar 2017 12:00:30 GMT", 30)]
    [InlineData("Wed, 01 Mar 2017 11:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData("-7", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void It_is_seconds_or_a_date(string? header, int? seconds)
    {
        using var response = new HttpResponseMessage();
        if (header is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", header);
        }

        Assert.Equal(seconds, RetryAfter.Of(header, Now)?.TotalSeconds);
        Assert.Equal(seconds, RetryAfter.Of(response, Now)?.TotalSeconds);
    }

    [Fact]
    public void No_answer_asks_for_nothing() => Assert.Null(RetryAfter.Of(response: null, Now));
}
