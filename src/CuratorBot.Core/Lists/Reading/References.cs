using System.Globalization;
using System.Text;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>
/// The addresses that a list defines by name on lines of their own, <c>[name]: url</c>, and the links that use them, <c>[words][name]</c>. A
/// footnote is one where its text has an address: <c>[^1]: url</c>.
/// </summary>
internal sealed class References
{
    private const int LongestName = 100;
    private const int LongestLabel = 400;

    /// <summary>Of a list that defines none.</summary>
    public static readonly References None = new();

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _addresses = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private References()
    {
    }

    /// <summary>Reads the definitions in a list; the first of a name counts.</summary>
    public static References Read(TextLines lines)
    {
        References? found = null;
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number].Trim();
            var close = line is ['[', ..] ? line.IndexOf("]:") : -1;
            if (close is <= 1 or > LongestName)
            {
                continue;
            }

            var url = AddressIn(line[(close + 2)..].Trim(), isFootnote: line[1] == '^');
            if (!url.IsEmpty)
            {
                found ??= new References();
                found._addresses.Dictionary.TryAdd(line[1..close].ToString(), url.ToString());
            }
        }

        return found ?? None;
    }

    private static ReadOnlySpan<char> AddressIn(ReadOnlySpan<char> definition, bool isFootnote)
    {
        if (isFootnote)
        {
            return LinkScanner.Scan(definition[..Math.Min(definition.Length, LongestLabel)].ToString()).Find(static link => link.Url is not null && !link.IsImage).Url;
        }

        var blank = definition.IndexOfAny(' ', '\t');
        return (blank < 0 ? definition : definition[..blank]).Trim("<>");
    }

    /// <summary>Whether a part may use one of them.</summary>
    public bool AreUsedIn(ReadOnlySpan<char> part) => _addresses.Dictionary.Count > 0 && part.Contains('[') && !part.TrimStart().StartsWith("[!", StringComparison.Ordinal);

    /// <summary>A text with the addresses in the place of their names: <c>[[pdf]](url)</c> for <c>[[pdf]][name]</c>. Definitions stay.</summary>
    public string Resolve(string text)
    {
        if (!AreUsedIn(text))
        {
            return text;
        }

        var links = LinkScanner.Scan(text).FindAll(static link => link.Url is not null);
        var (next, from, resolved) = (0, 0, new StringBuilder(text.Length));
        for (var at = text.IndexOf('['); at >= 0; at = at < text.Length ? text.IndexOf('[', at) : -1)
        {
            while (next < links.Count && links[next].End <= at)
            {
                next++;
            }

            if (next < links.Count && links[next].Start <= at)
            {
                at = links[next].End;
            }
            else if (LinkAt(text, at, text.Length) is { Label.Length: > 0 } link && !(link.End < text.Length && text[link.End] == ':'))
            {
                var label = link.DoubleBracket ? $"[[{link.Label}]]" : $"[{link.Label}]";
                resolved.Append(text, from, at - from).Append(CultureInfo.InvariantCulture, $"{label}({link.Url})");
                from = at = link.End;
            }
            else
            {
                at++;
            }
        }

        return resolved.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The link <c>[words][name]</c>, <c>[name][]</c> or <c>[name]</c> at a place; null if there is none.</summary>
    public LinkText? LinkAt(string text, int at, int end)
    {
        if (_addresses.Dictionary.Count == 0)
        {
            return null;
        }

        var rest = text.AsSpan(at, Math.Min(LongestLabel, end - at));
        var isDouble = rest is ['[', '[', ..];
        var close = isDouble ? rest.IndexOf("]]") : rest.IndexOf(']');
        if (close <= 1)
        {
            return null;
        }

        var words = isDouble ? rest[2..close] : rest[1..close];
        var closeEnd = close + (isDouble ? 2 : 1);
        var after = rest[closeEnd..];
        var length = after is ['[', ..] ? after.IndexOf(']') : -1;
        var name = length > 1 ? after[1..length] : words;
        return _addresses.TryGetValue(name, out var url)
            ? new LinkText(at, at + closeEnd + (length >= 0 ? length + 1 : 0), words is ['^', ..] ? "" : words.Trim("[ ").ToString(), url, isDouble, LinkFaults.None)
            : null;
    }
}
