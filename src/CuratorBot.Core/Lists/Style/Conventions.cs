using System.Runtime.InteropServices;
using CuratorBot.Core.Lists.Reading;

namespace CuratorBot.Core.Lists.Style;

/// <summary>What most entries of a list do: its style, and which forms are none of its defects.</summary>
internal sealed class Conventions
{
    private readonly Dictionary<string, string> _labels = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _all = new(StringComparer.OrdinalIgnoreCase);

    private int _entries;

    private Conventions(EntryStyle style) => Style = style;

    public EntryStyle Style { get; }

    /// <summary>Most entries name a venue.</summary>
    public bool HasVenues { get; private init; }

    /// <summary>The spelling of a label that most links have.</summary>
    public string UsualLabel(string label) => _labels.GetValueOrDefault(label, label);

    /// <summary>Whether most entries have a link with a label, and nearly all of them spell it in one way: only then it is a label of the list, and no remark.</summary>
    public bool IsFixed(string label) => _all.GetValueOrDefault(label) is var all && all * 2 >= _entries && _counts.GetValueOrDefault(UsualLabel(label)) * 10 >= all * 9;

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
        foreach (var entry in entries)
        {
            _entries++;
            if (entry.Reading.TitleIsLink)
            {
                continue;
            }

            foreach (var link in entry.Reading.Links)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_all, link.Label, out _)++;
                var count = ++CollectionsMarshal.GetValueRefOrAddDefault(_counts, link.Label, out _);
                if (!_labels.TryGetValue(link.Label, out var usual) || count > _counts[usual])
                {
                    _labels[link.Label] = link.Label;
                }
            }
        }
    }
}
