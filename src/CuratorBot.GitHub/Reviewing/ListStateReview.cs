using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Reviewing;

/// <summary>The review of a pull request that has no text of the list to look into: untouched, deleted, no text.</summary>
public static class ListStateReview
{
    /// <summary>The review that says what is the matter with the list as a file.</summary>
    public static Review Of(PullRequestSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var (severity, effect, key) = snapshot.List switch
        {
            ListState.Untouched or ListState.NotOfPapers => (Severity.Notice, FindingEffect.None, "untouched"),
            ListState.Deleted => (Severity.Warning, FindingEffect.NeedsMaintainer, "deleted"),
            ListState.NotAFile => (Severity.Failure, FindingEffect.None, "not-a-file"),
            ListState.NotText => (Severity.Failure, FindingEffect.None, "not-text"),
            ListState.TooLarge => (Severity.Warning, FindingEffect.NeedsMaintainer, "too-large"),
            ListState.Moved => (Severity.Warning, FindingEffect.NeedsMaintainer, "moved"),
            ListState.TooManyLists => (Severity.Warning, FindingEffect.NeedsMaintainer, "too-many-lists"),
            ListState.Unrelated => (Severity.Failure, FindingEffect.None, "unrelated"),
            ListState.UnreadableBefore => (Severity.Warning, FindingEffect.NeedsMaintainer, "unreadable-before"),
            ListState.NoList => (Severity.Warning, FindingEffect.NeedsMaintainer, "missing"),
            _ => throw new ArgumentException("There is a text to review.", nameof(snapshot)),
        };
        var finding = new Finding
        {
            RuleId = Reviewer.ListFile,
            Severity = severity,
            Effect = effect,
            Message = new Message($"{Reviewer.ListFile}.{key}", snapshot.ListPath),
        };
        var request = ReviewRequest.OfWhole(ListParser.Parse(""), snapshot.Policy, today: default, snapshot.ListPath);
        return new Review
        {
            Verdict = (severity, effect) switch
            {
                // The list may be another file than the one that was looked for.
                _ when snapshot.Policy.Errors.Count > 0 => Verdict.Inconclusive,
                (Severity.Failure, _) => Verdict.Fail,
                (_, FindingEffect.NeedsMaintainer) => Verdict.NeedsMaintainer,
                _ => Verdict.Pass,
            },
            Kind = ChangeKind.None,
            Findings = [finding],
            Evidence = [],
            Changes = request.Lists.Changes,
            TopBefore = 0,
            TopAfter = 0,
            Locale = snapshot.Policy.Policy.LocaleOf(request.Lists.Base),
            Request = request,
        };
    }
}
