using CuratorBot.Core.Bibliographies;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Proposals;

/// <summary>
/// Answers a suggestion: which paper it is, what its citations mean for the list, where it would go, what would have to
/// leave, and the texts to paste. Also where it does not qualify, or is in the list already.
/// </summary>
public sealed class ProposalAnswer
{
    private readonly IPaperSource _papers;

    /// <param name="papers">Where the facts of papers come from.</param>
    public ProposalAnswer(IPaperSource papers)
    {
        _papers = papers;
    }

    /// <summary>
    /// The answer in Markdown, in the language of the list; null where the repository has no list of papers, and where no paper is found that an
    /// issue may not even have meant.
    /// </summary>
    /// <param name="proposal">The paper that is suggested.</param>
    /// <param name="list">The list it is suggested for.</param>
    /// <param name="today">The day of the suggestion, for what is a new paper.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<string?> WriteAsync(Proposal proposal, BaseList list, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(list);
        if (!list.IsOfPapers)
        {
            return null;
        }

        if (list.Policy.Errors.Count > 0)
        {
            return Say(list, "suggestion.broken-policy", string.Join("; ", list.Policy.Errors));
        }

        var candidates = list.List?.Entries.Where(static e => e is { Top: true, Section.Kind: SectionKind.Overflow }).ToList() ?? [];
        IEnumerable<PaperQuery> mentioned = proposal.Mentioned is { } id ? [new PaperQuery("", [id])] : [];
        var lookups = await _papers.LookUpAsync([proposal.Query, .. mentioned, .. candidates.Select(static e => PaperQuery.For(e, idsOnly: true))], cancellationToken).ConfigureAwait(false);
        var ofCandidates = lookups.TakeLast(candidates.Count);
        if ((PaperAnswers.Certain(lookups[0], proposal.Query.Title) ?? MentionedPaper(proposal, lookups)) is not { } found)
        {
            return lookups[0] switch
            {
                _ when !proposal.IsSure && !IsAmong(lookups[0], proposal) => null,
                PaperLookup.Ambiguous unclear => $"{Say(list, "answer.ambiguous")}\n\n{string.Join('\n', unclear.Candidates.Take(10).Select(p => $"- {PaperAnswers.Describe(p, list)}"))}\n\n{Say(list, "suggestion.say-which")}",
                PaperLookup.Unavailable down => PaperAnswers.Unavailable(down, list),
                _ => $"{Say(list, "answer.not-found")} {Say(list, "suggestion.give-link")}",
            };
        }

        var facts = EntryFacts.OfPaper(found, list.List, list.Policy.Policy, today);
        var parts = new List<string> { PaperAnswers.Describe(found, list) + PaperAnswers.Retracted(lookups[0], list) };
        if (facts.Duplicate is { } duplicate)
        {
            var (title, section, line) = (duplicate.Other.Title, duplicate.Other.Section.Title, duplicate.Other.Line);
            if (facts.Applies(Cause.Duplicate))
            {
                return $"{parts[0]}\n\n{Say(list, "suggestion.in-list", section, line)}";
            }

            parts.Add(Say(list, duplicate.MessageKey, title, section, line));
        }

        var place = facts.Place;
        parts.Add(Say(list, KeyOf(facts), place.Section ?? ""));
        if (place.IsInTop && list.Policy.Policy.TopSize is { } size && (list.List?.TopCount ?? 0) >= size)
        {
            parts.Add(Say(list, "suggestion.must-leave", size));
            parts.Add(string.Join('\n', PaperAnswers.LeastCitedFirst(candidates, ofCandidates)
                .Take(3)
                .Select(row => row.Found is { } known ? $"- {PaperAnswers.Describe(known, list)}" : $"- {MarkdownText.Inline(row.Entry.Title)}")));
        }

        parts.Add($"{Say(list, "suggestion.line")}\n\n{MarkdownText.Fenced(LineOf(found.Paper, place, list), "markdown")}");
        if (place.IsInTop)
        {
            parts.Add($"{Say(list, "suggestion.bibtex")}\n\n{MarkdownText.Fenced(BibWriter.Write(found.Paper, new BibKeys([])), "bibtex")}");
        }

        return string.Join("\n\n", parts.Where(static p => p.Length > 0));
    }

    /// <summary>The line of a paper as it would stand at its place; where it may stand in several sections, as in the first of them.</summary>
    private static string LineOf(Paper paper, Place place, BaseList list) =>
        (list.List is { } read && read.Entries.Select(static entry => entry.Section).FirstOrDefault(section => place.Section is { } title ? section.Title == title : section.InTop == place.IsInTop) is { } there
            ? RecordLine.In(paper, read, there, list.Policy.Policy)
            : null)
        ?? RecordLine.Write(paper, list.List?.Style ?? EntryStyle.English, place.IsInTop);

    /// <summary>The paper that a sentence mentions, where its title has the words that were proposed, or where no paper has them.</summary>
    private static PaperLookup.Found? MentionedPaper(Proposal proposal, IReadOnlyList<PaperLookup> lookups) =>
        proposal.Mentioned is not null && lookups[1] is PaperLookup.Found found && (HasWords(found.Paper, proposal) || lookups[0] is PaperLookup.NotFound) ? found : null;

    /// <summary>Whether a paper that may be meant has the words that were proposed; else they may well be about something else.</summary>
    private static bool IsAmong(PaperLookup lookup, Proposal proposal) =>
        lookup is PaperLookup.Ambiguous unclear && unclear.Candidates.Any(paper => HasWords(paper, proposal));

    private static bool HasWords(Paper paper, Proposal proposal) =>
        $" {Titles.Normalize(paper.Title)} ".Contains($" {Titles.Normalize(proposal.Query.Title)} ", StringComparison.Ordinal);

    private static string KeyOf(EntryFacts facts) => facts.Place.Kind switch
    {
        PlaceKind.New => "suggestion.new",
        PlaceKind.Old => "suggestion.old",
        PlaceKind.Outside => "suggestion.outside",
        PlaceKind.Top => "suggestion.top",
        PlaceKind.Overflow => "suggestion.overflow",
        PlaceKind.Below => "suggestion.below",
        _ => facts.KnownYear is null ? "suggestion.no-year" : "suggestion.unknown",
    };

    private static string Say(BaseList list, string key, params IReadOnlyList<object?> arguments) =>
        Messages.Format(new Message(key, arguments), list.Locale, MarkdownText.Inline);
}
