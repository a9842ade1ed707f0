using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Bibliographies;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator bib</c>: creates, compares or updates the bibliography of the top.</summary>
internal sealed class BibCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly PaperOptions _papers = new();
    private readonly FormatOption _format = new(OutputFormat.Text, OutputFormat.Json);

    private readonly Option<string?> _check = new("--check")
    {
        Description = "Compares a BibTeX file with the top, by paper: missing, stale, duplicate, differing. Exit code 1 where there is any.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _write = new("--write")
    {
        Description = "Brings a BibTeX file up to date, or makes it. Entries and keys of papers that stay are kept as they are.",
        HelpName = "FILE",
    };

    public BibCommand(CliHost host)
        : base(
            "bib",
            "Writes the bibliography of the top in BibTeX, or compares one with it.",
            host,
            "curator bib README.md > top.bib",
            "curator bib README.md --check top100papers.bib",
            "curator bib README.md --write top100papers.bib --papers papers.jsonl")
    {
        Add(_list);
        foreach (var option in (Option[])[_check, _write, _policy, _format])
        {
            Add(option);
        }

        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (check, write) = (parsed.GetValue(_check), parsed.GetValue(_write));
        var checkedText = check is null ? null : await TextFile.ReadAsync(check, cancellationToken);
        var writtenText = write is null ? null : File.Exists(write) ? await TextFile.ReadAsync(write, cancellationToken) : "";
        var list = await KnownList.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), _papers.Of(parsed), Host, cancellationToken);
        var clean = true;
        if (checkedText is not null)
        {
            var result = BibCheck.Of(list.Top, BibFile.Parse(checkedText), list.Lookups.GetValueOrDefault);
            clean = result.IsClean;
            if (_format.Of(parsed) == OutputFormat.Json)
            {
                JsonOutput.Write(BibCheckJson.Shape(result), Host.Out);
            }
            else
            {
                BibCheckText.Write(result, check!, TextPage.For(Host));
            }
        }

        if (writtenText is not null)
        {
            await UpdateAsync(list, write!, writtenText, cancellationToken);
        }
        else if (checkedText is null)
        {
            await Host.Out.WriteAsync(BibUpdate.Write(Compare(list, ""), list.RecordOf));
        }

        return clean ? ExitCode.Success : ExitCode.Failure;
    }

    private async Task UpdateAsync(KnownList list, string path, string text, CancellationToken cancellationToken)
    {
        var comparison = Compare(list, text);
        if (comparison.File.Problems is [var problem, ..])
        {
            // Text appended after an unclosed entry would become part of it.
            throw new CliException($"{path}:{problem.Line}: cannot be read ({BibCheckText.Describe(problem.Kind)}). Fix it first; nothing was written.");
        }

        await OutputFile.WriteAsync(path, BibUpdate.Write(comparison, list.RecordOf), cancellationToken);
        var kept = comparison.File.Entries.Count - comparison.Stale.Count;
        await Host.Error.WriteLineAsync($"{path}: {kept} entries kept, {comparison.Missing.Count} added, {comparison.Stale.Count} removed");
    }

    private static BibComparison Compare(KnownList list, string text) => new(list.Top, BibFile.Parse(text), list.RecordOf);
}
