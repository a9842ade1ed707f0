using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>The addresses that a list defines by name on lines of their own, <c>[name]: url</c>, and the links that use them, <c>[words][name]</c>.</summary>
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
            var close = line is ['[', not '^', ..] ? line.IndexOf("]:") : -1;
            if (close is <= 1 or > LongestName)
            {
                continue;
            }

            var url = line[(close + 2)..].Trim();
            var blank = url.IndexOfAny(' ', '\t');
            url = (blank < 0 ? url : url[..blank]).Trim("<>");
            if (!url.IsEmpty)
            {
                found ??= new References();
                found._addresses.Dictionary.TryAdd(line[1..close].ToString(), url.ToString());
            }
        }

        return found ?? None;
    }

    /// <summary>Whether a part may use one of them.</summary>
    public bool AreUsedIn(ReadOnlySpan<char> part) => _addresses.Dictionary.Count > 0 && part.Contains('[') && !part.TrimStart().StartsWith("[!", StringComparison.Ordinal);

    /// <summary>The link <c>[words][name]</c>, <c>[name][]</c> or <c>[name]</c> at a place; null where there is none.</summary>
    public LinkText? LinkAt(string text, int at, int end)
    {
        if (_addresses.Dictionary.Count == 0)
        {
            return null;
        }

        var rest = text.AsSpan(at, Math.Min(LongestLabel, end - at));
        var close = rest.IndexOf(']');
        if (close <= 1)
        {
            return null;
        }

        var words = rest[1..close];
        var after = rest[(close + 1)..];
        var length = after is ['[', ..] ? after.IndexOf(']') : -1;
        var name = length > 1 ? after[1..length] : words;
        return _addresses.TryGetValue(name, out var url)
            ? new LinkText(at, at + close + 1 + (length >= 0 ? length + 1 : 0), words.Trim("[ ").ToString(), url, DoubleBracket: false, LinkFaults.None)
            : null;
    }
}
