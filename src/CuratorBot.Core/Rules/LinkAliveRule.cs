using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Core.Rules;

/// <summary>
/// A link that is added answers. Speaks of what <see cref="ReviewRequest.Links"/> says is dead; what is unknown is held against no one.
/// Off where the policy does not turn it on: it costs requests to servers of others.
/// </summary>
public sealed class LinkAliveRule : IRule
{
    internal const string Id = "link-alive";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(Id, DefaultSeverity: null);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var subject in context.Subjects.Where(static s => s.Touches(EntryFields.Links)))
        {
            foreach (var link in subject.Entry.Links.Except(subject.Before?.Links ?? []))
            {
                if (context.Request.Links.GetValueOrDefault(link.Url) is { State: LinkState.Dead } dead)
                {
                    var message = dead.Status is { } status ? new Message("link-alive.gone", link.Url, status) : new Message("link-alive.no-host", link.Url);
                    yield return Descriptor.Say(subject.Entry, message, Severity.Warning);
                }
            }
        }
    }
}
