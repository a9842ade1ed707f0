using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Corrections;

/// <summary>
/// A list with an entry taken out, put in or moved, and all else to the letter. Each edit is read again before it is given: where another
/// entry would then read differently, the edit is refused.
/// </summary>
public sealed class ListEdit
{
    private readonly IReadOnlyList<PatchChange> _changes;

    private ListEdit(PaperList before, PaperList after, IReadOnlyList<PatchChange> changes, Entry? entry)
    {
        Before = before;
        After = after;
        _changes = changes;
        Entry = entry;
    }

    /// <summary>The list before.</summary>
    public PaperList Before { get; }

    /// <summary>The list after.</summary>
    public PaperList After { get; }

    /// <summary>The entry that came or was moved, as the list has it after; null where one was taken out.</summary>
    public Entry? Entry { get; }

    /// <summary>The edit as a unified diff with its final line ending.</summary>
    /// <param name="path">Path of the list's file.</param>
    public string Patch(string path) => new UnifiedPatch(path, Before.Text).Write(_changes, joinNeighbours: true);

    /// <summary>Takes an entry out; null where its lines are not its own, or name another paper as well.</summary>
    /// <param name="list">The list.</param>
    /// <param name="entry">One of its entries.</param>
    /// <param name="policy">What the list asks.</param>
    public static ListEdit? Remove(PaperList list, Entry entry, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(policy);
        var patch = new UnifiedPatch("", list.Text);

        // A paper may be nested in another that it belongs to.
        var isAlone = entry.Ids.GroupBy(static id => id.Scheme, StringComparer.Ordinal).All(static ids => ids.Distinct().Count() == 1);
        return isAlone && LinesOf(entry, list, patch) is { } lines ? Make(list, policy, patch, [new PatchChange(WithBlank(lines, patch), Text: null, patch.Around(lines))], taken: entry, put: null) : null;
    }

    /// <summary>
    /// Moves an entry to where it belongs in another section: written as titles are there, where the list's own writer gives the entry to the
    /// letter; else as it is. Null where its lines are not its own, or do not fit in there.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="entry">One of its entries.</param>
    /// <param name="to">Another of its sections.</param>
    /// <param name="policy">What the list asks.</param>
    public static ListEdit? Move(PaperList list, Entry entry, Section to, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(policy);
        var patch = new UnifiedPatch("", list.Text);
        if (LinesOf(entry, list, patch) is not { } lines || !IsMadeAlike(entry, list.Entries.Where(other => other.Section == to && other != entry)) || Put(TextIn(to, entry, list, patch, lines), entry, to, list, policy, patch) is not { } put)
        {
            return null;
        }

        var taken = new PatchChange(WithBlank(lines, patch), Text: null, patch.Around(lines));
        return Make(list, policy, patch, put.Lines.First > lines.First ? [taken, put] : [put, taken], taken: entry, to);
    }

    /// <summary>Puts a new entry where it belongs in a section; null where the lines would not be read as one entry of that section.</summary>
    /// <param name="list">The list.</param>
    /// <param name="text">The lines of the entry, without a final line end.</param>
    /// <param name="to">One of its sections.</param>
    /// <param name="policy">What the list asks.</param>
    public static ListEdit? Add(PaperList list, string text, Section to, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(policy);
        var patch = new UnifiedPatch("", list.Text);
        if (patch.Count == 0)
        {
            return null;
        }

        // What an entry is sorted by, only its list can read: so it is first read at the end of the section.
        var last = list.Entries.LastOrDefault(other => other.Section == to);
        var atTheEnd = Make(list, policy, patch, [last is null ? AtTheEndOf(to, text, patch) : Beside(last, below: true, text, patch)], taken: null, to);
        return atTheEnd is not { Entry: { } entry } || last is null ? atTheEnd
            : Put(text, entry, to, list, policy, patch) is { } put ? Make(list, policy, patch, [put], taken: null, to)
            : null;
    }

    private static PatchChange? Put(string text, Entry entry, Section to, PaperList list, Policy policy, UnifiedPatch patch)
    {
        if (!list.Entries.Any(other => other.Section == to && other != entry))
        {
            return AtTheEndOf(to, text, patch);
        }

        return NewPlace.In(list, to, entry, policy) is var (neighbour, below) ? Beside(neighbour, below, text, patch) : null;
    }

    private static PatchChange Beside(Entry neighbour, bool below, string text, UnifiedPatch patch)
    {
        // Paragraphs stand apart.
        var apart = neighbour.Layout == EntryLayout.Paragraph;
        return below
            ? patch.Below(EndOf(neighbour, patch), apart ? $"\n{text}" : text)
            : new PatchChange(new LineRange(neighbour.Line, neighbour.Line - 1), apart ? $"{text}\n" : text, patch.Around(new LineRange(neighbour.Line, neighbour.Line - 1)));
    }

    /// <summary>Below all text of a section without entries: right below its heading, or apart from a paragraph.</summary>
    private static PatchChange AtTheEndOf(Section section, string text, UnifiedPatch patch)
    {
        var line = Math.Clamp(section.EndLine, 1, patch.Count);
        while (line > Math.Max(1, section.Line) && string.IsNullOrWhiteSpace(patch[line]))
        {
            line--;
        }

        return patch.Below(line, line > section.Line ? $"\n{text}" : text);
    }

    /// <summary>The lines of an entry; null where they hold something else as well.</summary>
    private static LineRange? LinesOf(Entry entry, PaperList list, UnifiedPatch patch)
    {
        var lines = new LineRange(entry.Line, entry.EndLine);
        return patch.Has(lines, entry.Text) && EndOf(entry, patch) == entry.EndLine && !list.Entries.Any(other => other != entry && other.Line <= entry.EndLine && other.EndLine >= entry.Line)
            ? lines
            : null;
    }

    /// <summary>The last line of an entry, with the lines that are indented below it and were read as something else.</summary>
    private static int EndOf(Entry entry, UnifiedPatch patch)
    {
        var (line, depth) = (entry.EndLine, DepthOf(patch[entry.Line]));
        while (line < patch.Count && !string.IsNullOrWhiteSpace(patch[line + 1]) && DepthOf(patch[line + 1]) > depth + 1)
        {
            line++;
        }

        return line;
    }

    private static int DepthOf(string line) => line.Length - line.TrimStart(' ', '\t').Length + line.AsSpan(0, line.Length - line.TrimStart(' ', '\t').Length).Count('\t');

    /// <summary>Lines with the blank one below, where there is one above as well: one of the two is enough.</summary>
    private static LineRange WithBlank(LineRange lines, UnifiedPatch patch) =>
        lines.First > 1 && lines.Last < patch.Count && string.IsNullOrWhiteSpace(patch[lines.First - 1]) && string.IsNullOrWhiteSpace(patch[lines.Last + 1])
            ? lines with { Last = lines.Last + 1 }
            : lines;

    /// <summary>A row of a table fits among rows with the same columns only, and a bullet among bullets.</summary>
    private static bool IsMadeAlike(Entry entry, IEnumerable<Entry> others) =>
        others.LastOrDefault() is { } last
            ? last.Columns.SequenceEqual(entry.Columns, StringComparer.Ordinal) && IsParagraph(last) == IsParagraph(entry)
            : entry.Columns.Count == 0;

    private static bool IsParagraph(Entry entry) => entry.Layout == EntryLayout.Paragraph;

    private static string TextIn(Section to, Entry entry, PaperList list, UnifiedPatch patch, LineRange lines)
    {
        var style = list.Style;
        return to.InTop != entry.Section.InTop && string.Equals(style.Write(entry, entry.Top), entry.Text, StringComparison.Ordinal)
            ? style.Write(entry, to.InTop && entry.Kind == EntryKind.Paper)
            : string.Join('\n', lines.Numbers.Select(line => patch[line].TrimEnd('\r')));
    }

    /// <summary>The edit, if the list reads as meant after it: all other entries as before, and one in the section that it was put in.</summary>
    private static ListEdit? Make(PaperList list, Policy policy, UnifiedPatch patch, IReadOnlyList<PatchChange> changes, Entry? taken, Section? put)
    {
        var after = ListParser.Parse(patch.Apply(changes), policy.Sections);
        var left = new Queue<Entry>(list.Entries.Where(entry => entry != taken));
        Entry? came = null;
        foreach (var entry in after.Entries)
        {
            if (left.TryPeek(out var next) && IsSame(entry, next))
            {
                left.Dequeue();
            }
            else if (came is null && put is not null && string.Equals(entry.Section.Path, put.Path, StringComparison.Ordinal) && (taken is null || string.Equals(Titles.Normalize(entry.Title), Titles.Normalize(taken.Title), StringComparison.Ordinal)))
            {
                came = entry;
            }
            else
            {
                return null;
            }
        }

        return left.Count == 0 && (came is null) == (put is null) ? new ListEdit(list, after, changes, came) : null;
    }

    private static bool IsSame(Entry one, Entry other) =>
        string.Equals(one.Text, other.Text, StringComparison.Ordinal)
        && string.Equals(one.Section.Path, other.Section.Path, StringComparison.Ordinal)
        && string.Equals(one.Subsection, other.Subsection, StringComparison.Ordinal);
}
