using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Reviews;

/// <summary>Whether a rule speaks in a list, how gravely, and by what right.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">How much it matters; null: the policy has turned it off, or nothing has turned it on.</param>
/// <param name="Authority">By what right it speaks; null: it has none here, and is silent.</param>
public sealed record RuleStanding(RuleDescriptor Rule, Severity? Severity, Authority? Authority)
{
    /// <summary>How gravely it speaks here at most: what the entries only do fails nobody, and some of it is no more than a notice.</summary>
    public Severity? Said { get; private init; } = Severity;

    /// <summary>Whether the policy file names the rule.</summary>
    public bool IsNamed { get; private init; }

    /// <summary>Whether it has a say.</summary>
    public bool Speaks => Severity is not null && Authority is not null;

    /// <summary>Key of a one-line title that says what it asks here.</summary>
    public string TitleKey => OfHabit?.TitleKey ?? Rule.TitleKey;

    private (string TitleKey, Severity Severity)? OfHabit => Authority is { Kind: AuthorityKind.Habit } ? Rule.OfHabit : null;

    /// <summary>The standing of each rule in a whole list.</summary>
    /// <param name="request">The list with its policy.</param>
    /// <param name="rules">The rules; null: all there are.</param>
    public static IReadOnlyList<RuleStanding> In(ReviewRequest request, IReadOnlyList<IRule>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var context = Reviewer.ContextOfWhole(request, []);
        return [.. (rules ?? RuleCatalog.Default).Select(rule => Of(rule, context))];
    }

    internal static RuleStanding Of(IRule rule, RuleContext context)
    {
        var (id, policy) = (rule.Descriptor.Id, context.Policy);
        var authority = rule.AuthorityIn(context);
        if (!policy.Rules.TryGetValue(id, out var severity))
        {
            var standing = new RuleStanding(rule.Descriptor, rule.Descriptor.DefaultSeverity, authority);
            var usual = standing.OfHabit?.Severity ?? rule.SeverityIn(context);
            return standing with
            {
                Severity = standing.OfHabit?.Severity ?? standing.Severity,
                Said = authority is { Kind: AuthorityKind.Habit } && usual == Policies.Severity.Failure ? Policies.Severity.Warning : usual,
            };
        }

        // A maintainer who names the rule asks for it, whatever the entries do.
        return new RuleStanding(rule.Descriptor, severity, authority is null or { Kind: AuthorityKind.Habit } ? policy.AuthorityOf($"rules.{id}") : authority) { IsNamed = true };
    }

    /// <summary>A finding of the rule with the right by which it is said: its own, where it has a nearer one than its rule.</summary>
    internal Finding Authorise(Finding finding) =>
        finding.Authority is null || (finding.Authority.Kind == AuthorityKind.Habit && Authority?.Kind == AuthorityKind.Policy)
            ? finding with { Authority = Authority }
            : finding;
}
