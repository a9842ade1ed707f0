using CuratorBot.Core.Lists.Style;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>How an entry orders its parts.</summary>
internal enum EntryForm
{
    /// <summary>Title (year), authors [[pdf]](url): the model list.</summary>
    TitleFirst,

    /// <summary>Authors "title." venue (year): a bibliography's way.</summary>
    Quoted,

    /// <summary>Authors, title, venue, year.</summary>
    Citation,

    /// <summary>The form that the list itself teaches (<see cref="ListTemplate"/>).</summary>
    Learnt,
}

/// <summary>The parts of one bullet, and what was wrong with them. Versions of a list share it (<see cref="EntryReadings"/>): once read it is not changed.</summary>
internal sealed record EntryReading
{
    private List<Defect>? _defects;

    public string Title { get; set; } = "";

    /// <summary>Characters of the text before the links: the title of a resource.</summary>
    public int BodyLength { get; set; }

    public TitleMark Mark { get; set; }

    public int? Year { get; set; }

    public string? Authors { get; set; }

    public string? Affiliation { get; set; }

    public bool Star { get; set; }

    public EntryForm Form { get; set; }

    /// <summary>Where and when it was published as written: "ICLR 2024"; read in the form that the list teaches only.</summary>
    public string? Venue { get; set; }

    /// <summary>The date as written: "2024-02-05"; read in the form that the list teaches only.</summary>
    public string? Date { get; set; }

    /// <summary>A nickname beside the title.</summary>
    public string? Name { get; set; }

    /// <summary>Where the fields stand in the text of the entry; null where the reading does not say.</summary>
    public EntrySpans? Spans { get; set; }

    /// <summary>A venue was read ("CVPR, 2015").</summary>
    public bool HasVenue { get; set; }

    /// <summary>Links with an address, in order.</summary>
    public List<EntryLink> Links { get; } = [];

    /// <summary>What the addresses of <see cref="Links"/> say.</summary>
    public AddressReading Addresses { get; set; } = AddressReading.None;

    /// <summary>The title itself is the label of the first link.</summary>
    public bool TitleIsLink { get; set; }

    /// <summary>A label in double brackets was seen, with or without an address.</summary>
    public bool HasLabel { get; set; }

    /// <summary>The year stands in parentheses after the title.</summary>
    public bool HasYearGroup { get; set; }

    /// <summary>The parentheses around the year are full-width.</summary>
    public bool FullWidth { get; set; }

    /// <summary>Names in <see cref="Defect"/>, in the order they were seen.</summary>
    public IReadOnlyList<Defect> Defects => _defects ?? [];

    public void FoundIf(bool condition, Defect defect)
    {
        if (condition)
        {
            Found(defect);
        }
    }

    public void Found(Defect defect)
    {
        _defects ??= [];
        if (!_defects.Contains(defect))
        {
            _defects.Add(defect);
        }
    }
}
