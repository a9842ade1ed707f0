using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;

namespace CuratorBot.Core.Tests.Situations;

/// <summary>The rules of the model list as pull requests, each with the verdict that a reader of the rules gave before the bot was run on it.</summary>
public sealed class SituationsTests
{
    /// <summary>Situations that come out wrong. Whoever makes one come out right takes it from here.</summary>
    private static readonly string[] Wrong = [];

    [Fact]
    public Task Every_situation_comes_out_as_a_reader_of_the_rules_expects() => AssertExpectedAsync(Situation.All, Wrong);

    [Fact]
    public Task Every_invented_situation_comes_out_as_a_reader_of_the_rules_expects() => AssertExpectedAsync(InventedSituations.All, []);

    private static async Task AssertExpectedAsync(IReadOnlyList<Situation> situations, string[] expectedWrong)
    {
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var situation in situations)
        {
            if (Objections(await situation.ReviewAsync(situation.Request), situation.Expect) is { Count: > 0 } objections)
            {
                wrong.Add(situation.Id, $"{situation.Id} ({situation.Why}): {string.Join("; ", objections)}");
            }
        }

        Assert.True(
            wrong.Keys.ToHashSet().SetEquals(expectedWrong),
            $"Expected to come out wrong, and right now: {string.Join(", ", expectedWrong.Except(wrong.Keys))}\n"
            + string.Join('\n', wrong.Where(w => !expectedWrong.Contains(w.Key)).Select(w => w.Value)));
    }

    private static List<string> Objections(Review review, Expectation expected)
    {
        var comment = ReviewComment.Write(review);
        var found = string.Join(", ", review.Findings.Select(f => $"{f.Severity} {f.RuleId} {f.Entry?.Title}"));
        var objections = new List<string>();
        Require(expected.Verdict.Contains(review.Verdict), $"verdict {review.Verdict}");
        Require(expected.After is not { } after || review.TopAfter == after, $"{review.TopAfter} in the top");
        Require(expected.Kind is not { } kind || string.Equals(review.Kind.ToString(), kind, StringComparison.OrdinalIgnoreCase), $"kind {review.Kind}");
        Require(
            expected.Ops is not { } ops || review.Changes!.Entries.Select(c => c.Op.ToString()).Order(StringComparer.Ordinal).SequenceEqual(ops.Order(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase),
            $"changes {string.Join(", ", review.Changes!.Entries.Select(c => c.Op))}");
        foreach (var must in expected.Must)
        {
            Require(
                review.Findings.Any(f => string.Equals(f.RuleId, must.Rule, StringComparison.Ordinal)
                    && (must.Severity is null || f.Severity == must.Severity)
                    && (must.Title is null || f.Entry?.Title.Contains(must.Title, StringComparison.Ordinal) == true)),
                $"not found: {must}");
        }

        foreach (var finding in review.Findings.Where(f => f.Severity == Severity.Failure))
        {
            Require(
                expected.Must.Any(m => string.Equals(m.Rule, finding.RuleId, StringComparison.Ordinal)) || expected.May.Contains(finding.RuleId),
                $"found without need: {finding.RuleId}");
        }

        foreach (var words in expected.Says)
        {
            Require(comment.Contains(words, StringComparison.OrdinalIgnoreCase), $"not said: {words}");
        }

        foreach (var words in expected.SaysNot)
        {
            Require(!comment.Contains(words, StringComparison.OrdinalIgnoreCase), $"said: {words}");
        }

        if (objections.Count > 0)
        {
            objections.Add($"found: {found}");
        }

        return objections;

        void Require(bool holds, string objection)
        {
            if (!holds)
            {
                objections.Add(objection);
            }
        }
    }
}
