using System.Globalization;
using CuratorBot.Core.Lists.Markdown;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>
/// Finds the fields of an entry that was read as a line: its reader takes the line apart without counting letters, as few entries are ever
/// corrected.
/// </summary>
internal static class LineSpans
{
    /// <summary>Where the fields of an entry stand in its text.</summary>
    public static EntrySpans Of(Entry entry)
    {
        var text = entry.Text;
        var links = LinkScanner.Scan(text);
        links.RemoveAll(static link => link.IsImage || link.Url is null);
        var title = Find(text, entry.Title, 0, text.Length);
        var titleEnd = title is { } found ? found.End.Value : 0;
        var body = links.Find(link => link.Start >= titleEnd) is { End: > 0 } first ? first.Start : text.Length;
        var year = entry.Year is { } number ? number.ToString(CultureInfo.InvariantCulture) : null;
        return new EntrySpans(
            title,
            Find(text, year, titleEnd, body) ?? Find(text, year, 0, body),
            Venue: null,
            Find(text, entry.Authors, titleEnd, body) ?? Find(text, entry.Authors, 0, title is { } from ? from.Start.Value : body),
            Date: null,
            Find(text, entry.Name, 0, body),
            links.Count == entry.Links.Count ? [.. links.Select(static link => link.Start..link.End)] : []);
    }

    private static Range? Find(string text, string? words, int start, int end)
    {
        var at = string.IsNullOrEmpty(words) || start >= end ? -1 : text.IndexOf(words, start, end - start, StringComparison.Ordinal);
        return at < 0 ? null : at..(at + words!.Length);
    }
}
