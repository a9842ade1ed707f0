using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>A title is bold if and only if its paper is in the top.</summary>
public sealed class BoldTopRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("bold-top", Severity.Warning, RuleTopic.Form) { OfHabit = ("bold-top.title-of-habit", Severity.Notice) };

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Judged.HasTop || context.Base.Sections.Any(static s => s.InTop) ? context.Policy.TopAuthority : context.Form.Bold;
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!HasTop(context))
        {
            foreach (var changed in context.Form.Bold is null ? [] : context.Changed.Where(changed => IsPlain(changed) && !EntryContents.IsBesidePapers(changed.Entry) && !context.Form.IsUsualAround(changed.Entry, static other => !other.Bold)))
            {
                yield return Descriptor.Say(changed.Entry, new Message("bold-top.habit"), Descriptor.OfHabit!.Value.Severity) with { Authority = context.Form.Bold, Remedy = CorrectedLine.For(changed, context) };
            }

            yield break;
        }

        foreach (var changed in context.Changed)
        {
            // The line that is offered for the other place has the marks of that place.
            if (!context.WholeList && context.FactsOf(changed.Entry).HasToGo(context))
            {
                continue;
            }

            if (Describe(changed.Entry, context.Form.Style) is { } message && (changed.Before is not { } before || Describe(before, context.Form.Style) is null))
            {
                yield return Descriptor.Say(changed.Entry, message) with { Remedy = CorrectedLine.For(changed, context) };
            }
        }
    }

    private static bool HasTop(RuleContext context) => context.Base.Entries.Concat(context.Head.Entries).Any(static entry => entry.Top);

    private static bool IsPlain(ChangedEntry changed) => changed is { Entry: { Kind: EntryKind.Paper, Bold: false, Title.Length: > 0 }, Before: null or { Bold: true } }

        // Where something else of the line is bold, it may be what the list sets so there: the name of a model, a year.
        && !changed.Entry.Text.Contains("**", StringComparison.Ordinal);

    private static Message? Describe(Entry entry, EntryStyle style)
    {
        // A list that marks its top in another way, or sets everything in bold, says nothing by it.
        if (entry.Kind != EntryKind.Paper || style.TopTitle != TitleMark.Bold || style.OtherTitle == TitleMark.Bold || entry.Bold == entry.Top)
        {
            return null;
        }

        return entry.Top ? new Message("bold-top.plain", entry.Section.Title) : new Message("bold-top.bold", entry.Section.Title);
    }
}
