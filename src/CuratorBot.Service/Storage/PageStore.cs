using CuratorBot.Core.Site;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CuratorBot.Service.Storage;

/// <summary>
/// Keeps the pages of public repositories, and of no others: of a repository that is private, nothing is stored. A page is shown only as long
/// as GitHub has lately said that everybody may read its repository, so one whose delivery was lost goes, too.
/// </summary>
internal sealed class PageStore(IDbContextFactory<CuratorContext> contexts, GitHubClients clients, TimeProvider clock, IOptions<ServiceOptions> options)
{
    /// <summary>Lists on the front page.</summary>
    public const int MostListed = 200;

    /// <summary>For how long GitHub's word counts: some sweeps; without an App nobody sweeps, and audits ask once a week.</summary>
    private TimeSpan Trust => clients.IsApp ? TimeSpan.FromMinutes(Math.Max(180, 3 * options.Value.SweepMinutes)) : TimeSpan.FromDays(8);

    /// <summary>Stores the page of a list, with its history.</summary>
    /// <param name="repository">The repository, of which GitHub has just said that everybody may read it.</param>
    /// <param name="page">The page, as in a first build.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task SaveAsync(RepositoryRef repository, ListPage page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var key = KeyOf(repository);
        var row = await context.Pages.SingleOrDefaultAsync(p => p.Repository == key, cancellationToken);
        var history = PageHistory.Read(row?.History ?? "");
        if (row is null)
        {
            context.Pages.Add(row = new PageRow { Repository = key, Name = "", Text = "", History = "" });
        }

        row.Name = repository.ToString();
        row.Text = SiteFiles.WriteJson(history.AddTo(page));
        row.History = history.With(page);
        row.At = row.SeenAt = clock.GetUtcNow().UtcDateTime;
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Notes which repositories everybody may read, as GitHub lists them; the pages of the others are gone.</summary>
    public async Task SeeAsync(IReadOnlyCollection<(RepositoryRef Repository, bool IsPublic)> listed, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        List<string> shown = [.. listed.Where(static l => l.IsPublic).Select(static l => KeyOf(l.Repository))];
        List<string> hidden = [.. listed.Where(static l => !l.IsPublic).Select(static l => KeyOf(l.Repository))];
        await context.Pages.Where(p => hidden.Contains(p.Repository)).ExecuteDeleteAsync(cancellationToken);
        await context.ReviewPages.Where(p => hidden.Contains(p.Repository)).ExecuteDeleteAsync(cancellationToken);
        await context.Pages.Where(p => shown.Contains(p.Repository)).ExecuteUpdateAsync(p => p.SetProperty(static r => r.SeenAt, now), cancellationToken);
        var known = await context.Pages.Where(p => shown.Contains(p.Repository)).Select(static p => p.Repository).ToListAsync(cancellationToken);
        foreach (var (repository, _) in listed.Where(l => l.IsPublic && !known.Contains(KeyOf(l.Repository), StringComparer.Ordinal)))
        {
            // Another node may be doing the same: the row that is there is as good.
            var (key, name) = (KeyOf(repository), repository.ToString());
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO pages (\"Repository\", \"Name\", \"Text\", \"History\", \"At\", \"SeenAt\") VALUES ({key}, {name}, '', '', {now}, {now}) ON CONFLICT (\"Repository\") DO NOTHING",
                cancellationToken);
        }
    }

    /// <summary>Whether everybody may read a repository, as far as is known.</summary>
    public async Task<bool> IsPublicAsync(RepositoryRef repository, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var key = KeyOf(repository);
        return await Shown(context).AnyAsync(p => p.Repository == key, cancellationToken);
    }

    /// <summary>Stores the details of a review with the history of those before, where everybody may read the repository as far as is known.</summary>
    public async Task SaveReviewAsync(PullRequestRef pullRequest, ReviewPage review, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (key, number) = (KeyOf(pullRequest.Repository), pullRequest.Number);
        if (await Shown(context).AnyAsync(p => p.Repository == key, cancellationToken))
        {
            var before = await context.ReviewPages.Where(r => r.Repository == key && r.Number == number).Select(static r => r.Text).SingleOrDefaultAsync(cancellationToken);
            var text = review.After(before is null ? null : ReviewPage.Read(before)).Write();
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO review_pages (\"Repository\", \"Number\", \"Text\") VALUES ({key}, {number}, {text}) ON CONFLICT (\"Repository\", \"Number\") DO UPDATE SET \"Text\" = excluded.\"Text\"",
                cancellationToken);
        }
    }

    /// <summary>The details of the last review of a pull request; null where there is nothing to show.</summary>
    public async Task<ShownReview?> ReadReviewAsync(PullRequestRef pullRequest, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (key, number) = (KeyOf(pullRequest.Repository), pullRequest.Number);
        var found = await Shown(context).Where(p => p.Repository == key)
            .Join(context.ReviewPages.Where(r => r.Number == number), static p => p.Repository, static r => r.Repository, static (p, r) => new { p.Name, HasList = p.Text != "", r.Text })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null || ReviewPage.Read(found.Text) is not { } review
            ? null
            : new ShownReview(new PullRequestRef(RepositoryRef.TryParse(found.Name)!, number), review, found.HasList, await OpenAsync(context, found.Name, onlyTop: true, cancellationToken));
    }

    /// <summary>Which version of the page of a list there is to show; null if there is none.</summary>
    public async Task<PageVersion?> FindAsync(RepositoryRef repository, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var key = KeyOf(repository);
        return await Shown(context).Where(p => p.Repository == key && p.Text != "")
            .Select(p => new PageVersion(
                p.At,
                context.PullRequests.Count(r => r.Repository == p.Name && r.IsOpen),
                context.PullRequests.Count(r => r.Repository == p.Name && r.IsOpen && r.TouchesTop),
                context.PullRequests.Where(r => r.Repository == p.Name && r.IsOpen).Max(static r => (DateTime?)r.ChangedAt)))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The data of a page, without the pull requests; null if there is none to show.</summary>
    public async Task<ListPage?> ReadAsync(RepositoryRef repository, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var key = KeyOf(repository);
        return await Shown(context).Where(p => p.Repository == key).Select(static p => p.Text).SingleOrDefaultAsync(cancellationToken) is { } text ? SiteFiles.ReadJson(text) : null;
    }

    /// <summary>The open pull requests that were reviewed, in the order of their numbers; none where there is nothing to show.</summary>
    public async Task<IReadOnlyList<ReviewState>> OpenAsync(RepositoryRef repository, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var key = KeyOf(repository);
        return await Shown(context).Where(p => p.Repository == key).Select(static p => p.Name).SingleOrDefaultAsync(cancellationToken) is { } name ? await OpenAsync(context, name, onlyTop: false, cancellationToken) : [];
    }

    /// <summary>Names of the repositories with a page to show, in order.</summary>
    public async Task<IReadOnlyList<string>> ListedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Shown(context).Where(static p => p.Text != "").OrderBy(static p => p.Repository).Select(static p => p.Name).Take(MostListed).ToListAsync(cancellationToken);
    }

    private static async Task<List<ReviewState>> OpenAsync(CuratorContext context, string name, bool onlyTop, CancellationToken cancellationToken)
    {
        var open = await context.PullRequests.AsNoTracking().Where(r => r.Repository == name && r.IsOpen && r.HeadSha != null && (!onlyTop || r.TouchesTop)).OrderBy(static r => r.Number).Take(MostListed).ToListAsync(cancellationToken);
        return open.ConvertAll(static row => ReviewStateJson.Read(row.State, new PullRequestRef(RepositoryRef.TryParse(row.Repository)!, row.Number)));
    }

    private IQueryable<PageRow> Shown(CuratorContext context)
    {
        var oldest = (clock.GetUtcNow() - Trust).UtcDateTime;
        return context.Pages.AsNoTracking().Where(p => p.SeenAt >= oldest);
    }

    private static string KeyOf(RepositoryRef repository) => repository.ToString().ToLowerInvariant();
}

/// <summary>Which version of the page of a list there is.</summary>
/// <param name="At">When its data were made.</param>
/// <param name="Open">Open pull requests.</param>
/// <param name="ChangingTop">Those of them that change the top.</param>
/// <param name="ChangedAt">When something about an open one last changed; null where none is open.</param>
internal sealed record PageVersion(DateTime At, int Open, int ChangingTop, DateTime? ChangedAt);

/// <summary>A review to show.</summary>
/// <param name="PullRequest">Of which pull request, as GitHub writes its repository.</param>
/// <param name="Review">The details.</param>
/// <param name="HasList">Whether the list has a page, too.</param>
/// <param name="Open">The open pull requests of the repository that change the top.</param>
internal sealed record ShownReview(PullRequestRef PullRequest, ReviewPage Review, bool HasList, IReadOnlyList<ReviewState> Open);
