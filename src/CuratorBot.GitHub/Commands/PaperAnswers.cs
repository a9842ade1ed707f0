using System.Globalization;
using CuratorBot.Core.Judging;
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
        if (Certain(lookup, what) is { } found)
        {
            return Describe(found, list) + Retracted(lookup, list);
        }

        return lookup switch
        {
            PaperLookup.Ambiguous unclear => $"{Say(list, "answer.ambiguous")}\n\n{string.Join('\n', unclear.Candidates.Take(MostRows).Select(p => $"- {Describe(p, list)}"))}",
            PaperLookup.Unavailable down => Unavailable(down, list),
            _ => Say(list, "answer.not-found"),
        };
    }

    /// <summary>Why a paper could not be looked up, and what the second source has of it.</summary>
    public static string Unavailable(PaperLookup.Unavailable down, BaseList list) =>
        Say(list, "answer.unavailable", down.Why)
        + (down.Second is PaperLookup.Found second ? $"\n\n{Say(list, "answer.second")} {Describe(second, list)}{Retracted(down, list)}" : "");

    /// <summary>A paragraph that says so of a paper that was retracted; else empty.</summary>
    public static string Retracted(PaperLookup lookup, BaseList list) =>
        lookup.Second is PaperLookup.Found { Paper.IsRetracted: true } ? $"\n\n**{Say(list, "answer.retracted")}**" : "";

    /// <summary>
    /// The one paper that is meant; null where that is open. A title alone is never enough for a review, but a person who
    /// asked by the exact title of the only candidate sees what they get.
    /// </summary>
    public static PaperLookup.Found? Certain(PaperLookup lookup, string title) => lookup switch
    {
        PaperLookup.Found found => found,
        PaperLookup.Ambiguous { Candidates: var candidates } when candidates.Where(c => Titles.Normalize(c.Title) == Titles.Normalize(title)).ToList() is [var only] => Alone(only),
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
        var rows = LeastCitedFirst(entries, lookups)
            .Take(MostRows)
            .Select(row => $"- {MarkdownText.Link(row.Entry.Title, row.Found?.Paper.Url)}: {Count(row.Found, list)}");
        return $"{Say(list, "answer.candidates")}\n\n{string.Join('\n', rows)}";
    }

    /// <summary>Papers with what was found of them, least cited first and those without a count last.</summary>
    public static IEnumerable<(Entry Entry, PaperLookup.Found? Found)> LeastCitedFirst(IEnumerable<Entry> entries, IEnumerable<PaperLookup> lookups) =>
        entries.Zip(lookups)
            .Select(static pair => (Entry: pair.First, Found: pair.Second as PaperLookup.Found))
            .OrderBy(static row => CitationCount.Of(row.Found)?.Citations ?? int.MaxValue)
            .ThenBy(static row => row.Entry.Line);

    /// <summary>One line on a record that may be the paper; see <see cref="Describe(PaperLookup.Found, BaseList)"/>.</summary>
    public static string Describe(Paper candidate, BaseList list) => Describe(Alone(candidate), list);

    /// <summary>One line on a paper: title, year, authors, citations with their date, what the list asks of its year.</summary>
    public static string Describe(PaperLookup.Found found, BaseList list)
    {
        var paper = found.Paper;
        var names = paper.Authors.Select(static author => author.Name).ToList();
        var authors = (list.List?.Style ?? EntryStyle.English).Names.Write(names, most: MostAuthors);
        var line = $"{MarkdownText.Link(paper.Title, paper.Url)} ({(paper.Year?.ToString(CultureInfo.InvariantCulture) ?? "?")}), {MarkdownText.Inline(authors)}: {Count(found, list)}";
        return CitationsNeeded.OfYear(paper.Year, list.Policy.Policy) is { } needed
            ? $"{line}; {Say(list, CitationCount.Of(found)?.Citations >= needed.Citations ? "answer.enough" : "answer.needed", needed.Year.ToString(CultureInfo.InvariantCulture), needed.Citations)}"
            : line;
    }

    private static string Count(PaperLookup.Found? found, BaseList list) => CitationCount.Of(found) switch
    {
        { Citations: var count, AsOf: { } day } => Say(list, $"answer.count-as-of{Number(count)}", count, day),
        { Citations: var count } => Say(list, $"answer.count{Number(count)}", count),
        null => Say(list, "answer.count-unknown"),
    };

    /// <summary>The ending of a key that says it of one.</summary>
    private static string Number(int count) => count == 1 ? ".one" : "";

    private static PaperLookup.Found Alone(Paper record) => new(record, MatchedBy.Title, 1);

    private static string Say(BaseList list, string key, params IReadOnlyList<object?> arguments) =>
        Messages.Format(new Message(key, arguments), list.Locale, MarkdownText.Inline);
}
