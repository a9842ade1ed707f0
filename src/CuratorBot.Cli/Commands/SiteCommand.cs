using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Audits;
using CuratorBot.Core.Site;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator site</c>: the list as a page, with the data that it shows and the history of its figures.</summary>
internal sealed class SiteCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly Option<string?> _to = new("--to") { Description = "The folder for index.html, list.json and history.jsonl; made where it is missing.", HelpName = "DIR" };
    private readonly Option<bool> _json = new("--json") { Description = "Writes list.json to standard output." };

    private readonly Option<string?> _history = new("--history")
    {
        Description = "The history of earlier builds; this build is added to it. [default: history.jsonl in DIR]",
        HelpName = "FILE",
    };

    private readonly Option<string?> _repository = new("--repository")
    {
        Description = "The repository on GitHub that line numbers link to. [default: that of the list, or of its git remote 'origin']",
        HelpName = "OWNER/REPO",
    };

    private readonly PaperOptions _papers = new();
    private readonly DateOption _date;

    public SiteCommand(CliHost host)
        : base(
            "site",
            "Makes a page of a list: all papers with their citations against the thresholds, what needs attention, sections, authors, changes.",
            host,
            "curator site README.md --to public",
            "curator site OWNER/REPO --to public --papers papers.jsonl",
            "curator site README.md --json > list.json")
    {
        _date = new DateOption("The day of the build. [default: today]", host);
        Add(_list);
        foreach (var option in (Option[])[_to, _json, _history, _repository, _policy, _date])
        {
            Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetValue(_to) is null && !result.GetValue(_json))
            {
                result.AddError("--to is missing: name the folder for the page, or use --json for its data alone");
            }
        });
        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var written = parsed.GetValue(_list);
        var day = _date.Of(parsed);
        var input = await ListInput.ReadAsync(written, parsed.GetValue(_policy), Host, cancellationToken);
        _ = input.Policy;
        var (repository, path) = await ListOrigin.OfAsync(written, input.Path, parsed.GetValue(_repository), cancellationToken);
        var settings = _papers.Of(parsed);
        var request = await input.ToRequestAsync(day, Host, settings.Offline, cancellationToken);
        var progress = new LookupProgressBar();
        await using var papers = await PaperFacts.OpenAsync(settings, KnownList.Patience, Host, progress, cancellationToken);
        var audit = await progress.ShowAsync(Host, "Looking up", ListAudit.RunAsync(papers.Source, request, cancellationToken));
        await papers.FinishAsync();

        var folder = parsed.GetValue(_to);
        var historyPath = parsed.GetValue(_history) ?? (folder is null ? null : Path.Combine(folder, SiteFiles.History));
        var page = ListPageBuilder.Build(audit, repository?.ToString(), path, day);
        var files = new SiteOutput(page, historyPath is not null && File.Exists(historyPath) ? await TextFile.ReadAsync(historyPath, cancellationToken) : "");
        if (parsed.GetValue(_json))
        {
            await Host.Out.WriteLineAsync(files.Json);
        }

        if (folder is not null)
        {
            await files.WriteAsync(folder, historyPath!, Host, cancellationToken);
        }

        await papers.ReportRequestsAsync(Host, audit.Review.Evidence.Count);
        return ExitCode.Success;
    }
}
