namespace CuratorBot.Core.Policies;

/// <summary>What a rule is, for tables, policies and links.</summary>
/// <param name="Id">The name in policies, findings and docs: <c>citation-threshold</c>.</param>
/// <param name="DefaultSeverity">The severity where the policy does not say; null: off.</param>
/// <param name="Topic">Under what an audit tells its findings.</param>
public sealed record RuleDescriptor(string Id, Severity? DefaultSeverity, RuleTopic Topic)
{
    /// <summary>Names that it had before; policies and commands may go on using them.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether a name is that of the rule, today's or an earlier one.</summary>
    public bool IsNamed(string name) => string.Equals(Id, name, StringComparison.OrdinalIgnoreCase) || Aliases.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Key of the one-line title in the resource files.</summary>
    public string TitleKey => $"{Id}.title";

    /// <summary>Whether its warnings are about what a line says: one that is offered for another section has it right already.</summary>
    public bool IsOfLine { get; init; }

    /// <summary>What it asks where only the entries say so, by the key of its title, and how grave that is; null: the same as elsewhere.</summary>
    public (string TitleKey, Severity Severity)? OfHabit { get; init; }

    /// <summary>Anchor of its section in docs/rules.md.</summary>
    public string DocsAnchor => Id;
}
