using System.Globalization;
using System.Net;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Audits;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Site;
using CuratorBot.GitHub.Commands;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Proposals;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using Octokit;

namespace CuratorBot.Cli.Actions;

/// <summary>One run of the Action: does what the event asks for, and reports the result to the workflow.</summary>
internal sealed class ActionRun
{
    /// <summary>The login of the workflow's own token, where GitHub does not tell.</summary>
    public const string WorkflowLogin = "github-actions[bot]";

    private readonly WorkflowEnvironment _run;
    private readonly ActionSettings _settings;
    private readonly IGitHubClient _client;
    private readonly OwnIdentity _self;
    private readonly IPaperSource _papers;
    private readonly IRelatedPapers _related;
    private readonly CliHost _host;
    private readonly MarkerReviewStore _store;

    public ActionRun(WorkflowEnvironment run, ActionSettings settings, IGitHubClient client, OwnIdentity self, IPaperSource papers, IRelatedPapers related, CliHost host)
    {
        _run = run;
        _settings = settings;
        _client = client;
        _self = self;
        _papers = papers;
        _related = related;
        _host = host;
        _store = new MarkerReviewStore(client, OwnLoginAsync);
    }

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken) => _run.EventName switch
    {
        "pull_request" or "pull_request_target" or "pull_request_review" when _run.Number("pull_request", "number") is { } number =>
            await ReviewAsync((int)number, cancellationToken),
        "workflow_run" => await PullRequestOfRunAsync() is { } number
            ? await ReviewAsync(number, cancellationToken)
            : await NothingToDoAsync("The other run was for no commit that is now the head of an open pull request: there is nothing to review."),
        "issue_comment" or "issues" when _run.Text("action") is { } action && action != (_run.EventName == "issues" ? "opened" : "created") =>
            await NothingToDoAsync($"CuratorBot answers what is new: it has nothing to do at the event '{_run.EventName}' with the action '{action}'."),
        "issue_comment" when _run.Number("comment", "id") is { } comment => await CommandsAsync(comment, cancellationToken),
        "issues" when _run.Number("issue", "number") is { } number => await SuggestionAsync((int)number, cancellationToken),
        _ when _run.IsOfWholeList => await CheckAsync(cancellationToken),
        var other => await NothingToDoAsync($"CuratorBot has nothing to do at the event '{other}'."),
    };

    /// <summary>
    /// The pull request that another run was for. The event names it only for a branch of the same repository; for a fork, GitHub is asked for
    /// the branch's pull request. Nothing is taken from the other run itself, because a pull request may have changed it.
    /// </summary>
    private async Task<int?> PullRequestOfRunAsync()
    {
        if (_run.Text("workflow_run", "head_repository", "owner", "login") is not { } owner
            || _run.Text("workflow_run", "head_branch") is not { } branch
            || _run.Text("workflow_run", "head_sha") is not { } commit)
        {
            return null;
        }

        var (repositoryOwner, name) = _run.Repository;
        var open = await _client.PullRequest.GetAllForRepository(repositoryOwner, name, new PullRequestRequest { Head = $"{owner}:{branch}" });
        return open.FirstOrDefault(pull => pull.Head.Sha == commit)?.Number;
    }

    private async Task<int> ReviewAsync(int number, CancellationToken cancellationToken)
    {
        var reviewer = new PullRequestReviewer(
            new PullRequestReader(_client, _settings.Policy, _settings.List),
            new Reviewer(_papers),
            new WorkflowReviewPublisher(new CommentPublisher(_client, OwnLoginAsync), new DuplicateComments(_client, OwnLoginAsync), _store, _settings, _run, _host.Out),
            _store);
        var pullRequest = new PullRequestRef(_run.Repository, number);
        var outcome = await reviewer.RunAsync(pullRequest, cancellationToken);
        while (outcome.Overtaken)
        {
            // The pull request has changed, or another run has commented, while this one was judging.
            outcome = await reviewer.RunAsync(pullRequest, cancellationToken);
        }

        if (outcome.Review is not { } review)
        {
            return await NothingToDoAsync(outcome.Paused is { } pause
                ? $"{pause.By} has paused the reviews of this pull request: the comment '/curator resume' resumes them."
                : outcome.Snapshot is { IsOpen: true, Waits: true }
                ? "The pull request is a draft, and the policy has drafts wait: it is reviewed once it is ready."
                : outcome.Snapshot.IsOpen ? "Neither the base branch nor the pull request has a list of papers: there is nothing to review. Name the list with the input 'list', or in the policy."
                : "The pull request is closed: there is nothing to review.");
        }

        if (outcome.Snapshot.List == ListState.Untouched)
        {
            await _host.Out.WriteLineAsync($"This pull request does not change {outcome.Snapshot.ListPath}: there is nothing to review.");
        }

        return Conclude(review, outcome.Publication.CommentUrl);
    }

    private async Task<int> CommandsAsync(long comment, CancellationToken cancellationToken)
    {
        var issue = new PullRequestRef(_run.Repository, (int)(_run.Number("issue", "number") ?? 0));
        var isPullRequest = _run.Has("issue", "pull_request");
        var body = _run.Text("comment", "body") ?? "";
        if (CommandParser.Parse(body).Count == 0 || string.Equals(_run.Text("comment", "user", "type"), "Bot", StringComparison.Ordinal))
        {
            return await NothingToDoAsync("The comment holds no command.");
        }

        var list = await BaseList.ReadOfAsync(_client, issue, isPullRequest, _settings.Policy, _settings.List);
        if (isPullRequest)
        {
            await _store.ReadAsync(issue, list.MarkerName, MarkerReviewStore.TitlesOf(list.List));
        }

        var runner = new CommandRunner(_client, _papers, _store, new ReplyPublisher(_client, OwnLoginAsync), _host.Clock);
        var outcome = await runner.RunAsync(new CommandComment(issue, isPullRequest, comment, _run.Text("comment", "user", "login") ?? "ghost", body), list, cancellationToken);
        foreach (var opened in outcome.Opened)
        {
            // Its result stands in its comment; this run is about the command.
            await ReviewAsync(opened, cancellationToken);
        }

        return outcome.Review ? await ReviewAsync(issue.Number, cancellationToken) : ExitCode.Success;
    }

    private async Task<int> SuggestionAsync(int number, CancellationToken cancellationToken)
    {
        if (ProposalReader.Read(_run.Text("issue", "title") ?? "", _run.Text("issue", "body")) is not { } proposal)
        {
            return await NothingToDoAsync("The issue suggests no paper.");
        }

        var list = await BaseList.ReadAsync(_client, _run.Repository, branch: null, _settings.Policy, _settings.List);
        if (await new ProposalAnswer(_papers).WriteAsync(proposal, list, DayOfIssue(), cancellationToken) is not { } answer)
        {
            return await NothingToDoAsync(list.IsOfPapers
                ? "The issue suggests no paper that could be found."
                : $"{list.Path} of {_run.Repository} is not a list of papers. Name the list with the input 'list', or in the policy.");
        }

        await new ReplyPublisher(_client, OwnLoginAsync).PublishAsync(new PullRequestRef(_run.Repository, number), 0, answer);
        return ExitCode.Success;
    }

    /// <summary>The day an issue was opened, so that the answer stays the same when the issue is edited or the workflow is run again months later.</summary>
    private DateOnly DayOfIssue() => DateOnly.FromDateTime((_run.Time("issue", "created_at") ?? _host.Clock.GetUtcNow()).UtcDateTime);

    /// <summary>Checks every entry of the default branch's list; on a schedule or when run by hand, the issue "List audit" informs the maintainer.</summary>
    private async Task<int> CheckAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);
        var found = await RepositoryAudit.RunAsync(_client, _run.Repository, _papers, today, cancellationToken, _settings.Policy, _settings.List, _related);
        var audits = found.Select(static list => list.Audit).OfType<ListAudit>().ToList();
        if (audits.Count == 0)
        {
            throw new CliException($"{found[0].ListPath}: the default branch of {_run.Repository} has no such list, or none of papers. Name it with the input 'list', or in the policy.");
        }

        var review = Review.Together([.. audits.Select(static audit => audit.Review)]);
        if (_settings.Annotations)
        {
            ReviewAnnotations.WriteGravest(review, _host.Out);
        }

        if (_run.EventName is "push")
        {
            _run.AddSummary(ReviewComment.Write(review));
            return Conclude(review, commentUrl: null);
        }

        string? issue = null;
        foreach (var audit in audits)
        {
            _run.AddSummary(AuditReport.Write(audit));
            issue = (_settings.Comment ? await PublishAsync(audit) : null) ?? issue;
        }

        if (_settings.Comment && audits.Exists(static audit => audit.Review.Policy.Policy.Upkeep))
        {
            await KeepUpAsync(audits);
        }

        if (_settings.Site is { } folder)
        {
            // Of several lists the first has the page.
            await WriteSiteAsync(audits[0], audits[0].Review.Request.ListPath, today, folder, cancellationToken);
        }

        return Conclude(review, issue);
    }

    /// <summary>Keeps the pull request with what needs no decision, and says what became of it.</summary>
    private async Task KeepUpAsync(List<ListAudit> audits)
    {
        try
        {
            var (state, number) = await new UpkeepPublisher(_client, _run.Repository, OwnLoginAsync).PublishAsync(audits);
            await _host.Out.WriteLineAsync(state switch
            {
                UpkeepState.Written => $"Upkeep: pull request #{number} is up to date.",
                UpkeepState.UpToDate => $"Upkeep: pull request #{number} says it all already.",
                UpkeepState.LeftToAnother => $"Upkeep: somebody else has committed to {UpkeepPublisher.Branch}, so it is left alone.",
                UpkeepState.Unwanted => $"Upkeep: pull request #{number} was closed; nothing is proposed until the branch {UpkeepPublisher.Branch} is deleted.",
                UpkeepState.Refused => "Upkeep: GitHub takes no branch or pull request from this workflow. It needs 'contents: write' and 'pull-requests: write', and the repository must let workflows open pull requests.",
                UpkeepState.NothingToDo => "Upkeep: nothing to do.",
                _ => "Upkeep: not all papers could be looked up; it waits for the next run.",
            });
        }
        catch (ApiException e) when (e.IsDenied())
        {
            await _host.Out.WriteLineAsync("Upkeep: the workflow's token may not write it. It needs 'contents: write' and 'pull-requests: write'.");
        }
    }

    /// <summary>Makes the page of the list. A later job of the workflow publishes it, so this one needs no permission for that.</summary>
    private async Task WriteSiteAsync(ListAudit audit, string path, DateOnly today, string folder, CancellationToken cancellationToken)
    {
        var history = _settings.SiteHistory is { } file && File.Exists(file) ? await TextFile.ReadAsync(file, cancellationToken) : "";
        await new SiteOutput(ListPageBuilder.Build(audit, _run.Repository.ToString(), path, today), history)
            .WriteAsync(folder, Path.Combine(folder, SiteFiles.History), _host, cancellationToken);
        _run.SetOutputs(("site", Path.GetFullPath(folder)));
    }

    /// <returns>The address of the issue; null if there is none.</returns>
    private async Task<string?> PublishAsync(ListAudit audit)
    {
        try
        {
            return await new AuditPublisher(_client, OwnLoginAsync).PublishAsync(_run.Repository, audit);
        }
        catch (ApiException problem) when (problem.IsDenied() || problem.StatusCode == HttpStatusCode.Gone)
        {
            await _host.Out.WriteLineAsync("The issue \"List audit\" cannot be written: the job needs 'permissions: issues: write', and the repository needs issues.");
            return null;
        }
    }

    private int Conclude(Review review, string? commentUrl)
    {
        var file = Path.Combine(_run.TemporaryFolder, "curator-review.json");
        using (var writer = new StreamWriter(file))
        {
            ReviewJson.Write(review, writer);
        }

        _run.SetOutputs(
            ("verdict", Spelling.Of(review.Verdict)),
            ("findings", review.Findings.Count.ToString(CultureInfo.InvariantCulture)),
            ("top-before", review.TopBefore.ToString(CultureInfo.InvariantCulture)),
            ("top-after", review.TopAfter.ToString(CultureInfo.InvariantCulture)),
            ("review", file),
            ("comment-url", commentUrl ?? ""));
        _host.Out.WriteLine($"CuratorBot: {Spelling.Of(review.Verdict)}, {review.Findings.Count} findings");
        return _settings.FailOn is { } least && review.Findings.Any(f => f.Severity >= least) ? ExitCode.Failure : ExitCode.Success;
    }

    private async Task<int> NothingToDoAsync(string why)
    {
        await _host.Out.WriteLineAsync(why);
        return ExitCode.Success;
    }

    private Task<string> OwnLoginAsync() => _self.LoginAsync(_client);
}
