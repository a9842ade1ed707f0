using System.Globalization;
using CuratorBot.Core.Statistics;

namespace CuratorBot.Cli.Output;

/// <summary>The tables of a list's statistics, the same on a terminal and in STATISTICS.md. Titles and columns are message keys.</summary>
internal static class StatsTables
{
    private const int MostAuthors = 20;
    private const int MostPairs = 15;
    private const int MostVenues = 15;

    public static IEnumerable<StatsTable> Of(ListStatistics statistics)
    {
        var authors = statistics.Authors;
        yield return new StatsTable(
            "stats.by-year",
            [new("year"), new("papers", Number: true), new("citations", Number: true), new("median", Number: true), new("threshold", Number: true), new("below", Number: true), new("most-cited")],
            [.. statistics.ByYear.Select(y => (string[])
            [
                Plain(y.Year), Plain(y.Papers), Grouped(y.Citations), Grouped(y.MedianCitations), Grouped(y.Threshold), Plain(y.Below),
                y.MostCited is { } most ? $"{TerminalText.Short(most.Entry.Title, 60)} ({Grouped(most.Citations)})" : "",
            ])]);
        yield return new StatsTable("stats.by-section", [new("section"), new("papers", Number: true), new("citations", Number: true)], Rows(statistics.BySection));
        yield return new StatsTable("stats.by-venue", [new("venue"), new("papers", Number: true), new("citations", Number: true)], Rows(statistics.ByVenue.Take(MostVenues)));
        yield return new StatsTable(
            "stats.authors",
            [new("author"), new("score", Number: true), new("papers", Number: true), new("citations", Number: true), new("first", Number: true), new("last", Number: true)],
            [.. authors.Authors.Take(MostAuthors).Select(a => (string[])
                [TerminalText.Short(a.Name, 40), a.Score.ToString("0.00", CultureInfo.InvariantCulture), Plain(a.Papers), Grouped(a.Citations), Plain(a.FirstAuthorships), Plain(a.LastAuthorships)])]);
        yield return new StatsTable(
            "stats.pairs",
            [new("author"), new("author"), new("papers", Number: true)],
            [.. authors.Pairs.Take(MostPairs).Select(p => (string[])[TerminalText.Short(p.First.Name, 40), TerminalText.Short(p.Second.Name, 40), Plain(p.Papers)])]);
        yield return new StatsTable(
            "stats.groups",
            [new("authors", Number: true), new("author")],
            [.. authors.Groups.Take(MostPairs).Select(g => (string[])[Plain(g.Count), string.Join(", ", g.Take(8).Select(a => TerminalText.Short(a.Name, 40))) + (g.Count > 8 ? ", ..." : "")])]);
    }

    private static string[][] Rows(IEnumerable<GroupFigures> groups) =>
        [.. groups.Select(g => (string[])[TerminalText.Short(g.Name, 60), Plain(g.Papers), Grouped(g.Citations)])];

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whole numbers: half a citation between the two in the middle is no figure that anybody looks for.</summary>
    public static string Grouped(double? number) => number is { } known ? Math.Round(known, MidpointRounding.AwayFromZero).ToString("#,0", CultureInfo.InvariantCulture) : "";
}

/// <summary>A table of statistics.</summary>
/// <param name="Title">The message key of its title.</param>
/// <param name="Columns">Its columns, by the last part of their messages <c>stats.column.NAME</c>.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record StatsTable(string Title, IReadOnlyList<TextColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
