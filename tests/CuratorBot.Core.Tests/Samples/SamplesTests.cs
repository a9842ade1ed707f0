using System.Text.Json;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Site;
using CuratorBot.Core.Tests.Reviews;
using CuratorBot.SemanticScholar;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Samples;

/// <summary>
/// The folder samples/: each pull request differs from the list as it says, and gets the review that its README names.
/// UPDATE_GOLDEN=1 writes the pull requests anew from <see cref="SamplePullRequests"/>.
/// </summary>
public sealed class SamplesTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "samples");

    public static TheoryData<string> Names => [.. SamplePullRequests.All.Select(s => s.Name)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pull_request_changes_the_list_as_it_says(string name)
    {
        var sample = SamplePullRequests.All.Single(s => string.Equals(s.Name, name, StringComparison.Ordinal));
        var list = File.ReadAllText(Path.Combine(Folder, sample.List, "README.md"));

        Golden.VerifyFile(Path.Combine(Folder, name, "base.md"), list);
        Golden.VerifyFile(Path.Combine(Folder, name, "head.md"), LineEdit.Apply(list, sample.Edits));
        Golden.VerifyFile(Path.Combine(Folder, name, "description.md"), sample.Description + "\n");
        if (sample.Meanwhile.Count > 0)
        {
            Golden.VerifyFile(Path.Combine(Folder, name, "onto.md"), LineEdit.Apply(list, sample.Meanwhile));
        }

        Assert.Equal(sample.Meanwhile.Count > 0, File.Exists(Path.Combine(Folder, name, "onto.md")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_pull_request_gets_the_comment_that_is_expected(string name) =>
        Golden.Verify(name, ReviewComment.Write(await ReviewAsync(name, Facts(Path.Combine(Folder, "papers.jsonl")))));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_pull_request_has_a_page_that_says_what_its_comment_says(string name)
    {
        var review = await ReviewAsync(name, Facts(Path.Combine(Folder, "papers.jsonl")));

        var page = ReviewPageBuilder.Build(review);

        Assert.Equal(review.Findings.Count, page.Findings.Count);
        Assert.Equal(review.Evidence.Count, page.Evidence.Count);
        Assert.All(review.Corrections, correction => Assert.Contains(page.Findings.SelectMany(static f => f.Pastes), paste => paste.Text == correction.Text));
        Assert.Equal(page.Write(), ReviewPage.Read(page.Write())!.Write());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_facts_beside_a_pull_request_are_all_that_its_review_looks_at(string name)
    {
        var review = await ReviewAsync(name, Facts(Path.Combine(Folder, "papers.jsonl")));
        var seen = review.Evidence.SelectMany(Records).Select(p => p.CorpusId).ToHashSet();
        var lines = File.ReadLines(Path.Combine(Folder, "papers.jsonl")).Where(l => seen.Contains(CorpusId(l)));

        Golden.VerifyFile(Path.Combine(Folder, name, "papers.jsonl"), string.Concat(lines.Select(l => l + "\n")));
        Assert.Equal(
            ReviewComment.Write(review),
            ReviewComment.Write(await ReviewAsync(name, Facts(Path.Combine(Folder, name, "papers.jsonl")))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_readme_names_the_review_of_each_pull_request(string name)
    {
        var review = await ReviewAsync(name, Facts(Path.Combine(Folder, "papers.jsonl")));
        var says = File.ReadLines(Path.Combine(Folder, "README.md"))
            .Single(l => l.StartsWith($"| `{name}` |", StringComparison.Ordinal)).Split('|')[3].Trim();

        var verdict = review.Verdict switch
        {
            Verdict.Pass => "pass",
            Verdict.Fail => "fail",
            Verdict.NeedsMaintainer => "a maintainer decides",
            _ => "inconclusive",
        };
        Assert.StartsWith(verdict, says, StringComparison.Ordinal);
        Assert.All(
            review.Findings.Where(f => f.Severity == Severity.Failure || f.Effect != FindingEffect.None),
            f => Assert.Contains($"`{f.RuleId}`", says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("list", "en", 100)]
    [InlineData("list-zh", "zh-Hans", 96)]
    public async Task The_list_holds_a_hundred_papers_in_its_top_that_all_reach_its_thresholds(string folder, string locale, int found)
    {
        var request = ReviewRequest.ReadWhole(File.ReadAllText(Path.Combine(Folder, folder, "README.md")), PolicyFile.None(), new DateOnly(2022, 11, 1));

        var review = await new Reviewer(Facts(Path.Combine(Folder, "papers.jsonl"))).CheckAsync(request, Token);

        Assert.Equal((100, 100, locale), (review.TopAfter, review.Policy.Policy.TopSize, review.Locale));
        Assert.Equal([2012, 2013, 2014, 2015, 2016], review.Policy.Policy.Citations.Keys.Order());
        Assert.DoesNotContain(review.Findings, f => f.Severity == Severity.Failure);
        Assert.InRange(review.Evidence.Count(e => e is { Entry.Top: true, Lookup: PaperLookup.Found }), found, 100);
    }

    [Fact]
    public void The_facts_hold_only_what_a_snapshot_may_hold()
    {
        string[] fields = ["paperId", "corpusId", "externalIds", "url", "title", "year", "publicationDate", "venue", "authors", "citationCount", "influentialCitationCount", "_asOf"];

        Assert.All(
            File.ReadLines(Path.Combine(Folder, "papers.jsonl")),
            line => Assert.Empty(JsonDocument.Parse(line).RootElement.EnumerateObject().Select(p => p.Name).Except(fields)));
    }

    private static Task<Review> ReviewAsync(string name, IPaperSource papers)
    {
        var folder = Path.Combine(Folder, name);
        var onto = Path.Combine(folder, "onto.md");
        return new Reviewer(papers).ReviewAsync(
            new RequestTexts
            {
                MergeBase = File.ReadAllText(Path.Combine(folder, "base.md")),
                Head = File.ReadAllText(Path.Combine(folder, "head.md")),
                Onto = File.Exists(onto) ? File.ReadAllText(onto) : null,
                Description = File.ReadAllText(Path.Combine(folder, "description.md")),
                Date = new DateOnly(2022, 11, 1),
            },
            Token);
    }

    private static SnapshotSource Facts(string path)
    {
        using var reader = new StreamReader(path);
        return SnapshotSource.Read(reader, path);
    }

    private static IEnumerable<Paper> Records(Evidence evidence) => evidence.Lookup switch
    {
        PaperLookup.Found found => [found.Paper, .. found.OtherRecords],
        PaperLookup.Ambiguous ambiguous => ambiguous.Candidates,
        _ => [],
    };

    private static long CorpusId(string line) => JsonDocument.Parse(line).RootElement.GetProperty("corpusId").GetInt64();
}
