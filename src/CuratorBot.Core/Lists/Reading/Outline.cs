using CuratorBot.Core.Lists.Markdown;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>A bullet or paragraph that may be an entry, with its place in the list.</summary>
/// <param name="Block">The bullet or paragraph.</param>
/// <param name="Heading">Index in <see cref="Outline.Headings"/> of the heading above it; -1 where there is none.</param>
/// <param name="Subsection">The line above it that divides the section, such as "2016"; null if there is none.</param>
internal sealed record OutlineItem(TextBlock Block, int Heading, string? Subsection)
{
    public int Line => Block.Line;

    public int EndLine => Block switch { ItemText item => item.EndLine, ParagraphText paragraph => paragraph.EndLine, RowText row => row.EndLine, _ => Block.Line };

    public ReadOnlySpan<char> Text => Block switch { ItemText item => item.Text.Span, ParagraphText paragraph => paragraph.Text.Span, _ => [] };
}

/// <summary>A heading that makes a section.</summary>
/// <param name="Title">As written, without marks.</param>
/// <param name="Level">1 to 4.</param>
/// <param name="Line">1-based.</param>
/// <param name="Parent">Index of the heading it is under; -1 for an outermost one.</param>
internal sealed record OutlineHeading(string Title, int Level, int Line, int Parent);

/// <summary>The headings of a list and what stands under them.</summary>
internal sealed class Outline
{
    /// <summary>Headings down to this level make sections; deeper ones divide a section, as a line "*(2016)*" does.</summary>
    private const int DeepestSection = 4;

    public List<OutlineHeading> Headings { get; } = [];

    public List<OutlineItem> Items { get; } = [];

    /// <summary>Reads the outline of a list.</summary>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="titleLevel">The level of the headings that are titles of papers and make no section (<see cref="TitleHeadings"/>); 0 where none is.</param>
    public static Outline Read(List<TextBlock> blocks, int titleLevel)
    {
        var outline = new Outline();
        string? subsection = null;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            switch (block)
            {
                case HeadingText title when title.Level == titleLevel && TitleHeadings.IsTitle(blocks, i):
                    outline.Items.Add(new OutlineItem(new ParagraphText(title.Line, title.Line, title.Text.AsMemory(TitleHeadings.NumberIn(title.Text))) { IsTitle = true }, outline.Headings.Count - 1, subsection));
                    break;
                case HeadingText { Level: <= DeepestSection } heading:
                    outline.Headings.Add(new OutlineHeading(PlainText.Strip(WithoutAnchors(heading.Text)), heading.Level, heading.Line, outline.ParentOf(heading.Level)));
                    subsection = null;
                    break;
                case HeadingText heading:
                    subsection = PlainText.Strip(heading.Text);
                    break;
                case ParagraphText paragraph when ReadMarker(paragraph.Text.Span) is { } marker:
                    subsection = marker;
                    break;
                case ItemText or ParagraphText or RowText:
                    outline.Items.Add(new OutlineItem(block, outline.Headings.Count - 1, subsection));
                    break;
            }
        }

        return outline;
    }

    /// <summary>Whether an item stands under a heading or marker of lectures, blogs, persons. The title of the whole list does not count.</summary>
    public bool IsAmongResources(OutlineItem item)
    {
        if (item.Subsection is not null && EntrySelector.IsOfResources(item.Subsection))
        {
            return true;
        }

        for (var at = item.Heading; at >= 0 && Headings[at].Level > 1; at = Headings[at].Parent)
        {
            if (EntrySelector.IsOfResources(Headings[at].Title))
            {
                return true;
            }
        }

        return false;
    }

    private int ParentOf(int level)
    {
        var parent = Headings.Count - 1;
        while (parent >= 0 && Headings[parent].Level >= level)
        {
            parent = Headings[parent].Parent;
        }

        return parent;
    }

    /// <summary>A heading without the <c>&lt;a name="x"&gt;&lt;/a&gt;</c> that gives it an address.</summary>
    private static string WithoutAnchors(string heading)
    {
        var open = heading.IndexOf("<a ", StringComparison.OrdinalIgnoreCase);
        var close = open < 0 ? -1 : heading.IndexOf('>', open);
        return close < 0 ? heading : heading.Remove(open, close + 1 - open).Replace("</a>", "", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"*(2016)*": a line of its own between the entries, in emphasis and parentheses.</summary>
    private static string? ReadMarker(ReadOnlySpan<char> text)
    {
        if (text.Length > 100 || text.Trim() is not (['*', .., '*'] or ['_', .., '_']))
        {
            return null;
        }

        var words = text.Trim().Trim("*_").Trim();
        return words is ['(', .., ')'] or ['（', .., '）'] ? words[1..^1].Trim().ToString() : null;
    }
}
