using System.Text.Json.Serialization;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Judging;

/// <summary>What other criteria do to a paper of the list.</summary>
public enum PreviewEffect
{
    /// <summary>It stands where it no longer meets what is asked there.</summary>
    [JsonStringEnumMemberName("falls out")]
    FallsOut,

    /// <summary>It would newly meet what a topical section of the top asks, and stands in none.</summary>
    [JsonStringEnumMemberName("comes up")]
    ComesUp,

    /// <summary>It would newly need citations, and how many it has is unknown.</summary>
    [JsonStringEnumMemberName("becomes open")]
    BecomesOpen,

    /// <summary>It meets what is asked, but the top would be too full, and it is among the first that could leave.</summary>
    [JsonStringEnumMemberName("could leave")]
    CouldLeave,
}

/// <summary>A paper for which other criteria make a difference.</summary>
/// <param name="Entry">Its entry.</param>
/// <param name="Effect">The difference.</param>
/// <param name="Citations">How often it is cited; null where unknown.</param>
/// <param name="Before">The citations that are asked of it today; null where none are.</param>
/// <param name="After">The citations that would be asked of it; null where none would be.</param>
/// <param name="Section">The section for papers that do not meet what the others ask, if it could stand there; else null.</param>
public sealed record PreviewedPaper(Entry Entry, PreviewEffect Effect, CitationCount? Citations, int? Before, int? After, string? Section);

/// <summary>What other criteria would do to the list.</summary>
public sealed record CriteriaPreview
{
    /// <summary>The values that would change, in the order of a policy file: path, value today, value then.</summary>
    public required IReadOnlyList<(string Path, string Before, string After)> Values { get; init; }

    /// <summary>The papers for which it makes a difference, by effect, then in the order of the list; those that could leave in the order to leave.</summary>
    public required IReadOnlyList<PreviewedPaper> Papers { get; init; }

    /// <summary>Papers in the top.</summary>
    public required int TopCount { get; init; }

    /// <summary>Papers in the top whose citations are known.</summary>
    public required int KnownCount { get; init; }

    /// <summary>The cap that the top would have; null for none.</summary>
    public required int? TopSize { get; init; }

    /// <summary>The papers with an effect.</summary>
    public IEnumerable<PreviewedPaper> With(PreviewEffect effect) => Papers.Where(paper => paper.Effect == effect);

    /// <summary>Looks at the list as it is after the change, or at the whole list.</summary>
    /// <param name="context">The review.</param>
    /// <param name="proposed">The other criteria.</param>
    internal static CriteriaPreview Of(RuleContext context, Policy proposed)
    {
        var then = context.JudgedBy(proposed);
        List<PreviewedPaper> found =
        [
            .. context.Result.Entries.Where(static e => e.Kind == EntryKind.Paper)
                .Select(entry => Preview(context.FactsOf(entry), then.FactsOf(entry))).OfType<PreviewedPaper>()
                .OrderBy(static paper => paper.Effect),
        ];
        if (proposed.TopSize is { } size)
        {
            var falling = found.Where(static p => p.Effect == PreviewEffect.FallsOut && p.Section is null).Select(static p => p.Entry).ToHashSet();
            found.AddRange(RemovalAdvice.InOrder(context)
                .Where(facts => !falling.Contains(facts.Entry))
                .Take(Math.Max(0, context.Result.TopAfter - falling.Count - size))
                .Select(facts => Row(facts, then.FactsOf(facts.Entry), PreviewEffect.CouldLeave)));
        }

        return new CriteriaPreview
        {
            Values = [.. PolicyDifference.Between(context.Policy, proposed).Select(static d => (d.Path, d.Before, d.After))],
            Papers = found,
            TopCount = context.Result.TopAfter,
            KnownCount = context.Result.Entries.Count(entry => entry.Top && context.FactsOf(entry).Citations is not null),
            TopSize = proposed.TopSize,
        };
    }

    private static PreviewedPaper? Preview(EntryFacts now, EntryFacts then) => EffectOn(now, then) is { } effect ? Row(now, then, effect) : null;

    private static PreviewEffect? EffectOn(EntryFacts now, EntryFacts then) =>
        now.Entry.Top && Stands(now) && !Stands(then) ? PreviewEffect.FallsOut
        : now.Entry.Section.Kind != SectionKind.Top && !Reaches(now) && then.Citations is not null && Reaches(then) ? PreviewEffect.ComesUp
        : now.Needed is null && then.Needed is not null && then.Citations is null ? PreviewEffect.BecomesOpen
        : null;

    /// <summary>Whether a paper meets what is asked where it stands; an unknown count does.</summary>
    private static bool Stands(EntryFacts facts) => facts.Year == YearFit.Fits && !facts.IsBelow;

    /// <summary>Whether a paper meets what a topical section of the top asks by year and citations; an unknown count does.</summary>
    private static bool Reaches(EntryFacts facts) => facts.Year == YearFit.Fits && !(facts.Citations?.Citations < facts.Asked?.Citations);

    private static PreviewedPaper Row(EntryFacts now, EntryFacts then, PreviewEffect effect) => new(
        now.Entry,
        effect,
        now.Citations,
        now.Asked?.Citations,
        then.Asked?.Citations,
        effect == PreviewEffect.FallsOut && then.Year == YearFit.Fits && then.Overflow is { } overflow && now.Entry.Section.Kind != SectionKind.Overflow ? overflow : null);
}
