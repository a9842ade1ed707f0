using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Judging;

/// <summary>What the entries of a list are asked to have, and by what right: the policy, the list's own words, the form that it shows, and habits.</summary>
internal sealed class FieldDemands
{
    // What nearly all entries have beside title, year, venue, authors and link, of which the rules on form speak.
    private static readonly RequiredField[] Habits = [RequiredField.Date, RequiredField.Code];

    private readonly RuleContext _context;
    private readonly IReadOnlyList<(RequiredField Field, Authority Right)> _ofForm;
    private readonly Dictionary<string, List<(RequiredField Field, Authority Right)>> _ofHabit;

    private FieldDemands(RuleContext context, List<Entry> papers)
    {
        _context = context;

        // A form that is shown, and not kept by the entries themselves, asks nothing of others.
        _ofForm = context.Policy.Form is { } form && context.Policy.AuthorityOf("form") is { } right
            ? [.. form.Fields.Where(field => right.Kind == AuthorityKind.Policy || papers.Count(entry => EntryContents.Has(entry, field)) * 2 > papers.Count).Select(field => (field, right))]
            : [];
        _ofHabit = context.Policy.Require is not null
            ? []
            : papers.GroupBy(ListForm.MakeOf, StringComparer.Ordinal).ToDictionary(static make => make.Key, make => HabitsOf([.. make], context.WholeList), StringComparer.Ordinal);
    }

    /// <summary>The habit of naming a field; null if there is none: then a few entries are enough to see it.</summary>
    /// <param name="papers">The papers of the list.</param>
    /// <param name="field">The field.</param>
    /// <param name="own">How many of those that have it are judged themselves.</param>
    private static Authority? HabitOf(List<Entry> papers, RequiredField field, int own)
    {
        var without = 0;
        foreach (var paper in papers)
        {
            if (!EntryContents.Shows(paper, field) && ++without * 10 > papers.Count)
            {
                return null;
            }
        }

        return Authority.Habit(papers.Count - without - own, papers.Count - own);
    }

    // A habit that the model list's form has no word for needs more entries to show.
    private const int FewestOfHabit = 8;

    /// <summary>By what right any entry is asked for anything; null where none is.</summary>
    public Authority? Right =>
        _context.Policy.Require is { } asked && (asked.Usual is { Value.Count: > 0 } || asked.Sections.Any(static s => s.Value.Value.Count > 0)) ? _context.Policy.AuthorityOf("require")
        : _ofForm.Concat(_ofHabit.Values.SelectMany(static habits => habits)).Select(static demand => demand.Right).FirstOrDefault();

    /// <summary>The demands of a list: of the base branch, of the head where the list is new.</summary>
    public static FieldDemands Of(RuleContext context) =>
        new(context, [.. (context.Base.Entries.Count > 0 ? context.Base : context.Head).Entries.Where(static entry => entry.Kind == EntryKind.Paper)]);

    /// <summary>What an entry is asked to have, each field once.</summary>
    public IEnumerable<(RequiredField Field, Authority Right)> Of(Entry entry)
    {
        var stated = _context.Policy.Require?.In(entry.Section);
        var right = stated is null ? null : _context.Policy.AuthorityOf("require", stated.Line);
        return (right is null ? [] : stated!.Value.Select(field => (Field: field, Right: right)))
            .Concat(_ofForm.Where(form => form.Right.Kind == AuthorityKind.Policy || !(EntryContents.IsBesidePapers(entry) || _context.Form.IsUsualAround(entry, other => !EntryContents.Has(other, form.Field)))))
            .Concat(HabitsAround(entry).Where(habit => !_context.Form.IsUsualAround(entry, other => !EntryContents.Has(other, habit.Field))))
            .DistinctBy(static demand => demand.Field);
    }

    /// <summary>What the papers that are made alike have: rows of a table of methods have code where those of a table of data sets have data.</summary>
    private static List<(RequiredField Field, Authority Right)> HabitsOf(List<Entry> papers, bool wholeList) =>
        [.. Habits.Select(field => (field, Right: HabitOf(papers, field, wholeList ? 1 : 0)))
            .Where(static habit => habit.Right is { Of: >= FewestOfHabit }).Select(static habit => (habit.field, habit.Right!))];

    private List<(RequiredField Field, Authority Right)> HabitsAround(Entry entry) =>
        EntryContents.IsBesidePapers(entry) ? [] : _ofHabit.GetValueOrDefault(ListForm.MakeOf(entry)) ?? [];

    /// <summary>Whether an entry is asked for a field in so many words, and not only by habit.</summary>
    public bool Asks(Entry entry, RequiredField field) => Of(entry).Any(demand => demand.Field == field && demand.Right.Kind != AuthorityKind.Habit);
}
