using System.Reflection;
using System.Text.RegularExpressions;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.SemanticScholar;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>A pull request made to keep the reviewer busy is reviewed in about the time of any other of its length, and the review says something.</summary>
public sealed class HostileReviewTests
{
    private const string List = "# Papers\n\n## Criteria\n- **2016** : +60 citations\n\n### Vision\n- **a** (2016), B. C [[pdf]](http://arxiv.org/pdf/1503.02531)\n";

    public static TheoryData<string> Units =>
    [
        " ", "\t", "id ", "<a id", "<a id = ", "[](", "![a](", "[a](#b", "[a]( #", "# ", " #", "``` ", ":", ": ", " ,", " - ", "/", "//", "/html/", "(", "(a ", "&a", "&", "download",
        "www.a.", "a.", "a-", "10.", "/10.1000/", "_a", "abs/", "et al ", "[[a", "<!--", "```", "- [x", "https://", "2016 ", "- 2016 ", "> ",
    ];

    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_pull_request_full_of_one_pattern_is_reviewed_in_time(string unit)
    {
        string Fill(int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
        var entries = string.Concat(Enumerable.Range(0, 20).Select(i => $"- **{i}{Fill(2_000)}** (2016), A{Fill(2_000)} [[pdf]](http://example.org/{i}{Fill(1_900)})\n"));

        await ReviewInTime(List + entries, description: "");
        await ReviewInTime($"{List}# a{Fill(300_000)}b\n### {Fill(1_000)}\n- **2016**{Fill(1_000)}\na{Fill(300_000)}b\n", "Add papers\n\n" + Fill(300_000) + "b");
    }

    [Fact]
    public void No_pattern_has_a_time_limit_since_a_paused_machine_would_blame_the_text()
    {
        var limited = typeof(ListParser).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static))
            .Where(static method => method.GetCustomAttribute<GeneratedRegexAttribute>() is { MatchTimeoutMilliseconds: > 0 });

        Assert.Empty(limited.Select(static method => $"{method.DeclaringType}.{method.Name}"));
    }

    private static async Task ReviewInTime(string head, string description)
    {
        var reviewer = new Reviewer(new SnapshotSource([]));
        var request = new RequestTexts { MergeBase = List, Head = head, Description = description, Date = new DateOnly(2016, 10, 1) };

        var start = ThreadTime.Now;
        var comment = ReviewComment.Write(await reviewer.ReviewAsync(request, CancellationToken.None));
        var elapsed = ThreadTime.Now - start;

        Assert.NotEmpty(comment);
        Assert.True(elapsed <= ThreadTime.Limit, $"took {elapsed.TotalMilliseconds:F0} ms");
    }
}
