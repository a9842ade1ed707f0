using System.Globalization;
using CuratorBot.Links.Downloads;
using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>Shows the progress of a download.</summary>
internal sealed class FetchProgressBar : WorkProgressBar, IProgress<DownloadProgress>
{
    private DownloadProgress _latest = new(0, 0, 0, 0);

    public void Report(DownloadProgress value) => _latest = value;

    protected override void Show(ProgressTask bar, string doing)
    {
        var latest = _latest;
        bar.IsIndeterminate = latest.Total == 0;
        bar.MaxValue = Math.Max(1, latest.Total);
        bar.Value = latest.Done;
        bar.Description = string.Create(
            CultureInfo.InvariantCulture, $"{doing}: {latest.Done} of {latest.Total} papers, {FetchOutput.Size(latest.Bytes)}{(latest.Failed > 0 ? $", {latest.Failed} failed" : "")}");
    }
}
