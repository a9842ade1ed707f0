using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>The kinds of places that a list's criteria know.</summary>
public enum PlaceKind
{
    /// <summary>The year or the count is not known that decides.</summary>
    Unknown,

    /// <summary>Among the new papers, by discussion.</summary>
    New,

    /// <summary>Among the old papers, by discussion.</summary>
    Old,

    /// <summary>Outside the top, for its year.</summary>
    Outside,

    /// <summary>In a topical section of the top.</summary>
    Top,

    /// <summary>In the overflow section of the top, for its citations.</summary>
    Overflow,

    /// <summary>Outside the top, for its citations.</summary>
    Below,
}

/// <summary>Where in the list a paper belongs, by its age, its year and its citations.</summary>
/// <param name="Kind">What kind of place it is.</param>
/// <param name="Section">Heading of the section, of a paper that left the top that which it left; null where there is more than one, or none.</param>
/// <param name="Message">The place in words, for the end of a sentence: "its place is …".</param>
public sealed record Place(PlaceKind Kind, string? Section, Message Message)
{
    /// <summary>Heading of a section outside the top that would do as well, where the place is in a full top and another paper had to leave; else null.</summary>
    public string? Instead { get; private init; }

    /// <summary>Whether a paper there counts against the cap.</summary>
    public bool IsInTop => Kind is PlaceKind.Top or PlaceKind.Overflow;

    internal static Place Of(EntryFacts facts, JudgedList list)
    {
        var kind = KindOf(facts, list);
        var section = kind switch
        {
            PlaceKind.New => list.TitleOf(SectionKind.New),
            PlaceKind.Old => list.TitleOf(SectionKind.Old),
            PlaceKind.Overflow => facts.Overflow,
            PlaceKind.Below => list.Appendix,
            PlaceKind.Outside when IsForNoOther(facts, list) => list.Appendix,
            PlaceKind.Top when facts.Changed.Before is { Top: true, Section: var left } && list.Sections.Any(s => string.Equals(s.Title, left.Title, StringComparison.Ordinal)) => left.Title,
            _ => null,
        };
        var instead = kind == PlaceKind.Overflow && list.IsFull ? list.Appendix : null;
        return new Place(kind, section, Words(kind, section, instead, facts.Entry.Section, list)) { Instead = instead };
    }

    /// <summary>Whether a paper of another year than those of the top is neither for "New Papers" nor for "Old Papers", as far as can be known.</summary>
    private static bool IsForNoOther(EntryFacts facts, JudgedList list) =>
        (facts.KnownYear > list.Policy.LastYear && (facts.IsNotNew || list.TitleOf(SectionKind.New) is null))
        || (facts.KnownYear < list.Policy.FirstYear && list.TitleOf(SectionKind.Old) is null);

    private static PlaceKind KindOf(EntryFacts facts, JudgedList list) =>
        facts.IsNew && list.TitleOf(SectionKind.New) is not null ? PlaceKind.New
        : facts.IsOld && list.TitleOf(SectionKind.Old) is not null ? PlaceKind.Old
        : facts.Year != YearFit.Fits ? PlaceKind.Outside
        : facts.KnownYear is null ? PlaceKind.Unknown
        : facts.Asked is not { } asked ? PlaceKind.Top
        : facts.Citations is not { } count ? PlaceKind.Unknown
        : count.Citations >= asked.Citations ? PlaceKind.Top
        : facts.Overflow is not null ? PlaceKind.Overflow
        : PlaceKind.Below;

    private static Message Words(PlaceKind kind, string? section, string? instead, Section now, JudgedList list) => kind switch
    {
        PlaceKind.Overflow when instead is not null => new Message("facts.place-section-full-or", section, instead),
        PlaceKind.Overflow => new Message(list.IsFull ? "facts.place-section-full" : "facts.place-section", section),
        PlaceKind.New or PlaceKind.Old => new Message("facts.place-section", section),
        PlaceKind.Below or PlaceKind.Outside when section is not null => new Message("facts.place-section", section),
        PlaceKind.Top when section is not null => new Message(list.IsFull ? "facts.place-section-full" : "facts.place-section", section),
        PlaceKind.Top when list.HasTop => new Message(list.IsFull ? "facts.place-top" : "facts.place-top-free"),

        // "New Papers" is outside the top itself.
        _ => new Message(now.Kind is SectionKind.New or SectionKind.Old ? "facts.place-elsewhere" : "facts.place-outside"),
    };
}
