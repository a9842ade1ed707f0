using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Reviews;

/// <summary>
/// The addresses that <c>link-alive</c> needs to know about. Whoever may use the network asks them and puts the answers into
/// <see cref="PullRequestFacts.Links"/>; this library asks no one.
/// </summary>
public static class LinkQuestions
{
    /// <summary>The addresses that a change brings, in the order of the head, each once; none where the policy leaves the rule off.</summary>
    public static IReadOnlyList<string> OfChange(ReviewRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return IsOn(request.Policy)
            ? Addresses(request.Lists.Changes.Entries.SelectMany(static c => c.After is null ? [] : c.After.Links.Except(c.Before?.Links ?? [])))
            : [];
    }

    /// <summary>The addresses of the whole list of the head, each once; none where the policy leaves the rule off.</summary>
    public static IReadOnlyList<string> OfList(ReviewRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return IsOn(request.Policy) ? Addresses(request.Lists.Head.Entries.SelectMany(static e => e.Links)) : [];
    }

    private static bool IsOn(PolicyResult policy) =>
        policy.Errors.Count == 0 && policy.Policy.Rules.GetValueOrDefault(LinkAliveRule.Id) is not null;

    private static List<string> Addresses(IEnumerable<EntryLink> links) => [.. links.Select(static l => l.Url).Distinct(StringComparer.Ordinal)];
}
