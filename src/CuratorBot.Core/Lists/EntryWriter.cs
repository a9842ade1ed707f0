using System.Buffers;
using System.Globalization;
using System.Text;

namespace CuratorBot.Core.Lists;

/// <summary>Writes one entry in a style.</summary>
internal sealed class EntryWriter(EntryStyle style, bool top)
{
    private static readonly SearchValues<char> Active = SearchValues.Create("*_`[]\\<");

    private readonly TitleMark _mark = top ? style.TopTitle : style.OtherTitle;
    private readonly bool _fullWidth = top ? style.FullWidth : style.OtherFullWidth;

    public string Write(string title, int? year, string? authors, IReadOnlyList<EntryLink> links)
    {
        var line = new StringBuilder(style.Bullet).Append(' ').Append(MarkTitle(Escape(title)));
        if (year is { } value)
        {
            line.Append(_fullWidth ? "（" : " (").Append(value.ToString(CultureInfo.InvariantCulture)).Append(_fullWidth ? '）' : ')');
        }

        if (!string.IsNullOrWhiteSpace(authors))
        {
            line.Append(_fullWidth ? "，" : ", ").Append(Escape(AuthorWriter.Write(authors, style)));
        }

        foreach (var link in links)
        {
            line.Append(" [[").Append(Escape(link.Label)).Append("]](").Append(EscapeUrl(link.Url)).Append(')');
        }

        return line.ToString();
    }

    private string MarkTitle(string title) => _mark switch
    {
        TitleMark.Bold => $"**{title}**",
        TitleMark.Guillemets => $"《{title}》",
        _ => title,
    };

    /// <summary>Escapes what Markdown would read as a mark; the parser takes the escapes off again.</summary>
    private static string Escape(string text)
    {
        text = text.ReplaceLineEndings(" ").Trim();
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

    private static string EscapeUrl(string url) => url.Trim().Replace(" ", "%20", StringComparison.Ordinal);
}
