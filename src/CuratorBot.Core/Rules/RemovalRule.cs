using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// When the top is full, an addition or a move into it needs a removal or a move out of it in the same pull request (model
/// list, "Awesome list criteria", 2). Names the papers that could leave. Where nobody knows how often the new paper is cited, none is
/// asked to leave for it yet.
/// </summary>
public sealed class RemovalRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("removal", Severity.Failure, RuleTopic.Top);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy.TopSize is null ? null : context.Policy.AuthorityOf("top.size");
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var balance = context.Balance;
        if (context.WholeList || !balance.AddsToFull)
        {
            yield break;
        }

        var grows = new Message("removal.grows", balance.Before, balance.Size, balance.After);
        if (balance.ExcessWithoutBarred == 0)
        {
            // No paper should leave for one that cannot stay: what is to be done about its year settles this, and what is said of its
            // citations settles it unless the author argues.
            if (balance.Barred.FirstOrDefault(static f => f.Year != YearFit.Outside) is { } arguable)
            {
                var argued = RemovalAdvice.For(context, balance.Excess);
                yield return argued.AddTo(Descriptor.Say(arguable.Entry, Sentences.Text(grows, new Message("removal.misplaced-or-argued"))!)) with { IsSettledByAnother = true };
            }

            yield break;
        }

        if (Uncounted(balance) is { Count: > 0 } uncounted)
        {
            yield return RemovalAdvice.For(context, balance.ExcessWithoutBarred).AddTo(Open(grows, uncounted));
            yield break;
        }

        var advice = RemovalAdvice.For(context, balance.ExcessWithoutBarred);
        var gone = context.Result.AlreadyThere.FirstOrDefault(c => c.LeavesTop);
        yield return advice.AddTo(Descriptor.Say((advice.About ?? balance.Staying[0]).Entry, Sentences.Text(
            grows,
            gone is null ? null : new Message("removal.already-gone", gone.Before!.Title),
            balance.ExcessWithoutBarred == 1 ? new Message("removal.take-one-out") : new Message("removal.take-out", balance.ExcessWithoutBarred))!)) with
        {
            Remedy = advice.Patch,
        };
    }

    /// <summary>
    /// The papers that come in, if it is they who are too many and nobody knows how often they are cited: none is to leave for them before that is
    /// known. None where others are too many as well.
    /// </summary>
    private static List<EntryFacts> Uncounted(TopBalance balance)
    {
        var uncounted = balance.Staying.Where(static f => f is { Asked: not null, Citations: null, IsVouchedFor: false }).ToList();
        return uncounted.Count >= balance.ExcessWithoutBarred ? uncounted : [];
    }

    private Finding Open(Message grows, List<EntryFacts> uncounted)
    {
        var waits = uncounted.Exists(static f => f.Lookup is PaperLookup.Unavailable);
        var key = waits ? "removal.unavailable" : "removal.open";
        var severity = waits ? Severity.Notice : Severity.Warning;
        var finding = uncounted is [var only]
            ? Descriptor.Say(only.Entry, Sentences.Text(grows, new Message(key, only.Entry.Title))!, severity)
            : Descriptor.Say(Sentences.Text(grows, new Message($"{key}-many", uncounted.Count))!, severity);
        return finding with
        {
            Effect = waits ? FindingEffect.Inconclusive : FindingEffect.NeedsMaintainer,
        };
    }
}
