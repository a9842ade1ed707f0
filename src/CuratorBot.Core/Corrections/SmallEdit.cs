using System.Globalization;
using System.Text.RegularExpressions;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Corrections;

/// <summary>
/// A line with only its faulty words replaced, for a list whose form the product cannot write. Every other letter stays.
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
    /// <returns>The text, as it is where nothing is wrong with it; null where the words cannot be found for sure, or where something would be left to correct.</returns>
    public static string? Of(Entry entry, Entry meant, ListForm form, bool top)
    {
        if (meant.Links.Count != entry.Links.Count)
        {
            return null;
        }

        var text = Slips.Where(slip => entry.Defects.Contains(slip.Defect)).Aggregate(BlankBeforeComma().Replace(entry.Text, ""), (left, slip) => slip.Pattern.Replace(left, slip.Right));
        var edited = Replace(text, entry.Title, meant.Title);
        edited = Mark(edited, meant.Title, entry.Bold, (top ? form.Style.TopTitle : form.Style.OtherTitle) == TitleMark.Bold);
        edited = Replace(edited, entry.Authors, meant.Authors);
        edited = Replace(edited, Year(entry), Year(meant));
        foreach (var (old, now) in entry.Links.Zip(meant.Links))
        {
            edited = Replace(edited, $"({old.Url})", $"({now.Url})");
            edited = string.Equals(old.Label, entry.Title, StringComparison.Ordinal) ? edited : Replace(edited, $"[{old.Label}]", $"[{now.Label}]");
        }

        return edited is not null && ReadsAsMeant(edited, meant, form) ? edited : null;
    }

    private static string? Year(Entry entry) => entry.Year?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text with words replaced that stand in it once; null where they do not, and for null.</summary>
    private static string? Replace(string? text, string? old, string? now)
    {
        if (text is null || string.Equals(old, now, StringComparison.Ordinal))
        {
            return text;
        }

        if (string.IsNullOrEmpty(old) || now is null)
        {
            return null;
        }

        var at = text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 || text.IndexOf(old, at + old.Length, StringComparison.Ordinal) >= 0 ? null : string.Concat(text.AsSpan(0, at), now, text.AsSpan(at + old.Length));
    }

    private static string? Mark(string? text, string title, bool isBold, bool toBold) =>
        isBold == toBold ? text
        : toBold ? Replace(text, title, $"**{title}**")
        : Replace(text, $"**{title}**", title);

    private static bool ReadsAsMeant(string text, Entry meant, ListForm form)
    {
        var again = EntryParser.Read(BulletMark().Replace(text, ""));
        return Same(again.Title, meant.Title)
            && again.Year == meant.Year
            && Same(again.Authors, meant.Authors)
            && again.Links.Count == meant.Links.Count
            && again.Defects.All(defect => form.Minds(defect) is null);
    }

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
