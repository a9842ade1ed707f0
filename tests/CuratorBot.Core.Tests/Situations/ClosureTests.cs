using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Situations;

/// <summary>Whoever does all that a comment offers is not met by a new finding, nor by one that the offer was for.</summary>
public sealed class ClosureTests
{
    /// <summary>Situations in which what is offered brings another finding. Whoever settles one takes it from here.</summary>
    private static readonly string[] Open =
    [
    ];

    [Fact]
    public async Task What_is_offered_settles_what_it_is_offered_for_and_brings_nothing_new()
    {
        var broken = new Dictionary<string, string>(StringComparer.Ordinal);
        var followed = 0;
        foreach (var situation in Situation.All)
        {
            var request = situation.Request;
            var first = await situation.ReviewAsync(request);
            var offers = Offers.Follow(first);
            if (offers.Followed.Count == 0)
            {
                continue;
            }

            followed++;
            var second = await situation.ReviewAsync(request with { Head = offers.Head });
            var wrong = second.Findings.Where(static f => !IsForDiscussion(f)).Where(f => offers.Followed.Exists(o => IsOfOneCause(o, f)) || !first.Findings.Any(o => IsOfOneRule(o, f))).ToList();
            if (wrong.Count > 0 || (first.Verdict != Verdict.Fail && second.Verdict == Verdict.Fail))
            {
                broken.Add(situation.Id, $"{situation.Id}: {first.Verdict} to {second.Verdict}: {string.Join("; ", wrong.Select(Text))} | before: {string.Join("; ", first.Findings.Select(Text))}");
            }
        }

        Assert.InRange(followed, 20, int.MaxValue);
        Assert.True(
            broken.Keys.ToHashSet().SetEquals(Open),
            $"Listed and settled: {string.Join(", ", Open.Except(broken.Keys))}\n{string.Join('\n', broken.Where(b => !Open.Contains(b.Key)).Select(static b => b.Value))}");
    }

    /// <summary>"New Papers" and "Old Papers" are filled by discussion: that a maintainer decides there is what the advice to go there leads to.</summary>
    private static bool IsForDiscussion(Finding finding) => finding.Message.Key.EndsWith(".discussion", StringComparison.Ordinal);

    private static bool IsOfOneRule(Finding one, Finding other) =>
        string.Equals(one.RuleId, other.RuleId, StringComparison.Ordinal)
        && (one.Entry is null || other.Entry is null || string.Equals(Titles.Normalize(one.Entry.Title), Titles.Normalize(other.Entry.Title), StringComparison.Ordinal));

    private static bool IsOfOneCause(Finding one, Finding other) => IsOfOneRule(one, other) && string.Equals(one.Message.Key, other.Message.Key, StringComparison.Ordinal);

    private static string Text(Finding finding) => $"{finding.Severity} {finding.RuleId} {finding.Entry?.Title}: {Messages.Format(finding.Message, "en")}";
}
