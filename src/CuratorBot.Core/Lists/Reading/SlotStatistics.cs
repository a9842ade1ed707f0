namespace CuratorBot.Core.Lists.Reading;

/// <summary>What the values of one slot are like over the whole list.</summary>
internal sealed class SlotStatistics
{
    private const int LongWords = 3;
    private const int MostCounted = 14;

    private readonly HashSet<string> _distinct = new(StringComparer.OrdinalIgnoreCase);
    private int _words;
    private int _long;
    private int _names;
    private int _maybeNames;
    private int _venues;
    private int _dates;
    private int _dated;
    private double _capitals;

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>Share of different values.</summary>
    public double Distinct => (double)_distinct.Count / Count;

    /// <summary>Mean number of words; very long values count as fourteen.</summary>
    public double MeanWords => (double)_words / Count;

    /// <summary>Share of values of three words or more.</summary>
    public double Long => (double)_long / Count;

    /// <summary>Share of values that are surely names of persons.</summary>
    public double Names => (double)_names / Count;

    /// <summary>Share of values that are names of persons or could be.</summary>
    public double MaybeNames => (double)_maybeNames / Count;

    /// <summary>Share of values that are venues or dates.</summary>
    public double Venues => (double)_venues / Count;

    /// <summary>Share of values that are dates and nothing else.</summary>
    public double Dates => (double)_dates / Count;

    /// <summary>Share of values that name a year.</summary>
    public double Dated => (double)_dated / Count;

    /// <summary>Mean share of words with a capital.</summary>
    public double Capitals => _capitals / Count;

    /// <summary>Statistics of one value alone.</summary>
    public static SlotStatistics Of(RecordSegment segment)
    {
        var statistics = new SlotStatistics();
        statistics.Add(segment);
        return statistics;
    }

    public void Add(RecordSegment segment)
    {
        Count++;
        _distinct.Add(segment.Text);
        _words += Math.Min(segment.Words, MostCounted);
        _long += segment.Words >= LongWords ? 1 : 0;
        _names += segment.Names == NameLikeness.Sure ? 1 : 0;
        _maybeNames += segment.Names != NameLikeness.None ? 1 : 0;
        if (segment.IsVenue)
        {
            _venues++;
            _dates += segment.IsDate ? 1 : 0;
            _dated += DatePhrases.YearOf(segment.Text) is not null ? 1 : 0;
        }

        _capitals += Phrases.CapitalShare(segment.Text);
    }
}
