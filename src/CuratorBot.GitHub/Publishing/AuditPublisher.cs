using CuratorBot.Core.Audits;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>
/// Keeps one issue "List audit", found again by its hidden marker and its author: edited in place, closed when there is nothing to
/// fix, opened again when there is. Nothing has to be remembered between two runs.
/// </summary>
public sealed class AuditPublisher
{
    private readonly IGitHubClient _client;
    private readonly Func<Task<string>> _ownLogin;

    /// <param name="client">A client that may write issues.</param>
    /// <param name="ownLogin">Our own login, such as <c>curatorbot[bot]</c>.</param>
    public AuditPublisher(IGitHubClient client, Func<Task<string>> ownLogin)
    {
        _client = client;
        _ownLogin = ownLogin;
    }

    /// <summary>
    /// Brings the issue up to date; writes nothing if it says the same already, if there is no issue and nothing to fix, and
    /// where not all papers could be looked up: what is missing from an audit may only be missing evidence.
    /// </summary>
    /// <returns>Address of the issue; null if there is none.</returns>
    /// <exception cref="ApiException">GitHub did not answer, or refused; 403 where issues may not be written, 410 where the repository has none.</exception>
    public async Task<string?> PublishAsync(RepositoryRef repository, ListAudit audit)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(audit);
        var (owner, name) = repository;
        var listPath = audit.Review.Request.ListPath;
        var self = await _ownLogin().ConfigureAwait(false);
        var issue = await FindAsync(repository, listPath, self).ConfigureAwait(false);
        if (!audit.IsComplete || (audit.IsClean && issue?.State.Value != ItemState.Open))
        {
            return issue?.HtmlUrl;
        }

        var body = AuditReport.Write(audit);
        if (issue is null)
        {
            var title = Messages.Get("audit.title", audit.Review.Locale);
            return (await _client.Issue.Create(owner, name, new NewIssue(title) { Body = body }).ConfigureAwait(false)).HtmlUrl;
        }

        var state = audit.IsClean ? ItemState.Closed : ItemState.Open;
        var same = Digest.Of(issue.Body.ReplaceLineEndings("\n").TrimEnd('\n')) == Digest.Of(body.TrimEnd('\n'));

        // A person who closes the issue has seen what it says: it stays closed until there is something else to say.
        if (!same || audit.IsClean)
        {
            await _client.Issue.Update(owner, name, issue.Number, new IssueUpdate { Body = body, State = state }).ConfigureAwait(false);
        }

        return issue.HtmlUrl;
    }

    /// <summary>Our issue on a list; the newest, should there be several. Anyone may copy a marker, so its author must be us.</summary>
    private async Task<Issue?> FindAsync(RepositoryRef repository, string listPath, string self)
    {
        // Octokit's own method sends a filter, which this address does not have (REST docs, "List repository issues").
        var issues = await new ApiConnection(_client.Connection).GetAll<Issue>(
            new Uri($"repos/{Uri.EscapeDataString(repository.Owner)}/{Uri.EscapeDataString(repository.Name)}/issues", UriKind.Relative),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "all", ["creator"] = self },
            new ApiOptions { PageSize = 100 }).ConfigureAwait(false);
        return issues
            .Where(issue => issue.PullRequest is null
                && string.Equals(issue.User?.Login, self, StringComparison.OrdinalIgnoreCase)
                && AuditReport.IsOf(issue.Body, listPath))
            .MaxBy(static issue => issue.Number);
    }
}
