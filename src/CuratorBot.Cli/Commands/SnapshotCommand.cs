using System.CommandLine;
using System.Globalization;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator snapshot</c>: keeps the facts about all papers of a list in a file.</summary>
internal sealed class SnapshotCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly Option<string> _to = new("--to") { Description = "The snapshot. What it holds already stays for papers that cannot be looked up now.", HelpName = "FILE", Required = true };
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Answers of earlier runs are not used and none are kept." };

    public SnapshotCommand(CliHost host)
        : base(
            "snapshot",
            "Keeps the facts about all papers of a list in a file, so that reviews (--papers FILE) look only new papers up.",
            host,
            "curator snapshot README.md --to papers.jsonl")
    {
        Add(_list);
        foreach (var option in (Option[])[_to, _policy, _noCache])
        {
            Add(option);
        }
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var to = parsed.GetRequiredValue(_to);
        var input = await ListInput.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), Host, cancellationToken);
        List<Entry> papers = [.. input.Parse().Entries.Where(static entry => entry.Kind == EntryKind.Paper)];
        var settings = new PaperSettings(Snapshot: null, Offline: false, parsed.GetValue(_noCache), Refresh: false, Record: null) { Keep = to };
        var progress = new LookupProgressBar();
        await using var facts = await PaperFacts.OpenAsync(settings, KnownList.Patience, Host, progress, cancellationToken);
        var lookups = await progress.ShowAsync(Host, "Looking up", facts.Source.LookUpAsync([.. papers.Select(static entry => PaperQuery.For(entry))], cancellationToken));
        await facts.FinishAsync();
        await facts.ReportRequestsAsync(Host, papers.Count);
        var old = lookups.Count(static l => l is PaperLookup.Found { Stale: true });
        var unknown = lookups.Count(static l => l is not PaperLookup.Found && l.Second is not PaperLookup.Found);
        await Host.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{to}: {papers.Count - unknown} of {papers.Count} papers of {input.Path}{(old > 0 ? $", {old} of them as they were" : "")}"));
        return ExitCode.Success;
    }
}
