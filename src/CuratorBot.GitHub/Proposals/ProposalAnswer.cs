using CuratorBot.Core.Bibliographies;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Policies;
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

    /// <summary>The answer in Markdown, in the language of the list; null where the repository has no list of papers.</summary>
    /// <param name="query">The paper that is suggested.</param>
    /// <param name="list">The list it is suggested for.</param>
    /// <param name="today">The day of the suggestion, for what is a new paper.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<string?> WriteAsync(PaperQuery query, BaseList list, DateOnly today, CancellationToken cancellationToken)
    {
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
        var lookups = await _papers.LookUpAsync([query, .. candidates.Select(static e => PaperQuery.For(e, idsOnly: true))], cancellationToken).ConfigureAwait(false);
        if (PaperAnswers.Certain(lookups[0], query.Title) is not { } paper)
        {
            return lookups[0] switch
            {
                PaperLookup.Ambiguous unclear => $"{Say(list, "answer.ambiguous")}\n\n{string.Join('\n', unclear.Candidates.Take(10).Select(p => $"- {PaperAnswers.Describe(p, list)}"))}\n\n{Say(list, "suggestion.say-which")}",
                PaperLookup.Unavailable down => Say(list, "answer.unavailable", down.Reason),
                _ => $"{Say(list, "answer.not-found")} {Say(list, "suggestion.give-link")}",
            };
        }

        if (InList(paper, list) is { } entry)
        {
            return $"{PaperAnswers.Describe(paper, list)}\n\n{Say(list, "suggestion.in-list", entry.Section.Title, entry.Line)}";
        }

        var place = PlaceOf(paper, list.Policy.Policy, today);
        var parts = new List<string> { PaperAnswers.Describe(paper, list), Say(list, $"suggestion.{place}", SectionFor(place, list) ?? "") };
        if (place is "top" or "overflow" && list.Policy.Policy.TopSize is { } size && (list.List?.TopCount ?? 0) >= size)
        {
            parts.Add(Say(list, "suggestion.must-leave", size));
            parts.Add(string.Join('\n', candidates.Zip(lookups.Skip(1))
                .Select(static pair => (Entry: pair.First, Paper: (pair.Second as PaperLookup.Found)?.Paper))
                .OrderBy(static row => row.Paper?.CitationCount ?? int.MaxValue)
                .Take(3)
                .Select(row => row.Paper is { } known ? $"- {PaperAnswers.Describe(known, list)}" : $"- {MarkdownText.Inline(row.Entry.Title)}")));
        }

        parts.Add($"{Say(list, "suggestion.line")}\n\n{MarkdownText.Fenced(LineOf(paper, list, top: place is "top" or "overflow"), "markdown")}");
        if (place is "top" or "overflow")
        {
            parts.Add($"{Say(list, "suggestion.bibtex")}\n\n{MarkdownText.Fenced(BibWriter.Write(paper, new BibKeys([])), "bibtex")}");
        }

        return string.Join("\n\n", parts.Where(static p => p.Length > 0));
    }

    private static Entry? InList(Paper paper, BaseList list)
    {
        var ids = PaperId.Of(paper).ToHashSet();
        var title = Titles.Normalize(paper.Title);
        return list.List?.Entries.FirstOrDefault(e => e.Ids.Any(ids.Contains) || Titles.Normalize(e.Title) == title);
    }

    /// <summary>Where the list's criteria put a paper; the last part of the message's key.</summary>
    private static string PlaceOf(Paper paper, Policy policy, DateOnly today)
    {
        if (policy.NewPaperMonths > 0 && paper.PublicationDate is { } published && published > today.AddMonths(-policy.NewPaperMonths))
        {
            return "new";
        }

        if (paper.Year is not { } year)
        {
            return "no-year";
        }

        if (policy.OldPapersBefore is { } before && year < before)
        {
            return "old";
        }

        if (year < policy.FirstYear || year > policy.LastYear)
        {
            return "outside";
        }

        if (!policy.Citations.TryGetValue(year, out var needed))
        {
            return "top";
        }

        return paper.CitationCount switch
        {
            null => "unknown",
            { } count when count >= needed => "top",
            _ => year == policy.LastYear && policy.Sections.Overflow.Count > 0 ? "overflow" : "below",
        };
    }

    private static string? SectionFor(string place, BaseList list) => place switch
    {
        "new" => TitleOf(SectionKind.New, list),
        "old" => TitleOf(SectionKind.Old, list),
        "overflow" => TitleOf(SectionKind.Overflow, list),
        _ => null,
    };

    private static string? TitleOf(SectionKind kind, BaseList list) => list.List?.Sections.FirstOrDefault(s => s.Kind == kind)?.Title;

    private static string LineOf(Paper paper, BaseList list, bool top)
    {
        var style = list.List?.Style ?? EntryStyle.English;
        var names = paper.Authors.Select(static a => AuthorName.Parse(a.Name)?.Abbreviated ?? a.Name).ToList();
        var authors = names.Count == 0 ? null : style.Names.Write(names, most: 2);
        var url = paper.ExternalIds.TryGetValue("ArXiv", out var arxiv) ? $"https://arxiv.org/pdf/{arxiv}" : paper.OpenAccessPdf;
        IReadOnlyList<EntryLink> links = url is not null
            ? [new EntryLink("pdf", url)]
            : paper.ExternalIds.TryGetValue("DOI", out var doi) ? [new EntryLink("html", $"https://doi.org/{doi}")] : [];
        return style.Write(paper.Title, paper.Year, authors, links, top);
    }

    private static string Say(BaseList list, string key, params IReadOnlyList<object?> arguments) =>
        Messages.Format(new Message(key, arguments), list.Locale, MarkdownText.Inline);
}
