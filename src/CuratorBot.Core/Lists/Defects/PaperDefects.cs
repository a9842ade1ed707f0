using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Lists.Style;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>Collects the defects of an entry: those of its text, and those that the rest of the list tells.</summary>
internal static class PaperDefects
{
    public static IReadOnlyList<string> Of(Candidate candidate, Conventions conventions, bool isDuplicate)
    {
        var reading = candidate.Reading;
        var found = new List<string>(reading.Defects);
        if (!conventions.Style.TitleFirst)
        {
            found.Remove(EntryDefects.PeriodBeforeLink);
            found.Remove(EntryDefects.AuthorsFirst);
        }

        AddIf(found, reading.Title.Length == 0, EntryDefects.NoTitle);
        AddIf(found, reading.Year is null, EntryDefects.MissingYear);
        AddIf(found, reading.Authors is null, EntryDefects.NoAuthors);
        AddIf(found, candidate.Links.Count == 0, EntryDefects.NoLink);
        AddIf(found, conventions.HasVenues && !reading.HasVenue, EntryDefects.NoVenue);
        AddIf(found, candidate.Item.Block is ItemText { ExtraLeadingSpace: true }, EntryDefects.ExtraLeadingSpace);
        AddIf(found, isDuplicate, EntryDefects.Duplicate);
        AddIf(found, ContradictsSubsection(reading.Year, candidate.Item.Subsection), EntryDefects.YearSubheadingMismatch);
        AddIf(found, TitleSpacing.IsOff(reading.Title), EntryDefects.TitleSpacing);
        if (conventions.Style is { TitleFirst: true, Initials: true } && reading is { Form: EntryForm.TitleFirst, Authors: not null })
        {
            AuthorDefects.Find(reading.Authors, found);
        }

        LinkDefects.Find(candidate, conventions, found);
        return found.Count == 0 ? [] : found;
    }

    public static IReadOnlyList<string> OfResource(Candidate candidate, Conventions conventions)
    {
        var found = candidate.Reading.Defects.ToList();
        found.RemoveAll(static defect => defect
            is EntryDefects.PeriodBeforeLink or EntryDefects.CommaBeforeLink or EntryDefects.MissingCommaAfterYear or EntryDefects.MissingSpaceBeforeYear);
        AddIf(found, candidate.Links.Count == 0, EntryDefects.NoLink);
        AddIf(found, candidate.Item.Block is ItemText { ExtraLeadingSpace: true }, EntryDefects.ExtraLeadingSpace);
        LinkDefects.Find(candidate, conventions, found);
        return found.Count == 0 ? [] : found;
    }

    private static void AddIf(List<string> found, bool condition, string defect)
    {
        if (condition && !found.Contains(defect))
        {
            found.Add(defect);
        }
    }

    /// <summary>2017 under "2016"; 2015 under "~2014".</summary>
    private static bool ContradictsSubsection(int? year, string? subsection)
    {
        if (year is null || subsection is null)
        {
            return false;
        }

        var text = subsection.AsSpan().Trim();
        var upTo = text is ['~' or '-' or '≤', ..];
        text = text.TrimStart("~-≤ ").TrimEnd("年 ");
        return text.Length == 4 && YearGroup.FindBare(text) is { } limit && (upTo ? year > limit : year != limit);
    }
}
