using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// A link that is added answers. Speaks of what <see cref="PullRequestFacts.Links"/> says is dead; what is unknown is held against no one.
/// Off where the policy does not turn it on: it costs requests to servers of others.
/// </summary>
public sealed class LinkAliveRule : IRule
{
    internal const string Id = "link-alive";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(Id, DefaultSeverity: null, RuleTopic.Form);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var changed in context.Changed.Where(static s => s.Touches(EntryField.Links)))
        {
            foreach (var link in changed.Entry.Links.Except(changed.Before?.Links ?? []))
            {
                if (context.PullRequest.Links.GetValueOrDefault(link.Url) is { State: LinkState.Dead } dead)
                {
                    var message = dead.Status is { } status ? new Message("link-alive.gone", link.Url, status) : new Message("link-alive.no-host", link.Url);
                    yield return Descriptor.Say(changed.Entry, message, Severity.Warning);
                }
            }
        }
    }
}
