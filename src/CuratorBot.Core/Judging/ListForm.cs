using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;

namespace CuratorBot.Core.Judging;

/// <summary>What the entries of a list have in common: what most of them do is the list's form, and no defect of a new one.</summary>
internal sealed class ListForm
{
    // A list of some hundred entries shows its habits in this many.
    private const int MostLookedAt = 300;

    private ListForm(EntryStyle style) => Style = style;

    /// <summary>How lines are written.</summary>
    public EntryStyle Style { get; }

    /// <summary>Whether lines can be written as the list has them: the sound ones come out as they are.</summary>
    public required bool CanWrite { get; init; }

    /// <summary>Defects that so many entries have that the list cannot mind them.</summary>
    public required IReadOnlySet<Defect> UsualDefects { get; init; }

    /// <summary>Whether many entries link the page of a paper and not its PDF.</summary>
    public required bool LinksPages { get; init; }

    /// <summary>The labels that the list gives to links, more than once.</summary>
    public required IReadOnlySet<string> Labels { get; init; }

    /// <summary>Reads the form off the base branch; off the head where the list is new.</summary>
    public static ListForm Of(RuleContext context)
    {
        var list = context.Base.Entries.Count > 0 ? context.Base : context.Head;
        var papers = list.Entries.Where(entry => entry.Kind == EntryKind.Paper).ToList();
        var some = papers.Where((_, i) => i % ((papers.Count / MostLookedAt) + 1) == 0).ToList();
        var sound = some.FindAll(entry => entry is { Defects.Count: 0, Star: false, Affiliation: null });
        var asWritten = sound.Count(entry => string.Equals(list.Style.Write(entry, entry.Top), entry.Text.Trim(), StringComparison.Ordinal));
        return new ListForm(list.Style)
        {
            CanWrite = asWritten * 2 >= sound.Count,
            UsualDefects = some.SelectMany(entry => entry.Defects)
                .GroupBy(defect => defect)
                .Where(group => IsMany(group.Count(), some.Count))
                .Select(group => group.Key)
                .ToHashSet(),
            LinksPages = IsMany(some.Count(entry => entry.Links.Any(link => LinkForm.Better(entry, link, record: null) is not null)), some.Count),
            Labels = list.Entries.SelectMany(entry => entry.Links)
                .GroupBy(link => link.Label, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Skip(1).Any())
                .Select(group => group.Key)
                .ToHashSet(StringComparer.OrdinalIgnoreCase),
        };
    }

    // A quarter; in a list of a few entries nothing is a habit.
    private static bool IsMany(int count, int all) => all >= 8 && count * 4 >= all;
}
