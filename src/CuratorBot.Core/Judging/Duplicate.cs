using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Judging;

/// <summary>Why two entries seem to be of one paper, surest first.</summary>
public enum DuplicateReason
{
    /// <summary>Their links carry the same id, or are the same address.</summary>
    Id,

    /// <summary>The source has one record for both, or the record of the one has the title of the other.</summary>
    Record,

    /// <summary>Their titles are equal but for case, punctuation and white space.</summary>
    Title,

    /// <summary>Their titles are nearly equal and the authors do not speak against it, or equal and long with other authors.</summary>
    NearTitle,

    /// <summary>Their links carry the same id or are the same address, their titles are of different papers.</summary>
    LinkOnly,
}

/// <summary>An entry that seems to be of a paper that stands elsewhere in the list.</summary>
/// <param name="Entry">The entry that is judged.</param>
/// <param name="Other">The other entry.</param>
/// <param name="Reason">Why they seem to be one.</param>
public sealed record Duplicate(Entry Entry, Entry Other, DuplicateReason Reason)
{
    /// <summary>Whether it is surely one paper, and one too many.</summary>
    public bool IsSure => !MayBeMeant && Reason is DuplicateReason.Id or DuplicateReason.Record or DuplicateReason.Title;

    /// <summary>Whether the two stand in sections of a list that says nothing of papers in several sections: it may be meant.</summary>
    public bool MayBeMeant { get; init; }

    /// <summary>Key of the message that says so; its arguments are the title of the other entry, its section and its line.</summary>
    public string MessageKey => Reason switch
    {
        DuplicateReason.Id => "duplicate.link",
        DuplicateReason.Record => "duplicate.record",
        DuplicateReason.Title => "duplicate.same-title",
        DuplicateReason.NearTitle => "duplicate.near-title",
        DuplicateReason.LinkOnly => "duplicate.link-of-other",
        _ => throw new InvalidOperationException($"There is no message for {Reason}."),
    };
}
