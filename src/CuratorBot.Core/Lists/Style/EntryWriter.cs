using System.Buffers;
using System.Globalization;
using System.Text;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Style;

/// <summary>Writes one entry in a style.</summary>
internal sealed class EntryWriter(EntryStyle style, bool top)
{
    private static readonly SearchValues<char> Active = SearchValues.Create("*_`[]\\<&");

    private readonly bool _fullWidth = top ? style.FullWidth : style.OtherFullWidth;

    public string Write(Entry entry) => entry.Kind == EntryKind.Resource ? WriteResource(entry) : WritePaper(entry);

    /// <summary>"- [Name](url), *Affiliation*", "- Title [[web]](url)": resources carry no mark.</summary>
    private string WriteResource(Entry entry)
    {
        var line = new StringBuilder(style.Bullet).Append(' ');
        var links = WriteTitle(entry.Title, TitleMark.None, entry.Links, line);
        if (entry.Affiliation is not null)
        {
            line.Append(", *").Append(entry.Affiliation).Append('*');
        }

        return WriteEnd(links, entry.Star, line);
    }

    private string WritePaper(Entry entry)
    {
        var line = new StringBuilder(style.Bullet).Append(' ');
        var links = WriteTitle(entry.Title, top ? style.TopTitle : style.OtherTitle, entry.Links, line);
        if (entry.Year is { } year)
        {
            line.Append(_fullWidth ? "（" : " (").Append(year.ToString(CultureInfo.InvariantCulture)).Append(_fullWidth ? '）' : ')');
        }

        if (!string.IsNullOrWhiteSpace(entry.Authors))
        {
            line.Append(_fullWidth ? "，" : ", ").Append(Escape(AuthorWriter.Write(entry.Authors, style)));
        }

        if (entry.Affiliation is not null)
        {
            line.Append(" *(").Append(entry.Affiliation).Append(")*");
        }

        return WriteEnd(links, entry.Star, line);
    }

    /// <summary>Writes the title, as a link where the first link has it for its label. Returns the links that are left.</summary>
    private static IEnumerable<EntryLink> WriteTitle(string title, TitleMark mark, IReadOnlyList<EntryLink> links, StringBuilder line)
    {
        var isLink = links.Count > 0 && string.Equals(links[0].Label, title, StringComparison.Ordinal);
        var text = isLink ? $"[{Escape(title)}]({EscapeUrl(links[0].Url)})" : Escape(title);
        line.Append(mark switch
        {
            TitleMark.Bold => $"**{text}**",
            TitleMark.Guillemets => $"《{text}》",
            _ => text,
        });
        return links.Skip(isLink ? 1 : 0);
    }

    private string WriteEnd(IEnumerable<EntryLink> links, bool star, StringBuilder line)
    {
        foreach (var link in links)
        {
            var label = style.LowerCaseLabels ? LetterCase.Lower(link.Label) : link.Label;
            line.Append(" [[").Append(Escape(label)).Append("]](").Append(EscapeUrl(link.Url)).Append(')');
        }

        return line.Append(star ? " :sparkles:" : "").ToString();
    }

    /// <summary>Escapes what Markdown would read as a mark; the parser takes the escapes off again.</summary>
    public static string Escape(string text)
    {
        text = text.ReplaceLineEndings(" ").Replace("\uFFFC", "", StringComparison.Ordinal).Trim();
        if (!text.AsSpan().ContainsAny(Active))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            var inWord = i > 0 && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(next);
            var active = text[i] switch
            {
                '*' or '`' or '[' or ']' => true,
                '_' => !inWord,
                '<' => char.IsAsciiLetter(next) || next is '/' or '!' or '?',
                '&' => char.IsAsciiLetter(next) || next == '#',
                '\\' => char.IsAscii(next) && !char.IsLetterOrDigit(next) && !char.IsWhiteSpace(next),
                _ => false,
            };
            if (active)
            {
                builder.Append('\\');
            }

            builder.Append(text[i]);
        }

        return builder.ToString();
    }

    /// <summary>Blanks and unbalanced parentheses would end the address.</summary>
    private static string EscapeUrl(string url)
    {
        url = url.Trim().Replace(" ", "%20", StringComparison.Ordinal);
        var depth = 0;
        foreach (var c in url)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0)
            {
                break;
            }
        }

        return depth == 0 ? url : url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
    }
}
