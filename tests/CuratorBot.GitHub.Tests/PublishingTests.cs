using CuratorBot.Core.Reviews;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;

namespace CuratorBot.GitHub.Tests;

public sealed class PublishingTests
{
    private const string Untidy = "- Improved training of Wasserstein GANs (2017) , I. Gulrajani et al [[pdf]](https://arxiv.org/pdf/1704.00028)\n";

    [Fact]
    public async Task A_corrected_line_is_offered_once_as_a_suggestion_on_its_line()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithUntidyLine);

        await bench.ReviewAsync(pull);
        pull.Head = bench.Repository.Commit(pull.Head, Change(WithUntidyLine.Replace("### Models", "### Models\n", StringComparison.Ordinal)));
        await bench.ReviewAsync(pull);

        var suggestion = Assert.Single(Assert.Single(pull.Reviews).Comments);
        Assert.Equal("README.md", suggestion.Path);
        Assert.Equal(WithUntidyLine.Split('\n').ToList().FindIndex(static l => l.Contains("Gulrajani", StringComparison.Ordinal)) + 1, suggestion.Line);
        Assert.Contains("```suggestion\n- Improved training of Wasserstein GANs (2017), I. Gulrajani et al. [[pdf]](https://arxiv.org/pdf/1704.00028)\n```", suggestion.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_with_several_faults_has_one_suggestion_and_that_is_what_the_comment_shows()
    {
        // The author takes a comma away while the base branch corrects the title: line 13 needs both.
        const string Right = "- **Layer Normalization** (2016), J. Ba et al. [[pdf]](https://arxiv.org/pdf/1607.06450)";
        var wrong = ReviewBench.List.Replace("Layer Normalization", "Layer Normalizaton", StringComparison.Ordinal);
        using var bench = new ReviewBench(Lists.Files(wrong));
        var pull = Open(bench, wrong.Replace("** (2016), J. Ba", "** (2016) J. Ba", StringComparison.Ordinal));
        bench.Repository.Push("main", Change(ReviewBench.List));

        await bench.ReviewAsync(pull);

        var line = wrong.Split('\n').ToList().FindIndex(static l => l.Contains("Normalizaton", StringComparison.Ordinal)) + 1;
        Assert.Contains($"Line {line}, ready to paste:\n\n```markdown\n{Right}\n```", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
        var suggestion = Assert.Single(Assert.Single(pull.Reviews).Comments);
        Assert.Equal(line, suggestion.Line);
        Assert.Contains($"```suggestion\n{Right}\n```", suggestion.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_suggestions_than_a_conversation_bears_do_not_come_in_instalments()
    {
        using var bench = new ReviewBench();
        var lines = string.Concat(Enumerable.Range(0, 50).Select(static i => $"- A study of the number {i} in deep networks (2017) , A. Author et al [[pdf]](https://arxiv.org/pdf/1704.{i:00000})\n"));
        var pull = Open(bench, ReviewBench.List + "\n" + lines);

        await bench.ReviewAsync(pull);
        await bench.ReviewAsync(pull);
        Assert.Equal(20, Assert.Single(pull.Reviews).Comments.Count);

        pull.Head = bench.Repository.Commit(pull.Head, Change(ReviewBench.List + "\n" + lines + Untidy));
        await bench.ReviewAsync(pull);
        Assert.Equal(2, pull.Reviews.Count);
        Assert.Contains("Wasserstein", Assert.Single(pull.Reviews[1].Comments).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_that_GitHub_refuses_are_logged_and_made_with_a_later_review()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithUntidyLine);
        bench.GitHub.Fault = static request => request.Path.EndsWith("/reviews", StringComparison.Ordinal)
            ? new FakeResponse(422, """{"message":"Unprocessable Entity","errors":["Line must be part of the diff"]}""")
            : null;
        await bench.ReviewAsync(pull);
        Assert.Contains("Line must be part of the diff", Assert.Single(bench.Log), StringComparison.Ordinal);

        bench.GitHub.Fault = null;
        await bench.ReviewAsync(pull);

        Assert.Single(Assert.Single(pull.Reviews).Comments);
        Assert.Single(bench.Log);
    }

    [Fact]
    public async Task A_finding_is_an_annotation_on_its_line()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithUntidyLine);

        await bench.ReviewAsync(pull);

        var run = Assert.Single(bench.Repository.CheckRuns);
        Assert.Contains(run.Annotations, static a => a is { Path: "README.md", Level: "warning" or "notice" });
        Assert.Equal($"{pull.Number}:{pull.Head.Sha}", run.ExternalId);
    }

    [Fact]
    public async Task What_is_said_of_a_removed_entry_is_no_annotation_for_at_its_line_stands_something_else()
    {
        using var bench = new ReviewBench { Papers = new KnownPapers(KnownPapers.Record("Going deeper with convolutions", 2015, 5_000, "1409.4842", "Christian Szegedy")) };
        var pull = Open(bench, string.Join('\n', ReviewBench.List.Split('\n').Where(static l => !l.Contains("Going deeper", StringComparison.Ordinal))));

        var outcome = await bench.ReviewAsync(pull);

        Assert.Contains(outcome.Review!.Findings, static f => f.Line is not null && f.Entry?.Title == "Going deeper with convolutions");
        Assert.Empty(Assert.Single(bench.Repository.CheckRuns).Annotations);
    }

    [Fact]
    public async Task A_later_review_of_the_same_head_says_no_annotation_twice()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithUntidyLine);
        await WaiveAsync(bench, pull, "paper-found");
        await bench.ReviewAsync(pull);
        var before = Assert.Single(bench.Repository.CheckRuns).Annotations.ToList();

        await WaiveAsync(bench, pull);
        await bench.ReviewAsync(pull);

        var run = Assert.Single(bench.Repository.CheckRuns);
        Assert.Single(before);
        Assert.Equal(2, run.Annotations.Count);
        Assert.Equal(run.Annotations.Distinct(), run.Annotations);
    }

    [Fact]
    public async Task An_annotation_that_is_no_longer_told_stays_behind_with_the_check_run_that_has_it()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithUntidyLine);
        await bench.ReviewAsync(pull);

        await WaiveAsync(bench, pull, "paper-found");
        await bench.ReviewAsync(pull);
        await bench.ReviewAsync(pull);

        Assert.Equal(2, bench.Repository.CheckRuns.Count);
        var (old, now) = (bench.Repository.CheckRuns[0], bench.Repository.CheckRuns[1]);
        Assert.Equal(old.Annotations.Skip(1), now.Annotations);
        Assert.Equal((old.HeadSha, old.ExternalId, old.Conclusion, old.Summary), (now.HeadSha, now.ExternalId, now.Conclusion, now.Summary));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task After_a_crash_the_annotations_that_stand_are_neither_sent_twice_nor_left_where_they_are_outdated(bool waived, int runs)
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithUntidyLine);
        bench.GitHub.Fault = static request => request.Path.EndsWith("/reviews", StringComparison.Ordinal) ? new FakeResponse(404, "{}") : null;
        await Assert.ThrowsAsync<Octokit.NotFoundException>(() => bench.ReviewAsync(pull));
        bench.GitHub.Fault = null;

        await WaiveAsync(bench, pull, waived ? ["paper-found"] : []);
        await bench.ReviewAsync(pull);

        Assert.Equal(runs, bench.Repository.CheckRuns.Count);
        var annotations = bench.Repository.CheckRuns[^1].Annotations;
        Assert.Equal(waived ? 1 : 2, annotations.Count);
        Assert.Equal(annotations.Distinct(), annotations);
    }

    [Fact]
    public async Task After_a_crash_the_newest_check_of_this_very_pull_request_is_completed()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithUntidyLine);
        await bench.ReviewAsync(pull);
        var first = Assert.Single(bench.Repository.CheckRuns);
        var (newest, other) = (Waiting(first.ExternalId), Waiting($"{pull.Number + 1}:{pull.Head.Sha}"));
        var state = await bench.Store.LoadAsync(new PullRequestRef(ReviewBench.Ref, pull.Number), TestContext.Current.CancellationToken);
        await bench.Store.TrySaveAsync(state with { Publication = state.Publication with { Begun = state.Version } }, TestContext.Current.CancellationToken);

        await bench.ReviewAsync(pull);

        Assert.Equal((first.Conclusion, null), (newest.Conclusion, other.Conclusion));
        Assert.Equal(3, bench.Repository.CheckRuns.Count);

        FakeCheckRun Waiting(string? externalId)
        {
            var run = new FakeCheckRun { Id = bench.GitHub.NextId(), Name = "CuratorBot", HeadSha = pull.Head.Sha, ExternalId = externalId };
            bench.Repository.CheckRuns.Add(run);
            return run;
        }
    }

    [Fact]
    public async Task Where_the_conversation_is_locked_the_check_tells_alone()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithUntidyLine);
        bench.GitHub.Fault = static request => request.Path.EndsWith("/comments", StringComparison.Ordinal) && request.Method == "POST" && request.Path.Contains("/issues/", StringComparison.Ordinal)
            ? new FakeResponse(403, """{"message":"Unable to create comment because issue is locked.","documentation_url":"https://docs.github.com/rest"}""")
            : null;

        await bench.ReviewAsync(pull);

        Assert.Empty(pull.Comments);
        Assert.Single(bench.Repository.CheckRuns);
    }

    [Fact]
    public async Task A_check_that_no_review_could_be_had_gives_way_to_the_review()
    {
        using var bench = new ReviewBench();
        var pull = Open(bench, WithUntidyLine);
        var pullRequest = new PullRequestRef(ReviewBench.Ref, pull.Number);
        await bench.ReviewAsync(pull);
        var state = await bench.Store.LoadAsync(pullRequest, TestContext.Current.CancellationToken);

        var failed = await new FailurePublisher(await bench.ClientAsync(), isApp: true).PublishAsync(pullRequest, pull.Head.Sha, state.Publication);
        Assert.Equal("failure", Assert.Single(bench.Repository.CheckRuns).Conclusion);
        await bench.Store.TrySaveAsync(state with { Publication = failed with { Begun = state.Version } }, TestContext.Current.CancellationToken);
        await bench.ReviewAsync(pull);

        Assert.NotEqual("failure", Assert.Single(bench.Repository.CheckRuns).Conclusion);
    }

    [Fact]
    public async Task Of_many_findings_the_gravest_fifty_are_annotations_in_one_request_and_the_check_says_where_the_rest_is()
    {
        using var bench = new ReviewBench();
        var lines = string.Concat(Enumerable.Range(0, 70).Select(static i => $"- A study of the number {i} in deep networks (2017) , A. Author et al [[pdf]](https://arxiv.org/pdf/1704.{i:00000})\n"));
        var pull = Open(bench, ReviewBench.List + "\n" + lines);

        var outcome = await bench.ReviewAsync(pull);

        var findings = outcome.Review!.Findings.Where(static f => f.Line is not null).ToList();
        Assert.True(findings.Count > 100, $"{findings.Count} findings");
        var run = Assert.Single(bench.Repository.CheckRuns);
        Assert.Equal(findings.OrderByDescending(static f => f.Severity).Take(50).Select(static f => f.Line!.Value), run.Annotations.Select(static a => a.StartLine));
        Assert.StartsWith($"50 of the {findings.Count} findings", run.Summary, StringComparison.Ordinal);
        Assert.Equal(1, CheckRunWrites(bench));
        Assert.Equal(50, outcome.Publication.Annotations.Count);
    }

    [Fact]
    public async Task A_review_writes_its_check_in_two_requests_at_most_whatever_stood_there()
    {
        using var bench = new ReviewBench();
        var lines = string.Concat(Enumerable.Range(0, 2_000).Select(static i => $"- **T{i}** (2015), A. B [[pdf]](http://x/{i})\n"));
        var pull = Open(bench, ReviewBench.List + "\n" + lines);
        await bench.ReviewAsync(pull);
        Assert.InRange(bench.GitHub.Requests.Count, 1, 20);
        await WaiveAsync(bench, pull, "entry-format");
        bench.GitHub.ForgetRequests();

        await bench.ReviewAsync(pull);

        Assert.InRange(CheckRunWrites(bench), 1, 2);
        Assert.All(bench.Repository.CheckRuns, static run => Assert.InRange(run.Annotations.Count, 0, 50));
    }

    private static int CheckRunWrites(ReviewBench bench) =>
        bench.GitHub.Requests.Count(static r => r.Path.Contains("/check-runs", StringComparison.Ordinal) && r.Method is "POST" or "PATCH");

    [Fact]
    public async Task Without_an_App_a_status_stands_in_for_the_check()
    {
        using var bench = new ReviewBench(isApp: false);
        var pull = Open(bench, WithUntidyLine);

        await bench.ReviewAsync(pull);
        await bench.ReviewAsync(pull);

        Assert.Empty(bench.Repository.CheckRuns);
        Assert.Equal((pull.Head.Sha, "CuratorBot", "success"), bench.Repository.Statuses.Select(static s => (s.Sha, s.Context, s.State)).Single());
    }

    [Theory]
    [InlineData("@octocat @octo-org/team #1 octo-org/papers#2 GH-3")]
    [InlineData("<img src=x onerror=alert(1)> <!-- curatorbot:v1 AAAA --> </details>")]
    [InlineData("a | b | c `code` ```fence``` ~~~ ]() [x](javascript:alert(1))")]
    [InlineData("\u202egnp.exe\u202c \u200bzero\u200b \u2066x\u2069")]
    public async Task Whatever_a_title_holds_the_comment_stays_whole_and_mentions_nobody(string title)
    {
        using var bench = new ReviewBench();
        var pull = bench.Repository.Open("mallory", title, title, Change(ReviewBench.List.Replace("### More", $"- **{title}** (2016), {title} [[pdf]](https://arxiv.org/pdf/1603.05027)\n\n### More", StringComparison.Ordinal)));

        await bench.ReviewAsync(pull);

        var body = Assert.Single(pull.Comments).Body;
        var text = body[(body.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        var outsideCode = System.Text.RegularExpressions.Regex.Replace(text, "(?s)(?<fence>`{3,}).*?\n\\k<fence>\n", "", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("@octocat", outsideCode, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", outsideCode, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", outsideCode, StringComparison.Ordinal);
        Assert.DoesNotContain("(javascript:", outsideCode, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', text);
        Assert.InRange(body.Length, 1, 65_536);
    }

    [Fact]
    public async Task A_title_of_a_hundred_thousand_characters_fits()
    {
        using var bench = new ReviewBench();
        var pull = bench.Repository.Open("mallory", "x", new string('@', 100_000), Change(ReviewBench.List.Replace("### More", $"- **{new string('x', 100_000)}** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1603.05027)\n\n### More", StringComparison.Ordinal)));

        await bench.ReviewAsync(pull);

        Assert.InRange(Assert.Single(pull.Comments).Body.Length, 1, 65_536);
        Assert.InRange(Assert.Single(bench.Repository.CheckRuns).Summary.Length, 1, 65_535);
    }

    /// <summary>Sets these rules aside, and no others.</summary>
    private static async Task WaiveAsync(ReviewBench bench, FakePullRequest pull, params IReadOnlyList<string> rules)
    {
        var state = await bench.Store.LoadAsync(new PullRequestRef(ReviewBench.Ref, pull.Number), TestContext.Current.CancellationToken);
        var waivers = rules.Select(static rule => new Waiver(rule, null, "maria", "it is fine", DateTimeOffset.UnixEpoch));
        await bench.Store.TrySaveAsync(state with { Waivers = [.. waivers] }, TestContext.Current.CancellationToken);
    }

    private static string WithUntidyLine => ReviewBench.List + "\n" + Untidy;

    [Theory]
    [InlineData("always", true, 1)]
    [InlineData("problems", false, 0)]
    [InlineData("problems", true, 1)]
    [InlineData("never", true, 0)]
    public async Task A_comment_is_written_where_the_policy_wants_one_and_the_check_in_any_case(string mode, bool untidy, int comments)
    {
        using var bench = new ReviewBench(new Dictionary<string, string>(Lists.Files(ReviewBench.List), StringComparer.Ordinal) { [".github/curator.yml"] = $"comment: {mode}\nrules: {{ authors: warning }}\n" });
        var line = untidy ? "- **Long tunnels** (2016) [[pdf]](https://example.org/l.pdf)\n" : "";
        var pull = Open(bench, untidy ? ReviewBench.List.Replace("### More", line + "\n### More", StringComparison.Ordinal) : ReviewBench.List + "\nThanks.\n");

        await bench.ReviewAsync(pull);

        Assert.Equal(comments, pull.Comments.Count);
        Assert.NotEmpty(bench.Repository.CheckRuns);
    }

    [Fact]
    public async Task What_a_guide_asks_that_the_list_shows_is_asked_with_its_name()
    {
        var list = ReviewBench.List.Replace("### Models", "See the [guide](CONTRIBUTING.md).\n\n### Models", StringComparison.Ordinal);
        using var bench = new ReviewBench(new Dictionary<string, string>(Lists.Files(list), StringComparer.Ordinal) { ["CONTRIBUTING.md"] = "Each entry must have a DOI.\n" });
        var pull = Open(bench, list.Replace("### More", "- Long tunnels (2016), L. Lane et al. [[pdf]](https://example.org/l.pdf)\n\n### More", StringComparison.Ordinal));

        await bench.ReviewAsync(pull);

        Assert.Contains("The line lacks the DOI. <sub>The list says so (CONTRIBUTING.md, line 1).", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);
    }

    private static FakePullRequest Open(ReviewBench bench, string list) => bench.Repository.Open("alice", "Add a paper", "Please.", Change(list));

    private static Dictionary<string, string?> Change(string list) => new(StringComparer.Ordinal) { ["README.md"] = list };
}
