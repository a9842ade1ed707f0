using System.Text.RegularExpressions;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Judging;

/// <summary>A list as it would be after a change, with what it asks and what is known of its papers: what <see cref="EntryFacts"/> are decided from.</summary>
internal sealed partial class JudgedList
{
    private readonly Dictionary<Entry, EntryFacts> _facts = [];
    private Dictionary<Entry, ChangedEntry>? _changed;
    private Dictionary<SectionKind, string>? _titles;
    private IReadOnlyDictionary<Entry, Duplicate>? _duplicates;
    private bool? _crossLists;
    private JudgedList? _bySecond;

    /// <summary>The policy in force.</summary>
    public required Policy Policy { get; init; }

    /// <summary>The day of the pull request or proposal.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The sections, in the order of the text.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The style that corrected names are written in.</summary>
    public required EntryStyle Style { get; init; }

    /// <summary>All entries after the change, in the order of the list.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>Papers in the top after the change.</summary>
    public required int TopCount { get; init; }

    /// <summary>The entries to judge.</summary>
    public required IReadOnlyList<ChangedEntry> Changed { get; init; }

    /// <summary>The source's answers, by entry (reference).</summary>
    public required IReadOnlyDictionary<Entry, PaperLookup> Lookups { get; init; }

    /// <summary>The list before the change, whose habits count; null if there is none to go by.</summary>
    public PaperList? Base { get; init; }

    /// <summary>Ends judging between two entries.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Whether the list enters papers in several sections, so that only one section can have a paper twice.</summary>
    public bool CrossLists => _crossLists ??= Base is not null && CrossListing.IsHabit(Base);

    /// <summary>What is said of papers in several sections; null: what the list does counts.</summary>
    public CrossListingPolicy? CrossListingPolicy { get; init; }

    /// <summary>Whether a paper may stand in two sections at once.</summary>
    public bool MayStandInBoth(Section one, Section other) =>
        CrossListingPolicy is { } said ? said.Allows(one, other) : CrossLists && !string.Equals(one.Path, other.Path, StringComparison.Ordinal);

    /// <summary>Whether a paper in two sections may be meant: a list that counts no papers of a top, and says nothing of it.</summary>
    public bool MayMeanBoth(Section one, Section other) =>
        CrossListingPolicy is null && Policy.TopAuthority is null && !string.Equals(one.Path, other.Path, StringComparison.Ordinal);

    /// <summary>Whether the top has no room; false where there is no cap.</summary>
    public bool IsFull => TopCount >= Policy.TopSize;

    /// <summary>Whether the list has a top.</summary>
    public bool HasTop => Titles.ContainsKey(SectionKind.Top) || Titles.ContainsKey(SectionKind.Overflow);

    /// <summary>The heading of the section of papers that did not get into the top; null where the list has none.</summary>
    public string? Appendix => field ??= Sections.FirstOrDefault(IsAppendix)?.Title;

    /// <summary>The headings that the change has put elsewhere: papers below them stand in another section without having been touched.</summary>
    public IReadOnlySet<string> MovedHeadings { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    private Dictionary<SectionKind, string> Titles =>
        _titles ??= Sections.GroupBy(static s => s.Kind).ToDictionary(static g => g.Key, static g => g.First().Title);

    /// <summary>The heading of the first section of a kind; null where the list has none.</summary>
    public string? TitleOf(SectionKind kind) => Titles.GetValueOrDefault(kind);

    /// <summary>
    /// Whether a section is where the list keeps its papers: in the top, or anywhere in a list without a top. The other
    /// sections of a list with a top are for books, tools and papers that did not get in, of any age.
    /// </summary>
    public bool IsMain(Section section) => section.InTop || (section.Kind == SectionKind.Other && !HasTop);

    /// <summary>Whether a section is for papers that did not get into the top; others hold books, tools and data sets, which the top does not.</summary>
    public static bool IsAppendix(Section section) => section.Kind == SectionKind.Other && AppendixHeading().IsMatch(section.Title);

    /// <summary>The answer for an entry; null where nobody asked.</summary>
    public PaperLookup? LookupOf(Entry entry) => Lookups.GetValueOrDefault(entry);

    /// <summary>The facts of an entry; of one that is not to be judged, too, as it stands.</summary>
    public EntryFacts FactsOf(Entry entry)
    {
        Stop.ThrowIfCancellationRequested();
        if (!_facts.TryGetValue(entry, out var facts))
        {
            _changed ??= Changed.ToDictionary(static c => c.Entry);
            _facts.Add(entry, facts = new EntryFacts(_changed.GetValueOrDefault(entry) ?? new ChangedEntry(entry, Change: null), this));
        }

        return facts;
    }

    /// <summary>
    /// The same list, judged by the second source's records where the first has no count. Nothing is held against anyone by it; what it has
    /// nothing to say against need not stay open.
    /// </summary>
    public JudgedList BySecond => _bySecond ??= new JudgedList
    {
        Policy = Policy,
        Today = Today,
        Sections = Sections,
        Style = Style,
        Entries = Entries,
        TopCount = TopCount,
        Changed = Changed,
        Lookups = Lookups.ToDictionary(static l => l.Key, static l => CitationCount.Of(l.Value) is null ? l.Value.Second ?? l.Value : l.Value),
        Base = Base,
        MovedHeadings = MovedHeadings,
        CrossListingPolicy = CrossListingPolicy,
        Stop = Stop,
    };

    /// <summary>The entry that an entry to judge repeats; null where it repeats none.</summary>
    public Duplicate? DuplicateOf(Entry entry) => (_duplicates ??= DuplicateFinder.Find(this)).GetValueOrDefault(entry);

    [GeneratedRegex("appendix|附录|附錄", RegexOptions.IgnoreCase)]
    private static partial Regex AppendixHeading();
}
