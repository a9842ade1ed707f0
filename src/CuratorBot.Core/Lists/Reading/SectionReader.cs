using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>The sections of a list with what they are for.</summary>
internal sealed class SectionReader
{
    private readonly Section[] _byHeading;
    private readonly Section _aboveAll;

    private SectionReader(Section[] byHeading, Section aboveAll, IReadOnlyList<Section> listed)
    {
        _byHeading = byHeading;
        _aboveAll = aboveAll;
        Listed = listed;
    }

    /// <summary>The sections of <see cref="PaperList.Sections"/>.</summary>
    public IReadOnlyList<Section> Listed { get; }

    public Section SectionOf(Candidate candidate) => candidate.Item.Heading < 0 ? _aboveAll : _byHeading[candidate.Item.Heading];

    public static SectionReader Read(Outline outline, List<Candidate> entries, SectionNames names, int lastLine)
    {
        var headings = outline.Headings;
        var papers = new int[headings.Count + 1];
        var bold = new int[headings.Count + 1];
        var any = new bool[headings.Count + 1];
        foreach (var entry in entries)
        {
            var at = entry.Item.Heading + 1;
            any[at] = true;
            if (entry.Kind == EntryKind.Paper)
            {
                papers[at]++;
                bold[at] += entry.Reading is { Mark: TitleMark.Bold, Form: not EntryForm.Learnt } ? 1 : 0;
            }
        }

        var lookup = new Names(names);
        var named = new SectionKind?[headings.Count];
        var byHeading = new Section[headings.Count];
        var listed = new List<Section>();
        for (var i = 0; i < headings.Count; i++)
        {
            var heading = headings[i];
            named[i] = lookup.KindOf(heading.Title) ?? (heading.Parent >= 0 ? named[heading.Parent] : null);
            var kind = named[i] ?? (names.Top is null && bold[i + 1] * 2 > papers[i + 1] ? SectionKind.Top : SectionKind.Other);
            var end = i + 1 < headings.Count ? headings[i + 1].Line - 1 : lastLine;
            byHeading[i] = new Section(heading.Title, kind, heading.Level, heading.Line, end) { Parent = heading.Parent >= 0 && headings[heading.Parent].Level > 1 ? byHeading[heading.Parent] : null };
            if (heading.Level > 1 || any[i + 1])
            {
                listed.Add(byHeading[i]);
            }
        }

        var aboveKind = names.Top is null && bold[0] * 2 > papers[0] ? SectionKind.Top : SectionKind.Other;
        var above = new Section("", aboveKind, 1, 0, headings.Count > 0 ? headings[0].Line - 1 : lastLine);
        if (any[0])
        {
            listed.Insert(0, above);
        }

        return new SectionReader(byHeading, above, listed);
    }

    private sealed class Names
    {
        private readonly Dictionary<string, SectionKind> _kinds = new(StringComparer.Ordinal);

        public Names(SectionNames names)
        {
            Add(names.Top ?? [], SectionKind.Top);
            Add(names.Overflow, SectionKind.Overflow);
            Add(names.New, SectionKind.New);
            Add(names.Old, SectionKind.Old);
        }

        public SectionKind? KindOf(string title) => _kinds.TryGetValue(Titles.Normalize(title), out var kind) ? kind : null;

        // A heading named twice is of the special kind: policies list the overflow section among the top ones too.
        private void Add(IReadOnlyList<string> titles, SectionKind kind)
        {
            foreach (var title in titles)
            {
                _kinds[Titles.Normalize(title)] = kind;
            }
        }
    }
}
