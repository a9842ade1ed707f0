using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Style;

/// <summary>How the entries of a list are written, read off the list itself.</summary>
/// <param name="TopTitle">The mark around titles inside the top.</param>
/// <param name="OtherTitle">The mark around titles outside the top.</param>
/// <param name="FullWidth">Full-width punctuation inside the top: <c>（2015），</c> instead of <c> (2015), </c>.</param>
/// <param name="EtAl">The words for further authors, as written after a name: " et al." or "等人".</param>
/// <param name="And">The words between two authors: " and " or "和".</param>
/// <param name="Bullet">The bullet: "-", "*" or "+".</param>
/// <param name="OtherFullWidth">Full-width punctuation outside the top.</param>
/// <param name="Initials">Authors are written with initials: "G. Hinton", not "Geoffrey Hinton".</param>
/// <param name="TitleFirst">
/// The title stands before the authors, as in the model list. False for a list that cites ("Authors, title, venue"): what
/// <see cref="Write(Entry, bool)"/> gives is then not the list's form, and forms are no defects.
/// </param>
/// <param name="LowerCaseLabels">Labels are written in small letters: "pdf", not "PDF".</param>
public sealed record EntryStyle(
    TitleMark TopTitle,
    TitleMark OtherTitle,
    bool FullWidth,
    string EtAl,
    string And,
    string Bullet = "-",
    bool OtherFullWidth = false,
    bool Initials = true,
    bool TitleFirst = true,
    bool LowerCaseLabels = true)
{
    /// <summary>Writes lists of names as the list does.</summary>
    public NameWriter Names => new(And, EtAl);

    /// <summary>The style of the model list in English.</summary>
    public static EntryStyle English { get; } = new(TitleMark.Bold, TitleMark.None, FullWidth: false, " et al.", " and ");

    /// <summary>The style of the model list's Chinese translation.</summary>
    public static EntryStyle Chinese { get; } = new(TitleMark.Bold, TitleMark.None, FullWidth: true, "等人", "和", OtherFullWidth: true);

    /// <summary>
    /// Writes an entry as one correct line of the list, without a line end. Authors are brought into the list's form; a name
    /// without initials stays as it is.
    /// </summary>
    /// <param name="entry">The entry as read; what its text lacks is left out.</param>
    /// <param name="top">Whether the line is for a section inside the top.</param>
    public string Write(Entry entry, bool top)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new EntryWriter(this, top).Write(entry);
    }

    /// <summary>Writes a paper as one correct line of the list, without a line end.</summary>
    /// <param name="title">The title without marks.</param>
    /// <param name="year">The year; null leaves it out.</param>
    /// <param name="authors">The authors in any form the parser reads; null leaves them out.</param>
    /// <param name="links">The links in order.</param>
    /// <param name="top">Whether the line is for a section inside the top.</param>
    public string Write(string title, int? year, string? authors, IReadOnlyList<EntryLink> links, bool top) =>
        Write(
            new Entry
            {
                Section = new Section("", SectionKind.Other, 1, 0, 0),
                Title = title,
                Year = year,
                Authors = authors,
                Links = links,
                Line = 0,
                EndLine = 0,
                Text = "",
            },
            top);
}
