using System.Runtime.InteropServices;
using CuratorBot.Core.Lists.Reading;

namespace CuratorBot.Core.Lists.Style;

/// <summary>What most entries of a list do: its style, and which forms are none of its defects.</summary>
internal sealed class Conventions
{
    private readonly Dictionary<string, Label> _labels = new(StringComparer.OrdinalIgnoreCase);

    private int _entries;

    private Conventions(EntryStyle style) => Style = style;

    public EntryStyle Style { get; }

    /// <summary>Most entries name a venue.</summary>
    public bool HasVenues { get; private init; }

    /// <summary>The spelling of a label that most links have.</summary>
    public string UsualLabel(string label) => _labels.GetValueOrDefault(label)?.Usual.Text ?? label;

    /// <summary>Whether most entries have a link with a label, and nearly all of them spell it in one way: only then it is a label of the list, and no remark.</summary>
    public bool IsFixed(string label) => _labels.GetValueOrDefault(label) is { } known && known.All * 2 >= _entries && known.Usual.Count * 10 >= known.All * 9;

    public static Conventions Read(List<Candidate> entries, SectionReader sections, string locale)
    {
        var papers = entries.FindAll(static entry => entry.Kind == EntryKind.Paper);
        var conventions = new Conventions(StyleReader.Read(papers, entry => sections.SectionOf(entry).InTop, locale))
        {
            HasVenues = papers.Count(static entry => entry.Reading.HasVenue) * 2 > papers.Count,
        };
        conventions.ReadLabels(entries);
        return conventions;
    }

    private void ReadLabels(List<Candidate> entries)
    {
        var spellings = new Dictionary<string, Spelling>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            _entries++;
            if (entry.Reading.TitleIsLink)
            {
                continue;
            }

            foreach (var link in entry.Reading.Links)
            {
                if (!spellings.TryGetValue(link.Label, out var spelling))
                {
                    spellings.Add(link.Label, spelling = new Spelling(link.Label));
                    ref var label = ref CollectionsMarshal.GetValueRefOrAddDefault(_labels, link.Label, out _);
                    spelling.Label = label ??= new Label(spelling);
                }

                spelling.Count++;
                spelling.Label!.All++;
                if (spelling.Count > spelling.Label!.Usual.Count)
                {
                    spelling.Label.Usual = spelling;
                }
            }
        }
    }

    /// <summary>A label in any spelling.</summary>
    private sealed class Label(Spelling usual)
    {
        public Spelling Usual { get; set; } = usual;

        public int All { get; set; }
    }

    private sealed class Spelling(string text)
    {
        public string Text { get; } = text;

        public int Count { get; set; }

        public Label? Label { get; set; }
    }
}
