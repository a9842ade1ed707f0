using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>The files that go with a list follow it: those with its papers have each of them, and those that a program makes are left to it.</summary>
public sealed class CompanionsRule : IRule
{
    // A companion is searched for each of them.
    private const int MostPapers = 200;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("companions", Severity.Warning, RuleTopic.Bibliography);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var files = context.Policy.Companions;
        return (files.Together.Count > 0 ? Right(context, "together") : null)
            ?? (files.Source is not null ? Right(context, "source") : null)
            ?? (files.Generated.Count > 0 ? Right(context, "generated") : null);
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.WholeList)
        {
            return [];
        }

        var files = context.Policy.Companions;
        return [.. files.WithPapers.SelectMany(path => OutOfStep(context, path, isSource: path == files.Source)), .. Edited(context)];
    }

    /// <summary>Papers that the change adds to the list and not to the file, or takes out of the list alone.</summary>
    private IEnumerable<Finding> OutOfStep(RuleContext context, string path, bool isSource)
    {
        if (context.PullRequest.Companions.GetValueOrDefault(path) is not { } companion)
        {
            // Not read, or not there: nothing is known of it.
            yield break;
        }

        var right = Right(context, isSource ? "source" : "together");
        foreach (var entry in context.Changed.Where(static changed => changed.IsNew && changed.Entry.Kind == EntryKind.Paper).Select(static changed => changed.Entry).Take(MostPapers))
        {
            if (!companion.Names(entry))
            {
                yield return Descriptor.Say(entry, new Message(isSource ? "companions.not-in-source" : "companions.missing", path)) with { Authority = right };
            }
        }

        var kept = context.Head.Entries.Select(static entry => Titles.Key(entry.Title)).ToHashSet(StringComparer.Ordinal);
        foreach (var change in context.Changes.Entries.Where(static change => change.Op == ChangeOp.Remove && change.Entry.Kind == EntryKind.Paper).Take(MostPapers))
        {
            if (!kept.Contains(Titles.Key(change.Entry.Title)) && companion.Names(change.Entry))
            {
                yield return Descriptor.Say(change.Entry, new Message(isSource ? "companions.still-in-source" : "companions.left", path)) with { Authority = right };
            }
        }
    }

    /// <summary>Files that the next run of a program writes over. Told once, whatever lists the change is about.</summary>
    private IEnumerable<Finding> Edited(RuleContext context) =>
        context.Policy.Companions.Generated
            .Where(path => !context.PullRequest.IsToldElsewhere && context.PullRequest.ChangedFiles.Contains(path, StringComparer.Ordinal))
            .Select(path => Descriptor.Say(new Message("companions.generated", path)) with { Authority = Right(context, "generated"), IsOfRequest = true });

    private static Authority? Right(RuleContext context, string key) => context.Policy.AuthorityOf($"companions.{key}");
}
