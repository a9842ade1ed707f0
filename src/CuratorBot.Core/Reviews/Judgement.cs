using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews;

/// <summary>What the rules have said, after the policy's and the maintainers' word.</summary>
/// <param name="Findings">What stands, gravest first, then in the order of the list.</param>
/// <param name="Waived">What a maintainer has set aside, in the same order.</param>
/// <param name="Excepted">The exceptions of the policy but for which more would stand, in the order of the policy file.</param>
internal sealed record Judgement(IReadOnlyList<Finding> Findings, IReadOnlyList<(Finding Finding, Waiver Waiver)> Waived, IReadOnlyList<RuleExemption> Excepted)
{
    public static Judgement Of(IReadOnlyList<IRule> rules, RuleContext context, IReadOnlyList<Waiver> waivers)
    {
        var findings = new List<Finding>();
        var excepted = new HashSet<RuleExemption>();
        foreach (var rule in rules)
        {
            var standing = RuleStanding.Of(rule, context);
            if (standing is { Severity: { } severity, Authority: not null })
            {
                foreach (var finding in rule.Check(context).Where(f => !IsIdle(f, context)))
                {
                    if (context.Policy.ExceptionFor(finding.RuleId, finding.Entry, context.PullRequest.Date) is { } exception)
                    {
                        excepted.Add(exception);
                    }
                    else
                    {
                        findings.Add(Weigh(standing.Authorise(finding), rule.Descriptor.DefaultSeverity, severity));
                    }
                }
            }
        }

        var ordered = findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Line ?? 0).ThenBy(f => f.IsSettledByAnother).ToList();
        var judged = ordered.ConvertAll(f => (Finding: f, Waiver: waivers.FirstOrDefault(w => Covers(w, f))));
        return new Judgement(
            [.. judged.Where(j => j.Waiver is null).Select(j => j.Finding)],
            [.. judged.Where(j => j.Waiver is not null).Select(j => (j.Finding, j.Waiver!))],
            [.. excepted.OrderBy(e => e.Line)]);
    }

    /// <param name="isOpen">
    /// Whether something that could change the outcome is unknown: a source could not be asked about a paper, or a changed line could
    /// not be read.
    /// </param>
    public Verdict Verdict(bool isOpen)
    {
        if (Findings.Any(f => f.Severity == Severity.Failure))
        {
            return Policies.Verdict.Fail;
        }

        if (Findings.Any(f => f.Effect == FindingEffect.NeedsMaintainer))
        {
            return Policies.Verdict.NeedsMaintainer;
        }

        return isOpen || Findings.Any(f => f.Effect == FindingEffect.Inconclusive)
            ? Policies.Verdict.Inconclusive
            : Policies.Verdict.Pass;
    }

    /// <summary>
    /// The policy names the severity of the rule's full-blown case. A finding that the rule itself takes less gravely (a near
    /// match among duplicates) is never raised by that, only lowered. A notice holds nothing up, so it has no effect either. What the list
    /// only does and nowhere asks fails nobody.
    /// </summary>
    private static Finding Weigh(Finding finding, Severity? usual, Severity inForce)
    {
        if (finding is { Authority.Kind: AuthorityKind.Habit, Severity: Severity.Failure })
        {
            finding = finding with { Severity = Severity.Warning };
        }

        if (inForce == usual)
        {
            return finding;
        }

        var mild = usual is not null && finding.Severity < usual;
        return finding with
        {
            Severity = mild && finding.Severity < inForce ? finding.Severity : inForce,
            Effect = inForce == Severity.Notice ? FindingEffect.None : finding.Effect,
        };
    }

    /// <summary>Whether a finding is about the form of a line that has to go: how it is written does not matter then.</summary>
    private static bool IsIdle(Finding finding, RuleContext context) =>
        finding is { Topic: RuleTopic.Form, Severity: < Severity.Failure, Entry: { } entry } && !context.WholeList && context.FactsOf(entry).Applies(Cause.Duplicate);

    private static bool Covers(Waiver waiver, Finding finding) =>
        string.Equals(waiver.RuleId, finding.RuleId, StringComparison.Ordinal)
        && (waiver.Entry is null
            || (finding.Entry is { } entry
                && string.Equals(Titles.Normalize(waiver.Entry), Titles.Normalize(entry.Title), StringComparison.Ordinal)));
}
