using System.Text;
using System.Text.RegularExpressions;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Translations;

/// <summary>
/// The entries that a translation lacks, as a unified diff of its file: each at its place, with authors, year and links as the translation
/// writes them, and the title of the original with a mark for who translates it.
/// </summary>
public static partial class TranslationPatch
{
    /// <summary>The mark behind a line whose title is to be translated: a comment, which a reader of the page does not see.</summary>
    public const string ToTranslate = "<!-- TODO: translate -->";

    /// <summary>The patch with its final line ending; empty if nothing is missing.</summary>
    /// <param name="comparison">The translation beside its original.</param>
    /// <param name="path">Path of the translation's file.</param>
    public static string Write(TranslationComparison comparison, string path)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(path);
        var patch = new UnifiedPatch(path, comparison.Translation.Text);
        return patch.Count == 0 ? "" : patch.Write([.. Changes(comparison, patch)], joinNeighbours: true);
    }

    /// <summary>A missing entry as a line of the translation, without the mark and the line end.</summary>
    /// <param name="comparison">The translation beside its original.</param>
    /// <param name="missing">One of its missing entries.</param>
    public static string LineOf(TranslationComparison comparison, MissingEntry missing)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(missing);
        var entry = missing.Entry;
        if (!comparison.Translation.Style.TitleFirst || !(entry.Layout == EntryLayout.Line || string.Equals(comparison.Original.Style.Write(entry, entry.Top), entry.Text, StringComparison.Ordinal)))
        {
            return entry.Text;
        }

        // What the writer has no place for, such as a remark, must not be lost: such a line stays as it is.
        var written = comparison.Translation.Style.Write(entry, (missing.Section ?? entry.Section).InTop && entry.Kind == EntryKind.Paper);
        var kept = WordsOf(written).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return WordsOf(entry.Text).All(word => kept.Contains(word) || OfAuthors().IsMatch(word)) ? written : entry.Text;
    }

    private static IEnumerable<PatchChange> Changes(TranslationComparison comparison, UnifiedPatch patch)
    {
        // By the line that they stand below.
        var added = new SortedDictionary<int, StringBuilder>();
        Section? open = null;
        foreach (var missing in comparison.Missing)
        {
            var line = $"{LineOf(comparison, missing)} {ToTranslate}\n";
            if (missing.Section is { } section)
            {
                Add(missing.Above?.EndLine ?? StartOf(section), line);
                continue;
            }

            if (missing.Entry.Section != open)
            {
                open = missing.Entry.Section;
                Add(EndAbove(comparison, open, patch), $"\n{new string('#', Math.Max(open.Level, 1))} {open.Title}\n{ToTranslate}\n");
            }

            Add(EndAbove(comparison, open, patch), line);
        }

        foreach (var (line, texts) in added)
        {
            var change = patch.Below(line, texts.ToString(0, texts.Length - 1));
            if (patch.CanChange(change.Lines))
            {
                yield return change;
            }
        }

        int StartOf(Section section) =>
            (comparison.Translation.Entries.FirstOrDefault(entry => entry.Section == section)?.Line ?? Math.Min(section.Line, patch.Count - 1) + 1) - 1;

        void Add(int below, string text)
        {
            if (!added.TryGetValue(below, out var texts))
            {
                added.Add(below, texts = new StringBuilder());
            }

            texts.Append(text);
        }
    }

    /// <summary>The last line with text of the section of the translation below which a missing section belongs.</summary>
    private static int EndAbove(TranslationComparison comparison, Section missing, UnifiedPatch patch)
    {
        var above = comparison.Pairs.Where(pair => !pair.OtherSection && pair.Original.Section.Line < missing.Line).Select(static pair => pair.Translation.Section).MaxBy(static section => section.Line);
        var line = Math.Clamp(above?.EndLine ?? patch.Count, 1, patch.Count);
        while (line > 1 && string.IsNullOrWhiteSpace(patch[line]))
        {
            line--;
        }

        return line;
    }

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(static word => word.Value);

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|[\p{L}\p{N}-[\u4E00-\u9FFF]]+")]
    private static partial Regex Word();

    /// <summary>The words between and behind names, which each language has for itself.</summary>
    [GeneratedRegex(@"^(et|al|and|others|等|人|和|及|与)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfAuthors();
}
