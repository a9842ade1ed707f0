using System.Globalization;
using CuratorBot.SemanticScholar;
using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>Shows the progress of look-ups.</summary>
internal sealed class LookupProgressBar : WorkProgressBar, IProgress<LookupProgress>
{
    private LookupProgress? _latest;

    public void Report(LookupProgress value) => _latest = value;

    protected override void Show(ProgressTask bar, string doing)
    {
        bar.IsIndeterminate = _latest is null;
        if (_latest is { } latest)
        {
            bar.MaxValue = Math.Max(1, latest.Total);
            bar.Value = latest.Done;
            bar.Description = Describe(doing);
        }
    }

    protected override string Describe(string doing) =>
        _latest is { } latest ? string.Create(CultureInfo.InvariantCulture, $"{doing}: {latest.Done} of {latest.Total} papers, {latest.Requests} requests") : doing;
}
