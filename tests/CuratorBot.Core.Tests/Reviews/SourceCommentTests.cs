using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Rules;
using Small = CuratorBot.Core.Tests.Rules.SmallList;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>The words of the comment about its sources, in both languages, each with its golden file.</summary>
public sealed class SourceCommentTests
{
    private static readonly PaperLookup KeyMissing =
        new PaperLookup.Unavailable("Semantic Scholar is throttling requests (429)") { Outage = Outage.ThrottledWithoutKey };

    private static readonly PaperLookup BudgetUsed =
        new PaperLookup.Unavailable("OpenAlex's budget for today is used up (429)") { Outage = Outage.BudgetUsed, Source = PaperSources.OpenAlex };

    private static readonly PaperLookup Found = new PaperLookup.Found(Small.LayerNormRecord, MatchedBy.Id, 1);

    public static TheoryData<string, PaperLookup, Verdict> Shapes() => new()
    {
        { "key-refused", Found with { KeyRefused = true }, Verdict.Pass },
        { "key-missing", KeyMissing with { Second = Small.AtOpenAlex(Small.LayerNormRecord, 900) }, Verdict.Pass },
        {
            "no-count",
            new PaperLookup.Found(Small.LayerNormRecord with { CitationCount = null }, MatchedBy.Id, 1) { Second = Small.AtOpenAlex(Small.LayerNormRecord, 900) },
            Verdict.Pass
        },
        { "second-below", KeyMissing with { Second = Small.AtOpenAlex(Small.LayerNormRecord, 40) }, Verdict.Inconclusive },
        { "both-down", KeyMissing with { Second = BudgetUsed }, Verdict.Inconclusive },
        {
            "sources-disagree",
            new PaperLookup.Found(Small.LayerNormRecord with { CitationCount = 40 }, MatchedBy.Id, 1) { Second = Small.AtOpenAlex(Small.LayerNormRecord, 75) },
            Verdict.NeedsMaintainer
        },
        { "retracted", Found with { Second = Small.AtOpenAlex(Small.LayerNormRecord with { IsRetracted = true }, 900) }, Verdict.NeedsMaintainer },
    };

    [Theory]
    [MemberData(nameof(Shapes), DisableDiscoveryEnumeration = true)]
    public async Task The_comment_says_what_its_sources_did(string name, PaperLookup lookup, Verdict verdict)
    {
        var (before, after) = (Small.Of([Small.Distilling]), Small.Of([Small.Distilling, Small.LayerNorm]));
        var policy = PolicyFile.Read("top: { size: 100, years: 2012-2016 }\ncitations: { 2016: 60, 2015: 200 }\n", RuleCatalog.Descriptors);
        var request = ReviewRequest.Read(before, after, null, policy, new PullRequestFacts { Date = new DateOnly(2017, 3, 1) });
        var review = await new Reviewer(new One(lookup)).ReviewAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(verdict, review.Verdict);
        foreach (var locale in new[] { "en", "zh-Hans" })
        {
            var comment = ReviewComment.Write(review with { Locale = locale }, WholeComment.Options);
            WholeComment.Assert(comment);
            Golden.Verify($"source-{name}.{locale}", comment);
        }
    }

    private sealed class One(PaperLookup lookup) : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(_ => lookup)]);
    }
}
