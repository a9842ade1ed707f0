using System.Globalization;
using CsCheck;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Tests.Lists;
using CuratorBot.SemanticScholar;

namespace CuratorBot.Core.Tests.Reviews;

public sealed class ReviewerPropertyTests
{
    private static readonly Gen<string?> AnyPolicy = Gen.OneOf<string?>(
        null, "", "top: {size: 1}", "top: {size: 0, sections: [Vision], overflow: [Nets]}", "top: {size: 2, years: [2012, 2016]}\ncitations: {2014: 400, 2015: 200}",
        "locale: zh-Hans\nnew-papers: {months: 6, section: Nets}\nold-papers: {before: 2015, section: Vision}", "rules: {year-order: failure, link-form: off}\nbibliography: list.bib",
        "top: {size: -1}", "rules: {no-rule: off}", "- : [");

    private static readonly Gen<string> AnyDescription = Gen.OneOf(
        "", "Adds one. Removes \"Seeing with layers\", which has fewer citations.", "Why: Hearing with layers\n- [x] removed: Seeing with layers (50 citations)", "<!-- nothing -->\n```\n@all");

    private static readonly Gen<string?> AnyBibliography = Gen.OneOf<string?>(
        null, "", "@article{ames2015seeing,\n  title={Seeing with layers},\n  author={Ames, A.},\n  year={2015}\n}\n", "@article{ames2015seeing, title={Seeing", "@misc{a, title = \"Hearing with layers\", year = 2014}");

    /// <summary>A text, and one that was made of it: whole, in part, or not at all.</summary>
    private static readonly Gen<RequestTexts> AnyRequest = Gen.Select(
        AnyList.Lines, AnyList.Lines, Gen.OneOf(AnyList.Lines, AnyList.Text), Gen.Int[0, 4], Gen.Bool,
        static (list, other, text, kind, ontoMoved) => new RequestTexts
        {
            MergeBase = kind == 4 ? text : list,
            Head = kind switch { 0 => $"{list}\n{text}", 1 => $"{text}\n{list}", 2 => string.Join('\n', list.Split('\n').Reverse()), 3 => text, _ => list },
            Onto = ontoMoved ? $"{list}\n{other}" : null,
            Date = new DateOnly(2020, 1, 1),
        })
        .Select(AnyPolicy, AnyDescription, AnyBibliography, AnyBibliography, static (request, policy, description, before, after) => request with
        {
            PolicyText = policy,
            Description = description,
            BaseBibliography = before,
            HeadBibliography = after,
        });

    /// <summary>What is known of some of the papers in these lists, and of some not the same as they say.</summary>
    private readonly Reviewer _reviewer = new(new SnapshotSource(
    [
        new Paper
        {
            Title = "Seeing with layers",
            Year = 2014,
            PublicationDate = new DateOnly(2014, 12, 20),
            CitationCount = 250,
            Authors = [new PaperAuthor("Ada Ames"), new PaperAuthor("Bert Bold"), new PaperAuthor("Cleo Clay")],
            ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "1503.02531" },
            OpenAccessPdf = "http://example.org/a.pdf",
        },
        new Paper { Title = "Hearing with layers" },
    ]));

    [Fact]
    public Task Any_change_of_any_list_is_reviewed() => AnyRequest.SampleAsync(
        async request => AssertIsSound(await _reviewer.ReviewAsync(request, TestContext.Current.CancellationToken)),
        iter: 2_000);

    [Fact]
    public Task Any_list_is_checked() => AnyRequest.SampleAsync(
        async request => AssertIsSound(await _reviewer.CheckAsync(request, TestContext.Current.CancellationToken)),
        iter: 2_000);

    [Fact]
    public Task Each_version_of_a_list_is_read_as_if_it_were_alone() => AnyRequest.SampleAsync(
        async request =>
        {
            var review = await _reviewer.ReviewAsync(request, TestContext.Current.CancellationToken);

            if (review.Changes is null)
            {
                return;
            }

            AssertReadAs(ListParser.Parse(request.MergeBase, review.Policy.Policy.Sections), review.Changes.Before);
            if (review.Changes.Before.Entries.Count == 0)
            {
                // Where the base has entries, they say what the lines of the head are.
                AssertReadAs(ListParser.Parse(request.Head, review.Policy.Policy.Sections), review.Changes.After);
            }
        },
        iter: 2_000);

    private static void AssertIsSound(Review review)
    {
        Assert.InRange(ReviewComment.Write(review).Length, 1, ReviewComment.MaxLength);
        Assert.All(review.Findings, finding => Assert.True(finding.Line is null or > 0, finding.RuleId));
    }

    private static void AssertReadAs(PaperList expected, PaperList actual)
    {
        Assert.Equal(expected.Style, actual.Style);
        Assert.Equal(expected.Entries.Select(Parts), actual.Entries.Select(Parts));

        static string Parts(Entry e) => string.Create(
            CultureInfo.InvariantCulture,
            $"{e.Line}-{e.EndLine} {e.Kind} {e.Section.Title}/{e.Subsection} {e.Title}|{e.Year}|{e.Authors}|{e.Affiliation}|{string.Join(' ', e.Links)}|{string.Join(' ', e.Ids)}|{string.Join(' ', e.Defects)}|{e.Text}");
    }
}
