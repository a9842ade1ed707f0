using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>A file that goes with the list, as it is after the change: a table, records, a page in another language.</summary>
public sealed class CompanionText
{
    // Shorter ones stand in any text.
    private const int ShortestId = 5;
    private const int ShortestTitle = 3;

    private readonly string _text;
    private readonly Lazy<string> _words;

    /// <param name="text">The text of the file.</param>
    public CompanionText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;

        // BibTeX keeps capitals in braces, in the middle of words.
        _words = new Lazy<string>(() => $" {Titles.Normalize(text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal))} ");
    }

    /// <summary>
    /// Whether the file names a paper: by an address of it as the list writes it, by an id, or by its title. In what form the file is does
    /// not matter, so that any will do.
    /// </summary>
    public bool Names(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Links.Any(link => link.Url.Length > 0 && _text.Contains(link.Url, StringComparison.OrdinalIgnoreCase))
            || entry.Ids.Any(id => id.Value.Length >= ShortestId && _text.Contains(id.Value, StringComparison.OrdinalIgnoreCase))
            || (Titles.Normalize(entry.Title) is { Length: >= ShortestTitle } title
                && _words.Value.Contains(Titles.IsCjk(title) ? title : $" {title} ", StringComparison.Ordinal));
    }
}
