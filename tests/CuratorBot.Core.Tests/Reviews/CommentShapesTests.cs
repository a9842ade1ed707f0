using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Tests.Samples;
using CuratorBot.SemanticScholar;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>The shapes that a comment has beside those of the samples, each with its golden file.</summary>
public sealed class CommentShapesTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "samples");

    [Fact]
    public async Task Prose_only() =>
        await VerifyAsync("prose-only", Request(new LineEdit("It is a sample list", "Another sentence.")), Verdict.Pass);

    [Fact]
    public async Task Unclear_paper() =>
        await VerifyAsync(
            "unclear-paper",
            Request(
                LineEdit.Insert("Deep Speech 2", "- **Listening networks for large vocabularies** (2015), U. Nknown et al. [[pdf]](https://example.org/listen.pdf)"),
                LineEdit.TakeOut("Inside-Outside Net")),
            Verdict.Inconclusive);

    [Fact]
    public async Task Paper_with_several_candidates() =>
        await VerifyAsync(
            "ambiguous-paper",
            Request(
                LineEdit.Insert("End-To-End Memory Networks", "- **Pointing Networks** (2015), O. Vinyals et al. [[pdf]](https://example.org/pointing.pdf)"),
                LineEdit.TakeOut("Inside-Outside Net")),
            Verdict.Inconclusive,
            new Doubtful());

    [Fact]
    public async Task Source_unavailable() =>
        await VerifyAsync("source-unavailable", await SampleAsync("swap"), Verdict.Inconclusive, new Outage(lastKnown: false));

    [Fact]
    public async Task Source_unavailable_with_the_last_known_figures() =>
        await VerifyAsync("last-known-figures", await SampleAsync("over-the-cap"), Verdict.Fail, new Outage(lastKnown: true));

    [Fact]
    public async Task Broken_policy() =>
        await VerifyAsync(
            "broken-policy",
            await SampleAsync("over-the-cap") with { PolicyText = "top:\n  sise: 100\ncitations: { 2016: many }\n" },
            Verdict.Inconclusive);

    [Fact]
    public async Task Broken_policy_in_Chinese() =>
        await VerifyAsync(
            "broken-policy-zh",
            await SampleAsync("chinese-swap") with { PolicyText = "top:\n  sise: 100\n" },
            Verdict.Inconclusive);

    [Fact]
    public async Task Waived_by_a_maintainer() =>
        await VerifyAsync(
            "waived",
            await SampleAsync("over-the-cap") with
            {
                Waivers = [new Waiver("citation-threshold", "Patient Gates: Recurrent Networks That Know When to Wait", "maria", "the first of its kind", new DateTimeOffset(2022, 11, 2, 9, 0, 0, TimeSpan.Zero))],
                Matches = new Dictionary<string, PaperId>(StringComparer.Ordinal) { ["gated feedback recurrent neural networks"] = new PaperId("CorpusId", "8577750") },
            },
            Verdict.Fail);

    [Fact]
    public async Task Conflict_with_the_base_branch() =>
        await VerifyAsync(
            "conflict",
            await SampleAsync("typo-fix") with { Onto = LineEdit.Apply(File.ReadAllText(Path.Combine(Folder, "list", "README.md")), [LineEdit.TakeOut("Batch Normalization:")]) },
            Verdict.Pass);

    [Fact]
    public async Task Failure_in_Chinese() =>
        await VerifyAsync(
            "over-the-cap-zh",
            await SampleAsync("chinese-swap") with
            {
                Head = LineEdit.Apply(
                    File.ReadAllText(Path.Combine(Folder, "list-zh", "README.md")),
                    [LineEdit.Insert("端到端记忆网络", "- **可视化与理解循环神经网络** (2015) A. Karpathy等人 [[pdf]](https://arxiv.org/pdf/1506.02078)")]),
            },
            Verdict.Fail);

    [Fact]
    public async Task Full_top_and_unknown_paper_in_Chinese() =>
        await VerifyAsync(
            "over-the-cap-unknown-zh",
            await SampleAsync("chinese-swap") with
            {
                Head = LineEdit.Apply(
                    File.ReadAllText(Path.Combine(Folder, "list-zh", "README.md")),
                    [LineEdit.Insert("端到端记忆网络", "- **门控反馈循环神经网络** (2015) J. Chung等人 [[pdf]](https://www.jmlr.org/proceedings/papers/v37/chung15.pdf)")]),
            },
            Verdict.NeedsMaintainer);

    [Theory]
    [InlineData("en", "https://docs.example/rules.md")]
    [InlineData("zh-Hans", "https://docs.example/rules.zh.md")]
    public void Rules_are_explained_in_the_language_of_the_comment(string locale, string page)
    {
        var comment = ReviewComment.Write(Some.Review(Verdict.Fail, [Some.Finding(Some.Entry(), Severity.Failure)], locale: locale), WholeComment.Options);

        Assert.Equal([$"{page}#duplicate", page], new Rendered(comment).Addresses.Where(static a => a.Contains("docs.example", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whole_list()
    {
        var request = ReviewRequest.ReadWhole(File.ReadAllText(Path.Combine(Folder, "list", "README.md")), PolicyFile.None(), new DateOnly(2022, 11, 1));

        Golden.Verify("whole-list", ReviewComment.Write(await new Reviewer(Facts()).CheckAsync(request, TestContext.Current.CancellationToken)));
    }

    private static async Task VerifyAsync(string name, ReviewRequest request, Verdict verdict, IPaperSource? papers = null)
    {
        var review = await new Reviewer(papers ?? Facts()).ReviewAsync(request, TestContext.Current.CancellationToken);

        Golden.Verify(name, ReviewComment.Write(review));
        Assert.Equal(verdict, review.Verdict);
    }

    private static RequestTexts Request(params IReadOnlyList<LineEdit> edits)
    {
        var list = File.ReadAllText(Path.Combine(Folder, "list", "README.md"));
        return new RequestTexts { MergeBase = list, Head = LineEdit.Apply(list, edits), Date = new DateOnly(2022, 11, 1) };
    }

    private static async Task<RequestTexts> SampleAsync(string name) => new()
    {
        MergeBase = await File.ReadAllTextAsync(Path.Combine(Folder, name, "base.md"), TestContext.Current.CancellationToken),
        Head = await File.ReadAllTextAsync(Path.Combine(Folder, name, "head.md"), TestContext.Current.CancellationToken),
        Date = new DateOnly(2022, 11, 1),
    };

    private static SnapshotSource Facts()
    {
        using var reader = new StreamReader(Path.Combine(Folder, "papers.jsonl"));
        return SnapshotSource.Read(reader, "papers.jsonl");
    }

    /// <summary>A source that cannot be asked; it may remember what it knew before.</summary>
    private sealed class Outage(bool lastKnown) : IPaperSource
    {
        public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
        {
            var known = await Facts().LookUpAsync(queries, cancellationToken);
            return
            [
                .. known.Select(l => new PaperLookup.Unavailable("Semantic Scholar did not answer within 30 s")
                {
                    LastKnown = lastKnown ? (l as PaperLookup.Found)?.Paper : null,
                }),
            ];
        }
    }

    /// <summary>A source that is sure of every paper but those of which it has two.</summary>
    private sealed class Doubtful : IPaperSource
    {
        public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
        [
            .. (await Facts().LookUpAsync(queries, cancellationToken)).Select(l => l is PaperLookup.Found
                ? l
                : new PaperLookup.Ambiguous(
                [
                    new Paper { Title = "Pointer Networks", Year = 2015, Authors = [new PaperAuthor("Oriol Vinyals")] },
                    new Paper { Title = "Pointing the Unknown Words", Year = 2016, Authors = [new PaperAuthor("Çaglar Gülçehre")] },
                ])),
        ];
    }
}
