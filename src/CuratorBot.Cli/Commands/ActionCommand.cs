using System.CommandLine;
using CuratorBot.Cli.Actions;
using CuratorBot.Cli.Input;
using CuratorBot.Core.Policies;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator action</c>: what action.yml runs inside a GitHub Actions workflow.</summary>
internal sealed class ActionCommand : CuratorCommand
{
    /// <summary>Maximum time for all questions to Semantic Scholar unless the configuration sets it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Option<string?> _list = new("--list") { Description = "Path of the list. [default: what the policy says, else README.md]", HelpName = "PATH" };

    private readonly Option<string?> _policy = new("--policy") { Description = "Path of the policy on the base branch. [default: .github/curator.yml]", HelpName = "PATH" };

    private readonly FailOnOption _failOn = new();

    private readonly Option<bool> _noComment = new("--no-comment") { Description = "Write no comment on the pull request." };

    private readonly Option<bool> _noAnnotations = new("--no-annotations") { Description = "Annotate no lines." };

    private readonly Option<string?> _snapshot = new("--snapshot")
    {
        Description = "A snapshot of the list: an audit writes the facts about all papers to it, and a review asks it first unless --papers names another.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _site = new("--site") { Description = "A folder for the page of the list, which an audit makes.", HelpName = "DIR" };

    private readonly Option<string?> _siteHistory = new("--site-history") { Description = "The history of earlier builds of the page; it is not written to.", HelpName = "FILE" };

    private readonly PaperOptions _papers = new();

    public ActionCommand(CliHost host)
        : base(
            "action",
            "Reviews inside a workflow of GitHub Actions: reads the event, answers on the pull request. action.yml calls it.",
            host,
            "curator action",
            "curator action --fail-on warning --no-comment")
    {
        foreach (var option in (Option[])[_list, _policy, _failOn, _noComment, _noAnnotations, _snapshot, _site, _siteHistory])
        {
            Add(option);
        }

        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var run = await WorkflowEnvironment.ReadAsync(Host.Environment, cancellationToken);
        var settings = new ActionSettings(
            PathOf(parsed.GetValue(_list), "list"),
            PathOf(parsed.GetValue(_policy), "policy") ?? PolicyFile.DefaultPath,
            _failOn.Of(parsed),
            !parsed.GetValue(_noComment),
            !parsed.GetValue(_noAnnotations),
            PapersOf(_papers.Of(parsed), parsed.GetValue(_snapshot), run))
        {
            Site = parsed.GetValue(_site) is { Length: > 0 } site ? site : null,
            SiteHistory = parsed.GetValue(_siteHistory) is { Length: > 0 } history ? history : null,
        };
        var opening = Task.Run(() => PaperFacts.OpenAsync(settings.Papers, Patience, Host, progress: null, cancellationToken), cancellationToken);
        using var clients = new GitHubClients(
            new GitHubOptions { ApiAddress = run.ApiAddress, Token = run.Token },
            Host.Clock,
            GitHubHttp.CreateHandler(Host.Network?.Invoke(), Host.Clock));
        var client = await clients.ForRepositoryAsync(run.Repository);

        // If a snapshot cannot be read, nothing is requested from GitHub and nothing is posted there.
        await using var papers = await opening;
        try
        {
            var exitCode = await new ActionRun(run, settings, client, new OwnIdentity(clients, ActionRun.WorkflowLogin), papers.Source, papers.Related, Host).RunAsync(cancellationToken);
            await papers.FinishAsync();
            if (settings.Papers.Keep is { } kept)
            {
                run.SetOutputs(("snapshot", Path.GetFullPath(kept)));
            }

            return exitCode;
        }
        catch (Exception problem) when (problem is ApiException or HttpRequestException)
        {
            throw new CliException($"curator action: GitHub did not do what was asked of it: {problem.Message} (The job can be run again.)");
        }
    }

    /// <summary>What looks at the whole list writes the snapshot; what looks at a change reads it.</summary>
    private static PaperSettings PapersOf(PaperSettings settings, string? snapshot, WorkflowEnvironment run) =>
        string.IsNullOrEmpty(snapshot) || settings.Offline ? settings
        : run.IsOfWholeList ? settings with { Keep = snapshot }
        : settings.Snapshot is null && File.Exists(snapshot) ? settings with { Snapshot = snapshot }
        : settings;

    /// <summary>A path relative to the repository. A workflow passes a missing input as an empty string.</summary>
    private static string? PathOf(string? written, string input)
    {
        if (string.IsNullOrEmpty(written))
        {
            return null;
        }

        return RepositoryPath.TryRead(written, out var path)
            ? path
            : throw new CliException($"curator action: --{input} must be a path inside the repository, such as 'README.md', not '{written}'.");
    }
}
