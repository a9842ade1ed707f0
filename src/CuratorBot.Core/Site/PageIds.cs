using System.Text;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Site;

/// <summary>Names for addresses that stay when lines move, each given once.</summary>
internal sealed class PageIds
{
    private const int Longest = 60;

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>The id of an entry: that of its link where it is one that people know a paper by, else words of its title.</summary>
    public string Of(Entry entry)
    {
        PaperId? known = entry.Ids.Where(static id => id.Scheme is PaperId.ArXiv or PaperId.Doi or PaperId.Acl).Select(static id => (PaperId?)id).FirstOrDefault();
        return Give(known is { } id ? $"{id.Scheme} {id.Value}" : entry.Title, "entry");
    }

    /// <summary>The id of a section: words of its heading.</summary>
    public string Of(Section section) => Give(section.Title, "section");

    private string Give(string words, string fallback)
    {
        var slug = Slug(words);
        var first = slug.Length == 0 ? fallback : slug;
        var id = first;
        for (var i = 2; !_given.Add(id); i++)
        {
            id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{first}-{i}");
        }

        return id;
    }

    /// <summary>Letters and digits of any script, with dots inside numbers; all else is a hyphen.</summary>
    private static string Slug(string words)
    {
        var slug = new StringBuilder(Math.Min(words.Length, Longest));
        var text = words.AsSpan(0, Math.Min(words.Length, 1000)).ToString();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (slug.Length > 0 && slug[^1] is not ('-' or '.'))
            {
                slug.Append(rune.Value == '.' && char.IsAsciiDigit(slug[^1]) ? '.' : '-');
            }

            if (slug.Length >= Longest)
            {
                break;
            }
        }

        return slug.ToString().Trim('-', '.');
    }
}
