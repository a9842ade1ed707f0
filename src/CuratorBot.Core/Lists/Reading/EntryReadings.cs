using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>
/// What was read from bullets, by their text. The versions of a list that a review compares have almost all lines in common:
/// each is read, and kept in memory, once.
/// </summary>
internal sealed class EntryReadings
{
    private readonly Dictionary<string, (EntryReading Reading, int TextLength)> _known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyList<Segment>> _segments = new(StringComparer.Ordinal);

    /// <summary>The segments of a part of a record.</summary>
    /// <param name="part">The part as it stands in the list.</param>
    /// <param name="references">The addresses that the list defines by name.</param>
    public IReadOnlyList<Segment> SegmentsOf(ReadOnlySpan<char> part, References references)
    {
        if (references.AreUsedIn(part))
        {
            // What it says depends on the rest of the list.
            return Segmenter.Read(part, references);
        }

        var lookup = _segments.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(part, out var segments))
        {
            segments = Segmenter.Read(part, References.None);
            lookup[part] = segments;
        }

        return segments;
    }

    /// <summary>Reads a bullet.</summary>
    /// <param name="item">Its text is at most <see cref="EntryParser.MaxLength"/> characters long.</param>
    /// <param name="lines">The list it stands in.</param>
    /// <param name="references">The addresses that the list defines by name.</param>
    /// <returns>The text as it stands in the list, bullet included, and what was read from it.</returns>
    public (string Whole, EntryReading Reading) Of(OutlineItem item, TextLines lines, References references)
    {
        var whole = lines.Slice(item.Line, item.EndLine);
        var text = item.Text;
        if (item.Line < item.EndLine || references.AreUsedIn(text))
        {
            // Where it goes on over lines, what is text and what is indentation depends on what it is nested in; a name's address stands elsewhere.
            return (whole.ToString(), EntryParser.Read(references.Resolve(text.ToString())));
        }

        if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(whole, out var known, out var found) && found.TextLength == text.Length)
        {
            return (known, found.Reading);
        }

        var kept = whole.ToString();
        var reading = EntryParser.Read(text.ToString());
        _known.TryAdd(kept, (reading, text.Length));
        return (kept, reading);
    }
}
