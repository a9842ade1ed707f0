using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Corrections;

/// <summary>The entry that a list would have of a paper, made of its record alone.</summary>
public static class RecordLine
{
    /// <summary>The line of a paper as a list writes it.</summary>
    /// <param name="paper">The record.</param>
    /// <param name="style">How the list writes.</param>
    /// <param name="top">Whether the line is for the top.</param>
    public static string Write(Paper paper, EntryStyle style, bool top)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(style);
        return style.Write(paper.Title, paper.Year, AuthorsOf(paper, style), LinksOf(paper), top);
    }

    /// <summary>Its authors: two at most, as initials and surname; null where the record has none.</summary>
    internal static string? AuthorsOf(Paper paper, EntryStyle style) =>
        paper.Authors.Count == 0 ? null : style.Names.Write([.. paper.Authors.Select(static a => AuthorName.Parse(a.Name)?.Abbreviated ?? a.Name)], most: 2);

    /// <summary>A link to its PDF, else to the page of its DOI; none where the record has neither.</summary>
    internal static IReadOnlyList<EntryLink> LinksOf(Paper paper) =>
        RecordLinks.PdfOf(paper) is { } pdf ? [new EntryLink("pdf", pdf)]
        : paper.ExternalIds.TryGetValue("DOI", out var doi) ? [new EntryLink("html", $"https://doi.org/{doi}")]
        : [];
}
