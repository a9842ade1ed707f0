using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// A change of what the list asks, in its own text or in its policy file, is for a maintainer to decide: every later review goes by it. Says
/// what would be asked then, and which papers would fall or rise by it as far as their citations are known. A file that looks like the policy
/// and is not read would change nothing, without a word: so it is named.
/// </summary>
public sealed class CriteriaChangeRule : IRule
{
    private const int MostNamed = 5;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("criteria-change", Severity.Warning, RuleTopic.Criteria);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var unread in context.UnreadPolicies)
        {
            yield return Descriptor.Say(Tell(unread));
        }

        if (context.ProposedErrors.Count > 0)
        {
            // With such a file no pull request could be reviewed any more.
            yield return Descriptor.Say(new Message("criteria-change.errors", Sentences.List(context.ProposedErrors.Take(MostNamed).Select(static e => new Message("facts.place-section", e.ToString())))), Severity.Failure);
        }

        if (context.Proposed is not { } proposed)
        {
            yield break;
        }

        var preview = CriteriaPreview.Of(context, proposed);
        if (preview.Values.Count == 0)
        {
            yield break;
        }

        var values = new Message("criteria-change.values", Sentences.List(preview.Values.Select(static v => new Message("criteria-change.value", Name(v.Path), v.Before, v.After))));
        var over = preview.TopSize is { } size && preview.TopCount > size ? new Message("criteria-change.over", preview.TopCount, size) : null;
        var text = Sentences.Text(
        [
            values,
            Say("criteria-change.fall", [.. preview.With(PreviewEffect.FallsOut)]),
            Say("criteria-change.rise", [.. preview.With(PreviewEffect.ComesUp)]),
            Say("criteria-change.open", [.. preview.With(PreviewEffect.BecomesOpen)]),
            over,
        ]);
        var finding = Descriptor.Say(text!) with
        {
            Lead = Sentences.Text(
                values,
                Counts(preview),
                preview.KnownCount < preview.TopCount && preview.Values.Any(static v => v.Path.StartsWith("citations.", StringComparison.Ordinal)) ? new Message("criteria-change.known", preview.KnownCount, preview.TopCount) : null,
                over),
            Preview = preview,
        };
        yield return context.PullRequest.AuthorMayPush ? finding with { Severity = Severity.Notice } : finding with { Effect = FindingEffect.NeedsMaintainer };
    }

    /// <summary>What is said of a file that looks like the policy and is not read.</summary>
    public static Message Tell(UnreadPolicy unread)
    {
        ArgumentNullException.ThrowIfNull(unread);
        return new(unread.HasPolicy ? "criteria-change.second" : "criteria-change.unread", unread.Path, unread.PolicyPath);
    }

    /// <summary>A value in words where it has some; else by its key in a policy file.</summary>
    private static object Name(string path) => path switch
    {
        "top.size" or "top.years" => new Message($"criteria-change.{path}"),
        _ when path.StartsWith("citations.", StringComparison.Ordinal) => new Message("criteria-change.citations", path["citations.".Length..]),
        _ => path,
    };

    /// <summary>How many papers it makes a difference for, in each way; null where it makes none.</summary>
    private static Message? Counts(CriteriaPreview preview) =>
        Sentences.List(preview.Papers.CountBy(static paper => paper.Effect).OrderBy(static count => count.Key)
            .Select(static count => new Message($"criteria-change.count.{count.Key.WireName().Replace(' ', '-')}{(count.Value == 1 ? ".one" : "")}", count.Value))) is { } counts
            ? new Message("criteria-change.counts", counts)
            : null;

    private static Message? Say(string key, IReadOnlyList<PreviewedPaper> papers) =>
        papers.Count == 0 ? null : new Message(key, papers.Count, Sentences.List(papers.Take(MostNamed).Select(static p =>
            p.Citations is { } count ? new Message("facts.candidate", p.Entry.Title, count.Message) : new Message("facts.place-section", p.Entry.Title))));
}
