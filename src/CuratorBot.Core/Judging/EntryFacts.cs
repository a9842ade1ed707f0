using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Judging;

/// <summary>
/// What is true of an entry that a change adds, moves or edits, or of a paper that is only proposed. Each fact is decided once, when
/// it is first asked for; rules, comments, answers and statistics read it here.
/// </summary>
public sealed class EntryFacts
{
    private readonly JudgedList _list;
    private readonly Lazy<RecordDifferences?> _differences;
    private readonly Lazy<Place> _place;
    private readonly Lazy<bool> _isVouchedFor;

    internal EntryFacts(ChangedEntry changed, JudgedList list)
    {
        _list = list;
        Changed = changed;
        Lookup = list.LookupOf(changed.Entry);
        Citations = CitationCount.Of(Lookup);
        SureYear = RecordDifferences.SureYear(Entry, Lookup);
        Asked = CitationsNeeded.For(Entry, Lookup, list.Policy);
        Needed = CitationsNeeded.WhereItStands(Entry, Lookup, list.Policy);
        Year = YearRange.FitOf(Entry, Lookup, list.Policy);
        _differences = new(DescribeDifferences, LazyThreadSafetyMode.None);
        _place = new(() => Place.Of(this, list), LazyThreadSafetyMode.None);
        _isVouchedFor = new(DecideWhetherSecondSettles, LazyThreadSafetyMode.None);
    }

    /// <summary>The entry with its change; without a change for one that the change leaves alone, and for a proposed paper.</summary>
    public ChangedEntry Changed { get; }

    /// <summary>The entry as it would stand.</summary>
    public Entry Entry => Changed.Entry;

    /// <summary>The source's answer; null where nobody asked.</summary>
    public PaperLookup? Lookup { get; }

    /// <summary>The record where one was surely found; else null.</summary>
    public Paper? Record => (Lookup as PaperLookup.Found)?.Paper;

    /// <summary>Who has the record, for people: "Semantic Scholar".</summary>
    internal string RecordSource => PaperSources.NameOf(Record?.Source ?? PaperSources.SemanticScholar);

    /// <summary>The count that decides; null where none is known.</summary>
    public CitationCount? Citations { get; }

    /// <summary>The second source's count, in a column of its own; null where it was not asked or has none.</summary>
    public CitationCount? SecondCitations => CitationCount.OfSecond(Lookup);

    /// <summary>
    /// Whether the second source settles what the first leaves open: the first did not answer, or has no record or count, and by the second's
    /// record the paper may stand where it does. It counts fewer citations as a rule, so what is enough by it is enough; what is not stays open.
    /// </summary>
    public bool IsVouchedFor => _isVouchedFor.Value;

    /// <summary>Whether the paper has too few citations by the first source and enough by the second, so that a maintainer decides.</summary>
    public bool IsDisputed => IsBelow && Citations is { Stale: false } && SecondCitations is { Stale: false } second && second.Citations >= Needed?.Citations;

    /// <summary>Whether the paper was retracted, as far as the second source knows; the first never says.</summary>
    public bool IsRetracted => Lookup?.Second is PaperLookup.Found { Paper.IsRetracted: true };

    /// <summary>What a topical section of the top asks of such a paper, wherever the entry stands; null where it asks nothing.</summary>
    public CitationsNeeded? Asked { get; }

    /// <summary>What is asked of the paper where the entry stands; null where nothing is.</summary>
    public CitationsNeeded? Needed { get; }

    /// <summary>Whether the paper has fewer citations than are asked for where the entry stands; false where the count is unknown.</summary>
    public bool IsBelow => Citations?.Citations < Needed?.Citations;

    /// <summary>The record's year, where the list has another and the record is surely right; else null.</summary>
    public int? SureYear { get; }

    /// <summary>The year that decides: that of a sure record, else the list's, without one the record's; null where both are silent.</summary>
    public int? KnownYear => SureYear ?? Entry.Year ?? Record?.Year;

    /// <summary>How the year fits the years of the top.</summary>
    public YearFit Year { get; }

    /// <summary>The record's year, where it is to replace one that would keep the paper out of the top; else null.</summary>
    public int? FittingYear => Year == YearFit.RecordFits && Applies(Cause.YearOutside) ? Record!.Year : null;

    /// <summary>The other entry of the paper; null if there is none.</summary>
    public Duplicate? Duplicate => _list.DuplicateOf(Entry);

    /// <summary>The paper that the link leads to where the title names another; else null.</summary>
    public Paper? LinkedPaper => Lookup?.LinkedPaper;

    /// <summary>The links with the right one in place of the one to another paper; null if there is none, or the right one is unknown.</summary>
    internal IReadOnlyList<EntryLink>? RightLinks => Applies(Cause.OtherPaper) && Record is { } paper ? RecordLinks.Replace(Entry, LinkedPaper!, paper) : null;

    /// <summary>Whether the change has put another heading above the entry and left the entry itself alone.</summary>
    public bool IsCarriedByHeading => Changed.Before is { } before
        && string.Equals(before.Text, Entry.Text, StringComparison.Ordinal)
        && (_list.MovedHeadings.Contains(before.Section.Title) || _list.MovedHeadings.Contains(Entry.Section.Title));

    /// <summary>Whether the paper can stay where it stands, as far as is known: of one that cannot, it does not matter how its line fits in there.</summary>
    public bool MayStay => !Applies(Cause.Duplicate) && (!Applies(Cause.YearOutside) || FittingYear is not null)
        && !Applies(Cause.Old) && !Applies(Cause.New) && !Applies(Cause.NotOld) && !Applies(Cause.NotNew) && !Applies(Cause.Below) && !Applies(Cause.OverflowYear);

    /// <summary>Whether the change is asked to take the entry from where it stands, to another section or out of the list.</summary>
    internal bool HasToGo(RuleContext context) => Applies(Cause.Duplicate) || (Applies(Cause.YearOutside) && FittingYear is null)
        || Applies(Cause.Old) || Applies(Cause.New)
        || ((Applies(Cause.NotNew) || Applies(Cause.NotOld)) && (Place.Instead is not null || (Place.Section is not null && !(Place.IsInTop && _list.IsFull))))
        || (Applies(Cause.Below) && Citations is { Stale: false } && !IsDisputed && !context.IsArgued(this));

    /// <summary>Where the list's criteria put the paper.</summary>
    public Place Place => _place.Value;

    /// <summary>The section where papers stand that miss the threshold of the last year, where this one is such a paper by its year; null where the list has none.</summary>
    public string? Overflow => Asked is { } asked && asked.Year == _list.Policy.LastYear ? _list.TitleOf(SectionKind.Overflow) : null;

    /// <summary>What differs from the record, of the fields that the change touches; null where there is no record to go by.</summary>
    internal RecordDifferences? Differences => _differences.Value;

    /// <summary>When the paper was published; null where nothing is known.</summary>
    internal PublicationPeriod? Published => PublicationPeriod.Of(Entry, Record, _list.Today);

    /// <summary>Whether the paper was surely published in the last months, so that the list calls it new.</summary>
    internal bool IsNew => Published?.IsWithin(_list.Policy.NewPaperMonths, _list.Today) == true;

    /// <summary>Whether the paper was surely published too long ago to be new.</summary>
    internal bool IsNotNew => Published?.IsBefore(_list.Policy.NewPaperMonths, _list.Today) == true;

    /// <summary>Whether the paper was surely published before the year from which on papers are not old: by the list and by the record.</summary>
    internal bool IsOld => KnownYear < _list.Policy.OldPapersBefore && (Record?.Year ?? KnownYear) <= _list.Policy.OldPapersBefore;

    /// <summary>Whether the paper was surely not published before that year.</summary>
    internal bool IsNotOld => KnownYear >= _list.Policy.OldPapersBefore && (Record?.Year ?? KnownYear) >= _list.Policy.OldPapersBefore;

    /// <summary>A paper as an entry of the top, on no line.</summary>
    internal static Entry EntryOf(Paper paper) => new()
    {
        Section = new Section("", SectionKind.Top, 1, 0, 0),
        Title = paper.Title,
        Year = paper.Year,
        Authors = string.Join(", ", paper.Authors.Select(static a => a.Name)),
        Ids = [.. PaperId.Of(paper)],
        Line = 0,
        EndLine = 0,
        Text = "",
    };

    /// <summary>The facts of a paper that somebody proposes for the top of a list.</summary>
    /// <param name="found">The source's answer.</param>
    /// <param name="list">The list; null if there is none yet.</param>
    /// <param name="policy">The policy in force.</param>
    /// <param name="today">The day of the proposal.</param>
    public static EntryFacts OfPaper(PaperLookup.Found found, PaperList? list, Policy policy, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(policy);
        var entry = EntryOf(found.Paper);
        return new JudgedList
        {
            Policy = policy,
            Today = today,
            Sections = list?.Sections ?? [],
            Style = list?.Style ?? EntryStyle.English,
            Entries = [.. list?.Entries ?? [], entry],
            TopCount = list?.TopCount ?? 0,
            Changed = [new ChangedEntry(entry, Change: null)],
            Lookups = new Dictionary<Entry, PaperLookup>() { [entry] = found },
        }.FactsOf(entry);
    }

    /// <summary>
    /// Whether a cause is there, and none that hides it. One cause, one finding: this is the only place that knows the order. Above a
    /// line with <c>=> false</c> stands what is said in any case, below it what a graver cause hides.
    /// </summary>
    public bool Applies(Cause cause) => cause switch
    {
        Cause.Duplicate => Duplicate is { IsSure: true },
        Cause.OtherPaper => IsPaper && Entry.Links.Count > 0 && LinkedPaper is not null && !NamesLinkedPaper && Changed.Touches(EntryField.Title, EntryField.Links),
        Cause.YearOutside => Year != YearFit.Fits && (Changed.EntersTop || (Entry.Top && Changed.Touches(EntryField.Year))),

        // Of a paper that stands in the list already, one line has to go: nothing else of it matters.
        _ when Applies(Cause.Duplicate) => false,

        // Where the link is of another paper, it is unsure whose record was found.
        Cause.NotFound or Cause.Differs when Applies(Cause.OtherPaper) => false,
        Cause.NotFound => IsPaper && !NamesLinkedPaper && Lookup is not null && (Record is null || Citations is null) && !IsVouchedFor,
        Cause.Differs => IsPaper && !NamesLinkedPaper && Record is not null,

        // What cannot be in the top for its year is told its place by the year.
        _ when Entry.Top && Year != YearFit.Fits => false,
        Cause.Old => Arrives && Kind != SectionKind.Old && IsOld && Has(SectionKind.Old) && (Kind == SectionKind.New || _list.IsMain(Entry.Section)),
        Cause.New => Arrives && Kind != SectionKind.New && IsNew && CallsPapersNew && (Kind == SectionKind.Old || _list.IsMain(Entry.Section)),
        Cause.NotOld => Arrives && Kind == SectionKind.Old && IsNotOld && !(IsNew && Has(SectionKind.New)),
        Cause.NotNew => Arrives && Kind == SectionKind.New && CallsPapersNew && IsNotNew && !IsOld,
        Cause.ToDiscuss => Arrives && (Kind == SectionKind.New ? CallsPapersNew && !IsNotNew && !IsOld : Kind == SectionKind.Old && _list.Policy.OldPapersBefore is not null && !IsNotOld),

        Cause.Below => IsBelow && (Changed.EntersTop || (Kind == SectionKind.Top && Changed.Before?.Section.Kind == SectionKind.Overflow)),
        _ when IsBelow => false,
        Cause.OverflowYear => Entry.Top && Kind == SectionKind.Overflow && (Arrives || Changed.Touches(EntryField.Year)) && IsOfAnotherYearThanLast,
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, message: null),
    };

    /// <summary>Whether the line names the paper that its link leads to, beside what was taken for the title: a line that was misread, and none that is wrong.</summary>
    private bool NamesLinkedPaper => LinkedPaper is { } linked && RecordTitle.StandsIn(Entry.Text, linked.Title);

    private bool IsPaper => Entry.Kind == EntryKind.Paper;

    private SectionKind Kind => Entry.Section.Kind;

    /// <summary>Whether a paper comes into a section of another kind.</summary>
    private bool Arrives => IsPaper && Changed.Before?.Section.Kind != Kind && !IsCarriedByHeading;

    private bool CallsPapersNew => _list.Policy.NewPaperMonths > 0 && Has(SectionKind.New);

    private bool IsOfAnotherYearThanLast => _list.Policy.LastYear is { } last && KnownYear is { } year && year != last && Record?.Year != last;

    private bool Has(SectionKind kind) => _list.TitleOf(kind) is not null;

    private bool DecideWhetherSecondSettles()
    {
        if (Lookup is not (PaperLookup.Unavailable or PaperLookup.NotFound or PaperLookup.Found { LinkedPaper: null })
            || (Record is not null && Citations is not null)
            || Lookup.Second is not PaperLookup.Found { Stale: false, LinkedPaper: null })
        {
            return false;
        }

        // Of a preprint and its venue the years may differ, and so may those of the sources: the paper has to pass by the list's year, too.
        var bySecond = _list.BySecond.FactsOf(Entry);
        var least = Math.Max(bySecond.Needed?.Citations ?? 0, Needed is null ? 0 : CitationsNeeded.OfYear(Entry.Year, _list.Policy)?.Citations ?? 0);
        return !bySecond.Applies(Cause.Duplicate) && !bySecond.Applies(Cause.OtherPaper) && (bySecond.Year == YearFit.Fits || !Entry.Top)
            && (bySecond.Citations?.Citations >= least || (bySecond.Citations is null && !Entry.Top));
    }

    private RecordDifferences? DescribeDifferences()
    {
        if (Lookup is not PaperLookup.Found found || !Applies(Cause.Differs))
        {
            return null;
        }

        // An edit answers for what it edits; and every line that is offered has the year that the top asks for.
        var differences = RecordDifferences.Of(Entry, found, _list.Style);
        var names = Changed.Touches(EntryField.Authors);
        var fitting = FittingYear;
        return differences with
        {
            Title = Changed.Touches(EntryField.Title) ? differences.Title : null,
            Names = names ? differences.Names : [],
            Authors = names ? differences.Authors : null,
            Year = fitting ?? (Changed.Touches(EntryField.Year) ? differences.Year : null),
            YearIsNear = fitting is null && differences.YearIsNear,
        };
    }
}
