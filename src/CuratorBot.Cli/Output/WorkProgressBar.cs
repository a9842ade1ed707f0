using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>Shows the progress of work to a person at a terminal, on stderr, and only if the work takes a while.</summary>
internal abstract class WorkProgressBar
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

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

    /// <summary>Updates the bar.</summary>
    protected abstract void Show(ProgressTask bar, string doing);
}
