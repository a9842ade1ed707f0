using CsCheck;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews.Comment;

namespace CuratorBot.Core.Tests.Reviews;

public sealed class CommentMarkerTests
{
    [Fact]
    public void A_marker_is_read_as_it_was_written() =>
        Gen.Select(Gen.String, Gen.Enum<Verdict>(), Gen.Dictionary(Gen.String, Gen.String)[0, 4]).Sample((list, verdict, state) =>
        {
            list = Sound(list);
            var kept = state.DistinctBy(p => Sound(p.Key)).ToDictionary(p => Sound(p.Key), p => Sound(p.Value));
            var marker = new CommentMarker(list, verdict, kept);

            var read = CommentMarker.Read(marker + "\n### text");

            Assert.NotNull(read);
            Assert.Equal((list, verdict), (read.List, read.Verdict));
            Assert.Equal(kept.OrderBy(p => p.Key, StringComparer.Ordinal), read.State);
        });

    [Fact]
    public void Nothing_in_a_marker_ends_it_early()
    {
        var marker = new CommentMarker("--> <b>", Verdict.Fail, new Dictionary<string, string> { ["-->"] = "<!-- --!> -->" }).ToString();

        Assert.Equal(marker.Length - 3, marker.IndexOf("-->", StringComparison.Ordinal));
        Assert.Equal(0, marker.LastIndexOf("<!--", StringComparison.Ordinal));
        Assert.DoesNotContain('\n', marker);
    }

    [Fact]
    public void The_order_in_which_the_state_was_filled_does_not_show()
    {
        var one = new CommentMarker("README.md", Verdict.Pass, new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" });
        var other = new CommentMarker("README.md", Verdict.Pass, new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" });

        Assert.Equal(one.ToString(), other.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<!-- curatorbot:v1 -->")]
    [InlineData("<!-- curatorbot:v1 !!! -->")]
    [InlineData("<!-- curatorbot:v1 AAA -->")]
    [InlineData("<!-- curatorbot:v1 AAAA -->")]
    [InlineData("<!-- curatorbot:v1 bnVsbA== -->")]
    [InlineData("<!-- curatorbot:v1 e30= -->")]
    [InlineData("<!-- curatorbot:v1 eyJsaXN0IjoiYSIsInZlcmRpY3QiOiI5OSIsInN0YXRlIjp7fX0= -->")]
    public void What_is_no_marker_is_not_read(string? body) => Assert.Null(CommentMarker.Read(body));

    [Fact]
    public void A_marker_after_the_first_line_does_not_count()
    {
        var marker = new CommentMarker("README.md", Verdict.Pass, new Dictionary<string, string>()).ToString();

        Assert.NotNull(CommentMarker.Read(marker));
        Assert.Null(CommentMarker.Read("> " + marker));
        Assert.Null(CommentMarker.Read("text\n" + marker));
    }

    [Fact]
    public void A_marker_of_a_megabyte_is_not_read() =>
        Assert.Null(CommentMarker.Read("<!-- curatorbot:v1 " + new string('A', 1_000_000) + " -->"));

    /// <summary>Lone surrogates have no UTF-8 form.</summary>
    private static string Sound(string text) => string.Concat(text.EnumerateRunes());
}
