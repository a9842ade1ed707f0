using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Audits;
using CuratorBot.Core.Judging;
using CuratorBot.Links;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator links</c>: which links of a list are dead.</summary>
internal sealed class LinksCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Answers of earlier runs are not used and none are kept." };
    private readonly Option<bool> _refresh = new("--refresh") { Description = "Answers of earlier runs are not used, new ones are kept." };
    private readonly Option<bool> _patch = new("--patch") { Description = "Writes the lines with the new addresses of links that have moved as a patch in place of the report." };
    private readonly VisitOptions _visits = new();
    private readonly FormatOption _format = new(OutputFormat.Text, OutputFormat.Json);

    public LinksCommand(CliHost host)
        : base(
            "links",
            "Checks every link of a list: alive, dead, or unknown, where the server blocks bots. Reports where links have moved for good.",
            host,
            "curator links README.md",
            "curator links README.md --format json | jq '.[] | select(.state == \"dead\")'",
            "curator links README.md --patch > moved.diff")
    {
        Add(_list);
        foreach (var option in (Option[])[_patch, _policy, _format, _noCache, _refresh])
        {
            Add(option);
        }

        _visits.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetValue(_refresh) && result.GetValue(_noCache))
            {
                result.AddError("--refresh keeps new answers and --no-cache keeps none: use one of them");
            }
        });
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = await ListInput.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), Host, cancellationToken);
        var list = input.Parse();
        var lines = list.Entries
            .SelectMany(static e => e.Links.Select(link => (link.Url, e.Line)))
            .GroupBy(static l => l.Url, static l => l.Line, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => (IReadOnlyList<int>)[.. g.Distinct()], StringComparer.Ordinal);
        var cache = parsed.GetValue(_noCache) ? null : LinkCache.Load(CacheFolder.LinksFile, Host.Clock, parsed.GetValue(_refresh));
        using var client = Visitor.Open(_visits.Of(parsed), Host);
        var progress = new LinkProgressBar(lines.Count);
        IReadOnlyList<LinkAnswer> answers;
        try
        {
            answers = await progress.ShowAsync(Host, "Asking links", new LinkChecker(client, cache).CheckAsync(lines.Keys, progress, cancellationToken));
        }
        finally
        {
            cache?.Save(); // Answers from before Ctrl-C are kept.
        }

        IReadOnlyList<(LinkAnswer, IReadOnlyList<int>)> links = [.. answers.Select(a => (a, lines[a.Url]))];
        if (parsed.GetValue(_patch))
        {
            var moved = answers.Where(static a => a.Better is not null).ToDictionary(static a => a.Url, static a => a.Better!, StringComparer.Ordinal);
            await Host.Out.WriteAsync(MovedLinksPatch.Write(input.Path, list, moved));
        }
        else if (_format.Of(parsed) == OutputFormat.Json)
        {
            LinksOutput.WriteJson(links, Host.Out);
        }
        else
        {
            LinksOutput.WriteText(links, TextPage.For(Host));
        }

        return answers.Any(static a => a.State == LinkState.Dead) ? ExitCode.Failure : ExitCode.Success;
    }
}
