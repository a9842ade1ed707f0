using CuratorBot.Core.Site;

namespace CuratorBot.Cli.Output;

/// <summary>The files of a page, with what earlier builds left behind.</summary>
internal sealed class SiteOutput
{
    private readonly PageHistory _history;
    private readonly ListPage _page;

    /// <param name="page">The page, as in a first build.</param>
    /// <param name="history">The history of earlier builds; empty if there is none.</param>
    public SiteOutput(ListPage page, string history)
    {
        _history = PageHistory.Read(history);
        _page = _history.AddTo(page);
    }

    /// <summary>The text of <c>list.json</c>.</summary>
    public string Json => SiteFiles.WriteJson(_page);

    /// <summary>Writes the page, its data and its history, and says so.</summary>
    /// <exception cref="CliException">A file cannot be written.</exception>
    public async Task WriteAsync(string folder, string historyPath, CliHost host, CancellationToken cancellationToken)
    {
        OutputFile.CreateFolder(folder);
        foreach (var line in _history.DamagedLines)
        {
            await host.Error.WriteLineAsync($"{historyPath}:{line}: is not a line of a history, and is left out.");
        }

        if (_history.Last > _page.List.BuiltOn)
        {
            await host.Error.WriteLineAsync($"{historyPath}: already has a later day, {_history.Last:yyyy-MM-dd}; this build is not added to it.");
        }

        await OutputFile.WriteAsync(Path.Combine(folder, SiteFiles.Data), Json, cancellationToken);
        await OutputFile.WriteAsync(historyPath, _history.With(_page), cancellationToken);
        var index = Path.Combine(folder, SiteFiles.Index);
        await OutputFile.WriteAsync(index, SiteFiles.WriteIndex(_page), cancellationToken);
        await host.Error.WriteLineAsync($"{index}: written, {_page.Counts.Entries} {(_page.Counts.Entries == 1 ? "entry" : "entries")}");
    }
}
