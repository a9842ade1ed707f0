using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Links.Downloads;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator fetch</c>: the papers of a list as files.</summary>
internal sealed class FetchCommand : CuratorCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Argument<string?> _list = CommonOptions.List();

    private readonly Option<string> _to = new("--to")
    {
        Description = "The folder for the papers, with a folder in it for each section.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => "papers",
    };

    private readonly Option<bool> _all = new("--all") { Description = "All papers of the list, not only the top." };
    private readonly NumberOption _largest = new("--largest", "Megabytes of the largest file to take.", least: 1, most: 4096, usual: 200);
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly PaperOptions _papers = new();
    private readonly VisitOptions _visits = new();

    public FetchCommand(CliHost host)
        : base(
            "fetch",
            "Downloads the papers of a list. What is there already is kept; a run that was stopped goes on where it was.",
            host,
            "curator fetch README.md",
            "curator fetch README.md --to ~/papers --all",
            "curator fetch README.md --papers papers.jsonl --offline --concurrency 4 --pause 3")
    {
        Add(_list);
        foreach (var option in (Option[])[_to, _all, _largest, _policy])
        {
            Add(option);
        }

        _visits.AddTo(this);
        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(_to);
        var all = parsed.GetValue(_all);
        var input = await ListInput.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), Host, cancellationToken);
        var list = input.Parse();
        if (!all && list.TopCount == 0)
        {
            throw new CliException($"{input.Path}: no section of it is a top. With --all, all of its papers are fetched.");
        }

        await using var facts = await PaperFacts.OpenAsync(_papers.Of(parsed), Patience, Host, progress: null, cancellationToken);
        using var client = Visitor.Open(_visits.Of(parsed), Host);
        var progress = new FetchProgressBar();
        var options = new DownloadOptions { Folder = folder, LargestFile = (long)_largest.Of(parsed) * 1024 * 1024 };
        var downloader = new PaperDownloader(client, options, facts.Source, progress);
        DownloadResult result;
        try
        {
            result = await progress.ShowAsync(Host, "Fetching", downloader.RunAsync(list, input.Path, all, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            await Host.Error.WriteLineAsync($"{progress.Count.Done} of {progress.Count.Total} papers are there. Run the same command again to go on.");
            throw;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{folder}: the papers cannot be written there: {problem.Message} What has come is kept; fix it and run the same command again.");
        }

        await facts.FinishAsync();
        FetchOutput.WriteText(result, folder, TextPage.For(Host));
        return result.Manifest.Papers.Any(static p => p.State == ManifestPaper.Failed) ? ExitCode.Failure : ExitCode.Success;
    }
}
