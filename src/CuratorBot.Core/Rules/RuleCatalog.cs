using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Rules;

/// <summary>The rules there are.</summary>
public static class RuleCatalog
{
    /// <summary>All rules, in the order of the tables in README.md and docs/.</summary>
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
        new RequiredFieldsRule(),
        new AuthorsRule(),
        new PdfLinkRule(),
        new BoldTopRule(),
        new SectionsFrozenRule(),
        new ContentsLinkRule(),
        new OrderRule(),
        new BibSyncRule(),
        new CompanionsRule(),
        new TranslationRule(),
        new PullRequestRule(),
        new RegressionRule(),
        new LinkAliveRule(),
    ];

    /// <summary>The rule of a name, today's or an earlier one, in any case; null if there is none.</summary>
    public static RuleDescriptor? Find(string name) => Descriptors.FirstOrDefault(rule => rule.IsNamed(name));

    /// <summary>What each of <see cref="Default"/> is, in the same order.</summary>
    public static IReadOnlyList<RuleDescriptor> Descriptors { get; } = [.. Default.Select(static rule => rule.Descriptor)];
}
