using System.Text;
using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Markdown;

/// <summary>A heading of a list, of any level.</summary>
/// <param name="Text">Its words, without marks.</param>
/// <param name="Anchor">Where a link has to lead to reach it.</param>
/// <param name="Line">Its line, 1-based.</param>
internal sealed record Heading(string Text, string Anchor, int Line);

/// <summary>A link to a place of the same page.</summary>
/// <param name="Label">Its words.</param>
/// <param name="Anchor">The place, as written behind the #.</param>
/// <param name="Line">Its line, 1-based.</param>
internal sealed record AnchorLink(string Label, string Anchor, int Line);

/// <summary>
/// The headings of a page with the anchors that GitHub gives them, and the links to them. GitHub takes the words in small letters,
/// drops what is neither letter, mark, number, blank, hyphen nor underscore, makes blanks hyphens and counts what occurs again
/// (html-pipeline, <c>TableOfContentsFilter</c>). Where Markdown is in doubt, a line counts as a heading: no one is blamed in doubt.
/// </summary>
internal sealed partial class Headings
{
    private readonly HashSet<string> _anchors = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly List<Heading> _all = [];
    private readonly List<AnchorLink> _links = [];

    private Headings()
    {
    }

    /// <summary>All headings in order.</summary>
    public IReadOnlyList<Heading> All => _all;

    /// <summary>All links to places of the page, in order.</summary>
    public IReadOnlyList<AnchorLink> Links => _links;

    public static Headings Read(string text)
    {
        var headings = new Headings();
        var lines = new TextLines(text);
        var inCode = false;
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number];
            if (line.TrimStart() is ['`' or '~', ..] && Fence().IsMatch(line))
            {
                inCode = !inCode;
            }
            else if (!inCode)
            {
                headings.ReadLine(line, number, number < lines.Count ? lines[number + 1] : []);
            }
        }

        return headings;
    }

    /// <summary>Whether a link to this anchor arrives.</summary>
    public bool Has(string anchor) => _anchors.Contains(Comparable(anchor));

    // Most lines are none of this; a first look keeps the patterns away from them.
    private void ReadLine(ReadOnlySpan<char> line, int number, ReadOnlySpan<char> next)
    {
        if (line.TrimStart() is ['#', ..] && Atx().IsMatch(line))
        {
            Add(WithoutClosing(line.Trim().TrimStart('#').Trim()).ToString(), number);
        }
        else if (next.TrimStart() is ['=' or '-', ..] && SetextLine().IsMatch(next) && !line.IsWhiteSpace())
        {
            Add(line.ToString(), number);
        }

        if (line.Contains('<'))
        {
            foreach (Match named in Named().Matches(line.ToString()))
            {
                _anchors.Add(Comparable(named.Groups["name"].Value));
            }
        }

        if (line.Contains("](", StringComparison.Ordinal) && line.Contains('#'))
        {
            foreach (Match link in Link().Matches(line.ToString()))
            {
                _links.Add(new AnchorLink(link.Groups["label"].Value, link.Groups["anchor"].Value, number));
            }
        }
    }

    private void Add(string markdown, int line)
    {
        var text = PlainText.Strip(Tag().Replace(markdown, ""));
        var anchor = AnchorOf(text);
        var count = _seen.GetValueOrDefault(anchor);
        _seen[anchor] = count + 1;
        if (count > 0)
        {
            anchor = $"{anchor}-{count}";
        }

        _all.Add(new Heading(text, anchor, line));
        _anchors.Add(Comparable(anchor));
    }

    /// <summary>A heading may end as it began: "## Papers ##".</summary>
    private static ReadOnlySpan<char> WithoutClosing(ReadOnlySpan<char> text)
    {
        var open = text.TrimEnd('#');
        return open is [.., ' ' or '\t'] ? open.TrimEnd() : text;
    }

    private static string AnchorOf(string text)
    {
        var anchor = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                anchor.Append('-');
            }
            else if (rune.Value is '-' || IsWordPart(rune))
            {
                anchor.Append(LetterCase.Lower(rune).ToString());
            }
        }

        return anchor.ToString();
    }

    private static bool IsWordPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
            or System.Globalization.UnicodeCategory.EnclosingMark or System.Globalization.UnicodeCategory.LetterNumber
            or System.Globalization.UnicodeCategory.ConnectorPunctuation;

    /// <summary>Browsers decode the fragment; the variation selector of an emoji may or may not be there.</summary>
    private static string Comparable(string anchor)
    {
        var decoded = Uri.UnescapeDataString(anchor).Replace("\uFE0F", "", StringComparison.Ordinal);
        return decoded.StartsWith("user-content-", StringComparison.OrdinalIgnoreCase) ? decoded["user-content-".Length..] : decoded;
    }

    // Each takes time in proportion to the line: what may repeat cannot hold what follows it. So none needs the engine without
    // backtracking, which is built when the program runs and takes longer than all the rest of a review.
    private const RegexOptions Options = RegexOptions.ExplicitCapture;

    [GeneratedRegex("^ {0,3}(```|~~~)", Options)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ {0,3}#{1,6}[ \t]", Options)]
    private static partial Regex Atx();

    [GeneratedRegex("^ {0,3}(=+|-+)[ \t]*$", Options)]
    private static partial Regex SetextLine();

    [GeneratedRegex("""<[^<>]*\b(id|name)\s*=\s*["']?(?<name>[^"'\s<>]+)""", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"\[(?<label>[^\[\]]*)\]\(\s*<?#(?<anchor>[^()\s<>]+)>?\s*\)", Options)]
    private static partial Regex Link();

    [GeneratedRegex("<[^<>]*>", Options)]
    private static partial Regex Tag();
}
