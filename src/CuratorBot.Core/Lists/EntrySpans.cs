namespace CuratorBot.Core.Lists;

/// <summary>
/// Where the fields of an entry stand in <see cref="Entry.Text"/>, marks included; null where the entry lacks the field, or does not have it in
/// one piece.
/// </summary>
/// <param name="Title">The title.</param>
/// <param name="Year">The year, with the venue or date it is a part of.</param>
/// <param name="Venue">The venue.</param>
/// <param name="Authors">The authors.</param>
/// <param name="Date">The date.</param>
/// <param name="Name">The nickname.</param>
/// <param name="Links">Each of the links with its brackets, in their order; empty where they stand elsewhere.</param>
public sealed record EntrySpans(Range? Title, Range? Year, Range? Venue, Range? Authors, Range? Date, Range? Name, IReadOnlyList<Range> Links);
