using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Tests.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.SemanticScholar;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Situations;

/// <summary>Whoever does all that a comment offers is not met by a new finding, nor by one that the offer was for.</summary>
public sealed class ClosureTests
{
    /// <summary>Situations in which what is offered brings another finding. Whoever settles one takes it from here.</summary>
    private static readonly string[] Open =
    [
        // The right link makes a new paper of what seemed an edit, so that another leaves for it.
        "E-title-other-keep-link",

        // One line of 185 has lost its link with the change; what is offered for its authors leaves that to be said next.
        "I-etal",

        // Where the paper that came goes elsewhere, the one that left for it should come back: no one says so yet.
        "new-paper-in-the-top",

        // The old heading is offered, and the table of contents, changed with it, still leads to the new one.
        "corpus/replay/006-e5c82a2",
        "corpus/replay/053-11a3796",
        "corpus/replay/078-a7c926b",
        "corpus/replay/093-48fbf44",

        // A better line has a form of its own that is remarked upon next.
        "corpus/replay/001-67e5cbb",
        "corpus/replay-unmerged/031-271e184",
        "corpus/replay-unmerged/033-341738a",
    ];

    [Fact]
    public Task What_is_offered_in_a_situation_settles_what_it_is_offered_for_and_brings_nothing_new() =>
        AssertClosedAsync(Situation.All.Select(static s => (s.Id, s.Request, s.Source)), fewest: 20);

    [Fact]
    public async Task What_is_offered_to_a_real_pull_request_settles_what_it_is_offered_for_and_brings_nothing_new()
    {
        using var reader = new StreamReader(SharedData.Require("semantic-scholar/papers.jsonl"));
        var source = SnapshotSource.Read(reader, "papers.jsonl");
        await AssertClosedAsync(Corpus.Cases.Select(folder => (folder, Corpus.Request(folder), (IPaperSource)source)), fewest: 20);
    }

    [Fact]
    public Task What_is_offered_in_a_sample_settles_what_it_is_offered_for_and_brings_nothing_new() => AssertClosedAsync(Samples(), fewest: 3);

    private static IEnumerable<(string Id, RequestTexts Request, IPaperSource Source)> Samples()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(SharedData.RepositoryRoot, "samples")).Where(static f => File.Exists(Path.Combine(f, "head.md"))))
        {
            using var reader = new StreamReader(Path.Combine(folder, "papers.jsonl"));
            var onto = Path.Combine(folder, "onto.md");
            yield return (
                Path.GetFileName(folder),
                new RequestTexts
                {
                    MergeBase = File.ReadAllText(Path.Combine(folder, "base.md")),
                    Head = File.ReadAllText(Path.Combine(folder, "head.md")),
                    Onto = File.Exists(onto) ? File.ReadAllText(onto) : null,
                    Description = File.ReadAllText(Path.Combine(folder, "description.md")),
                },
                SnapshotSource.Read(reader, "papers.jsonl"));
        }
    }

    private static async Task AssertClosedAsync(IEnumerable<(string Id, RequestTexts Request, IPaperSource Source)> cases, int fewest)
    {
        var broken = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var followed = 0;
        foreach (var (id, request, source) in cases)
        {
            seen.Add(id);
            var reviewer = new Reviewer(source);
            var first = await reviewer.ReviewAsync(request, TestContext.Current.CancellationToken);
            var offers = Offers.Follow(first);
            if (offers.Followed.Count == 0)
            {
                continue;
            }

            followed++;
            var second = await reviewer.ReviewAsync(request with { Head = offers.Head }, TestContext.Current.CancellationToken);
            var wrong = second.Findings.Where(static f => !IsForDiscussion(f)).Where(f => offers.Followed.Exists(o => IsOfOneCause(o, f)) || !first.Findings.Any(o => IsOfOneRule(o, f))).ToList();
            if (wrong.Count > 0 || (first.Verdict != Verdict.Fail && second.Verdict == Verdict.Fail))
            {
                broken.Add(id, $"{id}: {first.Verdict} to {second.Verdict}: {string.Join("; ", wrong.Select(Text))} | before: {string.Join("; ", first.Findings.Select(Text))}");
            }
        }

        Assert.InRange(followed, fewest, int.MaxValue);
        Assert.True(
            broken.Keys.ToHashSet().SetEquals(Open.Intersect(seen)),
            $"Listed and settled: {string.Join(", ", Open.Intersect(seen).Except(broken.Keys))}\n{string.Join('\n', broken.Where(b => !Open.Contains(b.Key)).Select(static b => b.Value))}");
    }

    /// <summary>"New Papers" and "Old Papers" are filled by discussion: that a maintainer decides there is what the advice to go there leads to.</summary>
    private static bool IsForDiscussion(Finding finding) => finding.Message.Key.EndsWith(".discussion", StringComparison.Ordinal);

    private static bool IsOfOneRule(Finding one, Finding other) =>
        string.Equals(one.RuleId, other.RuleId, StringComparison.Ordinal)
        && (one.Entry is null || other.Entry is null || string.Equals(Titles.Normalize(one.Entry.Title), Titles.Normalize(other.Entry.Title), StringComparison.Ordinal));

    private static bool IsOfOneCause(Finding one, Finding other) => IsOfOneRule(one, other) && string.Equals(one.Message.Key, other.Message.Key, StringComparison.Ordinal);

    private static string Text(Finding finding) => $"{finding.Severity} {finding.RuleId} {finding.Entry?.Title}: {Messages.Format(finding.Message, "en")}";
}
