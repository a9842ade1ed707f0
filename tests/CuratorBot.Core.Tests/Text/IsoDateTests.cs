using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Text;

public sealed class IsoDateTests
{
    [Fact]
    public void A_day_is_read() => Assert.Equal(new DateOnly(2016, 2, 29), IsoDate.Read("2016-02-29"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2015-02-29")]
    [InlineData("2016-2-9")]
    [InlineData(" 2016-02-09")]
    [InlineData("2016-02-09T00:00:00")]
    [InlineData("09.02.2016")]
    [InlineData("2016-0２-09")]
    public void Nothing_else_is(string? text) => Assert.Null(IsoDate.Read(text));
}
