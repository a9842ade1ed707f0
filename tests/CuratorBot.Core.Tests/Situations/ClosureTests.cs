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
    /// <summary>Offers of one comment that are followed by themselves; of a change of a hundred lines, the first show all kinds.</summary>
    private const int MostAlone = 6;

    /// <summary>What cannot close, with the reason.</summary>
    private static readonly string[] Open = [];

    [Fact]
    public Task What_is_offered_in_a_situation_settles_what_it_is_offered_for_and_brings_nothing_new() =>
        AssertClosedAsync(Situation.All.Concat(InventedSituations.All).Select(static s => (s.Id, s.Request, s.Source)), fewest: 30);

    [Fact]
    public async Task What_is_offered_to_a_real_pull_request_settles_what_it_is_offered_for_and_brings_nothing_new()
    {
        using var reader = new StreamReader(SharedData.Require("semantic-scholar/papers.jsonl"));
        var source = SnapshotSource.Read(reader, "papers.jsonl");
        await AssertClosedAsync(Corpus.Cases.Select(folder => (folder, Corpus.Request(folder), (IPaperSource)source)), fewest: 20);
    }

    [Fact]
    public async Task What_is_offered_to_a_pull_request_of_another_list_settles_what_it_is_offered_for_and_brings_nothing_new()
    {
        using var reader = new StreamReader(SharedData.Require("semantic-scholar/papers.jsonl"));
        var source = SnapshotSource.Read(reader, "papers.jsonl");
        await AssertClosedAsync(Corpus.OtherCases.Select(folder => (folder, Corpus.Request(folder), Corpus.FactsOf(folder) ?? source)), fewest: 5);
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
        var broken = new List<(string Id, string Text)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using var patches = new OfferedPatches();
        var followed = 0;
        foreach (var (id, request, source) in cases)
        {
            seen.Add(id);
            var first = await new Reviewer(source).ReviewAsync(request, TestContext.Current.CancellationToken);
            var offers = Offers.Of(first);
            patches.Add(id, request, first);

            // All together, and each by itself: who follows a part of a comment is not to be worse off either.
            foreach (var (choice, name) in offers.Select(static (offer, i) => ((IReadOnlyList<Offer>)[offer], $"offer {i + 1}")).Take(MostAlone).Prepend((offers, "all")).Take(offers.Count < 2 ? offers.Count : int.MaxValue))
            {
                followed++;
                var head = Offers.Apply(first, choice, out var done);
                var second = await new Reviewer(source).ReviewAsync(request with { Head = head }, TestContext.Current.CancellationToken);
                var wrong = second.Findings
                    .Where(static f => !IsForDiscussion(f))
                    .Where(f => (done.Any(o => IsOfOneCause(o, f)) && !StoodElsewhere(f, first, done)) || !first.Findings.Any(o => IsOfOneRule(o, f)))
                    .ToList();
                var failsStill = second.Verdict == Verdict.Fail && (first.Verdict != Verdict.Fail || first.Findings.Where(static f => f.Severity == Severity.Failure && !f.IsSettledByAnother).All(done.Contains));
                if (wrong.Count > 0 || failsStill)
                {
                    broken.Add((id, $"{id}, {name} of {offers.Count}: {first.Verdict} to {second.Verdict}: {string.Join("; ", wrong.Select(Text))} | before: {string.Join("; ", first.Findings.Select(Text))}"));
                }
            }
        }

        Assert.InRange(followed, fewest, int.MaxValue);
        await patches.AssertTheyApplyAsync();
        Assert.True(
            broken.Select(static b => b.Id).ToHashSet(StringComparer.Ordinal).SetEquals(Open.Intersect(seen)),
            $"Listed and settled: {string.Join(", ", Open.Intersect(seen).Except(broken.Select(static b => b.Id)))}\n{string.Join('\n', broken.Where(b => !Open.Contains(b.Id)).Select(static b => b.Text))}");
    }

    /// <summary>"New Papers" and "Old Papers" are filled by discussion: that a maintainer decides there is what the advice to go there leads to.</summary>
    private static bool IsForDiscussion(Finding finding) => finding.Message.Key.EndsWith(".discussion", StringComparison.Ordinal);

    /// <summary>Whether the same was said of another place, and that was not followed: of the paper in another section, of another line of the contents.</summary>
    private static bool StoodElsewhere(Finding finding, Review first, IReadOnlyList<Finding> done) =>
        first.Findings.Any(o => !done.Contains(o) && IsOfOneCause(o, finding) && o.Message.Equals(finding.Message));

    /// <summary>Whether two findings are of one rule about one paper; without a paper, whether they say the same.</summary>
    private static bool IsOfOneRule(Finding one, Finding other) =>
        string.Equals(one.RuleId, other.RuleId, StringComparison.Ordinal)
        && (one.Entry is null && other.Entry is null ? one.Message.Equals(other.Message) || IsOfCounts(one)
            : one.Entry is null || other.Entry is null || string.Equals(Titles.Normalize(one.Entry.Title), Titles.Normalize(other.Entry.Title), StringComparison.Ordinal));

    /// <summary>Whether what a finding says counts or lists papers, and so changes with each of them.</summary>
    private static bool IsOfCounts(Finding finding) => finding.RuleId is "criteria-change" or "list-cap" or "removal-value" or "paper-found" or "sections-frozen";

    private static bool IsOfOneCause(Finding one, Finding other) => IsOfOneRule(one, other) && string.Equals(one.Message.Key, other.Message.Key, StringComparison.Ordinal);

    private static string Text(Finding finding) => $"{finding.Severity} {finding.RuleId} {finding.Entry?.Title}: {Messages.Format(finding.Message, "en")}";
}
