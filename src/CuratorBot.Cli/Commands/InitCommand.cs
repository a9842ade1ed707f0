using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator init</c>: shows what the bot would do for a list, and writes the files that set it up.</summary>
internal sealed class InitCommand : CuratorCommand
{
    /// <summary>Nobody wants to wait longer to see what a bot would do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Argument<string?> _list = CommonOptions.List();

    private readonly Option<string?> _to = new("--to")
    {
        Description = "The folder to write to: the top of your repository. [default: that of the list, if it is on this machine]",
        HelpName = "DIR",
    };

    private readonly NumberOption _changes = new("--changes", "How many of the last changes of the list to review.", least: 0, most: 30, usual: 10);
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Write nothing." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Write without asking." };
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly PaperOptions _papers = new();

    public InitCommand(CliHost host)
        : base(
            "init",
            "Sets CuratorBot up for a list: shows how the list is read, what would have been said of its last changes, and writes the workflow.",
            host,
            "curator init",
            "curator init OWNER/REPO",
            "curator init --yes --offline")
    {
        Add(_list);
        foreach (var option in (Option[])[_to, _changes, _dryRun, _yes, _policy])
        {
            Add(option);
        }

        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var written = parsed.GetValue(_list);
        var input = await ListInput.ReadAsync(written, parsed.GetValue(_policy), Host, cancellationToken);
        _ = input.Policy; // A broken policy file is told before anything else.
        var request = input.ToRequest(DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime));
        if (request.Lists.Head.Entries.Count == 0)
        {
            throw new CliException($"{input.Path}: holds no papers that can be read. docs/lists.md shows which forms of lists are read. If another file is the list, name it.");
        }

        var page = TextPage.For(Host);
        InitText.WriteReading(request, page);
        await WriteHistoryAsync(input, written, parsed, page, cancellationToken);
        return await WriteFilesAsync(input, written, parsed, page, cancellationToken);
    }

    private async Task WriteHistoryAsync(ListInput input, string? written, ParseResult parsed, TextPage page, CancellationToken cancellationToken)
    {
        var count = (int)_changes.Of(parsed);
        if (count == 0)
        {
            return;
        }

        var settings = _papers.Of(parsed);
        var changes = await ListHistory.ReadAsync(input, written, input.PolicyFile, count, Host, cancellationToken);
        var progress = new LookupProgressBar();
        await using var facts = await PaperFacts.OpenAsync(settings, Patience, Host, progress, cancellationToken);
        var reviews = new List<(ListCommit, Review)>();
        foreach (var change in changes)
        {
            reviews.Add((change.Commit, await progress.ShowAsync(Host, "Reviewing", new Reviewer(facts.Source).ReviewAsync(change.Request, cancellationToken))));
        }

        await facts.FinishAsync();
        InitText.WriteHistory(reviews, asked: !settings.Offline || settings.Snapshot is not null, page);
    }

    private async Task<int> WriteFilesAsync(ListInput input, string? written, ParseResult parsed, TextPage page, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(_to) ?? SetupFiles.FolderOf(ListPlace.Of(written), input.Path);
        var files = SetupFiles.For(input.Path, folder);
        InitText.WriteFiles(files, folder, page);
        if (parsed.GetValue(_dryRun) || files.All(static file => file.IsThere))
        {
            return ExitCode.Success;
        }

        if (folder is null)
        {
            page.WriteLine(new Stretch("Nothing is written: the list is not on this machine. Run this in a clone of it, or name its folder with --to."));
            return ExitCode.Success;
        }

        if (!parsed.GetValue(_yes) && !IsWanted())
        {
            page.WriteLine(new Stretch(Host.Ask is null ? "Nothing is written: say --yes to write these files." : "Nothing is written."));
            return ExitCode.Success;
        }

        foreach (var file in files.Where(static file => !file.IsThere))
        {
            var path = Path.Combine(folder, file.Path);
            OutputFile.CreateFolder(Path.GetDirectoryName(path)!);
            await OutputFile.WriteAsync(path, file.Text, cancellationToken);
        }

        page.WriteLine(new Stretch("Written. Commit and push them: the next pull request that changes the list gets a review.", Mark.Good));
        return ExitCode.Success;
    }

    private bool IsWanted()
    {
        if (Host.Ask is not { } ask)
        {
            return false;
        }

        Host.Out.Write("Write these files? [y/N] ");
        Host.Out.Flush();
        return ask()?.Trim() is { Length: > 0 } answer && "yes".StartsWith(answer, StringComparison.OrdinalIgnoreCase);
    }
}
