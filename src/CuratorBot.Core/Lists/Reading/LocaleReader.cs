using CuratorBot.Core.Lists.Markdown;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>Tells the language of a list from the words its readers are addressed with: headings and prose, not the titles of papers.</summary>
internal static class LocaleReader
{
    private const int EnoughLetters = 40;

    public static string Read(List<TextBlock> blocks, List<Candidate> candidates, List<Candidate> entries, int lines)
    {
        var ofEntries = new bool[lines + 2];
        foreach (var entry in entries)
        {
            ofEntries.AsSpan(entry.Item.Line..(entry.EndLine + 1)).Fill(true);
        }

        var han = 0;
        var latin = 0;
        foreach (var block in blocks)
        {
            if (!ofEntries[block.Line])
            {
                Count(block switch { HeadingText heading => heading.Text, ParagraphText paragraph => paragraph.Text.Span, ItemText item => item.Text.Span, _ => [] }, ref han, ref latin);
            }
        }

        if (han + latin < EnoughLetters)
        {
            foreach (var entry in candidates)
            {
                Count(entry.Reading.Title, ref han, ref latin);
            }
        }

        // A Chinese word has two letters where an English one has five; Latin names and addresses stand in Chinese text too.
        return han * 4 > latin ? "zh-Hans" : "en";
    }

    private static void Count(ReadOnlySpan<char> text, ref int han, ref int latin)
    {
        // The beginning tells; a list of 1 MB in one paragraph need not be counted to the end.
        foreach (var c in text[..Math.Min(text.Length, 2_000)])
        {
            if (c is >= '\u4E00' and <= '\u9FFF')
            {
                han++;
            }
            else if (char.IsAsciiLetter(c))
            {
                latin++;
            }
        }
    }
}
