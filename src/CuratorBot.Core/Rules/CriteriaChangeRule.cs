using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// A change of what the list asks, in its own text or in its policy file, is for a maintainer to decide: every later review goes by it. Says
/// what would be asked then, and which papers would fall or rise by it as far as their citations are known.
/// </summary>
public sealed class CriteriaChangeRule : IRule
{
    private const int MostNamed = 5;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("criteria-change", Severity.Warning, RuleTopic.Top);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.ProposedErrors.Count > 0)
        {
            // With such a file no pull request could be reviewed any more.
            yield return Descriptor.Say(new Message("criteria-change.errors", Sentences.List(context.ProposedErrors.Take(MostNamed).Select(static e => new Message("facts.place-section", e.ToString())))), Severity.Failure);
        }

        if (context.Proposed is not { } proposed)
        {
            yield break;
        }

        var values = PolicyDifference.Between(context.Policy, proposed);
        if (values.Count == 0)
        {
            yield break;
        }

        var then = context.JudgedBy(proposed);
        var known = context.Result.Entries.Where(static e => e.Kind == EntryKind.Paper).Select(e => (Now: context.FactsOf(e), Then: then.FactsOf(e))).ToList();
        var text = Sentences.Text(
        [
            new Message("criteria-change.values", Sentences.List(values.Select(static v => new Message("criteria-change.value", Name(v.Path), v.Before, v.After)))),
            Say("criteria-change.fall", known.FindAll(static p => p.Now.Entry.Top && Reaches(p.Now) && !Reaches(p.Then)).ConvertAll(static p => p.Now)),
            Say("criteria-change.rise", known.FindAll(static p => !IsInTopic(p.Now) && !Reaches(p.Now) && p.Then is { Citations: not null } && Reaches(p.Then)).ConvertAll(static p => p.Now)),
            proposed.TopSize is { } size && context.Result.TopAfter > size ? new Message("criteria-change.over", context.Result.TopAfter, size) : null,
        ]);
        yield return context.PullRequest.AuthorMayPush
            ? Descriptor.Say(text!, Severity.Notice)
            : Descriptor.Say(text!) with { Effect = FindingEffect.NeedsMaintainer };
    }

    /// <summary>A value in words where it has some; else by its key in a policy file.</summary>
    private static object Name(string path) => path switch
    {
        "top.size" or "top.years" => new Message($"criteria-change.{path}"),
        _ when path.StartsWith("citations.", StringComparison.Ordinal) => new Message("criteria-change.citations", path["citations.".Length..]),
        _ => path,
    };

    /// <summary>Whether a paper meets what a topical section of the top asks by year and citations; an unknown count meets it.</summary>
    private static bool Reaches(EntryFacts facts) => facts.Year == YearFit.Fits && !(facts.Citations?.Citations < facts.Asked?.Citations);

    private static bool IsInTopic(EntryFacts facts) => facts.Entry.Section.Kind == SectionKind.Top;

    private static Message? Say(string key, List<EntryFacts> papers) =>
        papers.Count == 0 ? null : new Message(key, papers.Count, Sentences.List(papers.Take(MostNamed).Select(static p =>
            p.Citations is { } count ? new Message("facts.candidate", p.Entry.Title, count.Message) : new Message("facts.place-section", p.Entry.Title))));
}
