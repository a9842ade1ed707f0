using System.Runtime.InteropServices;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Papers.Addresses;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>
/// What a list teaches about its own form: how its items are read, and for each slot of its records what stands there as a rule. Taken from
/// the base list of a review, so that one odd line of a pull request moves nothing.
/// </summary>
internal sealed class ListTemplate
{
    private const int FewestToTell = 3;
    private const double HeadingBonus = 4;

    /// <summary>In a list of fewer entries what could be a line of the model list's kind is one.</summary>
    private const int FewestToOutvote = 8;
    private const int LabelRepeats = 3;
    private const int LongestLabel = 4;

    private readonly Dictionary<SlotKey, SlotStatistics> _slots = [];
    private readonly HashSet<string> _labels = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<SlotKey> _descriptions = [];
    private readonly HashSet<SlotKey> _prose = [];
    private readonly HashSet<SlotKey> _leads = [];
    private readonly Dictionary<SlotKey, (int All, int Dated, int Named, int Addressed)> _titles = [];

    private readonly Dictionary<SlotKey, (int All, int Before, int Behind)> _besideTitles = [];

    /// <summary>The items are read as lines of the model list's kind (<see cref="EntryParser"/>).</summary>
    public bool ReadsLines { get; private init; }

    /// <summary>The level of the headings that are titles of papers (<see cref="TitleHeadings"/>); 0 where none is.</summary>
    public int TitleLevel { get; private init; }

    /// <summary>Nothing could be learnt.</summary>
    public bool IsEmpty => _slots.Count == 0;

    /// <summary>
    /// Whether a list is read line by line, as the model list is: half of what so becomes an entry, and of the items that have an address or a
    /// year, is soundly read. So also where nothing but paragraphs is.
    /// </summary>
    /// <param name="candidates">The items and paragraphs, read as lines.</param>
    /// <param name="entries">Those of them that would be entries.</param>
    public static bool PrefersLines(List<Candidate> candidates, List<Candidate> entries)
    {
        var items = candidates.Count(static candidate => candidate.Item.Block is ItemText && HasAddressOrYear(candidate.Reading));
        var all = Math.Max(items, entries.Count);
        var isSmall = all < FewestToOutvote && candidates.Count(static candidate => HasAddressOrYear(candidate.Reading)) < FewestToOutvote;

        // Half of them are enough: the others need not be looked at.
        var half = (all + 1) / 2;
        return entries.Count > 0 && entries.Where(entry => LineReadings.IsSound(entry) || (isSmall && LineReadings.IsPlausible(entry))).Take(half).Count() == half;
    }

    /// <summary>Learns from the records of a list.</summary>
    public static ListTemplate Learn(List<ListRecord> records, bool readsLines, int titleLevel)
    {
        var template = new ListTemplate { ReadsLines = readsLines, TitleLevel = titleLevel };
        var labels = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var record in records)
        {
            if (!record.HasLink && record.Shape is not RecordShape.Row)
            {
                continue;
            }

            foreach (var segment in record.Segments)
            {
                if (segment.Text.Length == 0)
                {
                    continue;
                }

                if (!template._slots.TryGetValue(segment.Slot, out var statistics))
                {
                    template._slots[segment.Slot] = statistics = new SlotStatistics();
                }

                statistics.Add(segment);
                if (segment.Segment.Link is { } link && segment.Words <= LongestLabel)
                {
                    // The words under which several addresses stand; a title that is entered in several sections has one.
                    ref var addresses = ref CollectionsMarshal.GetValueRefOrAddDefault(labels, segment.Text, out _);
                    (addresses ??= new HashSet<string>(StringComparer.Ordinal)).Add(link.Url);
                }
            }
        }

        template._labels.UnionWith(labels.Where(static pair => pair.Value.Count >= LabelRepeats).Select(static pair => pair.Key));
        template.FindDescriptions(records);
        foreach (var record in records)
        {
            if (record.HasLink && template.TitleOf(record) is { } title)
            {
                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(template._titles, title.Title.Slot, out _);
                var (dated, named, addressed) = EvidenceOf(record, title.Title);
                ref var beside = ref CollectionsMarshal.GetValueRefOrAddDefault(template._besideTitles, title.Title.Slot, out _);
                var at = record.IndexOf(title.Title);
                beside = (
                    beside.All + 1,
                    beside.Before + (at > 0 && record.Segments[at - 1].Mark == SegmentMark.Names ? 1 : 0),
                    beside.Behind + (at + 1 < record.Segments.Count && record.Segments[at + 1].Mark == SegmentMark.Names ? 1 : 0));
                counts = (counts.All + 1, counts.Dated + (dated ? 1 : 0), counts.Named + (named ? 1 : 0), counts.Addressed + (addressed ? 1 : 0));
            }
        }

        return template;
    }

    /// <summary>
    /// Whether a record with its title in a slot is like the list's papers that have it there: some do, most of them say when, by whom or where
    /// they were published, and the record says it too.
    /// </summary>
    public bool IsLikeTheOthers(ListRecord record, RecordSegment title)
    {
        var (all, dated, named, addressed) = _titles.GetValueOrDefault(title.Slot);
        var own = EvidenceOf(record, title);
        var most = Math.Max(dated, Math.Max(named, addressed));
        return all >= FewestToTell && most * 2 >= all && most >= FewestToTell
            && (IsSetOff(record, title) || ((own.Dated || dated * 5 < all * 4) && (own.Dated || own.Named || (own.Addressed && named * 5 < all * 4))));
    }

    /// <summary>A title in bold or quotation marks with nothing but labelled links: no prose is written so.</summary>
    private bool IsSetOff(ListRecord record, RecordSegment title) =>
        title.Mark is SegmentMark.Bold or SegmentMark.Quote
        && record.Segments.All(s => s.Segment.Link is null || s.Mark == SegmentMark.Label || s.Text.Length == 0 || IsLabel(s));

    private static (bool Dated, bool Named, bool Addressed) EvidenceOf(ListRecord record, RecordSegment title) => (
        record.Segments.Any(s => s != title && s.IsVenue && DatePhrases.YearOf(s.Text) is not null),
        record.Segments.Any(s => s != title && s.Names == NameLikeness.Sure),
        record.Links.Any(static link => PaperHosts.IsOfPaper(link.Url)));

    /// <summary>Whether names stand right behind the titles in a slot, or right before them, as a rule.</summary>
    public bool HasNamesBeside(SlotKey title, bool behind)
    {
        var (all, before, after) = _besideTitles.GetValueOrDefault(title);
        return all >= FewestToTell && (behind ? after : before) * 2 > all;
    }

    /// <summary>Whether a slot holds what a work is, said in prose.</summary>
    public bool IsProse(SlotKey slot) => _prose.Contains(slot);

    /// <summary>Share of the values of a slot that are names.</summary>
    public double NamesShare(SlotKey slot) => _slots.TryGetValue(slot, out var statistics) ? statistics.Names : 0;

    /// <summary>Whether a slot may hold single names: others of its line are names for sure, and nearly all of its own could be.</summary>
    public bool MayBeNames(SlotKey slot) =>
        _slots.TryGetValue(slot, out var statistics) && statistics.MaybeNames > 0.8
        && _slots.TryGetValue(slot with { Mark = SegmentMark.Names, Later = false }, out var sure) && sure.Count >= FewestToTell;

    /// <summary>Share of the values of a slot that are venues or dates.</summary>
    public double VenueShare(SlotKey slot) => _slots.TryGetValue(slot, out var statistics) ? statistics.Venues : 0;

    /// <summary>Whether a slot holds venues as a rule, where a date stands for one now and then.</summary>
    public bool HoldsVenues(SlotKey slot) => _slots.TryGetValue(slot, out var statistics) && statistics.Venues > 0.5 && statistics.Dates * 2 < statistics.Venues;

    /// <summary>Whether what looks like a venue in a slot is one: most of them have a year there.</summary>
    public bool HoldsDatedVenues(SlotKey slot) => _slots.TryGetValue(slot, out var statistics) && statistics.Dated * 2 > statistics.Venues;

    /// <summary>Whether words are the label of a link in this list.</summary>
    public bool IsLabel(RecordSegment segment) => _labels.Contains(segment.Text) || (segment.Mark is SegmentMark.Link or SegmentMark.Label && LabelPhrases.IsLabel(segment.Text));

    /// <summary>The segment of a record that is its title, with its score; null where none can be.</summary>
    public (RecordSegment Title, double Score)? TitleOf(ListRecord record)
    {
        RecordSegment? best = null;
        var bestScore = double.MinValue;
        foreach (var segment in record.Segments)
        {
            if (segment.Text.Length == 0 || segment.Mark is SegmentMark.Names)
            {
                continue;
            }

            // A heading is the title by its place.
            var score = ScoreOf(segment) + (segment.Slot.Place[0] == 'h' ? HeadingBonus : 0);
            if (score > bestScore + 1e-9)
            {
                (best, bestScore) = (segment, score);
            }
        }

        return best is null || (IsLabel(best) && !_leads.Contains(best.Slot)) ? null : (best, bestScore);
    }

    private double ScoreOf(RecordSegment segment)
    {
        var known = _slots.TryGetValue(segment.Slot, out var statistics) && statistics.Count >= FewestToTell;
        statistics ??= SlotStatistics.Of(segment);
        var score = (2.2 * statistics.Long * Math.Min(statistics.MeanWords, 9) / 9) + (0.8 * statistics.Distinct) - (2.5 * statistics.Names) - (2.5 * statistics.Venues)
            + MarkBonus(segment.Mark) + ColumnBonus(segment.Slot.Place);
        score -= known ? 0 : 0.4;
        score -= segment.Slot.Place[0] switch { 'a' => 2.5, 'k' => 0.8, _ => segment.Slot.Place.EndsWith('+') ? 0.5 : 0 };
        score -= _descriptions.Contains(segment.Slot) ? 4 : 0;
        score -= segment.Slot.Later ? 0.6 : 0;
        if (_leads.Contains(segment.Slot))
        {
            // Where all records begin with a name, "TGI" is one however much it looks like a venue.
            return score + 0.5;
        }

        score -= segment.Names == NameLikeness.Sure ? 2 : 0;
        score -= segment.IsVenue ? 2 : 0;
        score -= IsLabel(segment) ? 2 : 0;
        score += segment.Words >= 3 ? 0.3 : segment.Words < 2 ? -0.5 : 0;
        return score;
    }

    private static double MarkBonus(SegmentMark mark) => mark switch
    {
        SegmentMark.Bold => 0.55,
        SegmentMark.Quote => 0.75,
        SegmentMark.Link => 0.45,
        SegmentMark.Emphasis => 0.1,
        SegmentMark.Text => 0.15,
        SegmentMark.Code => -1.2,
        SegmentMark.Tag or SegmentMark.Label => -1.2,
        _ => -3,
    };

    private static double ColumnBonus(string place) => !place.StartsWith("c:", StringComparison.Ordinal) ? 0 : Columns.RoleOf(place.AsSpan(2)) switch
    {
        ColumnRole.Title => 0.8,
        ColumnRole.None => 0,
        _ => -1.5,
    };

    /// <summary>
    /// "[Name](url) - what it is": where the words of a link come first in the records and prose follows, the prose is no title, however long.
    /// </summary>
    private void FindDescriptions(List<ListRecord> records)
    {
        var pairs = new Dictionary<(SlotKey Lead, SlotKey Text), int>();
        foreach (var record in records)
        {
            if (record.Shape is RecordShape.Row || !record.HasLink || LeadOf(record) is not { } lead)
            {
                continue;
            }

            foreach (var segment in record.Segments)
            {
                if (segment.Mark is SegmentMark.Text && segment.Slot.Place == lead.Slot.Place && segment.Segment.Start > lead.Segment.Start)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(pairs, (lead.Slot, segment.Slot), out _)++;
                }
            }
        }

        foreach (var ((lead, text), count) in pairs)
        {
            var (first, then) = (_slots[lead], _slots[text]);
            if (count * 2 >= then.Count && first.Distinct > 0.7 && first.Venues < 0.5 && first.Names < 0.5
                && (first.MeanWords >= FewestToTell || (lead.Mark == SegmentMark.Link && then.Capitals < 0.55)))
            {
                _descriptions.Add(text);
                _leads.Add(lead);
                if (then.Capitals < 0.55 && then.MeanWords >= 4)
                {
                    _prose.Add(text);
                }
            }
        }
    }

    /// <summary>The first words of a record, if they are those of a link, in bold or in quotation marks.</summary>
    private RecordSegment? LeadOf(ListRecord record)
    {
        foreach (var segment in record.Segments)
        {
            if (segment.Text.Length == 0 || segment.Mark is SegmentMark.Tag or SegmentMark.Venue or SegmentMark.Code || segment.IsVenue)
            {
                continue;
            }

            return segment.Mark is SegmentMark.Link or SegmentMark.Bold or SegmentMark.Quote && !IsLabel(segment) ? segment : null;
        }

        return null;
    }

    private static bool HasAddressOrYear(EntryReading reading) => reading.Year is not null || reading.Links.Exists(static link => !link.Url.StartsWith('#'));
}
