using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules.Example;

/// <summary>A link must show the site that it leads to. A shortened address hides the site, and dies with its shortening service.</summary>
public sealed class ShortLinkRule : IRule
{
    private static readonly HashSet<string> Shorteners = new(StringComparer.OrdinalIgnoreCase) { "bit.ly", "goo.gl", "t.co", "tinyurl.com" };

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("short-link", Severity.Warning, RuleTopic.Links);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var facts in context.Facts)
        {
            // The line or its link must go: another rule says so, and that is enough.
            if (facts.Applies(Cause.Duplicate) || facts.Applies(Cause.OtherPaper))
            {
                continue;
            }

            foreach (var link in facts.Entry.Links.Except(facts.Changed.Before?.Links ?? []))
            {
                if (Uri.TryCreate(link.Url, UriKind.Absolute, out var address) && Shorteners.Contains(address.Host))
                {
                    yield return Descriptor.Say(facts.Entry, new Message("short-link.hidden", address.Host));
                }
            }
        }
    }
}
