using System.Globalization;
using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>Shows how many links have been checked.</summary>
internal sealed class LinkProgressBar(int total) : WorkProgressBar, IProgress<int>
{
    private int _done;

    public void Report(int value) => _done = Math.Max(_done, value);

    protected override void Show(ProgressTask bar, string doing)
    {
        bar.MaxValue = Math.Max(1, total);
        bar.Value = _done;
        bar.Description = Describe(doing);
    }

    protected override string Describe(string doing) => string.Create(CultureInfo.InvariantCulture, $"{doing}: {_done} of {total} links");
}
