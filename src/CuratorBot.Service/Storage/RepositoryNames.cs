using System.Collections.Concurrent;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Intake;
using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Storage;

/// <summary>
/// Keeps what is stored by a repository's name with the repository: its rows follow it to a new name, and a repository that was made anew
/// under an old name inherits nothing.
/// </summary>
internal sealed class RepositoryNames(IDbContextFactory<CuratorContext> contexts)
{
    /// <summary>Names that are as they are stored: most of the time nothing has to be asked.</summary>
    private readonly ConcurrentDictionary<long, string> _known = new();

    /// <summary>The work under the name that its repository has now.</summary>
    /// <param name="work">What is to be done, under the name that it had when it was asked for.</param>
    /// <param name="ask">Asks GitHub for the name of a repository by its number; null where it cannot be seen. Asked only where names disagree.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<WorkItem> NamedAsync(WorkItem work, Func<long, Task<RepositoryRef?>> ask, CancellationToken cancellationToken)
    {
        if (work is not { RepositoryId: { } id, About: { } told } || (_known.TryGetValue(id, out var known) && known == told.ToString()))
        {
            return work;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var name = told.ToString();
        var rows = await context.Repositories.AsNoTracking().Where(r => r.Id == id || r.Name == name).ToListAsync(cancellationToken);
        var current = rows.Count == 0 || rows is [{ } only] && only.Id == id && only.Name == name ? told : await ask(id) ?? told;
        await SetAsync(context, id, current, ask, cancellationToken);
        return current == told ? work : work.In(current);
    }

    /// <summary>Notes repositories as GitHub lists them.</summary>
    /// <param name="listed">Number and name of each.</param>
    /// <param name="ask">As above; asked about one whose name another has now.</param>
    /// <param name="cancellationToken">Stops between two repositories.</param>
    public async Task SeeAsync(IReadOnlyCollection<(long Id, RepositoryRef Name)> listed, Func<long, Task<RepositoryRef?>> ask, CancellationToken cancellationToken)
    {
        foreach (var (id, name) in listed.Where(l => !_known.TryGetValue(l.Id, out var known) || known != l.Name.ToString()).ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await SetAsync(context, id, name, ask, cancellationToken);
        }
    }

    private async Task SetAsync(CuratorContext context, long id, RepositoryRef repository, Func<long, Task<RepositoryRef?>> ask, CancellationToken cancellationToken)
    {
        var name = repository.ToString();
        foreach (var other in await context.Repositories.AsNoTracking().Where(r => r.Name == name && r.Id != id).ToListAsync(cancellationToken))
        {
            // Two have had this name: what is stored under it is of the older one, wherever that is now.
            var elsewhere = (await ask(other.Id))?.ToString();
            await MoveAsync(context, name, elsewhere == name ? null : elsewhere, cancellationToken);
            await context.Database.ExecuteSqlAsync($"DELETE FROM repositories WHERE \"Id\" = {other.Id}", cancellationToken);
            _known.TryRemove(other.Id, out _);
        }

        if (await context.Repositories.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is { } row && row.Name != name)
        {
            await MoveAsync(context, row.Name, name, cancellationToken);
        }

        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO repositories (\"Id\", \"Name\") VALUES ({id}, {name}) ON CONFLICT (\"Id\") DO UPDATE SET \"Name\" = excluded.\"Name\"",
            cancellationToken);
        _known[id] = name;
    }

    /// <summary>Takes all that is stored under a name to another, or, where there is none, forgets it.</summary>
    private static async Task MoveAsync(CuratorContext context, string from, string? to, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // A page is made anew by the next audit. Under the old name there may be another repository by then, which not everybody may read.
        var page = from.ToLowerInvariant();
        await context.Database.ExecuteSqlAsync($"DELETE FROM pages WHERE \"Repository\" = {page}", cancellationToken);
        await context.Database.ExecuteSqlAsync($"DELETE FROM review_pages WHERE \"Repository\" = {page}", cancellationToken);
        if (to is null)
        {
            await context.Database.ExecuteSqlAsync($"DELETE FROM pull_requests WHERE \"Repository\" = {from}", cancellationToken);
            await context.Database.ExecuteSqlAsync($"DELETE FROM reviews WHERE \"Repository\" = {from}", cancellationToken);
        }
        else
        {
            // Reviewed under the new name before that was noticed: what maintainers have said is in the older state.
            await context.Database.ExecuteSqlAsync(
                $"DELETE FROM pull_requests WHERE \"Repository\" = {to} AND \"Number\" IN (SELECT \"Number\" FROM pull_requests WHERE \"Repository\" = {from})",
                cancellationToken);
            await context.Database.ExecuteSqlAsync($"UPDATE pull_requests SET \"Repository\" = {to} WHERE \"Repository\" = {from}", cancellationToken);
            await context.Database.ExecuteSqlAsync($"UPDATE reviews SET \"Repository\" = {to} WHERE \"Repository\" = {from}", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
