using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Storage;

/// <summary>Keeps the state of pull requests in the database; a write goes through only over the version that was read.</summary>
internal sealed class DatabaseReviewStore : IReviewStore
{
    private readonly IDbContextFactory<CuratorContext> _contexts;
    private readonly TimeProvider _clock;

    public DatabaseReviewStore(IDbContextFactory<CuratorContext> contexts, TimeProvider clock)
    {
        _contexts = contexts;
        _clock = clock;
    }

    public async Task<ReviewState> LoadAsync(PullRequestRef pullRequest, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var repository = pullRequest.Repository.ToString();
        var row = await context.PullRequests.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Repository == repository && r.Number == pullRequest.Number, cancellationToken);
        return row is null ? new ReviewState { PullRequest = pullRequest } : Read(row);
    }

    public async Task<ReviewState?> TrySaveAsync(ReviewState state, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var next = state with { Version = state.Version + 1 };
        var row = new PullRequestRow
        {
            Repository = state.PullRequest.Repository.ToString(),
            Number = state.PullRequest.Number,
            HeadSha = state.Publication.HeadSha,
            IsOpen = state.IsOpen,
            TouchesTop = state.TouchesTop,
            State = ReviewStateJson.Write(next),
            Version = next.Version,
            ChangedAt = _clock.GetUtcNow().UtcDateTime,
        };
        var entry = context.Entry(row);
        entry.State = state.Version == 0 ? EntityState.Added : EntityState.Modified;
        entry.Property(r => r.Version).OriginalValue = state.Version;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return next;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
        catch (DbUpdateException) when (state.Version == 0)
        {
            // Where someone else has written the first version, the key is taken.
            if ((await LoadAsync(state.PullRequest, cancellationToken)).Version > 0)
            {
                return null;
            }

            throw;
        }
    }

    public async Task<IReadOnlyList<ReviewState>> OpenAsync(RepositoryRef repository, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var name = repository.ToString();
        var rows = await context.PullRequests.AsNoTracking()
            .Where(r => r.Repository == name && r.IsOpen && r.TouchesTop)
            .OrderBy(static r => r.Number)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(Read);
    }

    private static ReviewState Read(PullRequestRow row) =>
        ReviewStateJson.Read(row.State, new PullRequestRef(RepositoryRef.TryParse(row.Repository)!, row.Number));
}
