using System.Globalization;
using CuratorBot.SemanticScholar;
using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>Shows a person on a terminal how far the look-ups are, on stderr, and only when they take a while.</summary>
internal sealed class LookupProgressBar : IProgress<LookupProgress>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private LookupProgress? _latest;

    public void Report(LookupProgress value) => _latest = value;

    /// <summary>Waits for work and shows a bar meanwhile.</summary>
    public async Task<T> ShowAsync<T>(CliHost host, string doing, Task<T> work)
    {
        return !host.ErrorIsTerminal || await Task.WhenAny(work, Task.Delay(Patience, host.Clock)) == work
            ? await work
            : await TerminalPage.Console(host.Error, host).Progress().AutoClear(enabled: true).StartAsync(async bars =>
            {
                var bar = bars.AddTask(doing);
                do
                {
                    Show(bar, doing);
                }
                while (await Task.WhenAny(work, Task.Delay(Step, host.Clock)) != work);

                return await work;
            });
    }

    private void Show(ProgressTask bar, string doing)
    {
        bar.IsIndeterminate = _latest is null;
        if (_latest is { } latest)
        {
            bar.MaxValue = Math.Max(1, latest.Total);
            bar.Value = latest.Done;
            bar.Description = string.Create(CultureInfo.InvariantCulture, $"{doing}: {latest.Done} of {latest.Total} papers, {latest.Requests} requests");
        }
    }
}
