using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>Where in the list a paper would go, by its age and its citations.</summary>
internal static class Placement
{
    /// <summary>Whether the paper was surely published in the last months, so that the list calls it new.</summary>
    public static bool IsNew(RuleContext context, Entry entry) =>
        PeriodOf(context, entry)?.IsWithin(context.Policy.NewPaperMonths, context.PullRequest.Date) == true;

    /// <summary>Whether the paper was surely published too long ago to be new.</summary>
    public static bool IsNotNew(RuleContext context, Entry entry) =>
        PeriodOf(context, entry)?.IsBefore(context.Policy.NewPaperMonths, context.PullRequest.Date) == true;

    /// <summary>When the paper was published; null where nothing is known.</summary>
    public static PublicationPeriod? PeriodOf(RuleContext context, Entry entry) =>
        PublicationPeriod.Of(entry, context.PaperOf(entry), context.PullRequest.Date);

    /// <summary>Whether the paper was surely published before the year from which on papers are not old: by the list and by the record.</summary>
    public static bool IsOld(RuleContext context, Entry entry)
    {
        var recordYear = context.PaperOf(entry)?.Year;
        return (entry.Year ?? recordYear) is { } year
            && year < context.Policy.OldPapersBefore
            && (recordYear ?? year) <= context.Policy.OldPapersBefore;
    }

    /// <summary>Whether the paper was surely not published before that year.</summary>
    public static bool IsNotOld(RuleContext context, Entry entry)
    {
        var recordYear = context.PaperOf(entry)?.Year;
        return (entry.Year ?? recordYear) is { } year
            && year >= context.Policy.OldPapersBefore
            && (recordYear ?? year) >= context.Policy.OldPapersBefore;
    }

    /// <summary>The section that the list has for such a paper, in words.</summary>
    public static Message Of(RuleContext context, Entry entry)
    {
        if (IsNew(context, entry) && TitleOf(context, SectionKind.New) is { } newPapers)
        {
            return new Message("facts.place-section", newPapers);
        }

        if (IsOld(context, entry) && TitleOf(context, SectionKind.Old) is { } oldPapers)
        {
            return new Message("facts.place-section", oldPapers);
        }

        var paper = context.PaperOf(entry);
        var needed = CitationsNeeded.For(entry, paper, context.Policy);
        var enough = needed is not null && CitationCount.Of(context.LookupOf(entry))?.Citations >= needed.Citations;
        var isFull = context.Result.TopAfter >= context.Policy.TopSize;
        if (enough)
        {
            return new Message(isFull ? "facts.place-top" : "facts.place-top-free");
        }

        // "New Papers" is outside the top itself.
        return new Message(entry.Section.Kind is SectionKind.New or SectionKind.Old ? "facts.place-elsewhere" : "facts.place-outside");
    }

    /// <summary>The heading of the first section of a kind; null where the list has none.</summary>
    public static string? TitleOf(RuleContext context, SectionKind kind) =>
        context.Head.Sections.FirstOrDefault(s => s.Kind == kind)?.Title;

    /// <summary>
    /// Whether a section is where the list keeps its papers: in the top, or anywhere in a list without a top. The other
    /// sections of a list with a top are for books, tools and papers that did not get in, of any age.
    /// </summary>
    public static bool IsMain(RuleContext context, Section section) =>
        section.InTop || (section.Kind == SectionKind.Other && !context.Head.Sections.Any(s => s.InTop));
}
