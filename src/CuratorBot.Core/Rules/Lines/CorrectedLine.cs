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
    public static Remedy? For(Entry entry, RuleContext context)
    {
        var form = context.Form;
        if (!form.CanWrite || entry.Kind != EntryKind.Paper || entry.Title.Length == 0)
        {
            return null;
        }

        var record = context.PaperOf(entry);
        var corrected = entry with
        {
            Title = Spaced(entry),
            Year = entry.Year ?? record?.Year,
            Authors = AuthorForm.Correct(entry, record, form),
            Links = LinkForm.Correct(entry, record),
        };
        var line = form.Style.Write(corrected, entry.Top);
        var changes = !string.Equals(line, entry.Text, StringComparison.Ordinal);
        return changes && corrected.Links.All(link => PdfAddress.IsAddress(link.Url)) && KeepsWords(entry, line)
            ? new Remedy(RemedyKind.Replacement, line)
            : null;
    }

    /// <summary>The title with a blank behind its colon: "SGD:Training" is left over from copying.</summary>
    private static string Spaced(Entry entry) =>
        entry.Defects.Contains(EntryDefects.TitleSpacing, StringComparer.Ordinal) ? UnspacedColon().Replace(entry.Title, "${colon} ") : entry.Title;

    /// <summary>Whether all words are still there, but for names of authors and links: the list's form may have no place for a remark.</summary>
    private static bool KeepsWords(Entry entry, string line)
    {
        var text = entry.Links.Aggregate(entry.Text, (left, link) => left.Replace(link.Url, " ", StringComparison.Ordinal));
        var dispensable = Words($"{entry.Authors} et al {entry.Year}年 {string.Join(' ', entry.Links.Select(link => link.Label))}");
        return Words(text).Except(dispensable, StringComparer.Ordinal).All(Words(line).Contains);
    }

    private static HashSet<string> Words(string text) =>
        Titles.Normalize(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("(?<colon>[:;])(?=[A-Za-z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnspacedColon();
}
