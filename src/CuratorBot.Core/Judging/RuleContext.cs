using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Translations;

namespace CuratorBot.Core.Judging;

/// <summary>Everything a rule may look at.</summary>
public sealed class RuleContext
{
    private JudgedList? _judged;
    private TopBalance? _balance;
    private ListForm? _form;
    private FieldDemands? _demands;

    /// <summary>The author's changes, merge base to head; without entries in a check of the whole list.</summary>
    public required ListChanges Changes { get; init; }

    /// <summary>The base branch as it is now.</summary>
    public required PaperList Base { get; init; }

    /// <summary>The list as it would be after merging.</summary>
    public required MergedList Result { get; init; }

    /// <summary>The entries to judge, in the order of the head text.</summary>
    public required IReadOnlyList<ChangedEntry> Changed { get; init; }

    /// <summary>Whether every entry of the list is judged (<c>curator check</c>) and not a change.</summary>
    public bool WholeList { get; init; }

    /// <summary>The policy in force.</summary>
    public required Policy Policy { get; init; }

    /// <summary>The pull request: description, date, permission, bibliography.</summary>
    public required PullRequestFacts PullRequest { get; init; }

    /// <summary>Path of the list, for messages.</summary>
    public required string ListPath { get; init; }

    /// <summary>The source's answers, by entry (reference); entries that nobody asked about are absent.</summary>
    public required IReadOnlyDictionary<Entry, PaperLookup> Lookups { get; init; }

    /// <summary>The other lists of the repository that are known; empty if there are none, or none was read.</summary>
    public IReadOnlyList<OtherList> OtherLists { get; init; } = [];

    /// <summary>The list that this one translates, and those that translate this one, as far as they were read.</summary>
    public IReadOnlyList<Counterpart> Counterparts { get; init; } = [];

    /// <summary>The head text's list.</summary>
    public PaperList Head => Changes.After;

    /// <summary>The style that corrected lines are written in: that of the base branch, of the head where the list is new.</summary>
    public EntryStyle Style => Base.Entries.Count > 0 ? Base.Style : Head.Style;

    /// <summary>The facts of the entries to judge, in the order of the head text.</summary>
    /// <exception cref="OperationCanceledException">While they are gone through: <see cref="Stop"/> asked for it.</exception>
    public IEnumerable<EntryFacts> Facts => Changed.Select(c => FactsOf(c.Entry));

    /// <summary>Ends judging between two entries.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The policy that the change would bring about; null where it leaves it alone.</summary>
    public Policy? Proposed { get; init; }

    /// <summary>What would be wrong with the policy file after the change.</summary>
    public IReadOnlyList<PolicyError> ProposedErrors { get; init; } = [];

    /// <summary>Files that look like a policy file and are not read.</summary>
    public IReadOnlyList<UnreadPolicy> UnreadPolicies { get; init; } = [];

    /// <summary>The list after the change, which the facts are decided from.</summary>
    internal JudgedList Judged => _judged ??= JudgedBy(Policy);

    /// <summary>The list after the change, judged by another policy than the one in force.</summary>
    internal JudgedList JudgedBy(Policy policy) => JudgedWith(policy, Result.Entries, Changed, Lookups);

    /// <summary>The facts of an entry as they would be if it had what a record says, and the record were surely that of its paper.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="changed">What it would be.</param>
    /// <param name="paper">The record.</param>
    internal EntryFacts FactsIf(Entry entry, ChangedEntry changed, Paper paper) => JudgedWith(
        Policy,
        [.. Result.Entries.Select(e => e == entry ? changed.Entry : e)],
        [.. Changed.Select(c => c.Entry == entry ? changed : c)],
        new Dictionary<Entry, PaperLookup>(Lookups) { [changed.Entry] = new PaperLookup.Found(paper, MatchedBy.Title, 1) }).FactsOf(changed.Entry);

    private JudgedList JudgedWith(Policy policy, IReadOnlyList<Entry> entries, IReadOnlyList<ChangedEntry> changed, IReadOnlyDictionary<Entry, PaperLookup> lookups) => new()
    {
        Policy = policy,
        Today = PullRequest.Date,
        Sections = Head.Sections,
        Style = Style,
        Entries = entries,
        TopCount = Result.TopAfter,
        Changed = changed,
        Lookups = lookups,
        Base = Base,
        Stop = Stop,
        CrossListingPolicy = policy.CrossListing,
        MovedHeadings = Changes.Sections.Where(static c => c.Op is SectionChangeOp.Reorder or SectionChangeOp.Remove)
            .Select(static c => (c.After ?? c.Before)!.Title).ToHashSet(StringComparer.Ordinal),
    };

    /// <summary>What the change does to the number of papers in the top.</summary>
    internal TopBalance Balance => _balance ??= TopBalance.Of(this);

    /// <summary>Lines that a rule has asked for, by entry (reference), as others will ask for the same.</summary>
    internal Dictionary<Entry, string?> CorrectedLines { get; } = new();

    /// <summary>The form that entries have in this list.</summary>
    internal ListForm Form => _form ??= ListForm.Of(this);

    /// <summary>What the entries of this list are asked to have.</summary>
    internal FieldDemands Demands => _demands ??= FieldDemands.Of(this);

    /// <summary>Whether the description argues for a paper that has too few citations; never in a check of the whole list.</summary>
    internal bool IsArgued(EntryFacts facts) => !WholeList
        && Argument.IsFor(PullRequest.Description, facts.Entry, Facts.Where(static f => f.Applies(Cause.Below)).Select(static f => f.Entry), PullRequest.DescriptionTemplates);

    /// <summary>
    /// The address to write in place of one that has moved for good; null where it has not, or that is not known. A matter for a look at the whole
    /// list: the person who adds a paper has seen that the link works.
    /// </summary>
    internal string? MovedTo(string url) =>
        !WholeList ? null : MovedAddress.Known(url) ?? (PullRequest.Links.GetValueOrDefault(url)?.MovedTo is { } to ? MovedAddress.Told(url, to) : null);

    /// <summary>The answer for an entry; null where nobody asked.</summary>
    public PaperLookup? LookupOf(Entry entry) => Lookups.GetValueOrDefault(entry);

    /// <summary>The record of an entry where one was surely found; else null.</summary>
    public Paper? PaperOf(Entry entry) => (LookupOf(entry) as PaperLookup.Found)?.Paper;

    /// <summary>The facts of an entry; of one that the change leaves alone, too, as it stands.</summary>
    /// <exception cref="OperationCanceledException"><see cref="Stop"/> asked for it.</exception>
    public EntryFacts FactsOf(Entry entry) => Judged.FactsOf(entry);
}
