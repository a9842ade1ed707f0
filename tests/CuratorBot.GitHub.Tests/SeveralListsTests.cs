using CuratorBot.Core.Policies;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.GitHub.Tests;

/// <summary>Pull requests of repositories with several lists.</summary>
public sealed class SeveralListsTests
{
    [Fact]
    public async Task Three_lists_that_are_changed_get_one_comment_with_a_part_for_each_and_one_check()
    {
        using var bench = new ReviewBench(TopicLists.Files());
        var pull = bench.Repository.Open("alice", "Add papers", null, TopicLists.Change());

        var outcome = await bench.ReviewAsync(pull);

        var body = Assert.Single(pull.Comments).Body;
        Assert.Equal(
            ["### ❌ Please change one thing before this can be merged", $"#### ❌ [{TopicLists.Language}]({Page(pull, TopicLists.Language)})", $"#### ✅ [{TopicLists.Vision}]({Page(pull, TopicLists.Vision)})", $"✅ No remarks: [{TopicLists.Speech}]({Page(pull, TopicLists.Speech)}) (1 added)"],
            body.Split('\n').Where(static line => line.StartsWith('#') || line.StartsWith('✅')).ToList());
        Assert.Contains($"({Page(pull, TopicLists.Language)}?plain=1#L12)", body, StringComparison.Ordinal);
        Assert.Contains($"({Page(pull, TopicLists.Vision)}?plain=1#L12)", body, StringComparison.Ordinal);

        var check = Assert.Single(bench.Repository.CheckRuns);
        Assert.Equal("failure", check.Conclusion);
        Assert.Equal([(TopicLists.Language, 12, "failure"), (TopicLists.Vision, 12, "notice")], check.Annotations.Select(static a => (a.Path, a.StartLine, a.Level)));

        var suggestion = Assert.Single(Assert.Single(pull.Reviews).Comments);
        Assert.Equal((TopicLists.Vision, 12), (suggestion.Path, suggestion.Line));
        Assert.Contains("Short views: seen", suggestion.Body, StringComparison.Ordinal);
        Assert.Equal((Verdict.Fail, 3), (outcome.Review!.Verdict, outcome.Review.Lists.Count));
    }

    [Fact]
    public async Task A_push_edits_the_one_comment_and_nothing_new_writes_nothing()
    {
        using var bench = new ReviewBench(TopicLists.Files());
        var pull = bench.Repository.Open("alice", "Add papers", null, TopicLists.Change());
        await bench.ReviewAsync(pull);
        bench.GitHub.ForgetRequests();
        await bench.ReviewAsync(pull);
        Assert.Equal(0, bench.GitHub.Writes);

        // Two of the lists are as on the base branch again: what is left is of one list, and its comment the same.
        pull.Head = bench.Repository.Commit(pull.Head, Revert(TopicLists.Language, "Reading", 2, TopicLists.Vision, "Seeing", 1));
        bench.Store.Forget();
        await bench.ReviewAsync(pull);

        var comment = Assert.Single(pull.Comments);
        Assert.Equal(1, comment.Edits);
        Assert.Contains("✅", comment.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(TopicLists.Language, comment.Body, StringComparison.Ordinal);
        Assert.Equal("success", bench.Repository.CheckRuns[^1].Conclusion);
    }

    [Fact]
    public async Task A_new_list_is_all_new_entries_and_a_page_without_papers_is_none()
    {
        using var bench = new ReviewBench(TopicLists.Files());
        var pull = bench.Repository.Open("alice", "Add a topic", null, Files(("papers/touch.md", TopicLists.List("Touching", 4)), ("papers/about.md", "# About\n\nText.\n"), ("papers/TEMPLATE.md", "# None\n")));

        var review = (await bench.ReviewAsync(pull)).Review!;

        Assert.Empty(review.Lists);
        Assert.Equal(("papers/touch.md", Verdict.Pass, 8), (review.Request.ListPath, review.Verdict, review.Changes!.Entries.Count));
    }

    [Fact]
    public async Task A_list_that_is_deleted_is_for_a_maintainer_and_one_that_is_renamed_within_the_lists_is_not()
    {
        using var bench = new ReviewBench(TopicLists.Files());
        var list = bench.Repository.Branches["main"].Files;
        var pull = bench.Repository.Open("alice", "Clean up", null, Files((TopicLists.Vision, null), ("papers/reading.md", list[TopicLists.Language]), (TopicLists.Language, null)));

        var review = (await bench.ReviewAsync(pull)).Review!;

        Assert.Equal((TopicLists.Vision, Verdict.NeedsMaintainer), (review.Request.ListPath, review.Verdict));
        Assert.Equal("list-file.deleted", Assert.Single(review.Findings).Message.Key);

        var away = bench.Repository.Open("alice", "Move", null, Files(("old/speech.md", list[TopicLists.Speech]), (TopicLists.Speech, null)));
        Assert.Equal("list-file.moved", Assert.Single((await bench.ReviewAsync(away)).Review!.Findings).Message.Key);
    }

    [Fact]
    public async Task A_pull_request_that_leaves_the_lists_alone_is_told_nothing()
    {
        using var bench = new ReviewBench(TopicLists.Files());
        var pull = bench.Repository.Open("alice", "Docs", null, Files(("README.md", "# Papers\n"), ("papers/notes.md", "# Notes\n\nMore.\n")));

        await bench.ReviewAsync(pull);

        Assert.Empty(pull.Comments);
        Assert.Equal("success", Assert.Single(bench.Repository.CheckRuns).Conclusion);
    }

    [Fact]
    public async Task Where_a_paper_stands_in_one_list_the_other_lists_are_read_and_the_paper_is_found_there()
    {
        using var bench = new ReviewBench(TopicLists.Files(TopicLists.Policy + "cross-listing: forbidden\n"));
        var twice = bench.Repository.Branches["main"].Files[TopicLists.Speech].Split('\n')[3] + "\n";
        var pull = bench.Repository.Open("alice", "Add a paper", null, Files((TopicLists.Vision, TopicLists.List("Seeing", 1) + twice)));

        var finding = Assert.Single((await bench.ReviewAsync(pull)).Review!.Findings);

        Assert.Equal((Severity.Failure, ".github/curator.yml:4"), (finding.Severity, finding.Authority?.Where));
        Assert.Contains("Already in another list: “Hearing wide lanes by day and night” in papers/speech.md (line 4).", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_lists_do_counts_where_nothing_is_said()
    {
        using var bench = new ReviewBench(TopicLists.Files());
        var pull = bench.Repository.Open("alice", "Add a paper", null, Files((TopicLists.Vision, TopicLists.List("Seeing", 1) + TopicLists.Sound), (TopicLists.Speech, TopicLists.List("Hearing", 3) + TopicLists.Sound)));

        var finding = Assert.Single((await bench.ReviewAsync(pull)).Review!.Findings);

        Assert.Equal((Severity.Warning, AuthorityKind.Habit, "duplicate.other-list"), (finding.Severity, finding.Authority!.Kind, finding.Message.Key));
    }

    [Fact]
    public async Task A_paper_that_moves_to_another_list_is_neither_twice_nor_one_more()
    {
        using var bench = new ReviewBench(TopicLists.Files(TopicLists.Policy + "cross-listing: forbidden\npull-request: { papers: 1 }\n"));
        var (speech, vision) = (TopicLists.List("Hearing", 3), TopicLists.List("Seeing", 1));
        var line = speech.Split('\n')[3] + "\n";
        var pull = bench.Repository.Open("alice", "Move a paper, add one", null, Files((TopicLists.Vision, vision + line + TopicLists.Sound), (TopicLists.Speech, speech.Replace(line, "", StringComparison.Ordinal))));

        Assert.Empty((await bench.ReviewAsync(pull)).Review!.Findings);
    }

    [Fact]
    public async Task What_is_asked_of_the_pull_request_is_told_once_for_all_lists()
    {
        using var bench = new ReviewBench(TopicLists.Files(TopicLists.Policy + "pull-request: { papers: 1, title: 'Add *', reason: required }\n"));
        var pull = bench.Repository.Open("alice", "Update", null, Files(
            (TopicLists.Vision, TopicLists.List("Seeing", 1) + TopicLists.Sound),
            (TopicLists.Speech, TopicLists.List("Hearing", 3) + TopicLists.Sound.Replace("Loud voices", "Soft songs", StringComparison.Ordinal).Replace("00001", "00009", StringComparison.Ordinal))));

        var review = (await bench.ReviewAsync(pull)).Review!;

        Assert.Equal(["pull-request.one-paper", "pull-request.other-title", "pull-request.no-reasons"], review.Findings.Select(static f => f.Message.Key));
        Assert.Contains("and this one adds 2.", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_beside_the_lists_are_read_at_the_head()
    {
        const string Companions = "companions: { together: papers.csv, generated: index.html }\n";
        using var bench = new ReviewBench(new Dictionary<string, string>(TopicLists.Files(TopicLists.Policy + Companions), StringComparer.Ordinal) { ["papers.csv"] = "title\n", ["index.html"] = "<p>" });
        var change = Files((TopicLists.Speech, TopicLists.List("Hearing", 3) + TopicLists.Sound), ("index.html", "<p>x"));
        var pull = bench.Repository.Open("alice", "Add", null, change);

        Assert.Equal(["companions.generated", "companions.missing"], (await bench.ReviewAsync(pull)).Review!.Findings.Select(static f => f.Message.Key));

        pull.Head = bench.Repository.Commit(bench.Repository.Branches["main"], new Dictionary<string, string?>(change, StringComparer.Ordinal) { ["papers.csv"] = "title\nLoud voices carry over wide rivers\n", ["index.html"] = "<p>" });
        Assert.Empty((await bench.ReviewAsync(pull)).Review!.Findings);
    }

    [Fact]
    public async Task A_pattern_that_fits_ten_thousand_files_costs_no_more_than_its_lists_that_change()
    {
        var files = TopicLists.Files();
        for (var i = 0; i < 10_000; i++)
        {
            files[$"papers/p{i}.md"] = "# x\n";
        }

        using var bench = new ReviewBench(files);
        await bench.ReviewAsync(bench.Repository.Open("alice", "Add papers", null, TopicLists.Change()));
        Assert.InRange(bench.GitHub.Reads, 1, 14);

        // Of a change of hundreds, some are reviewed, and a maintainer is told that others were not.
        var many = bench.Repository.Open("alice", "All", null, Files([.. Enumerable.Range(0, 250).Select(static i => ($"papers/p{i}.md", (string?)TopicLists.List($"Topic{i}", 1)))]));
        bench.GitHub.ForgetRequests();
        var review = (await bench.ReviewAsync(many)).Review!;

        Assert.InRange(bench.GitHub.Reads, 1, 70);
        Assert.Contains("list-file.too-many-lists", review.Findings.Select(static f => f.Message.Key));
        Assert.NotEqual(Verdict.Pass, review.Verdict);
    }

    [Fact]
    public async Task The_policy_of_the_head_decides_nothing()
    {
        using var bench = new ReviewBench(TopicLists.Files());
        var pull = bench.Repository.Open("alice", "Add papers", null, new Dictionary<string, string?>(TopicLists.Change(), StringComparer.Ordinal) { [".github/curator.yml"] = "lists: [other.md]\nrules: { duplicate: off, entry-format: off }\n" });

        var review = (await bench.ReviewAsync(pull)).Review!;

        Assert.Equal(Verdict.Fail, review.Verdict);
        Assert.Contains("duplicate.same-title", review.Findings.Select(static f => f.Message.Key).Select(static key => key == "duplicate.link" ? "duplicate.same-title" : key));
    }

    private static string Page(FakePullRequest pull, string path) => $"https://github.test/octo-org/papers/blob/{pull.Head.Sha}/{path}";

    private static Dictionary<string, string?> Revert(string one, string topic, int number, string other, string otherTopic, int otherNumber) =>
        Files((one, TopicLists.List(topic, number)), (other, TopicLists.List(otherTopic, otherNumber)));

    private static Dictionary<string, string?> Files(params (string Path, string? Text)[] files) => files.ToDictionary(static file => file.Path, static file => file.Text, StringComparer.Ordinal);
}
