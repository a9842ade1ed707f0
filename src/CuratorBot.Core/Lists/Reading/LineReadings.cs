using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>Tells whether a line is of the kind that <see cref="EntryParser"/> reads, or was read so for want of a better way.</summary>
internal static class LineReadings
{
    private const int LongestLabel = 4;
    private const int LongestAttribute = 30;

    /// <summary>Whether the reading says title, year in parentheses and authors, or is a citation: nothing else looks like that.</summary>
    public static bool IsSound(Candidate entry)
    {
        var reading = entry.Reading;
        if (reading.Form != EntryForm.TitleFirst)
        {
            // One word before the title may as well be its nickname.
            return reading.Authors is not null && reading.Authors.Contains(' ', StringComparison.Ordinal) && (reading.Year is not null || reading.HasVenue) && !BeginsWithAttribute(entry.Item.Text);
        }

        return reading is { HasYearGroup: true } && !reading.Defects.Contains(Defect.YearWithNote) && !reading.Defects.Contains(Defect.YearInsideTitle) && IsPlausible(entry);
    }

    /// <summary>Whether nothing in the reading speaks against it, though a part of the form is missing.</summary>
    public static bool IsPlausible(Candidate entry)
    {
        var reading = entry.Reading;
        if (reading.Form != EntryForm.TitleFirst)
        {
            return IsSound(entry);
        }

        return reading.Title.Length > 0 && reading.Title[0] is not ('[' or '(' or '「') && !BeginsWithAttribute(entry.Item.Text)
            && entry.Item.Block is not ItemText { Children.Count: > 0 } and not ItemText { Paragraphs.Count: > 1 }
            && (reading.Authors is null || AuthorText.IsAuthors(reading.Authors, out _) || NameList.EndsWithEtAl(reading.Authors)
                || (reading.HasYearGroup && AuthorText.HasInitials(reading.Authors) && DatePhrases.YearOf(reading.Authors) is null))
            && (reading.Affiliation is null || !(VenuePhrases.IsVenue(reading.Affiliation) || NamePhrases.LikenessOf(reading.Affiliation) == NameLikeness.Sure))
            && (!reading.TitleIsLink || string.Equals(reading.Links[0].Label, reading.Title, StringComparison.Ordinal))
            && !reading.Links.Exists(static link => DatePhrases.YearOf(link.Label) is not null && VenuePhrases.IsVenue(link.Label))
            && (reading.HasYearGroup || DatePhrases.YearOf(reading.Title) is null)
            && (reading.Year is not null || DatePhrases.YearOf(entry.Item.Text[..Math.Min(entry.Item.Text.Length, reading.BodyLength)]) is null)
            && !NameList.EndsWithEtAl(reading.Title) && !entry.Item.Text.Contains("<br", StringComparison.OrdinalIgnoreCase)
            && (reading.TitleIsLink || reading.Links is not [var first, ..] || Phrases.WordCount(first.Label) <= LongestLabel)
            && !HasMarksInside(entry) && !HasVenueBesideYear(entry);
    }

    /// <summary>"Authors: A. Ames": a line that says what it is.</summary>
    private static bool BeginsWithAttribute(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOfAny(':', '：');
        return colon is > 0 and < LongestAttribute && LabelPhrases.IsAttribute(text[..colon]);
    }

    /// <summary>"A. Ames. **Title**. _Venue_ (2015)": something is set off behind the beginning, and what was read as the title has it all.</summary>
    private static bool HasMarksInside(Candidate entry)
    {
        var reading = entry.Reading;
        var body = entry.Item.Text[..Math.Min(reading.BodyLength, entry.Item.Text.Length)];
        return reading.Mark == TitleMark.None && !reading.TitleIsLink
            && (body.TrimStart(" *[]0123456789x").Contains("**", StringComparison.Ordinal) || HasEmphasisBehindNames(body));
    }

    /// <summary>"A. Ames, *Title*, Venue 3 (2015)".</summary>
    private static bool HasEmphasisBehindNames(ReadOnlySpan<char> body)
    {
        var text = body.TrimStart(" -*+0123456789.)");
        var at = text.IndexOfAny('*', '_');
        return at > 0 && text[(at + 1)..].IndexOf(text[at]) > 0 && text[..at].TrimEnd() is [.., ',' or '.' or ':'] names && !names.ContainsAny('(', '（') && NamePhrases.LikenessOf(names) == NameLikeness.Sure;
    }

    /// <summary>"(ICLR 2020)" where the model list writes "(2020)" or "(Book, 2020)".</summary>
    private static bool HasVenueBesideYear(Candidate entry)
    {
        var reading = entry.Reading;
        if (!reading.Defects.Contains(Defect.YearWithNote) && !reading.Defects.Contains(Defect.YearInsideTitle))
        {
            return false;
        }

        var text = entry.Item.Text;
        for (var open = text.IndexOf('('); open >= 0;)
        {
            var length = text[open..].IndexOf(')');
            if (length < 0)
            {
                return false;
            }

            var group = text.Slice(open + 1, length - 1);
            if (DatePhrases.YearOf(group) is not null && HasAcronym(group))
            {
                return true;
            }

            var next = text[(open + 1)..].IndexOf('(');
            open = next < 0 ? -1 : open + 1 + next;
        }

        return false;
    }

    private static bool HasAcronym(ReadOnlySpan<char> group)
    {
        for (var i = 1; i < group.Length; i++)
        {
            if (char.IsUpper(group[i]) && char.IsUpper(group[i - 1]))
            {
                return true;
            }
        }

        return group.StartsWith("arxiv", StringComparison.OrdinalIgnoreCase);
    }
}
