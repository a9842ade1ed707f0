using System.Globalization;
using System.Text.RegularExpressions;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Corrections;

/// <summary>
/// The text of an entry with only its faulty words replaced, where they stand, for a list whose form the product cannot write. Every other
/// letter stays.
/// </summary>
internal static partial class SmallEdit
{
    // Slips of the pen that are set right where they stand.
    private static readonly (Defect Defect, Regex Pattern, string Right)[] Slips =
    [
        (Defect.DoubleSpace, Blanks(), " "),
        (Defect.ExtraLeadingSpace, BlanksOfBullet(), "$1"),
        (Defect.MissingSpaceBeforeYear, BeforeYear(), " "),
        (Defect.MissingCommaAfterYear, AfterYear(), ", "),
        (Defect.MissingSpaceAfterComma, AfterComma(), " "),
        (Defect.CommaBeforeLink, CommaOfLink(), " "),
        (Defect.MissingSpaceBeforeLink, BeforeLink(), " "),
        (Defect.NoSpaceBetweenLinks, BetweenLinks(), " "),
        (Defect.TrailingPunctuation, LastMarks(), ")"),
    ];

    /// <summary>The edited text of an entry.</summary>
    /// <param name="entry">The entry as it is.</param>
    /// <param name="meant">The entry as it should be.</param>
    /// <param name="form">The list's form.</param>
    /// <param name="top">Whether it is to stand in the top.</param>
    /// <param name="list">The list that it stands in.</param>
    /// <returns>The text, as it is where nothing is wrong with it; null where the words cannot be found for sure, or where something would be left to correct.</returns>
    public static string? Of(Entry entry, Entry meant, ListForm form, bool top, PaperList list)
    {
        if (meant.Links.Count != entry.Links.Count)
        {
            return null;
        }

        var edits = new SpanEdits(entry.Text);
        var spans = entry.Spans;
        var mark = top ? form.Style.TopTitle : form.Style.OtherTitle;
        if (entry.Layout == EntryLayout.Line && entry.Bold != (mark == TitleMark.Bold))
        {
            var old = Marked(entry.Title, TitleMark.Guillemets) is var quoted && entry.Text.Contains(quoted, StringComparison.Ordinal) ? quoted : Marked(entry.Title, entry.Bold ? TitleMark.Bold : TitleMark.None);
            edits.Replace(null, old, Marked(meant.Title, mark));
        }
        else
        {
            edits.Replace(spans.Title, entry.Title, meant.Title);
        }

        edits.Replace(spans.Authors, entry.Authors, meant.Authors);
        ReplaceYear(edits, entry, meant);
        for (var i = 0; i < entry.Links.Count; i++)
        {
            ReplaceLink(edits, i < spans.Links.Count ? spans.Links[i] : null, entry.Links[i], meant.Links[i], entry.Title);
        }

        return edits.Apply() is { } edited && Tidy(edited, entry) is var tidy && ReadsAsMeant(tidy, entry, meant, form, list) ? tidy : null;
    }

    private static string Marked(string title, TitleMark mark) => mark switch
    {
        TitleMark.Bold => $"**{title}**",
        TitleMark.Guillemets => $"《{title}》",
        _ => title,
    };

    private static string Tidy(string text, Entry entry) =>
        Slips.Where(slip => entry.Defects.Contains(slip.Defect)).Aggregate(entry.Layout == EntryLayout.Line ? BlankBeforeComma().Replace(text, "") : text, static (left, slip) => slip.Pattern.Replace(left, slip.Right));

    private static void ReplaceYear(SpanEdits edits, Entry entry, Entry meant)
    {
        var (old, now) = (Year(entry), Year(meant));
        if (string.Equals(old, now, StringComparison.Ordinal))
        {
            return;
        }

        // "'16" is written as it was.
        var isShort = old is not null && now is not null && entry.Spans.Year is { } span && !entry.Text.AsSpan(span).Contains(old, StringComparison.Ordinal);
        edits.Replace(entry.Spans.Year, isShort ? old![2..] : old, isShort ? now![2..] : now);
    }

    private static void ReplaceLink(SpanEdits edits, Range? span, EntryLink old, EntryLink now, string title)
    {
        edits.Replace(span, old.Url, now.Url);
        if (!string.Equals(old.Label, title, StringComparison.Ordinal))
        {
            edits.Replace(span, $"[{old.Label}]", $"[{now.Label}]");
        }
    }

    private static string? Year(Entry entry) => entry.Year?.ToString(CultureInfo.InvariantCulture);

    private static bool ReadsAsMeant(string text, Entry entry, Entry meant, ListForm form, PaperList list)
    {
        if (entry.Layout == EntryLayout.Line)
        {
            var line = EntryParser.Read(BulletMark().Replace(text, ""));
            return Same(line.Title, meant.Title)
                && line.Year == meant.Year
                && Same(line.Authors, meant.Authors)
                && line.Links.Count == meant.Links.Count
                && line.Defects.All(defect => form.Minds(defect) is null);
        }

        return ListParser.ReadAgain(text, entry, list) is { } again
            && Same(again.Title, meant.Title)
            && again.Year == meant.Year
            && Same(again.Authors, meant.Authors)
            && Same(again.Name, entry.Name)
            && Same(WithoutYear(again.Venue, meant), WithoutYear(entry.Venue, entry))
            && Same(WithoutYear(again.Date, meant), WithoutYear(entry.Date, entry))
            && again.Links.Select(link => WithoutTitle(link, again)).SequenceEqual(meant.Links.Select(link => WithoutTitle(link, entry)))
            && again.Defects.All(defect => form.Minds(defect) is null);
    }

    /// <summary>A link without its label where that is the title, which was compared.</summary>
    private static EntryLink WithoutTitle(EntryLink link, Entry entry) => string.Equals(link.Label, entry.Title, StringComparison.Ordinal) ? link with { Label = "" } : link;

    /// <summary>A text without the year of its entry, in four digits or in two: "20" alone is a part of every year of this century.</summary>
    private static string? WithoutYear(string? text, Entry entry) =>
        Year(entry) is { } year ? text?.Replace(year, "", StringComparison.Ordinal).Replace(year[2..], "", StringComparison.Ordinal) : text;

    private static bool Same(string? one, string? other) => string.Equals(Titles.Normalize(one ?? ""), Titles.Normalize(other ?? ""), StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=\)) +(?=,)")]
    private static partial Regex BlankBeforeComma();

    [GeneratedRegex(@"(?<=\S)[ \t]{2,}(?=\S)")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\A(\s*(?:[-*+]|[0-9]{1,9}[.)]) )\s+")]
    private static partial Regex BlanksOfBullet();

    [GeneratedRegex(@"(?<=\S)(?=\((?:19|20)[0-9]{2}\))")]
    private static partial Regex BeforeYear();

    [GeneratedRegex(@"(?<=\((?:19|20)[0-9]{2}\))\s+(?=[^\s\[])")]
    private static partial Regex AfterYear();

    [GeneratedRegex(@"(?<=\((?:19|20)[0-9]{2}\),)(?=\S)")]
    private static partial Regex AfterComma();

    [GeneratedRegex(@"\s*,\s*(?=\[)")]
    private static partial Regex CommaOfLink();

    [GeneratedRegex(@"(?<=[^\s\[])(?=\[\[)")]
    private static partial Regex BeforeLink();

    [GeneratedRegex(@"(?<=\))(?=\[)")]
    private static partial Regex BetweenLinks();

    [GeneratedRegex(@"\)[\s.,;]+\z")]
    private static partial Regex LastMarks();

    [GeneratedRegex(@"\A\s*(?:[-*+]|[0-9]{1,9}[.)])\s+")]
    private static partial Regex BulletMark();
}
