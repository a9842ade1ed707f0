using System.Buffers;
using CuratorBot.Core.Lists.Markdown;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>
/// Tells whether the headings of a list are the titles of its papers: below each stand authors, links and remarks, and nothing that would
/// be an entry by itself.
/// </summary>
internal static class TitleHeadings
{
    private const int FewestToTell = 3;
    private const int FewestWords = 3;
    private const int MostBlocks = 40;
    private const int LongestText = 4000;

    private static readonly SearchValues<char> NumberMarks = SearchValues.Create("0123456789.");

    /// <summary>The level of the headings that are titles; 0 where none is.</summary>
    public static int LevelIn(IReadOnlyList<TextBlock> blocks)
    {
        Span<int> titles = stackalloc int[7];
        Span<int> others = stackalloc int[7];
        Span<int> words = stackalloc int[7];
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not HeadingText heading)
            {
                continue;
            }

            if (IsTitle(blocks, i))
            {
                titles[heading.Level]++;
                words[heading.Level] += Math.Min(12, Phrases.WordCount(PlainText.Strip(heading.Text)));
            }
            else if (HasOwnBlocks(blocks, i))
            {
                others[heading.Level]++;
            }
        }

        for (var level = 6; level > 1; level--)
        {
            if (titles[level] >= FewestToTell && titles[level] >= others[level] * 3 && words[level] >= titles[level] * (FewestWords + 1))
            {
                return level;
            }
        }

        return 0;
    }

    /// <summary>Whether a heading is the title of a paper: there is an address at it or below it, and below it no entry.</summary>
    /// <param name="blocks">The blocks of the list.</param>
    /// <param name="index">Where the heading is among them.</param>
    public static bool IsTitle(IReadOnlyList<TextBlock> blocks, int index)
    {
        var heading = (HeadingText)blocks[index];
        if (heading.Level == 1 || heading.Text.Length > LongestText || Phrases.WordCount(PlainText.Strip(heading.Text)) < FewestWords)
        {
            return false;
        }

        var hasAddress = HasAddress(heading.Text);
        var count = 0;
        for (var i = index + 1; i < blocks.Count && blocks[i] is not HeadingText; i++)
        {
            var text = TextOf(blocks[i]);
            if (++count > MostBlocks || text.Length > LongestText || blocks[i] is RowText)
            {
                return false;
            }

            var addressed = HasAddress(text);
            hasAddress |= addressed;
            if (Segmenter.Read(text, References.None).Any(segment => IsTitleLike(segment, addressed)))
            {
                return false;
            }
        }

        return hasAddress && !(index + 1 < blocks.Count && blocks[index + 1] is HeadingText below && below.Level > heading.Level);
    }

    /// <summary>How long the number is that a heading begins with: "1.2 ", "3. ". A number alone ("3 lessons") is a word of the title.</summary>
    public static int NumberIn(ReadOnlySpan<char> heading)
    {
        var number = heading.IndexOfAnyExcept(NumberMarks);
        return number > 1 && char.IsAsciiDigit(heading[0]) && heading[number] == ' ' && heading[..number].Contains('.') ? number + 1 : 0;
    }

    private static bool HasOwnBlocks(IReadOnlyList<TextBlock> blocks, int index) => index + 1 < blocks.Count && blocks[index + 1] is not HeadingText;

    /// <summary>What a title could be: words that are set off, or stand beside an address.</summary>
    private static bool IsTitleLike(Segment segment, bool besideAddress) =>
        (segment.Mark is SegmentMark.Bold or SegmentMark.Quote or SegmentMark.Link || (besideAddress && segment.Mark is SegmentMark.Text or SegmentMark.Emphasis))
        && Phrases.WordCount(segment.Text) >= FewestWords && NamePhrases.LikenessOf(segment.Text) != NameLikeness.Sure && !VenuePhrases.IsVenue(segment.Text) && !LabelPhrases.IsLabel(segment.Text);

    private static bool HasAddress(ReadOnlySpan<char> text) =>
        text.Contains("](http", StringComparison.OrdinalIgnoreCase) || text.Contains("://", StringComparison.Ordinal);

    private static ReadOnlySpan<char> TextOf(TextBlock block) => block switch
    {
        ItemText item => item.Text.Span,
        ParagraphText paragraph => paragraph.Text.Span,
        _ => [],
    };
}
