using CuratorBot.Core.Papers;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.GitHub.Tests;

public sealed class AuditPublisherTests
{
    private const string Clean = ReviewBench.List;

    private static readonly string Untidy = Clean.Replace("(2015), C. Szegedy", "(2015) C. Szegedy", StringComparison.Ordinal);

    [Fact]
    public async Task One_issue_is_opened_edited_closed_and_opened_again()
    {
        using var bench = new ReviewBench(Files(Untidy));

        await PublishAsync(bench);
        var issue = Assert.Single(bench.Repository.Issues.Values);
        Assert.Equal(("List audit", "open", bench.GitHub.BotLogin), (issue.Title, issue.State, issue.Author));
        Assert.Contains("a comma is missing", issue.Body, StringComparison.Ordinal);

        var writes = bench.GitHub.Writes;
        await PublishAsync(bench);
        Assert.Equal(writes, bench.GitHub.Writes);

        Push(bench, Untidy.Replace("(2016), K. He", "(2016) K. He", StringComparison.Ordinal));
        await PublishAsync(bench);
        Assert.Contains("Deep residual learning", issue.Body, StringComparison.Ordinal);

        Push(bench, Clean);
        await PublishAsync(bench);
        Assert.Equal("closed", issue.State);

        Push(bench, Untidy);
        await PublishAsync(bench);
        Assert.Equal("open", issue.State);
        Assert.Same(issue, Assert.Single(bench.Repository.Issues.Values));
    }

    [Fact]
    public async Task A_clean_list_gets_no_issue()
    {
        using var bench = new ReviewBench(Files(Clean));

        await PublishAsync(bench);

        Assert.Empty(bench.Repository.Issues);
    }

    [Fact]
    public async Task An_issue_that_a_person_closed_stays_closed_while_it_says_the_same()
    {
        using var bench = new ReviewBench(Files(Untidy));
        await PublishAsync(bench);
        bench.Repository.Issues.Values.Single().State = "closed";

        await PublishAsync(bench);

        Assert.Equal("closed", bench.Repository.Issues.Values.Single().State);
    }

    [Fact]
    public async Task The_marker_of_someone_else_is_not_ours()
    {
        using var bench = new ReviewBench(Files(Untidy));
        await PublishAsync(bench);
        var body = bench.Repository.Issues.Values.Single().Body;
        bench.Repository.Issues.Clear();
        var copied = bench.Repository.OpenIssue("mallory", "List audit", body);

        await PublishAsync(bench);

        Assert.Equal(["mallory", bench.GitHub.BotLogin], bench.Repository.Issues.Values.Select(issue => issue.Author));
        Assert.Equal("open", copied.State);
    }

    [Fact]
    public async Task Missing_evidence_closes_and_changes_nothing()
    {
        using var bench = new ReviewBench(Files(Untidy));
        await PublishAsync(bench);
        var writes = bench.GitHub.Writes;
        Push(bench, Clean);
        bench.Papers = new NoAnswer();

        await PublishAsync(bench);

        Assert.Equal(writes, bench.GitHub.Writes);
        Assert.Equal("open", bench.Repository.Issues.Values.Single().State);
    }

    [Fact]
    public async Task The_bibliography_that_the_policy_names_is_audited_too()
    {
        using var bench = new ReviewBench(Files(Clean, (".github/curator.yml", "bibliography: top.bib\n"), ("top.bib", "@misc{old, title={Old roads}}\n")));

        await PublishAsync(bench);

        Assert.Contains("Old roads", bench.Repository.Issues.Values.Single().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".github/curator.yaml")]
    [InlineData(".curator.yml")]
    public async Task A_policy_file_in_a_nearly_right_place_is_told(string path)
    {
        using var bench = new ReviewBench(Files(Clean, (path, "top: { size: 2 }\n")));

        await PublishAsync(bench);

        Assert.Contains($"### What the list asks (1)\n\n- “{path}” is not read: the policy has to be called “.github/curator.yml”.", bench.Repository.Issues.Values.Single().Body, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Files(string list, params (string Path, string Text)[] more) =>
        more.Append(("README.md", list)).ToDictionary(file => file.Item1, file => file.Item2, StringComparer.Ordinal);

    private static void Push(ReviewBench bench, string list) =>
        bench.Repository.Push("main", new Dictionary<string, string?>(StringComparer.Ordinal) { ["README.md"] = list });

    private static async Task PublishAsync(ReviewBench bench)
    {
        var client = await bench.ClientAsync();
        var (_, audit) = Assert.Single(await RepositoryAudit.RunAsync(client, ReviewBench.Ref, bench.Papers, new DateOnly(2017, 3, 1), TestContext.Current.CancellationToken));
        await new AuditPublisher(client, () => Task.FromResult(bench.GitHub.BotLogin)).PublishAsync(ReviewBench.Ref, audit!);
        Assert.Empty(bench.GitHub.Violations);
    }

    private sealed class NoAnswer : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(static _ => new PaperLookup.Unavailable("no one is there"))]);
    }
}
