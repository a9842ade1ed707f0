using CuratorBot.Core.Text;
using CuratorBot.Core.Translations;

namespace CuratorBot.Cli.Output;

/// <summary>A translation beside its original, as public JSON.</summary>
internal static class TranslationJson
{
    public static TranslationShape Shape(TranslationComparison comparison, string original, string translation) => new(
        original,
        translation,
        comparison.Pairs.Count,
        comparison.Missing.Count(static missing => missing.Entry.Top),
        [.. comparison.Missing.Select(missing => Shape(missing, TranslationPatch.LineOf(comparison, missing)))],
        [.. comparison.Extra.Select(static entry => new TranslationExtraShape(entry.Title, entry.Section.Title, entry.Line))],
        [.. comparison.Differing.Select(Shape)],
        [.. comparison.MissingSections.Select(static section => section.Title)]);

    private static TranslationMissingShape Shape(MissingEntry missing, string text) => new(
        missing.Entry.Title,
        missing.Entry.Section.Title,
        missing.Entry.Line,
        missing.Entry.Top,
        missing.Section?.Title,
        missing.Above?.EndLine,
        text);

    private static TranslationDifferingShape Shape(TranslatedEntry pair) => new(
        pair.Original.Title,
        pair.Translation.Title,
        pair.Original.Line,
        pair.Translation.Line,
        pair.By.WireName(),
        [.. KindsOf(pair)]);

    private static IEnumerable<string> KindsOf(TranslatedEntry pair)
    {
        if (pair.OtherSection)
        {
            yield return "section";
        }

        if (pair.OtherOrder)
        {
            yield return "order";
        }

        if (pair.OtherYear)
        {
            yield return "year";
        }

        if (pair.OtherLinks)
        {
            yield return "links";
        }
    }
}

/// <param name="Original">Path of the original.</param>
/// <param name="Translation">Path of the translation.</param>
/// <param name="Shared">Number of entries that both have.</param>
/// <param name="MissingInTop">How many of the missing entries count against the cap of the original.</param>
/// <param name="Missing">What the translation lacks, in the order of the original.</param>
/// <param name="Extra">What the original lacks.</param>
/// <param name="Differing">What both have, but not alike.</param>
/// <param name="MissingSections">Headings of the original over entries that the translation has no section for.</param>
internal sealed record TranslationShape(
    string Original,
    string Translation,
    int Shared,
    int MissingInTop,
    IReadOnlyList<TranslationMissingShape> Missing,
    IReadOnlyList<TranslationExtraShape> Extra,
    IReadOnlyList<TranslationDifferingShape> Differing,
    IReadOnlyList<string> MissingSections);

/// <param name="Title">The title of the original.</param>
/// <param name="Section">Its section in the original.</param>
/// <param name="Line">Its line in the original.</param>
/// <param name="Top">Whether it counts against the cap.</param>
/// <param name="To">The section of the translation that it belongs to; null where that is missing, too.</param>
/// <param name="BelowLine">The line of the translation below which it belongs; null where it is the first of its section.</param>
/// <param name="Text">The line to paste, its title not yet translated.</param>
internal sealed record TranslationMissingShape(string Title, string Section, int Line, bool Top, string? To, int? BelowLine, string Text);

internal sealed record TranslationExtraShape(string Title, string Section, int Line);

/// <param name="Original">The title in the original.</param>
/// <param name="Title">The title in the translation.</param>
/// <param name="OriginalLine">The line in the original.</param>
/// <param name="Line">The line in the translation.</param>
/// <param name="RecognisedBy">link, record, title, authors or place.</param>
/// <param name="Differs">section, order, year, links: what differs.</param>
internal sealed record TranslationDifferingShape(string Original, string Title, int OriginalLine, int Line, string RecognisedBy, IReadOnlyList<string> Differs);
