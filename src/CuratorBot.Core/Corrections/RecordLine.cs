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
            return form.Write(EntryWriter.Escape(paper.Title), field => ValueOf(field, paper, list.Style));
        }

        return ListForm.IsWritten(list) ? Write(paper, list.Style, section.InTop) : ModelsIn(section, papers).Select(model => Like(model, paper, list.Style)).OfType<string>().FirstOrDefault();
    }

    /// <summary>Entries that show what most papers of a section are made of and say of their paper, the last first; of a section without papers those of others.</summary>
    private static IEnumerable<Entry> ModelsIn(Section section, List<Entry> papers)
    {
        var there = papers.FindAll(entry => entry.Section == section);
        there = there.Count > 0 ? there : papers.FindAll(entry => entry.Section.InTop == section.InTop);
        return there.GroupBy(static entry => (ListForm.MakeOf(entry), HasYear: entry.Year is not null)).MaxBy(static made => made.Count())?.TakeLast(MostModels).Reverse() ?? [];
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

    /// <summary>
    /// An entry with another paper's words in place of its own; null where not each of them is known, or stands where it can be replaced, and where
    /// the entry has more to say of its paper than a record does.
    /// </summary>
    private static string? Like(Entry model, Paper paper, EntryStyle style)
    {
        if (model is not { Name: null, Links: [var link], Spans: { Title: { } title, Links: [var address] } spans } || !model.Defects.All(IsLack)
            || paper.Title.AsSpan().ContainsAny('|', '\n', '\r') || AddressLike(link.Url, paper) is not { } url
            || HasMore(model.Text, [title, address, spans.Authors, spans.Venue, spans.Year, spans.Date]))
        {
            return null;
        }

        var edits = new SpanEdits(model.Text);
        edits.Replace(title, model.Title, EntryWriter.Escape(paper.Title));
        edits.Replace(address, link.Url, url);
        edits.Replace(spans.Authors, model.Authors, NamesLike(model.Authors, paper, style));
        var year = paper.Year?.ToString(CultureInfo.InvariantCulture);
        var isYear = model.Date is { Length: 4 };
        if (model is { Date: { } date } && !isYear)
        {
            edits.Replace(spans.Date ?? spans.Year, date, DateLike(date, paper));
        }

        // "ICML 2017" has the year in it, and so has a date.
        var dated = YearOfVenue().Match(model.Venue ?? "");
        edits.Replace(spans.Venue, string.Equals(model.Venue, model.Date, StringComparison.Ordinal) ? null : model.Venue, string.Equals(model.Venue, model.Date, StringComparison.Ordinal) || model.Venue is null ? null
            : VenueOf(paper) is { } name ? dated.Success ? $"{name}{dated.Groups["gap"].Value}{year}" : name : null);
        if (model.Year is { } old && !dated.Success && (model.Date is null || isYear))
        {
            edits.Replace(spans.Year, old.ToString(CultureInfo.InvariantCulture), year);
        }

        return edits.Apply() is { } line ? Number().Replace(line, static number => int.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is var place && place < 100_000 ? (place + 1).ToString(CultureInfo.InvariantCulture) : number.Value, 1) : null;
    }

    private static bool IsLack(Defect defect) => defect is Defect.NoAuthors or Defect.MissingYear or Defect.NoVenue or Defect.ExtraLeadingSpace;

    /// <summary>Whether a text has words beside those that stand in some ranges.</summary>
    private static bool HasMore(string text, IReadOnlyList<Range?> known)
    {
        var left = text.ToCharArray();
        foreach (var range in known.OfType<Range>())
        {
            left.AsSpan()[range].Fill(' ');
        }

        return LineBreak().Replace(new string(left), " ").Any(char.IsLetter);
    }

    /// <summary>The day or the month of a paper as another date is written; null where it is not known, or that one is written in words.</summary>
    private static string? DateLike(string date, Paper paper) =>
        NumericDate().Match(date) is { Success: true } written && paper.PublicationDate is { } day
            ? day.ToString(written.Groups["day"].Success ? $"yyyy'{written.Groups["mark"].Value}'MM'{written.Groups["mark"].Value}'dd" : $"yyyy'{written.Groups["mark"].Value}'MM", CultureInfo.InvariantCulture)
            : null;

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

    [GeneratedRegex(@"\A[0-9]{4}(?<mark>[-./])[0-9]{2}(\k<mark>(?<day>[0-9]{2}))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex NumericDate();

    /// <summary>The number of an item.</summary>
    [GeneratedRegex(@"\A[0-9]{1,6}(?=[.)]\s)")]
    private static partial Regex Number();

    [GeneratedRegex(@"<br\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();
}
