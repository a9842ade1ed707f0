using System.Globalization;
using System.Text.RegularExpressions;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Corrections;

/// <summary>
/// The one correct line of an entry, with what every rule of form would change. All of them offer the same line, so that the line
/// is right whichever suggestion a contributor takes.
/// </summary>
internal static partial class CorrectedLine
{
    private static readonly string[] Brackets = ["()", "[]", "（）", "《》"];

    /// <summary>The replacement for the entry's lines; null where it would change nothing, lose words, or still not lead anywhere.</summary>
    /// <param name="changed">The entry.</param>
    /// <param name="context">The change.</param>
    /// <param name="year">The right year, where a rule knows better than the line; null: that of the line, else of the record.</param>
    public static Remedy? For(ChangedEntry changed, RuleContext context, int? year = null)
    {
        if (!context.WholeList && context.FactsOf(changed.Entry).HasToGo(context))
        {
            // Of a line that is to go from here no better form is offered: the line for the other place has it.
            return null;
        }

        var line = year is null ? InPlace(changed, context) : Write(changed, context, changed.Entry.Top, year);
        return line is null || string.Equals(line, changed.Entry.Text, StringComparison.Ordinal) ? null : new Remedy(RemedyKind.Replacement, line);
    }

    /// <summary>The line for another section; null where words would be lost or the line would not lead anywhere.</summary>
    /// <param name="changed">The entry.</param>
    /// <param name="context">The change.</param>
    /// <param name="top">Whether that section is inside the top.</param>
    /// <param name="section">Heading of the section; null where none is known.</param>
    /// <param name="year">The year of the papers there; null where they are of any.</param>
    public static Remedy? Elsewhere(ChangedEntry changed, RuleContext context, bool top, string? section, int? year = null) =>
        Write(changed, context, top, year) is { } line ? new Remedy(RemedyKind.Snippet, line) { After = LineBefore(changed.Entry, context, section), Section = section } : null;

    /// <summary>
    /// The line for the section where the paper belongs; null where that is not known, and where it is full: such a line would only lead to the
    /// next finding. In a check of the whole list none is needed: its maintainer moves the line that is there.
    /// </summary>
    /// <param name="facts">The facts of the entry.</param>
    /// <param name="context">The change.</param>
    public static Remedy? AtPlace(EntryFacts facts, RuleContext context) => facts.Place switch
    {
        _ when context.WholeList => null,
        { Instead: { } instead } => Elsewhere(facts.Changed, context, top: false, instead),
        { Section: { } section, IsInTop: var top } when !(top && context.Judged.IsFull) => Elsewhere(facts.Changed, context, top, section),
        _ => null,
    };

    /// <summary>
    /// The line behind which an entry belongs in a section that is newest first, as most are: that of the last paper which is not older, else the
    /// one before the first paper, else the heading.
    /// </summary>
    private static int? LineBefore(Entry entry, RuleContext context, string? title)
    {
        if (context.Head.Sections.FirstOrDefault(s => string.Equals(s.Title, title, StringComparison.Ordinal)) is not { } section)
        {
            return null;
        }

        var there = context.Head.Entries.Where(e => e != entry && e.Section == section).ToList();
        return there.FindLast(e => e.Year >= context.FactsOf(entry).KnownYear)?.EndLine ?? there.FirstOrDefault()?.Line - 1 ?? section.Line;
    }

    private static string? InPlace(ChangedEntry changed, RuleContext context)
    {
        if (!context.CorrectedLines.TryGetValue(changed.Entry, out var line))
        {
            context.CorrectedLines.Add(changed.Entry, line = Write(changed, context, changed.Entry.Top, year: null));
        }

        return line;
    }

    private static string? Write(ChangedEntry changed, RuleContext context, bool top, int? year)
    {
        var (entry, form) = (changed.Entry, context.Form);
        var facts = context.FactsOf(entry);
        var record = facts.Record;
        if (entry.Kind != EntryKind.Paper || entry.Title.Length == 0 || ReadableText.IsDamaged(entry.Text) || IsTitleOf(record, entry.Authors))
        {
            return null;
        }

        var known = facts.Differences?.ApplyTo(entry) ?? entry;
        var corrected = known with
        {
            Title = Spaced(known),
            Year = year ?? known.Year ?? (form.Minds(Defect.MissingYear) is null ? null : record?.Year),
            Authors = AuthorForm.Correct(known, record, form),
            Links = LabelledAsUsual(entry, form, LinkForm.Correct(entry with { Links = [.. (facts.RightLinks ?? entry.Links).Select(link => link with { Url = context.MovedTo(link.Url) ?? link.Url })] }, record, form.Links?.Kind)),
        };
        if (entry.Layout != EntryLayout.Line && !form.KnownLabels.Contains(LinkForm.Html) && corrected.Links.Any(static link => link.Label == LinkForm.Html))
        {
            // The word for a page is the model list's.
            return null;
        }

        if (context.Policy.Form is { } asked && !asked.Fits(entry.Text) && (form.KeepsShownForm || context.Policy.AuthorityOf("form") is { Kind: AuthorityKind.Policy }))
        {
            return asked.Write(corrected.Title, field => ValueOf(field, corrected, asked)) is { } formed && asked.Fits(formed) && KeepsRemarks(entry, formed) ? formed : null;
        }

        if (!form.CanWrite || !entry.Text.StartsWith(form.Style.Bullet, StringComparison.Ordinal))
        {
            return SmallEdit.Of(entry, corrected, form, top, context.Head) is { } edited && corrected.Links.All(link => PdfAddress.IsAddress(link.Url)) ? edited : null;
        }

        var line = form.Style.Write(corrected, top);
        return corrected.Links.All(link => PdfAddress.IsAddress(link.Url))
            && KeepsRemarks(entry, line)
            && ReadsAsMeant(line, corrected, changed.Before, form) ? line : null;
    }

    /// <summary>What an entry has for a field, as a line writes it; null where it has nothing.</summary>
    private static string? ValueOf(RequiredField field, Entry entry, LineForm form) => field switch
    {
        RequiredField.Year => entry.Year?.ToString(CultureInfo.InvariantCulture),
        RequiredField.Authors => entry.Authors,
        RequiredField.Venue => WithoutYear(EntryContents.VenueOf(entry), form.Fields.Contains(RequiredField.Year)),
        RequiredField.Date => entry.Date,
        RequiredField.Name => entry.Name,
        RequiredField.Link => (entry.Links.FirstOrDefault(static link => PaperHosts.IsOfPaper(link.Url)) ?? (entry.Links.Count > 0 ? entry.Links[0] : null))?.Url,
        RequiredField.Pdf => entry.Links.FirstOrDefault(static link => LinkForm.LeadsToPdf(link.Url))?.Url,
        RequiredField.Code or RequiredField.Project or RequiredField.Data or RequiredField.Video => EntryContents.LinkTo(entry, field)?.Url,
        _ => null,
    };

    /// <summary>"BMVC 2022" without its year, which has a place of its own in the form.</summary>
    private static string? WithoutYear(string? venue, bool hasPlace) => venue is null || !hasPlace ? venue : LastYear().Replace(venue, "") is { Length: > 0 } name ? name : venue;

    /// <summary>
    /// Whether the line, read again, has the parts that were written and all that an entry of the list has: who pastes it is to hear
    /// nothing more of it. What the entry lacked before the change is not asked for.
    /// </summary>
    private static bool ReadsAsMeant(string line, Entry meant, Entry? before, ListForm form)
    {
        var again = EntryParser.Read(line[(form.Style.Bullet.Length + 1)..]);
        return Same(again.Title, meant.Title)
            && again.Year == meant.Year
            && Same(again.Authors, meant.Authors is null ? null : AuthorWriter.Write(meant.Authors, form.Style))
            && again.Links.Count == meant.Links.Count
            && again.Defects.All(defect => form.Minds(defect) is null)
            && Has(Defect.MissingYear, again.Year is not null)
            && Has(Defect.NoAuthors, again.Authors is not null)
            && Has(Defect.NoLink, again.Links.Count > 0)
            && !AuthorText.AreSurelyNames(again.Title)
            && !IsLeftOver(again.Title)
            && !IsLeftOver(again.Authors ?? "");

        bool Has(Defect defect, bool has) => has || form.Minds(defect) is null || before?.Defects.Contains(defect) == true;
    }

    /// <summary>Links with labels in the letter case that the list gives them.</summary>
    private static IReadOnlyList<EntryLink> LabelledAsUsual(Entry entry, ListForm form, IReadOnlyList<EntryLink> links) =>
        entry.Defects.Contains(Defect.LinkLabelCase) ? [.. links.Select(link => link with { Label = form.Spelt(link.Label) })] : links;

    private static bool Same(string? one, string? other) => string.Equals(Titles.Normalize(one ?? ""), Titles.Normalize(other ?? ""), StringComparison.Ordinal);

    /// <summary>Whether a piece of something else was read with the text: a tag, half a pair of brackets.</summary>
    private static bool IsLeftOver(string text) => Tag().IsMatch(text) || Brackets.Any(pair => text.Count(c => c == pair[0]) != text.Count(c => c == pair[1]));

    /// <summary>Whether the title was read as the authors, so that the line has its parts in another order than the list.</summary>
    private static bool IsTitleOf(Paper? record, string? authors) =>
        record is not null && authors is not null && Titles.Similarity(record.Title, authors) >= Titles.SameFrom;

    /// <summary>The title with a blank behind its colon and none before it: "SGD:Training" and "nets : a review" are left over from copying.</summary>
    private static string Spaced(Entry entry) =>
        entry.Defects.Contains(Defect.TitleSpacing)
            ? UnspacedColon().Replace(BlankBeforeMark().Replace(entry.Title, ""), "${colon} ")
            : entry.Title;

    /// <summary>Whether what is neither title, year, authors nor links is still there: the list's form may have no place for a remark.</summary>
    private static bool KeepsRemarks(Entry entry, string line)
    {
        var text = entry.Links.Aggregate(entry.Text, (left, link) => link.Url.Length == 0 ? left : left.Replace(link.Url, " ", StringComparison.Ordinal));
        var parts = Words($"{entry.Title} {entry.Authors} et al {entry.Year} {entry.Year}年 {string.Join(' ', entry.Links.Select(link => link.Label))}");
        var noYear = entry.Defects.Contains(Defect.MalformedYear);
        return Words(HtmlMark().Replace(text, " ")).Except(parts, StringComparer.Ordinal)
            .Where(word => !(noYear && word.All(char.IsAsciiDigit)))
            .All(Words(line).Contains);
    }

    private static HashSet<string> Words(string text) =>
        Titles.Normalize(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[\s,'’]*\(?(19|20)[0-9]{2}\)?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LastYear();

    [GeneratedRegex("</?[a-z]|=\\s*[\"']", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("</?(b|strong|i|em|a)( [^<>]*)?>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlMark();

    [GeneratedRegex("(?<colon>[:;])(?=[A-Za-z])", RegexOptions.ExplicitCapture)]
    private static partial Regex UnspacedColon();

    [GeneratedRegex("(?<! ) +(?=[,:;])", RegexOptions.ExplicitCapture)]
    private static partial Regex BlankBeforeMark();
}
