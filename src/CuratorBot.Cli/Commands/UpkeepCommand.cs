using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Audits;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator upkeep</c>: what can be done to a list without asking anybody, as a patch with its reasons.</summary>
internal sealed class UpkeepCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly Option<string?> _bibliography = new("--bib") { Description = "The bibliography of the top, a BibTeX file. [default: the one that the policy names]", HelpName = "FILE" };
    private readonly PaperOptions _papers = new();
    private readonly DateOption _date;

    public UpkeepCommand(CliHost host)
        : base(
            "upkeep",
            "Prints a patch of what needs no decision: corrected lines, known venues, better links, papers that are no longer new, the bibliography. Exit code 1 if there is any.",
            host,
            "curator upkeep README.md",
            "curator upkeep README.md --bib top100papers.bib | git apply",
            "curator upkeep OWNER/REPO")
    {
        _date = new DateOption("The day that counts for the rule on new papers. [default: today]", host);
        Add(_list);
        foreach (var option in (Option[])[_bibliography, _policy, _date])
        {
            Add(option);
        }

        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = _papers.Of(parsed);
        var input = await ListInput.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), Host, cancellationToken);
        _ = input.Policy;
        var request = await input.ToRequestAsync(_date.Of(parsed), Host, settings.Offline, cancellationToken);
        if (parsed.GetValue(_bibliography) is { } bibliography)
        {
            // It is read as if the policy named it.
            var text = await TextFile.ReadAsync(bibliography, cancellationToken);
            request = request with
            {
                Policy = request.Policy with { Policy = request.Policy.Policy with { Bibliography = bibliography } },
                PullRequest = request.PullRequest with { HeadBibliography = text },
            };
        }

        request = await LinkFacts.AddAsync(request, settings, Host, cancellationToken);
        var progress = new LookupProgressBar();
        await using var papers = await PaperFacts.OpenAsync(settings, KnownList.Patience, Host, progress, cancellationToken);
        var audit = await progress.ShowAsync(Host, "Auditing", ListAudit.RunAsync(papers.Source, request, cancellationToken));
        await papers.FinishAsync();
        var steps = UpkeepPlan.Of(audit);
        UpkeepText.Write(steps, audit, Host.Out);
        await papers.ReportRequestsAsync(Host, audit.Review.Evidence.Count);
        return steps.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
