using System.Globalization;
using System.Text.RegularExpressions;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Corrections;

/// <summary>The entry that a list would have of a paper, made of its record alone.</summary>
public static partial class RecordLine
{
    private const string ArchivePdf = "https://arxiv.org/pdf/";

    /// <summary>Entries of a section, and of the list, that are tried as models.</summary>
    private const int MostModels = 20;

    /// <summary>
    /// The lines of a paper as a section of a list would have them: in the form that the list shows or its policy asks for, else as the list's
    /// writer has them, where that gives nearly all entries to the letter, else like an entry there with this paper's words in place of its own.
    /// </summary>
    /// <param name="paper">The record.</param>
    /// <param name="list">The list.</param>
    /// <param name="section">One of its sections.</param>
    /// <param name="policy">What the list asks.</param>
    /// <returns>The lines without a final line end; null where the record lacks what entries there have.</returns>
    public static string? In(Paper paper, PaperList list, Section section, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(policy);
        var papers = list.Entries.Where(static entry => entry.Kind == EntryKind.Paper).ToList();
        if (policy.Form is { } form && (policy.AuthorityOf("form") is { Kind: AuthorityKind.Policy } || papers.Count(entry => form.Fits(entry.Text)) * 10 >= papers.Count * 8))
        {
            return form.Write(paper.Title, field => ValueOf(field, paper, list.Style));
        }

        return ListForm.IsWritten(list) ? Write(paper, list.Style, section.InTop)
            : papers.FindAll(entry => entry.Section == section).TakeLast(MostModels).Reverse()
                .Concat(papers.Where(entry => entry.Section != section && entry.Section.InTop == section.InTop).TakeLast(MostModels).Reverse())
                .Select(model => Like(model, paper, list.Style))
                .OfType<string>()
                .FirstOrDefault();
    }

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

    private static string? ValueOf(RequiredField field, Paper paper, EntryStyle style) => field switch
    {
        RequiredField.Year => paper.Year?.ToString(CultureInfo.InvariantCulture),
        RequiredField.Authors => AuthorsOf(paper, style),
        RequiredField.Venue => VenueOf(paper),
        RequiredField.Link => LinksOf(paper) is [var link, ..] ? link.Url : null,
        RequiredField.Pdf => RecordLinks.PdfOf(paper),
        RequiredField.Doi => paper.ExternalIds.GetValueOrDefault("DOI"),
        _ => null,
    };

    private static string? VenueOf(Paper paper) => paper.Venue is not { Length: > 0 } venue ? null : Venues.IsPreprint(venue) ? "arXiv" : Venues.ShortOf(venue) ?? venue;

    /// <summary>An entry of one line with another paper's words in place of its own; null where not each of them is known, or stands where it can be replaced.</summary>
    private static string? Like(Entry model, Paper paper, EntryStyle style)
    {
        if (model is not { Defects.Count: 0, Name: null, Date: null, Links: [var link], Spans: { Title: { } title, Links: [var address] } spans } || model.EndLine != model.Line
            || paper.Year is null || paper.Title.AsSpan().ContainsAny('|', '\n', '\r') || AddressLike(link.Url, paper) is not { } url)
        {
            return null;
        }

        var year = paper.Year?.ToString(CultureInfo.InvariantCulture);
        var edits = new SpanEdits(model.Text);
        edits.Replace(title, model.Title, EntryWriter.Escape(paper.Title));
        edits.Replace(address, link.Url, url);
        edits.Replace(spans.Authors, model.Authors, NamesLike(model.Authors, paper, style));
        if (model.Venue is { } venue)
        {
            var dated = YearOfVenue().Match(venue);
            edits.Replace(spans.Venue, venue, VenueOf(paper) is { } name ? dated.Success ? $"{name}{dated.Groups["gap"].Value}{year}" : name : null);
            edits.Replace(spans.Year, dated.Success ? null : model.Year?.ToString(CultureInfo.InvariantCulture), dated.Success ? null : year);
        }
        else if (model.Year is { } old)
        {
            edits.Replace(spans.Year, old.ToString(CultureInfo.InvariantCulture), year);
        }

        return edits.Apply();
    }

    /// <summary>The address of the paper that leads to the same kind of page as another one.</summary>
    private static string? AddressLike(string url, Paper paper) =>
        RecordLinks.PdfOf(paper) is { } pdf && pdf.StartsWith(ArchivePdf, StringComparison.Ordinal) && !LinkForm.LeadsToPdf(url) ? $"https://arxiv.org/abs/{pdf[ArchivePdf.Length..]}"
        : LinksOf(paper) is [var own, ..] ? own.Url
        : null;

    /// <summary>The authors, as many and written as those of another entry are; null where it names none.</summary>
    private static string? NamesLike(string? authors, Paper paper, EntryStyle style)
    {
        if (authors is null)
        {
            return null;
        }

        var names = paper.Authors.Select(author => style.Initials ? AuthorName.Parse(author.Name)?.Abbreviated ?? author.Name : author.Name).ToList();
        var writer = authors.Contains(", ", StringComparison.Ordinal) && !authors.Contains(style.And, StringComparison.Ordinal) ? style.Names with { And = ", " } : style.Names;
        return names.Count == 0 ? null : EntryWriter.Escape(writer.Write(names, most: authors.EndsWith(style.EtAl.Trim(), StringComparison.OrdinalIgnoreCase) ? 1 : int.MaxValue));
    }

    [GeneratedRegex(@"(?<gap>\W+)(19|20)[0-9]{2}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex YearOfVenue();
}
