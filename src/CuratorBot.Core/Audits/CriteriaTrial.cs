using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Core.Audits;

/// <summary>Tries other criteria on a whole list.</summary>
public static class CriteriaTrial
{
    /// <summary>What a list would look like under another policy; asks the paper source once.</summary>
    /// <param name="papers">Where the facts of papers come from.</param>
    /// <param name="request">The whole list with the policy in force.</param>
    /// <param name="proposed">The policy to try.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<CriteriaPreview> RunAsync(IPaperSource papers, ReviewRequest request, Policy proposed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(proposed);
        var answers = await PaperQuestions.About(request.Lists.Head, request).AskAsync(papers, cancellationToken);
        return CriteriaPreview.Of(Reviewer.ContextOfWhole(request, answers, cancellationToken), proposed);
    }
}
