using System.Globalization;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Text;
using CuratorBot.Core.Translations;

namespace CuratorBot.Core.Audits;

/// <summary>The part of an audit about a list and its original.</summary>
internal static class TranslationReport
{
    /// <summary>How much of the original is translated, in one sentence.</summary>
    public static Message Summary(TranslationComparison comparison, string original) => new(
        "audit.translation",
        original,
        comparison.Pairs.Count,
        comparison.Original.Entries.Count,
        comparison.Missing.Count,
        comparison.Extra.Count,
        comparison.Differing.Count());

    /// <summary>Writes what is missing, what is extra and what differs; nothing where the two are in step.</summary>
    public static void Write(TranslationComparison comparison, string original, CommentBody body, CommentTexts texts)
    {
        if (comparison.IsInStep)
        {
            return;
        }

        body.Add($"### {texts["audit.topic.translation"]}");
        body.Add(texts.Say(Summary(comparison, original)));
        Fold("audit.translation-missing", comparison.Missing.Count, comparison.Missing
            .GroupBy(static missing => missing.Section ?? missing.Entry.Section)
            .Select(section => $"**{MarkdownText.Inline(section.Key.Title)}**\n\n{string.Join('\n', section.Select(static missing => $"- {Named(missing.Entry)}"))}"));
        Fold("audit.translation-extra", comparison.Extra.Count, [string.Join('\n', comparison.Extra.Select(entry => $"- {Named(entry)} · {texts.Format("comment.line", entry.Line)}"))]);
        Fold("audit.translation-differing", comparison.Differing.Count(), [string.Join('\n', comparison.Differing.Select(pair =>
            $"- {Named(pair.Translation)} · {texts.Format("comment.line", pair.Translation.Line)}: {string.Join(texts["audit.translation-and"], DifferencesOf(pair, texts))}"))]);

        void Fold(string key, int count, IEnumerable<string> blocks)
        {
            if (count > 0)
            {
                body.AddFolded(texts.Format(key, count), blocks, "\n\n");
            }
        }
    }

    private static IEnumerable<string> DifferencesOf(TranslatedEntry pair, CommentTexts texts)
    {
        if (pair.OtherSection)
        {
            yield return texts.Format("audit.translation-section", pair.Original.Section.Title);
        }

        if (pair.OtherOrder)
        {
            yield return texts["audit.translation-order"];
        }

        if (pair.OtherYear)
        {
            yield return pair.Original.Year is { } year ? texts.Format("audit.translation-year", year) : texts["audit.translation-no-year"];
        }

        if (pair.OtherLinks)
        {
            yield return pair.Original.Links.Count == 0 ? texts["audit.translation-no-links"] : texts.Format("audit.translation-links", string.Join(", ", pair.Original.Links.Select(static link => link.Url)));
        }
    }

    private static string Named(Entry entry) =>
        MarkdownText.Inline(entry.Title + (entry.Year is { } year ? $" ({year.ToString(CultureInfo.InvariantCulture)})" : "") + (entry.Authors is { } authors ? $", {authors}" : ""));
}
