using System.Globalization;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.GitHub.Commands;

/// <summary>What is said of papers outside a review: who they are, how often they are cited, what that means for the list.</summary>
internal static class PaperAnswers
{
    private const int MostRows = 10;

    private const int MostAuthors = 3;

    /// <summary>One paper by title, id or address.</summary>
    public static async Task<string> LookUpAsync(IPaperSource papers, string what, BaseList list, CancellationToken cancellationToken)
    {
        PaperId? id = PaperId.TryParse(what, out var parsed) ? parsed : PaperId.FromUrl(what);
        var query = id is { } known ? new PaperQuery("", [known]) : new PaperQuery(what, []);
        var lookup = (await papers.LookUpAsync([query], cancellationToken).ConfigureAwait(false))[0];
        if (Certain(lookup, what) is { } paper)
        {
            return Describe(paper, list);
        }

        return lookup switch
        {
            PaperLookup.Ambiguous unclear => $"{Say(list, "answer.ambiguous")}\n\n{string.Join('\n', unclear.Candidates.Take(MostRows).Select(p => $"- {Describe(p, list)}"))}",
            PaperLookup.Unavailable down => Say(list, "answer.unavailable", down.Reason),
            _ => Say(list, "answer.not-found"),
        };
    }

    /// <summary>
    /// The one paper that is meant; null where that is open. A title alone is never enough for a review, but a person who
    /// asked by the exact title of the only candidate sees what they get.
    /// </summary>
    public static Paper? Certain(PaperLookup lookup, string title) => lookup switch
    {
        PaperLookup.Found found => found.Paper,
        PaperLookup.Ambiguous { Candidates: var candidates } when candidates.Where(c => Titles.Normalize(c.Title) == Titles.Normalize(title)).ToList() is [var only] => only,
        _ => null,
    };

    /// <summary>Which papers could leave the top: the overflow section first, least cited first.</summary>
    public static async Task<string> CandidatesAsync(IPaperSource papers, BaseList list, CancellationToken cancellationToken)
    {
        var top = list.List?.Entries.Where(static e => e.Top).ToList() ?? [];
        var overflow = top.FindAll(static e => e.Section.Kind == SectionKind.Overflow);
        var entries = overflow.Count > 0 ? overflow : top;
        if (entries.Count == 0)
        {
            return Say(list, "answer.no-top");
        }

        var lookups = await papers.LookUpAsync(entries.ConvertAll(static e => PaperQuery.For(e, idsOnly: true)), cancellationToken).ConfigureAwait(false);
        var rows = entries.Zip(lookups)
            .Select(static pair => (Entry: pair.First, Paper: (pair.Second as PaperLookup.Found)?.Paper))
            .OrderBy(static row => row.Paper?.CitationCount ?? int.MaxValue)
            .ThenBy(static row => row.Entry.Line)
            .Take(MostRows)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"- {MarkdownText.Link(row.Entry.Title, row.Paper?.Url)}: {Count(row.Paper, list)}"));
        return $"{Say(list, "answer.candidates")}\n\n{string.Join('\n', rows)}";
    }

    /// <summary>One line on a paper: title, year, authors, citations with their date, what the list asks of its year.</summary>
    public static string Describe(Paper paper, BaseList list)
    {
        var names = paper.Authors.Select(static author => author.Name).ToList();
        var authors = (list.List?.Style ?? EntryStyle.English).Names.Write(names, most: MostAuthors);
        var line = $"{MarkdownText.Link(paper.Title, paper.Url)} ({(paper.Year?.ToString(CultureInfo.InvariantCulture) ?? "?")}), {MarkdownText.Inline(authors)}: {Count(paper, list)}";
        return paper.Year is { } year && list.Policy.Policy.Citations.TryGetValue(year, out var needed)
            ? $"{line}; {Say(list, paper.CitationCount >= needed ? "answer.enough" : "answer.needed", year.ToString(CultureInfo.InvariantCulture), needed)}"
            : line;
    }

    private static string Count(Paper? paper, BaseList list) => paper switch
    {
        { CitationCount: { } count, AsOf: { } day } => Say(list, "answer.count-as-of", count, day),
        { CitationCount: { } count } => Say(list, "answer.count", count),
        _ => Say(list, "answer.count-unknown"),
    };

    private static string Say(BaseList list, string key, params IReadOnlyList<object?> arguments) =>
        Messages.Format(new Message(key, arguments), list.Locale, MarkdownText.Inline);
}
