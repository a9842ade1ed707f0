using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Audits;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator audit</c>: checks the whole list against today's rules, for its maintainer.</summary>
internal sealed class AuditCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly Option<string?> _bibliography = new("--bib") { Description = "The bibliography of the top, a BibTeX file. [default: the one that the policy names]", HelpName = "FILE" };
    private readonly Option<bool> _patch = new("--patch") { Description = "Writes the corrected lines as a patch in place of the report." };
    private readonly PaperOptions _papers = new();
    private readonly ReportOptions _report = new();
    private readonly DateOption _date;
    private readonly FormatOption _format = new(OutputFormat.Text, OutputFormat.Markdown, OutputFormat.Json);

    public AuditCommand(CliHost host)
        : base(
            "audit",
            "Audits a whole list for its maintainer, by topic: what 'check' finds, the bibliography, and papers that could move.",
            host,
            "curator audit README.md --bib top100papers.bib",
            "curator audit README.md --format markdown > audit.md",
            "curator audit README.md --patch | git apply")
    {
        _date = new DateOption("The day that counts for the rule on new papers. [default: today]", host);
        Add(_list);
        foreach (var option in (Option[])[_bibliography, _patch, _policy, _date, _format])
        {
            Add(option);
        }

        _report.AddTo(this);
        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = _papers.Of(parsed);
        var input = await ListInput.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), Host, cancellationToken);
        var request = await input.ToRequestAsync(_date.Of(parsed), Host, settings.Offline, cancellationToken);
        if (parsed.GetValue(_bibliography) is { } bibliography)
        {
            request = request with { PullRequest = request.PullRequest with { HeadBibliography = await TextFile.ReadAsync(bibliography, cancellationToken) } };
        }

        request = await LinkFacts.AddAsync(request, settings, Host, cancellationToken);
        var progress = new LookupProgressBar();
        await using var papers = await PaperFacts.OpenAsync(settings, KnownList.Patience, Host, progress, cancellationToken);
        var audit = await progress.ShowAsync(Host, "Auditing", ListAudit.RunAsync(papers.Source, request, cancellationToken, papers.Related));
        await papers.FinishAsync();
        _ = PolicyInput.Sound(audit.Review.Policy);
        if (parsed.GetValue(_patch))
        {
            await Host.Out.WriteAsync(AuditPatch.Write(audit));
        }
        else
        {
            Write(audit, _format.Of(parsed), _report.DetailOf(parsed));
        }

        await papers.ReportRequestsAsync(Host, audit.Review.Evidence.Count);
        return _report.ExitCodeOf(audit.Items, parsed);
    }

    private void Write(ListAudit audit, OutputFormat format, Detail detail)
    {
        switch (format)
        {
            case OutputFormat.Markdown:
                Host.Out.Write(AuditReport.Write(audit));
                break;
            case OutputFormat.Json:
                JsonOutput.Write(AuditJson.Shape(audit), Host.Out);
                break;
            default:
                AuditText.Write(audit, detail, TextPage.For(Host));
                break;
        }
    }
}
