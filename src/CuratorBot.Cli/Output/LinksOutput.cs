using System.Globalization;
using CuratorBot.Core.Judging;
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
        // Dead links first; links that are alive and have not moved are left out.
        var shown = links
            .Where(static l => l.Answer.State != LinkState.Alive || l.Answer.MovedTo is not null)
            .OrderBy(static l => l.Answer.State switch { LinkState.Dead => 0, LinkState.Unknown => 1, _ => 2 })
            .ToList();
        if (shown.Count > 0)
        {
            page.WriteTable(Columns, [.. shown.Select(static l => Row(l.Answer, l.Lines))]);
        }

        var dead = Count(links, LinkState.Dead);
        page.WriteLine(
            new Stretch(string.Create(CultureInfo.InvariantCulture, $"{links.Count} {(links.Count == 1 ? "link" : "links")}: {Count(links, LinkState.Alive)} alive, ")),
            new Stretch(string.Create(CultureInfo.InvariantCulture, $"{dead} dead"), dead > 0 ? Mark.Bad : Mark.Good),
            new Stretch(string.Create(CultureInfo.InvariantCulture, $", {Count(links, LinkState.Unknown)} unknown; {links.Count(static l => l.Answer.MovedTo is not null)} redirected")));
    }

    private static int Count(IReadOnlyList<(LinkAnswer Answer, IReadOnlyList<int> Lines)> links, LinkState state) => links.Count(l => l.Answer.State == state);

    private static string[] Row(LinkAnswer answer, IReadOnlyList<int> lines) =>
    [
        answer is { State: LinkState.Alive } ? "moved" : Spelling.Of(answer.State),
        string.Join(',', lines),
        TerminalText.OneLine(answer.Url),
        TerminalText.OneLine(answer is { State: LinkState.Alive, MovedTo: { } to } ? $"{(answer.MovedForGood ? "for good" : "for now")} to {to}" : answer.Reason),
    ];
}
