using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>More than two authors: the first, then "et al."; two: both; first names as initials (the model list's contributing guide).</summary>
public sealed class AuthorsRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("authors", Severity.Warning, RuleTopic.Form) { IsOfLine = true };

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Form.NamesAuthors;
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var changed in context.Changed)
        {
            var entry = changed.Entry;
            if (entry.Kind != EntryKind.Paper || !changed.Touches(EntryField.Authors) || TitleAlone.Is(changed, context))
            {
                continue;
            }

            var record = context.PaperOf(entry);
            var problems = AuthorForm.Problems(entry, record, context.Form);
            if (context.Demands.Asks(entry, RequiredField.Authors))
            {
                problems = [.. problems.Where(static problem => problem != AuthorProblem.None)];
            }

            if (changed.Before is { } before)
            {
                problems = [.. problems.Except(AuthorForm.Problems(before, record, context.Form))];
            }

            if (problems.Count > 0)
            {
                // The corrected line fixes all of them; one word about the gravest is enough.
                yield return Descriptor.Say(entry, Describe(problems[0], entry, record?.Authors.Count, context.Form.Style.EtAl.Trim()), SeverityOf(problems[0])) with
                {
                    Authority = AuthorForm.DefectsOf(problems[0]).Select(defect => context.Form.Minds(defect)).FirstOrDefault(static a => a is { Kind: AuthorityKind.Habit }) ?? context.Form.NamesAuthors,
                    Remedy = problems[0] == AuthorProblem.NoInitial && LacksInitials(entry, record, context.Form) ? null : CorrectedLine.For(changed, context),
                };
            }
        }
    }

    // How names are spelt is good to know; who is named matters more.
    private static Severity SeverityOf(AuthorProblem problem) => problem >= AuthorProblem.EtAlSpelling ? Severity.Notice : Severity.Warning;

    private static Message Describe(AuthorProblem problem, Entry entry, int? count, string etAl) => problem switch
    {
        AuthorProblem.None => new Message("authors.none"),
        AuthorProblem.MoreThanTwo => new Message("authors.more-than-two", etAl),
        AuthorProblem.EtAlMissing when count == 2 => new Message("authors.second-missing"),
        AuthorProblem.EtAlMissing => new Message("authors.et-al-missing", count, etAl),
        AuthorProblem.EtAlForFew when count == 2 => new Message("authors.et-al-for-two", etAl),
        AuthorProblem.EtAlForFew => new Message("authors.et-al-for-one", etAl),
        AuthorProblem.EtAlSpelling => new Message("authors.et-al-spelling", etAl),
        AuthorProblem.FullFirstName => new Message("authors.full-first-name", Abbreviated(entry)),
        AuthorProblem.NoInitial => new Message("authors.no-initial"),
        _ => new Message("authors.initial-spelling"),
    };

    /// <summary>Whether even the line that could be offered has names without an initial: nobody here knows it.</summary>
    private static bool LacksInitials(Entry entry, Paper? record, ListForm form) =>
        AuthorNames.Parse(AuthorForm.Correct(entry, record, form)).Names.Any(static name => name.Given.Length == 0);

    /// <summary>The first name that is written out, as the list would have it.</summary>
    private static string? Abbreviated(Entry entry)
    {
        var names = AuthorNames.Parse(entry.Authors).Names;
        return (names.FirstOrDefault(static name => name.Given.Split(' ')[0].TrimEnd('.').Length > 1) ?? (names.Count > 0 ? names[0] : null))?.Abbreviated;
    }
}
