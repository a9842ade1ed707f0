namespace CuratorBot.Core.Lists.Reading;

/// <summary>A picture that words are drawn in: <c>![ICLR 2024](https://img.shields.io/badge/ICLR-2024-blue)</c>.</summary>
/// <param name="Words">The words that stand for it where it is not shown.</param>
/// <param name="Url">The address of the picture.</param>
internal sealed record Badge(string Words, string Url)
{
    private const string Drawn = "/badge/";

    /// <summary>The badge that is the label of a link, <c>[![words](picture)](url)</c>; null if it is not a translation.</summary>
    /// <param name="label">The label, from the exclamation mark on.</param>
    public static Badge? Of(string label)
    {
        var words = label.IndexOf("](", StringComparison.Ordinal);
        return label.StartsWith("![", StringComparison.Ordinal) && words > 0 && label.EndsWith(')') ? new Badge(label[2..words], label[(words + 2)..^1]) : null;
    }

    /// <summary>Whether words are drawn that links are called by, such as "code"; a count of stars is none.</summary>
    public bool IsLabel => DrawnWords().Length > 0 && LabelPhrases.IsLabel(Words);

    /// <summary>The venue and year, or the date, that it shows; null where it shows something else.</summary>
    public string? Date => AsDate(DrawnWords()) ?? AsDate(Words);

    private static string? AsDate(string words) => words.Length > 0 && PlainSplitter.IsDated(words) ? words : null;

    /// <summary>"ICLR 2024" of ".../badge/ICLR-2024-blue": the words behind the colour, where a doubled hyphen is a hyphen and a line a blank.</summary>
    private string DrawnWords()
    {
        var at = Url.IndexOf(Drawn, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return "";
        }

        var path = Url[(at + Drawn.Length)..].Split('?')[0];
        var parts = path.Replace("--", "\n", StringComparison.Ordinal).Split('-');
        return parts.Length < 2 ? "" : Uri.UnescapeDataString(string.Join(' ', parts[..^1])).Replace('\n', '-').Replace('_', ' ').Trim();
    }
}
