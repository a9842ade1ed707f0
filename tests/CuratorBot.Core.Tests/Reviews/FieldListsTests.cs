using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>Lists of other fields than the model list's, without a policy file: what a contributor is told, and what not.</summary>
public sealed class FieldListsTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Changes =>
        [.. FieldLists.All.SelectMany(static list => list.Changes.Keys.Select(change => new TheoryDataRow<string, string>(list.Name, change)))];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_contributor_is_told_what_the_list_asks_and_no_more(string field, string name)
    {
        var list = FieldLists.All.Single(l => string.Equals(l.Name, field, StringComparison.Ordinal));
        var change = list.Changes[name];

        var review = await ReviewAsync(list, change);

        foreach (var finding in review.Findings)
        {
            output.WriteLine($"{finding.Severity} {finding.RuleId} {finding.Line}: {Messages.Format(finding.Message, review.Locale)} [{finding.Authority?.Kind} {finding.Authority?.Where}] {finding.Remedy?.Text}");
        }

        Assert.Equal(change.Said.Order(StringComparer.Ordinal), review.Findings.Select(static f => f.Severity == Severity.Failure ? f.RuleId + "!" : f.RuleId).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(review.Unread);
        Assert.Equal(change.Said.Any(static said => said.EndsWith('!')) ? Verdict.Fail : Verdict.Pass, review.Verdict);
    }

    private static Task<Review> ReviewAsync(FieldList list, FieldChange change)
    {
        var lines = list.Text.Split('\n').ToList();
        var at = lines.FindIndex(line => line.StartsWith(change.Below, StringComparison.Ordinal));
        Assert.NotEqual(-1, at);
        if (change.Instead)
        {
            lines.RemoveAt(at);
        }

        if (change.Text.Length > 0)
        {
            lines.Insert(change.Instead ? at : at + 1, change.Text);
        }

        var policy = PolicyFile.None().Beside(list.Guide is { } guide ? [new Guide("CONTRIBUTING.md", guide)] : []);
        var request = ReviewRequest.Read(list.Text, string.Join('\n', lines), onto: null, policy, new PullRequestFacts { Date = new DateOnly(2025, 6, 1) });
        return new Reviewer(new RecordingSource()).ReviewAsync(request, TestContext.Current.CancellationToken);
    }
}
