using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Lists.Style;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>Collects the defects of an entry: those of its text, and those that the rest of the list tells.</summary>
internal static class PaperDefects
{
    public static IReadOnlyList<Defect> Of(Candidate candidate, Conventions conventions, bool isDuplicate)
    {
        var reading = candidate.Reading;
        var found = new List<Defect>(reading.Defects);
        if (!conventions.Style.TitleFirst)
        {
            found.Remove(Defect.PeriodBeforeLink);
            found.Remove(Defect.AuthorsFirst);
        }

        AddIf(found, reading.Title.Length == 0, Defect.NoTitle);
        AddIf(found, reading.Year is null, Defect.MissingYear);
        AddIf(found, reading.Authors is null, Defect.NoAuthors);
        AddIf(found, candidate.Links.Count == 0, Defect.NoLink);
        AddIf(found, conventions.HasVenues && !reading.HasVenue, Defect.NoVenue);
        AddIf(found, candidate.Item.Block is ItemText { ExtraLeadingSpace: true }, Defect.ExtraLeadingSpace);
        AddIf(found, isDuplicate, Defect.Duplicate);
        AddIf(found, ContradictsSubsection(reading.Year, candidate.Item.Subsection), Defect.YearSubheadingMismatch);
        AddIf(found, TitleSpacing.IsOff(reading.Title) && !candidate.Whole.Contains("<su", StringComparison.OrdinalIgnoreCase), Defect.TitleSpacing);
        if (conventions.Style is { TitleFirst: true, Initials: true } && reading is { Form: EntryForm.TitleFirst, Authors: not null })
        {
            AuthorDefects.Find(reading.Authors, found);
        }

        LinkDefects.Find(candidate, conventions, found);
        return found.Count == 0 ? [] : found;
    }

    public static IReadOnlyList<Defect> OfResource(Candidate candidate, Conventions conventions)
    {
        var found = candidate.Reading.Defects.ToList();
        found.RemoveAll(static defect => defect
            is Defect.PeriodBeforeLink or Defect.CommaBeforeLink or Defect.MissingCommaAfterYear or Defect.MissingSpaceBeforeYear);
        AddIf(found, candidate.Links.Count == 0, Defect.NoLink);
        AddIf(found, candidate.Item.Block is ItemText { ExtraLeadingSpace: true }, Defect.ExtraLeadingSpace);
        LinkDefects.Find(candidate, conventions, found);
        return found.Count == 0 ? [] : found;
    }

    private static void AddIf(List<Defect> found, bool condition, Defect defect)
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
        return text.Length == 4 && YearReader.FindBare(text) is { } limit && (upTo ? year > limit : year != limit);
    }
}
