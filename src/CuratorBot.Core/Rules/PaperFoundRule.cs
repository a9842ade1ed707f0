using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// The paper is found at the source, once. Where not, nothing is held against it: the checks that need its record stay open,
/// and in the top that leaves the review open, too.
/// </summary>
public sealed class PaperFoundRule : IRule
{
    /// <summary>Candidates that are listed, and authors of one.</summary>
    private const int MostNamed = 3;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("paper-found", Severity.Warning, RuleTopic.Unknown);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy.NeedsRecords ? Authority.Always : null;
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var papers = context.Facts.Where(static f => f.Applies(Cause.NotFound)).ToList();
        var wanted = papers.FindAll(IsToBeFound);

        // An outage is one cause, however many papers it hides.
        var hidden = wanted.FindAll(static f => f.Lookup is PaperLookup.Unavailable);
        if (hidden.Count > 0)
        {
            yield return Descriptor.Say(new Message("paper-found.unavailable", Reason(hidden[0]), hidden.Count), Severity.Notice) with
            {
                Effect = hidden.Exists(NeedsRecord) ? FindingEffect.Inconclusive : FindingEffect.None,
            };
        }

        foreach (var facts in hidden.Where(static f => NeedsRecord(f) && f.SecondCitations?.Citations < f.Needed?.Citations))
        {
            yield return Descriptor.Say(facts.Entry, new Message("paper-found.second-below", facts.SecondCitations!.Message, facts.Needed!.Year, facts.Needed.Citations), Severity.Notice) with
            {
                Effect = FindingEffect.Inconclusive,
            };
        }

        foreach (var facts in wanted)
        {
            if (MessageFor(context, facts) is not { } message || (TitleAlone.Of(facts.Changed, context) is not null && !NeedsRecord(facts)))
            {
                continue;
            }

            yield return NeedsRecord(facts)
                ? Descriptor.Say(facts.Entry, Sentences.Text(message, new Message("paper-found.open"))!) with { Effect = FindingEffect.Inconclusive }
                : Descriptor.Say(facts.Entry, message, Severity.Notice);
        }

        // Other authors or a link to another paper may be what makes the record unsure: no thanks for a correction that nobody could compare.
        foreach (var facts in papers.Where(static f => !IsToBeFound(f) && (f.Changed.Touches(EntryField.Authors) || ChangesIds(f.Changed))))
        {
            if (facts.Lookup is PaperLookup.Ambiguous { Candidates.Count: > 0 } && MessageFor(context, facts) is { } message)
            {
                // Where the authors alone differ, the sentence says how.
                var open = message.Key == "paper-found.ambiguous" ? new Message("paper-found.not-compared") : null;
                yield return Descriptor.Say(facts.Entry, Sentences.Text([message, open])!, Severity.Notice);
            }
        }
    }

    /// <summary>Why nobody could be asked: the first source, and the second where it was.</summary>
    private static Message Reason(EntryFacts facts)
    {
        var first = ((PaperLookup.Unavailable)facts.Lookup!).Why;
        return facts.Lookup.Second is PaperLookup.Unavailable second ? new Message("outage.both", first, second.Why) : first;
    }

    private static bool IsToBeFound(EntryFacts facts) => facts.Changed.IsNew || facts.Changed.EntersTop || HasOtherTitle(facts.Changed);

    /// <summary>Whether an edit gives the paper another title; one that only cleans it up asks nothing new.</summary>
    private static bool HasOtherTitle(ChangedEntry changed) =>
        changed.Touches(EntryField.Title) && !(changed.Before is { } before && string.Equals(Titles.Key(before.Title), Titles.Key(changed.Entry.Title), StringComparison.Ordinal));

    private static bool ChangesIds(ChangedEntry changed) =>
        changed.Before is { } before && !before.Ids.ToHashSet().SetEquals(changed.Entry.Ids);

    /// <summary>Only in the top does something depend on the record, and not for a paper that cannot stay there.</summary>
    private static bool NeedsRecord(EntryFacts facts) => facts.Entry.Top && facts.Year == YearFit.Fits;

    private static Message? MessageFor(RuleContext context, EntryFacts facts) => facts.Lookup switch
    {
        PaperLookup.NotFound or PaperLookup.Ambiguous { Candidates.Count: 0 } when facts.Entry.Title.Length == 0 => new Message("paper-found.not-found-by-link"),
        PaperLookup.NotFound or PaperLookup.Ambiguous { Candidates.Count: 0 } => new Message("paper-found.not-found", facts.Entry.Title),
        PaperLookup.Ambiguous { Candidates: [var only] } when OnlyAuthorsDiffer(facts.Entry, only) =>
            new Message("paper-found.other-authors", only.Title, facts.Entry.Authors, Names(only, context.Style), PaperSources.NameOf(only.Source)),
        PaperLookup.Ambiguous { Candidates: [var only] } => new Message("paper-found.ambiguous-one", facts.Entry.Title, Name(only)),
        PaperLookup.Ambiguous ambiguous => new Message("paper-found.ambiguous", facts.Entry.Title, Sentences.List(ambiguous.Candidates.Take(MostNamed).Select(Name))),
        PaperLookup.Found found when NeedsRecord(facts) && facts.Citations is null => new Message("paper-found.no-count", found.Paper.Title, PaperSources.NameOf(found.Paper.Source)),
        _ => null,
    };

    /// <summary>Whether a record is that of the entry but for its authors: there is nothing to choose, one side is wrong.</summary>
    private static bool OnlyAuthorsDiffer(Entry entry, Paper record) =>
        PaperMatcher.Compare(PaperQuery.For(entry), record) is { IsSameTitle: true, Authors: false, YearsApart: not > 1 };

    private static string Names(Paper record, EntryStyle style) =>
        string.Join(", ", record.Authors.Take(MostNamed).Select(author => author.Name)) + (record.Authors.Count > MostNamed ? style.EtAl : "");

    private static Message Name(Paper paper) => (paper.Year, paper.Authors) switch
    {
        ({ } year, [var first, ..]) => new Message("paper-found.candidate", paper.Title, year, first.Name),
        ({ } year, _) => new Message("paper-found.candidate-year", paper.Title, year),
        _ => new Message("paper-found.candidate-title", paper.Title),
    };
}
