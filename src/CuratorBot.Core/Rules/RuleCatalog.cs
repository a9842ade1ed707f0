using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Rules;

/// <summary>The rules there are.</summary>
public static class RuleCatalog
{
    /// <summary>All rules, in the order of the tables in README.md and docs/rules.md.</summary>
    public static IReadOnlyList<IRule> Default { get; } =
    [
        new ListCapRule(),
        new RemovalRule(),
        new RemovalValueRule(),
        new CitationThresholdRule(),
        new OverflowSectionRule(),
        new YearRangeRule(),
        new NewPapersRule(),
        new OldPapersRule(),
        new CriteriaChangeRule(),
        new DuplicateRule(),
        new LinkIdentityRule(),
        new PaperFoundRule(),
        new MetadataRule(),
        new RetractedRule(),
        new EntryFormatRule(),
        new AuthorsRule(),
        new PdfLinkRule(),
        new BoldTopRule(),
        new SectionsFrozenRule(),
        new ContentsLinkRule(),
        new YearOrderRule(),
        new BibSyncRule(),
        new RegressionRule(),
        new LinkAliveRule(),
    ];

    /// <summary>What each of <see cref="Default"/> is, in the same order.</summary>
    public static IReadOnlyList<RuleDescriptor> Descriptors { get; } = [.. Default.Select(static rule => rule.Descriptor)];
}
