using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CuratorBot.Core.Site;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Storage;

namespace CuratorBot.Service.Pages;

/// <summary>
/// The written pages and badges of lists. Whether one may be shown, and which version there is, is asked of the database each time; what it
/// shows is made anew only then.
/// </summary>
internal sealed class ListPages(PageStore store)
{
    /// <summary>A page takes some 300 KB of memory; beyond so many, all are written anew.</summary>
    private const int MostPages = 64;

    /// <summary>A badge takes less than one.</summary>
    private const int MostBadges = 4096;

    private readonly ConcurrentDictionary<string, Written<byte[]>> _pages = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Written<string>> _badges = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which version of the page there is to show; null if there is none.</summary>
    public Task<PageVersion?> VersionAsync(RepositoryRef repository, CancellationToken cancellationToken) => store.FindAsync(repository, cancellationToken);

    /// <summary>The entity tag of a version.</summary>
    public static string TagOf(PageVersion version) => string.Create(
        CultureInfo.InvariantCulture, $"\"{typeof(ListPages).Module.ModuleVersionId:N}-{version.At.Ticks:x}-{version.Open}-{version.ChangedAt?.Ticks ?? 0:x}\"");

    /// <summary>The page of a version; null if there is none to show any more.</summary>
    public Task<byte[]?> PageAsync(RepositoryRef repository, PageVersion version, CancellationToken cancellationToken) => WrittenAsync(
        _pages, MostPages, repository, version, async () => await DataAsync(repository, cancellationToken) is { } page ? Encoding.UTF8.GetBytes(SiteFiles.WriteIndex(page)) : null);

    /// <summary>The badge of the list in a version; null if there is none to show any more.</summary>
    public Task<string?> BadgeAsync(RepositoryRef repository, PageVersion version, CancellationToken cancellationToken) => WrittenAsync(
        _badges, MostBadges, repository, version with { Open = 0, ChangingTop = 0, ChangedAt = null }, async () => await store.ReadAsync(repository, cancellationToken) is { } page ? Badge.Of(page) : null);

    /// <summary>The data of the page with the open pull requests; null where there is nothing to show.</summary>
    public async Task<ListPage?> DataAsync(RepositoryRef repository, CancellationToken cancellationToken) => await store.ReadAsync(repository, cancellationToken) is { } page
        ? page with { Pulls = new OpenPulls(await store.OpenAsync(repository, cancellationToken)).Of(page.Top) }
        : null;

    private static async Task<T?> WrittenAsync<T>(ConcurrentDictionary<string, Written<T>> known, int most, RepositoryRef repository, PageVersion version, Func<Task<T?>> write)
        where T : class
    {
        var key = repository.ToString();
        if (known.TryGetValue(key, out var written) && written.Version == version)
        {
            return written.Text;
        }

        if (await write() is not { } text)
        {
            known.TryRemove(key, out _);
            return null;
        }

        if (known.Count >= most)
        {
            known.Clear();
        }

        known[key] = new Written<T>(version, text);
        return text;
    }

    private sealed record Written<T>(PageVersion Version, T Text);
}
