using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;
using CuratorBot.Fakes;
using CuratorBot.GitHub.Reading;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.GitHub.Tests;

/// <summary>What failed in public with other bots, tried on the way from GitHub to a review.</summary>
public sealed class FieldReportsTests
{
    [Theory]
    [InlineData("readme.md")]
    [InlineData("Readme.md")]
    [InlineData("README.markdown")]
    [InlineData("docs/README.md")]
    [InlineData(".github/readme.md")]
    public async Task A_readme_is_the_list_however_it_is_spelt_and_wherever_GitHub_shows_it(string path)
    {
        using var bench = new ReviewBench(At(path, Lists.Small));
        var pull = bench.Repository.Open("alice", "Add a paper", null, new Dictionary<string, string?>(StringComparer.Ordinal) { [path] = Lists.SmallWithAddition });

        var outcome = await bench.ReviewAsync(pull);

        Assert.Equal((ListState.Changed, path, Verdict.Fail), (outcome.Snapshot.List, outcome.Snapshot.ListPath, outcome.Review!.Verdict));
        Assert.Equal(path, (await BaseList.ReadAsync(await bench.ClientAsync(), ReviewBench.Ref)).Path);
    }

    [Fact]
    public async Task A_readme_beside_README_is_not_the_list()
    {
        var files = At("docs/readme.md", "# Docs");
        files["README.md"] = Lists.Small;
        using var bench = new ReviewBench(files);
        var pull = bench.Repository.Open("alice", "Write", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["docs/readme.md"] = Lists.SmallWithAddition });

        Assert.Equal(ListState.Untouched, (await bench.ReviewAsync(pull)).Snapshot.List);
    }

    [Theory]
    [InlineData("a+b?.md")]
    [InlineData("my list (2016) #1.md")]
    [InlineData("论文/100%&=.md")]
    public async Task A_path_of_any_letters_is_found(string path)
    {
        var files = At(path, Lists.Small);
        files[PolicyFile.DefaultPath] = $"list: \"{path}\"\n";
        using var bench = new ReviewBench(files);
        var pull = bench.Repository.Open("alice", "Add a paper", null, new Dictionary<string, string?>(StringComparer.Ordinal) { [path] = Lists.SmallWithAddition });

        Assert.Equal((ListState.Changed, path), (await bench.ReviewAsync(pull)).Snapshot is var snapshot ? (snapshot.List, snapshot.ListPath) : default);
    }

    [Theory]
    [InlineData(".github/PULL_REQUEST_TEMPLATE.md")]
    [InlineData("pull_request_template.md")]
    [InlineData("docs/Pull_Request_Template.md")]
    [InlineData(".github/PULL_REQUEST_TEMPLATE/paper.md")]
    public async Task What_a_template_says_is_no_argument_wherever_it_is(string path)
    {
        const string Template = "The paper is influential: its method is widely used by others in the field and in industry.";
        var files = At(path, Template + "\n\n- [ ] I have read the guidelines");
        files["README.md"] = Room;
        using var bench = new ReviewBench(files) { Papers = new KnownPapers(Identity) };
        var pull = bench.Repository.Open("alice", "Add a paper", Template, Lists.Change(RoomWithAddition));
        var argued = bench.Repository.Open("alice", "Add a paper", Template + "\n\nIt explains why residual networks work, and all later ones start from it.", Lists.Change(RoomWithAddition));

        Assert.Equal(Verdict.Fail, (await bench.ReviewAsync(pull)).Review!.Verdict);
        Assert.Equal(Verdict.NeedsMaintainer, (await bench.ReviewAsync(argued)).Review!.Verdict);
    }

    [Fact]
    public async Task A_policy_file_that_a_pull_request_changes_is_previewed_and_not_followed()
    {
        var files = Lists.Files(Room);
        files[PolicyFile.DefaultPath] = "citations: { 2016: 60 }\n";
        using var bench = new ReviewBench(files) { Papers = new KnownPapers(Identity) };
        var change = Lists.Change(RoomWithAddition);
        change[PolicyFile.DefaultPath] = "citations: { 2016: 10 }\n";

        var review = (await bench.ReviewAsync(bench.Repository.Open("alice", "Add a paper", null, change))).Review!;

        Assert.Equal(Verdict.Fail, review.Verdict);
        Assert.Contains(review.Findings, static f => f.RuleId == "citation-threshold");
        Assert.StartsWith("This changes what the list asks of every paper: citations for 2016 from 60 to 10.", Say(review), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("citations: { 2016: 60 }\n", "citations: { 2016: 10 }\n", Verdict.NeedsMaintainer, "This changes what the list asks of every paper: citations for 2016 from 60 to 10.")]
    [InlineData(null, "citations: { 2016: 10, 2015: 200 }\n", Verdict.NeedsMaintainer, "This changes what the list asks of every paper: citations for 2016 from 60 to 10.")]
    [InlineData("citations: { 2016: 10, 2015: 200 }\n", null, Verdict.NeedsMaintainer, "This changes what the list asks of every paper: citations for 2016 from 10 to 60.")]
    [InlineData("citations: { 2016: 60 }\n", "citations: { 2016: many }\n", Verdict.Fail, "This change would leave the policy file with errors, and no pull request could be reviewed by it: “.github/curator.yml:1: ")]
    public async Task A_policy_file_alone_is_previewed_where_the_list_is_left_alone(string? before, string? after, Verdict verdict, string said)
    {
        var files = Lists.Files(Lists.Small);
        if (before is not null)
        {
            files[PolicyFile.DefaultPath] = before;
        }

        using var bench = new ReviewBench(files);
        var pull = bench.Repository.Open("alice", "Ask for less", null, new Dictionary<string, string?>(StringComparer.Ordinal) { [PolicyFile.DefaultPath] = after });

        var review = (await bench.ReviewAsync(pull)).Review!;

        Assert.Equal(verdict, review.Verdict);
        Assert.StartsWith(said, Say(review), StringComparison.Ordinal);
        Assert.Single(pull.Comments);
    }

    [Theory]
    [InlineData(".github/curator.yaml")]
    [InlineData(".curator.yml")]
    [InlineData("curator.yml")]
    public async Task Who_puts_the_policy_in_a_nearly_right_place_is_told_and_nobody_else(string path)
    {
        using var bench = new ReviewBench(Lists.Files(Lists.Small));
        var pull = bench.Repository.Open("alice", "Ask for less", null, new Dictionary<string, string?>(StringComparer.Ordinal) { [path] = "citations: { 2016: 10 }\n" });

        var review = (await bench.ReviewAsync(pull)).Review!;

        Assert.Equal(Verdict.Pass, review.Verdict);
        Assert.Equal($"“{path}” is not read: the policy has to be called “.github/curator.yml”. Move it there, or rename it if it has nothing to do with CuratorBot.", Say(review));
        Assert.Contains("is not read", Assert.Single(pull.Comments).Body, StringComparison.Ordinal);

        bench.Repository.Push("main", new Dictionary<string, string?>(StringComparer.Ordinal) { [path] = "citations: { 2016: 10 }\n" });
        var other = bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));
        var removal = bench.Repository.Open("alice", "Clean up", null, new Dictionary<string, string?>(StringComparer.Ordinal) { [path] = null });

        Assert.DoesNotContain((await bench.ReviewAsync(other)).Review!.Findings, static f => f.RuleId == "criteria-change");
        Assert.Equal(ListState.Untouched, (await bench.ReviewAsync(removal)).Snapshot.List);
    }

    [Fact]
    public async Task A_comment_in_the_policy_file_changes_nothing()
    {
        var files = Lists.Files(Lists.Small);
        files[PolicyFile.DefaultPath] = "citations: { 2016: 60 }\n";
        using var bench = new ReviewBench(files);
        var pull = bench.Repository.Open("alice", "Explain", null, new Dictionary<string, string?>(StringComparer.Ordinal) { [PolicyFile.DefaultPath] = "# Why\ncitations: { 2016: 60 }\n" });

        Assert.Equal(ListState.Untouched, (await bench.ReviewAsync(pull)).Snapshot.List);
    }

    [Fact]
    public async Task A_guide_that_a_pull_request_changes_is_previewed_where_the_list_shows_it()
    {
        var list = Lists.Small.Replace("## Criteria", "Please read the [guide](CONTRIBUTING.md).\n\n## Criteria", StringComparison.Ordinal);
        var files = Lists.Files(list);
        files["CONTRIBUTING.md"] = "# Contributing\n\n## Guidelines\n\n- Please sort entries alphabetically.\n";
        files["docs/contributors.md"] = "# Contributors\n";
        using var bench = new ReviewBench(files);
        var pull = bench.Repository.Open("alice", "Sort", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["CONTRIBUTING.md"] = "# Contributing\n\n## Guidelines\n\n- Please put the newest papers first.\n" });
        var other = bench.Repository.Open("alice", "Thanks", null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["docs/contributors.md"] = "# Contributors\n\n- Alice\n" });

        var review = (await bench.ReviewAsync(pull)).Review!;

        Assert.Equal(Verdict.NeedsMaintainer, review.Verdict);
        Assert.Equal("This changes what the list asks of every paper: order from alphabetical to newest-first.", Say(review));
        Assert.Equal(ListState.Untouched, (await bench.ReviewAsync(other)).Snapshot.List);
    }

    [Theory]
    [InlineData("<html>", "text/html")]
    [InlineData("", "application/json")]
    [InlineData("""{"type":"file","content":"abc""", "application/json")]
    [InlineData("[1, 2]", "application/json")]
    [InlineData("{}", "application/json")]
    public void An_answer_of_another_shape_is_a_failed_request_and_nothing_worse(string body, string type)
    {
        foreach (var part in (string[])["/pulls/", "/compare/", "/contents/README.md"])
        {
            var clock = new FakeTimeProvider();
            using var bench = new ReviewBench(clock: clock);
            var pull = bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));
            bench.GitHub.Fault = request => request.Path.Contains(part, StringComparison.Ordinal) ? new FakeResponse(200, body, type) : null;

            // What has no content in it is no text; all else was not answered.
            if (part == "/contents/README.md" && body is "[1, 2]" or "{}")
            {
                continue;
            }

            Assert.Throws<HttpRequestException>(() => VirtualTime.Run(clock, TimeSpan.FromMinutes(10), () => bench.ReviewAsync(pull)));
        }
    }

    [Fact]
    public void An_answer_that_was_cut_once_is_asked_for_again()
    {
        var clock = new FakeTimeProvider();
        using var bench = new ReviewBench(clock: clock);
        var pull = bench.Repository.Open("alice", "Add a paper", null, Lists.Change(Lists.SmallWithAddition));
        var asked = 0;
        bench.GitHub.Fault = request => request.Path.Contains("/pulls/", StringComparison.Ordinal) && asked++ == 0 ? new FakeResponse(200, """{"number":""") : null;

        Assert.Equal(Verdict.Fail, VirtualTime.Run(clock, TimeSpan.FromMinutes(10), () => bench.ReviewAsync(pull)).Review!.Verdict);
    }

    private static readonly string Room = Lists.Small.Replace("top 3", "top 4", StringComparison.Ordinal);

    private static readonly string RoomWithAddition = Lists.SmallWithAddition.Replace("top 3", "top 4", StringComparison.Ordinal);

    private static Core.Papers.Paper Identity => KnownPapers.Record("Identity Mappings in Deep Residual Networks", 2016, 20, "1603.05027", "Kaiming He", "X. Zhang", "Shaoqing Ren", "Jian Sun");

    private static string Say(Core.Reviews.Review review) => Messages.Format(Assert.Single(review.Findings, static f => f.RuleId == "criteria-change").Message, "en");

    private static Dictionary<string, string> At(string path, string text) => new(StringComparer.Ordinal) { [path] = text };
}
