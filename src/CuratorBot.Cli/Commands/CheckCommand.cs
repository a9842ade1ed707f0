using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator check</c>: checks every entry of a list, new or old.</summary>
internal sealed class CheckCommand : CuratorCommand
{
    /// <summary>A list of a hundred papers without ids takes some minutes at the pace that Semantic Scholar allows.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Argument<string?> _list = CommonOptions.List();
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly PaperOptions _papers = new();
    private readonly ReportOptions _report = new();
    private readonly DateOption _date;
    private readonly FormatOption _format = new(AllFormats);

    public CheckCommand(CliHost host)
        : base(
            "check",
            "Checks a whole list, rule by rule: every entry is judged, whoever wrote it. ('audit' adds the bibliography and says it by topic.)",
            host,
            "curator check README.md",
            "curator check OWNER/REPO",
            "curator check https://github.com/OWNER/REPO/blob/main/papers.md",
            "curator check README.md --policy .github/curator.yml --papers papers.jsonl",
            "curator check README.md --format github")
    {
        _date = new DateOption("The day that counts for the rule on new papers. [default: today]", host);
        Add(_list);
        foreach (var option in (Option[])[_policy, _date, _format])
        {
            Add(option);
        }

        _report.AddTo(this);
        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var inputs = await ListInput.ReadAllAsync(parsed.GetValue(_list), parsed.GetValue(_policy), Host, cancellationToken);
        var settings = _papers.Of(parsed);
        var alone = new List<ReviewRequest>();
        foreach (var input in inputs)
        {
            alone.Add(await input.ToRequestAsync(_date.Of(parsed), Host, settings.Offline, cancellationToken));
        }

        var requests = ReviewRequest.TogetherWhole(alone);
        var progress = new LookupProgressBar();
        await using var papers = await PaperFacts.OpenAsync(settings, Patience, Host, progress, cancellationToken);
        var reviewer = new Reviewer(papers.Source);
        var reviews = new List<Review>();
        foreach (var request in requests)
        {
            var asked = await LinkFacts.AddAsync(request, settings, Host, cancellationToken);
            reviews.Add(await progress.ShowAsync(Host, "Checking", reviewer.CheckAsync(asked, cancellationToken)));
        }

        var review = Review.Together(reviews);
        await papers.FinishAsync();
        ReviewOutput.Write(review, _format.Of(parsed), _report.DetailOf(parsed), Host);
        await papers.ReportRequestsAsync(Host, review.Evidence.Count);
        return _report.ExitCodeOf(review.Findings, parsed);
    }
}
