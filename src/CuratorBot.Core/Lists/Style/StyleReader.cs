using System.Runtime.InteropServices;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Style;

/// <summary>Reads the style of a list off its entries: what most of them do, and the default of the language where none tells.</summary>
internal static class StyleReader
{
    // What most entries of a list of a hundred thousand do is what most of so many do.
    private const int MostLookedAt = 2000;

    public static EntryStyle Read(List<Candidate> all, Func<Candidate, bool> isTop, string locale)
    {
        var step = (all.Count / MostLookedAt) + 1;
        var papers = step == 1 ? all : [.. all.Where((_, i) => i % step == 0)];
        var fallback = string.Equals(locale, "zh-Hans", StringComparison.Ordinal) ? EntryStyle.Chinese : EntryStyle.English;
        var top = papers.FindAll(entry => isTop(entry));
        var other = papers.FindAll(entry => !isTop(entry));
        var fullWidth = Most(top.Count > 0 ? top : other, static entry => entry.Reading.HasYearGroup ? entry.Reading.FullWidth : null, fallback.FullWidth);
        return new EntryStyle(
            Most(top, static entry => entry.Reading.Mark, fallback.TopTitle),
            Most(other, static entry => entry.Reading.Mark, fallback.OtherTitle),
            fullWidth,
            Most(papers, static entry => entry.Reading.Authors is { } authors ? NameList.EtAlAsWritten(authors) : null, fallback.EtAl),
            Most(papers, static entry => entry.Reading.Authors is { } authors ? NameList.AndAsWritten(authors) : null, fallback.And),
            Most(papers, static entry => entry.Item.Block is ItemText item ? BulletOf(item.Bullet) : null, fallback.Bullet),
            Most(other, static entry => entry.Reading.HasYearGroup ? entry.Reading.FullWidth : null, fullWidth),
            Most(papers, static entry => UsesInitials(entry.Reading.Authors), fallback.Initials),
            Most(papers, static entry => entry.Reading.Form == EntryForm.TitleFirst, fallback.TitleFirst),
            Most(papers, static entry => HasLowerCaseLabel(entry.Reading), fallback.LowerCaseLabels));
    }

    private static string? BulletOf(char bullet) => bullet switch { '-' => "-", '*' => "*", '+' => "+", _ => null };

    private static T Most<T>(List<Candidate> entries, Func<Candidate, T?> read, T fallback)
        where T : struct
    {
        var counts = new Dictionary<T, int>();
        foreach (var entry in entries)
        {
            if (read(entry) is { } value)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
            }
        }

        return counts.Count == 0 ? fallback : counts.MaxBy(static pair => pair.Value).Key;
    }

    private static T Most<T>(List<Candidate> entries, Func<Candidate, T> read, T fallback)
        where T : struct => Most(entries, entry => (T?)read(entry), fallback);

    private static string Most(List<Candidate> entries, Func<Candidate, string?> read, string fallback)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (read(entry) is { } value)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
            }
        }

        return counts.Count == 0 ? fallback : counts.MaxBy(static pair => pair.Value).Key;
    }

    /// <summary>Whether the first label, such as "pdf", has no capital; null if there is none.</summary>
    private static bool? HasLowerCaseLabel(EntryReading reading) =>
        reading is { HasLabel: true, TitleIsLink: false, Links: [{ Label.Length: > 0 } first, ..] } ? !first.Label.Any(char.IsUpper) : null;

    /// <summary>Whether the first author is written with initials; null where the text does not tell.</summary>
    private static bool? UsesInitials(string? authors)
    {
        if (authors is null)
        {
            return null;
        }

        var space = authors.AsSpan().IndexOf(' ');
        return space <= 0 ? null : NameWords.IsInitials(authors.AsSpan(0, space)) || authors.AsSpan(0, space).Contains('.');
    }
}
