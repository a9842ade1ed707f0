using System.Text.RegularExpressions;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Core.Rules.Lines;

/// <summary>
/// The one correct line of an entry, with what every rule of form would change. All of them offer the same line, so that the line
/// is right whichever suggestion a contributor takes.
/// </summary>
internal static partial class CorrectedLine
{
    /// <summary>The replacement for the entry's lines; null where it would change nothing, lose words, or still not lead anywhere.</summary>
    /// <param name="subject">The entry.</param>
    /// <param name="context">The change.</param>
    /// <param name="year">The right year, where a rule knows better than the line; null: that of the line, else of the record.</param>
    public static Remedy? For(Subject subject, RuleContext context, int? year = null)
    {
        var line = year is null ? InPlace(subject, context) : Write(subject, context, subject.Entry.Top, year);
        return line is null || string.Equals(line, subject.Entry.Text, StringComparison.Ordinal) ? null : new Remedy(RemedyKind.Replacement, line);
    }

    /// <summary>The line for another section; null where words would be lost or the line would not lead anywhere.</summary>
    /// <param name="subject">The entry.</param>
    /// <param name="context">The change.</param>
    /// <param name="top">Whether that section is inside the top.</param>
    public static Remedy? Elsewhere(Subject subject, RuleContext context, bool top) =>
        Write(subject, context, top, year: null) is { } line ? new Remedy(RemedyKind.Snippet, line) : null;

    private static string? InPlace(Subject subject, RuleContext context)
    {
        if (!context.CorrectedLines.TryGetValue(subject.Entry, out var line))
        {
            context.CorrectedLines.Add(subject.Entry, line = Write(subject, context, subject.Entry.Top, year: null));
        }

        return line;
    }

    private static string? Write(Subject subject, RuleContext context, bool top, int? year)
    {
        var (entry, form) = (subject.Entry, context.Form);
        if (!form.CanWrite || entry.Kind != EntryKind.Paper || entry.Title.Length == 0)
        {
            return null;
        }

        var record = context.PaperOf(entry);
        var known = MetadataRule.DifferencesOf(context, subject)?.ApplyTo(entry) ?? entry;
        var corrected = known with
        {
            Title = Spaced(known),
            Year = year ?? known.Year ?? record?.Year,
            Authors = AuthorForm.Correct(known, record, form),
            Links = LinkForm.Correct(entry with { Links = LinkIdentityRule.RightLinks(context, subject) ?? entry.Links }, record),
        };
        var line = form.Style.Write(corrected, top);
        return corrected.Links.All(link => PdfAddress.IsAddress(link.Url)) && KeepsRemarks(entry, line) ? line : null;
    }

    /// <summary>The title with a blank behind its colon and none before it: "SGD:Training" and "nets : a review" are left over from copying.</summary>
    private static string Spaced(Entry entry) =>
        entry.Defects.Contains(EntryDefects.TitleSpacing, StringComparer.Ordinal)
            ? UnspacedColon().Replace(BlankBeforeMark().Replace(entry.Title, ""), "${colon} ")
            : entry.Title;

    /// <summary>Whether what is neither title, year, authors nor links is still there: the list's form may have no place for a remark.</summary>
    private static bool KeepsRemarks(Entry entry, string line)
    {
        var text = entry.Links.Aggregate(entry.Text, (left, link) => link.Url.Length == 0 ? left : left.Replace(link.Url, " ", StringComparison.Ordinal));
        var parts = Words($"{entry.Title} {entry.Authors} et al {entry.Year} {entry.Year}年 {string.Join(' ', entry.Links.Select(link => link.Label))}");
        return Words(text).Except(parts, StringComparer.Ordinal).All(Words(line).Contains);
    }

    private static HashSet<string> Words(string text) =>
        Titles.Normalize(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("(?<colon>[:;])(?=[A-Za-z])", RegexOptions.ExplicitCapture)]
    private static partial Regex UnspacedColon();

    [GeneratedRegex("(?<! ) +(?=[,:;])", RegexOptions.ExplicitCapture)]
    private static partial Regex BlankBeforeMark();
}
