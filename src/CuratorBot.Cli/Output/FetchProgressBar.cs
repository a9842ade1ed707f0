using System.Globalization;
using CuratorBot.Links.Downloads;
using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>Shows the progress of a download.</summary>
internal sealed class FetchProgressBar : WorkProgressBar, IProgress<DownloadProgress>
{
    private DownloadProgress _latest = new(0, 0, 0, 0);

    /// <summary>How many papers are there, of how many.</summary>
    public (int Done, int Total) Count => (_latest.Done, _latest.Total);

    public void Report(DownloadProgress value) => _latest = value;

    protected override void Show(ProgressTask bar, string doing)
    {
        var latest = _latest;
        bar.IsIndeterminate = latest.Total == 0;
        bar.MaxValue = Math.Max(1, latest.Total);
        bar.Value = latest.Done;
        bar.Description = Describe(doing);
    }

    protected override string Describe(string doing) => string.Create(
        CultureInfo.InvariantCulture, $"{doing}: {_latest.Done} of {_latest.Total} papers, {FetchOutput.Size(_latest.Bytes)}{(_latest.Failed > 0 ? $", {_latest.Failed} failed" : "")}");
}
