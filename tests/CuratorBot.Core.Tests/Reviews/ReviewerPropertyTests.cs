using System.Globalization;
using CsCheck;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Tests.Lists;
using CuratorBot.SemanticScholar;

namespace CuratorBot.Core.Tests.Reviews;

public sealed class ReviewerPropertyTests
{
    /// <summary>A text, and one that was made of it: whole, in part, or not at all.</summary>
    private static readonly Gen<ReviewRequest> AnyRequest = Gen.Select(
        AnyList.Lines, AnyList.Lines, Gen.OneOf(AnyList.Lines, AnyList.Text), Gen.Int[0, 4], Gen.Bool,
        static (list, other, text, kind, ontoMoved) => new ReviewRequest
        {
            MergeBase = kind == 4 ? text : list,
            Head = kind switch { 0 => $"{list}\n{text}", 1 => $"{text}\n{list}", 2 => string.Join('\n', list.Split('\n').Reverse()), 3 => text, _ => list },
            Onto = ontoMoved ? $"{list}\n{other}" : null,
            Date = new DateOnly(2020, 1, 1),
        });

    private readonly Reviewer _reviewer = new(new SnapshotSource([]));

    [Fact]
    public Task Any_change_of_any_list_is_reviewed() => AnyRequest.SampleAsync(
        async request =>
        {
            var review = await _reviewer.ReviewAsync(request, TestContext.Current.CancellationToken);

            Assert.InRange(ReviewComment.Write(review).Length, 1, ReviewComment.MaxLength);
            Assert.All(review.Findings, finding => Assert.True(finding.Line is null or > 0));
        },
        iter: 2_000);

    [Fact]
    public Task Each_version_of_a_list_is_read_as_if_it_were_alone() => AnyRequest.SampleAsync(
        async request =>
        {
            var review = await _reviewer.ReviewAsync(request, TestContext.Current.CancellationToken);

            AssertReadAs(ListParser.Parse(request.MergeBase, review.Policy.Policy.Sections), review.Changes!.Before);
            AssertReadAs(ListParser.Parse(request.Head, review.Policy.Policy.Sections), review.Changes.After);
        },
        iter: 2_000);

    private static void AssertReadAs(PaperList expected, PaperList actual)
    {
        Assert.Equal(expected.Style, actual.Style);
        Assert.Equal(expected.Entries.Select(Parts), actual.Entries.Select(Parts));

        static string Parts(Entry e) => string.Create(
            CultureInfo.InvariantCulture,
            $"{e.Line}-{e.EndLine} {e.Kind} {e.Section.Title}/{e.Subsection} {e.Title}|{e.Year}|{e.Authors}|{e.Affiliation}|{string.Join(' ', e.Links)}|{string.Join(' ', e.Ids)}|{string.Join(' ', e.Defects)}|{e.Text}");
    }
}
