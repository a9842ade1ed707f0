using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Links.Http;

namespace CuratorBot.Cli.Commands;

/// <summary>The options for visiting the hosts of a list's links.</summary>
internal sealed class VisitOptions
{
    private readonly NumberOption _concurrency = new("--concurrency", "Requests at a time, to all hosts together.", least: 1, most: 64, usual: 8);
    private readonly NumberOption _perHost = new("--per-host", "Requests at a time to one host.", least: 1, most: 16, usual: 2);
    private readonly NumberOption _pause = new("--pause", "Seconds between the starts of two requests to one host.", least: 0, most: 60, usual: 1, whole: false);
    private readonly NumberOption _patience = new("--patience", "Seconds to wait for an answer, and for each piece of it.", least: 1, most: 600, usual: 30);

    private readonly Option<string[]> _allowed = new("--allow-address")
    {
        Description = "A host with port that may be visited although its address is not public. For tests.",
        HelpName = "HOST:PORT",
        Hidden = true,
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_concurrency, _perHost, _pause, _patience, _allowed])
        {
            command.Add(option);
        }
    }

    public PoliteOptions Of(ParseResult parsed) => Visitor.Options with
    {
        Concurrency = (int)_concurrency.Of(parsed),
        PerHost = (int)_perHost.Of(parsed),
        Pause = TimeSpan.FromSeconds(_pause.Of(parsed)),
        Patience = TimeSpan.FromSeconds(_patience.Of(parsed)),
        AllowedAddresses = parsed.GetValue(_allowed) ?? [],
    };
}
