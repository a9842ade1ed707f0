using System.Globalization;
using CuratorBot.Links.Downloads;

namespace CuratorBot.Cli.Output;

/// <summary>Writes what a download fetched, and what it did not fetch and why.</summary>
internal static class FetchOutput
{
    private const int LongestTitle = 60;

    private static readonly TextColumn[] Columns = [new("paper"), new("not from"), new("because it")];

    public static void WriteText(DownloadResult result, string folder, TextPage page)
    {
        var failed = result.Manifest.Papers.Where(static p => p.State == ManifestPaper.Failed).ToList();
        if (failed.Count > 0)
        {
            page.WriteTable(Columns, [.. failed.SelectMany(Rows)]);
        }

        page.WriteLine(
            new Stretch(string.Create(CultureInfo.InvariantCulture, $"{result.Fetched} fetched ({Size(result.Bytes)}), {result.Kept} kept, ")),
            new Stretch(string.Create(CultureInfo.InvariantCulture, $"{failed.Count} failed"), failed.Count > 0 ? Mark.Bad : Mark.Good),
            new Stretch($": {TerminalText.OneLine(Path.Combine(folder, Manifest.FileName))} lists everything"));
    }

    /// <summary>A number of bytes in a readable unit.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB");

    private static IEnumerable<IReadOnlyList<string>> Rows(ManifestPaper paper)
    {
        var title = TerminalText.Short(paper.Title, LongestTitle);
        return paper.Attempts.Select((attempt, i) => (string[])[i == 0 ? title : "", TerminalText.OneLine(attempt.Url), TerminalText.OneLine(Clause(attempt.Reason))]);
    }

    /// <summary>Turns a bare status into a clause.</summary>
    private static string Clause(string reason) => char.IsAsciiDigit(reason[0]) ? $"answers {reason}" : reason;
}
