using Spectre.Console;

namespace CuratorBot.Cli.Output;

/// <summary>Tells a person on a terminal that work goes on, on stderr, and only when it takes a while.</summary>
internal static class Progress
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    public static async Task<T> ShowAsync<T>(CliHost host, string doing, Task<T> work)
    {
        if (!host.ErrorIsTerminal || await Task.WhenAny(work, Task.Delay(Patience, host.Clock)) == work)
        {
            return await work;
        }

        return await TerminalPage.Console(host.Error, host).Status().StartAsync($"{doing} …", _ => work);
    }
}
