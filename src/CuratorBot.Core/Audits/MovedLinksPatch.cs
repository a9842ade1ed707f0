using CuratorBot.Core.Corrections;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Audits;

/// <summary>The lines of a list with the new addresses of links that have moved, as one unified diff.</summary>
public static class MovedLinksPatch
{
    /// <summary>The patch with its final line ending; empty where nothing changes.</summary>
    /// <param name="path">Path of the list.</param>
    /// <param name="list">The list.</param>
    /// <param name="moved">New addresses by old ones, as they are written in the list.</param>
    public static string Write(string path, PaperList list, IReadOnlyDictionary<string, string> moved)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(moved);
        var patch = new UnifiedPatch(path, list.Text);
        return patch.Write(
            [
                .. list.Entries.Select(entry => (Lines: new LineRange(entry.Line, entry.EndLine), entry.Text, Now: Edited(entry, moved)))
                    .Where(edit => edit.Now is not null && patch.Has(edit.Lines, edit.Text) && patch.CanChange(edit.Lines))
                    .Select(edit => new PatchChange(edit.Lines, edit.Now, patch.Around(edit.Lines))),
            ],
            joinNeighbours: true);
    }

    private static string? Edited(Entry entry, IReadOnlyDictionary<string, string> moved)
    {
        var edits = new SpanEdits(entry.Text);
        foreach (var (i, link) in entry.Links.Index())
        {
            edits.Replace(i < entry.Spans.Links.Count ? entry.Spans.Links[i] : null, link.Url, moved.GetValueOrDefault(link.Url, link.Url));
        }

        return edits.Apply() is { } text && !string.Equals(text, entry.Text, StringComparison.Ordinal) ? text : null;
    }
}
