using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Links;

namespace CuratorBot.Cli.Output;

/// <summary>Writes the results of checking a list's links.</summary>
internal static class LinksOutput
{
    private static readonly TextColumn[] Columns = [new("state"), new("line", Number: true), new("link"), new("why")];

    public static void WriteJson(IReadOnlyList<(LinkAnswer Answer, IReadOnlyList<int> Lines)> links, TextWriter output) =>
        JsonOutput.Write(
            [.. links.Select(static l => new CheckedLinkShape(l.Answer.Url, Spelling.Of(l.Answer.State), l.Answer.Status, l.Answer.Reason, l.Answer.MovedTo, l.Answer.MovedForGood, l.Lines))],
            output);

    public static void WriteText(IReadOnlyList<(LinkAnswer Answer, IReadOnlyList<int> Lines)> links, TextPage page)
    {
        // Dead links first; those that are alive and where they were are left out, and so are those that only lead elsewhere for now.
        var better = links.Where(static l => l.Answer is { State: LinkState.Alive, Better: not null }).ToList();
        var shown = links.Where(static l => l.Answer.State != LinkState.Alive)
            .OrderBy(static l => l.Answer.State == LinkState.Dead ? 0 : 1)
            .Select(static l => Row(Spelling.Of(l.Answer.State), l.Lines, l.Answer.Url, l.Answer.Better is { } now ? $"{l.Answer.Reason}; now at {now}" : l.Answer.Reason))
            .Concat(better.GroupBy(static l => MovedAddress.Sites(l.Answer.Url, l.Answer.Better!) is var (from, to) ? (from, to) : (l.Answer.Url, l.Answer.Better!))
                .Select(static moved => Row("moved", moved.SelectMany(static l => l.Lines), moved.Key.Item1, $"now at {moved.Key.Item2}")))
            .ToList();
        if (shown.Count > 0)
        {
            page.WriteTable(Columns, shown);
        }

        var dead = Count(links, LinkState.Dead);
        page.WriteLine(
            new Stretch(string.Create(CultureInfo.InvariantCulture, $"{links.Count} {(links.Count == 1 ? "link" : "links")}: {Count(links, LinkState.Alive)} alive, ")),
            new Stretch(string.Create(CultureInfo.InvariantCulture, $"{dead} dead"), dead > 0 ? Mark.Bad : Mark.Good),
            new Stretch(string.Create(CultureInfo.InvariantCulture, $", {Count(links, LinkState.Unknown)} unknown; {better.Count} moved for good")));
    }

    private static int Count(IReadOnlyList<(LinkAnswer Answer, IReadOnlyList<int> Lines)> links, LinkState state) => links.Count(l => l.Answer.State == state);

    private static string[] Row(string state, IEnumerable<int> lines, string url, string why) =>
        [state, string.Join(',', lines.Distinct().Order()), TerminalText.OneLine(url), TerminalText.OneLine(why)];
}
