using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests;

public sealed class MessageHashTests
{
    [Fact]
    public void Equal_messages_have_one_hash_code() =>
        Assert.Equal(new Message("a", "b", 1, null).GetHashCode(), new Message("a", "b", 1, null).GetHashCode());

    [Fact]
    public void Messages_that_differ_in_an_argument_have_hash_codes_of_their_own() =>
        Assert.InRange(Enumerable.Range(0, 1_000).Select(static i => new Message("a", $"title {i}").GetHashCode()).Distinct().Count(), 990, 1_000);
}
