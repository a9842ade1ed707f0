using System.Globalization;
using System.Text.RegularExpressions;
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
    /// <summary>The edited text of an entry.</summary>
    /// <param name="entry">The entry as it is.</param>
    /// <param name="meant">The entry as it should be.</param>
    /// <param name="form">The list's form.</param>
    /// <param name="top">Whether it is to stand in the top.</param>
    /// <returns>The text; null where the words cannot be found for sure, or where something would be left to correct.</returns>
    public static string? Of(Entry entry, Entry meant, ListForm form, bool top)
    {
        if (meant.Links.Count != entry.Links.Count)
        {
            return null;
        }

        var text = entry.Defects.Contains(Defect.DoubleSpace) ? Blanks().Replace(entry.Text, " ") : entry.Text;
        text = entry.Defects.Contains(Defect.NoSpaceBetweenLinks) ? BetweenLinks().Replace(text, ") [") : text;
        text = entry.Defects.Contains(Defect.TrailingPunctuation) ? LastMarks().Replace(text, ")") : text;
        var edited = Replace(text, entry.Title, meant.Title);
        edited = Mark(edited, meant.Title, entry.Bold, (top ? form.Style.TopTitle : form.Style.OtherTitle) == TitleMark.Bold);
        edited = Replace(edited, entry.Authors, meant.Authors);
        edited = Replace(edited, Year(entry), Year(meant));
        foreach (var (old, now) in entry.Links.Zip(meant.Links))
        {
            edited = Replace(edited, $"({old.Url})", $"({now.Url})");
            edited = string.Equals(old.Label, entry.Title, StringComparison.Ordinal) ? edited : Replace(edited, $"[{old.Label}]", $"[{now.Label}]");
        }

        return edited is not null && !string.Equals(edited, entry.Text, StringComparison.Ordinal) && ReadsAsMeant(edited, meant, form) ? edited : null;
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

    [GeneratedRegex(@"(?<=\S)[ \t]{2,}(?=\S)")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\)(?=\[)\[")]
    private static partial Regex BetweenLinks();

    [GeneratedRegex(@"\)[\s.,;]+\z")]
    private static partial Regex LastMarks();

    [GeneratedRegex(@"\A\s*(?:[-*+]|[0-9]{1,9}[.)])\s+")]
    private static partial Regex BulletMark();
}
