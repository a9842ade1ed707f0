using System.Globalization;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Translations;

namespace CuratorBot.Cli.Output;

/// <summary>A translation beside its original, for people: what is missing by section, then what differs, the totals last.</summary>
internal static class TranslationText
{
    public static void Write(TranslationComparison comparison, string original, string translation, TextPage page)
    {
        foreach (var section in comparison.Missing.GroupBy(static missing => (Original: missing.Entry.Section, Translation: missing.Section)))
        {
            var (from, to) = section.Key;
            page.WriteLine(
                new($"{from.Title}", Mark.Strong),
                new(to is null ? $": missing, with {Count(section.Count(), "entry", "entries")}" : $" ({to.Title}, line {to.Line}): {section.Count()} missing"));
            foreach (var missing in section)
            {
                page.WriteLine(new Stretch($"  {LineOf(missing.Entry)}  {Named(missing.Entry)}"));
            }

            page.WriteLine();
        }

        foreach (var entry in comparison.Extra)
        {
            Line(page, translation, entry, "extra", "the original does not have it", entry.Title);
        }

        foreach (var pair in comparison.Differing)
        {
            foreach (var (what, how) in DifferencesOf(pair))
            {
                Line(page, translation, pair.Translation, what, how, pair.Translation.Title);
            }
        }

        if (comparison.Extra.Count > 0 || comparison.Differing.Any())
        {
            page.WriteLine();
        }

        page.WriteLine(
            new($"{TerminalText.OneLine(translation)}, the translation of {TerminalText.OneLine(original)}: ", Mark.Strong),
            new($"{comparison.Pairs.Count} of {Count(comparison.Original.Entries.Count, "entry", "entries")} translated, {comparison.Missing.Count} missing{InTop(comparison)}, {comparison.Extra.Count} extra, {comparison.Differing.Count()} differing"));
        if (comparison.Missing.Count > 0)
        {
            page.WriteLine(new Stretch("'--patch' adds what is missing, with the titles to translate marked."));
        }
    }

    private static IEnumerable<(string What, string How)> DifferencesOf(TranslatedEntry pair)
    {
        var line = $"(line {pair.Original.Line})";
        if (pair.OtherSection)
        {
            yield return ("other section", $"the original has it in \"{pair.Original.Section.Title}\" {line}");
        }

        if (pair.OtherOrder)
        {
            yield return ("other order", $"it stands at another place among its neighbours in the original {line}");
        }

        if (pair.OtherYear)
        {
            yield return ("other year", $"{Year(pair.Translation)} here, {Year(pair.Original)} in the original {line}");
        }

        if (pair.OtherLinks)
        {
            yield return ("other links", $"the original has {Links(pair.Original)} {line}");
        }
    }

    private static string Year(Entry entry) => entry.Year?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static string Links(Entry entry) => entry.Links.Count == 0 ? "no link" : string.Join(" ", entry.Links.Select(static link => link.Url));

    private static string LineOf(Entry entry) => entry.Line.ToString(CultureInfo.InvariantCulture).PadLeft(4);

    private static string Named(Entry entry) => TerminalText.OneLine(
        entry.Title + (entry.Year is { } year ? $" ({year.ToString(CultureInfo.InvariantCulture)})" : "") + (entry.Authors is { } authors ? $", {authors}" : ""));

    private static string InTop(TranslationComparison comparison) =>
        comparison.Missing.Count(static missing => missing.Entry.Top) is > 0 and var top ? $" ({top} in the top)" : "";

    private static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static void Line(TextPage page, string path, Entry entry, string what, string how, string title) => page.WriteLine(
        new($"{TerminalText.OneLine(path)}:{entry.Line}: ", Mark.Strong), new(what, Mark.Caution), new(TerminalText.OneLine($": {how}: {title}")));
}
