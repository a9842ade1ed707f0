using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator review</c>: shows what the bot would say about a change.</summary>
internal sealed class ReviewCommand : CuratorCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Argument<string> _base = new("BASE")
    {
        Description = "The list before the change: a file or a revision; or, alone, the address of a pull request on github.com, or a folder with base.md, head.md and, where present, onto.md, description.md, papers.jsonl.",
    };

    private readonly Argument<string?> _head = new("HEAD")
    {
        Description = "The list after the change: a file or a revision.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _onto = new("--onto")
    {
        Description = "The base branch as it is now, where it moved on: a file; with --repo a revision.",
        HelpName = "NOW",
    };

    private readonly Option<string?> _repository = new("--repo")
    {
        Description = "A folder in a git repository: BASE and HEAD are its revisions, the policy is the base's .github/curator.yml.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _list = new("--list")
    {
        Description = "With --repo, the path of the list from the top of the repository. [default: what the policy says, else README.md]",
        HelpName = "PATH",
    };

    private readonly Option<string?> _description = new("--description")
    {
        Description = "A file with title and description of the pull request.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly PaperOptions _papers = new();
    private readonly ReportOptions _report = new();
    private readonly DateOption _date;
    private readonly FormatOption _format = new(AllFormats);

    public ReviewCommand(CliHost host)
        : base(
            "review",
            "Reviews a change of a list: what CuratorBot would say about the pull request.",
            host,
            "curator review base.md head.md --papers papers.jsonl --offline",
            "curator review base.md head.md --record receipt.jsonl",
            "curator review samples/over-the-cap --format markdown",
            "curator review https://github.com/OWNER/REPO/pull/7",
            "curator review main my-branch",
            "curator review main my-branch --repo ~/my-list --list README.md",
            "curator review base.md head.md --format sarif > curator.sarif")
    {
        _date = new DateOption("The day of the pull request, for the rule on new papers. [default: today]", host);
        Add(_base);
        Add(_head);
        foreach (var option in (Option[])[_onto, _repository, _list, _description, _policy, _date, _format])
        {
            Add(option);
        }

        _report.AddTo(this);
        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var papers = _papers.Of(parsed);
        var input = new ReviewInput(
            parsed.GetRequiredValue(_base),
            parsed.GetValue(_head),
            parsed.GetValue(_onto),
            parsed.GetValue(_repository),
            parsed.GetValue(_list),
            parsed.GetValue(_policy),
            parsed.GetValue(_description),
            _date.Of(parsed))
        {
            Offline = papers.Offline,
        };
        if (papers.Snapshot is null && input.Snapshot is { } folders)
        {
            // A folder that contains its own facts must give the same review everywhere.
            papers = papers with { Snapshot = folders, Offline = true };
        }

        var progress = new LookupProgressBar();
        // A snapshot takes as long to read as the lists. A problem with it is reported when it is needed.
        var opening = Task.Run(() => PaperFacts.OpenAsync(papers, Patience, Host, progress, cancellationToken), cancellationToken);
        var requests = await input.ReadAsync(Host, cancellationToken);
        var reviewer = new Reviewer(new OpeningSource(opening));
        var reviews = new List<Review>();
        foreach (var request in requests)
        {
            var links = await LinkFacts.AskAsync(LinkQuestions.OfChange(request), papers, Host, cancellationToken);
            var asked = request with { PullRequest = request.PullRequest with { Links = links } };
            reviews.Add(await progress.ShowAsync(Host, "Reviewing", reviewer.ReviewAsync(asked, cancellationToken)));
        }

        var review = Review.Together(reviews);
        await using var facts = await opening;
        await facts.FinishAsync();
        ReviewOutput.Write(review, _format.Of(parsed), _report.DetailOf(parsed), Host);
        return _report.ExitCodeOf(review.Findings, parsed);
    }
}
