using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>Shows the progress of work to a person at a terminal, on stderr, and only if the work takes a while.</summary>
internal abstract class WorkProgressBar
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a line is written to a log: often enough to tell slow work from work that hangs.</summary>
    private static readonly TimeSpan LogStep = TimeSpan.FromSeconds(15);

    /// <summary>Waits for work and shows a bar meanwhile; without a terminal, a line now and then.</summary>
    public async Task<T> ShowAsync<T>(CliHost host, string doing, Task<T> work)
    {
        if (!host.ErrorIsTerminal)
        {
            while (await Task.WhenAny(work, Task.Delay(LogStep, host.Clock)) != work)
            {
                await host.Error.WriteLineAsync(Describe(doing));
            }

            return await work;
        }

        return await Task.WhenAny(work, Task.Delay(Patience, host.Clock)) == work
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

    /// <summary>How far the work is, in a line.</summary>
    protected abstract string Describe(string doing);

    /// <summary>Updates the bar.</summary>
    protected abstract void Show(ProgressTask bar, string doing);
}
