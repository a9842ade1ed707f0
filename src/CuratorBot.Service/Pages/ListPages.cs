using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CuratorBot.Core.Site;
using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Storage;

namespace CuratorBot.Service.Pages;

/// <summary>The written pages of lists. Whether one may be shown is asked of the database each time, what it shows only after it was made anew.</summary>
internal sealed class ListPages(PageStore store)
{
    /// <summary>A page takes some 300 KB of memory; beyond so many, all are written anew.</summary>
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<string, (DateTime At, byte[] Page)> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which version of a page there is to show, as an entity tag; null where there is none.</summary>
    public async Task<string?> TagAsync(RepositoryRef repository, CancellationToken cancellationToken) =>
        await store.FindAsync(repository, cancellationToken) is { } at ? TagOf(at) : null;

    /// <summary>The page and its tag; null where there is none to show.</summary>
    public async Task<(string Tag, byte[] Page)?> ReadAsync(RepositoryRef repository, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(repository, cancellationToken) is not { } at)
        {
            _written.TryRemove(repository.ToString(), out _);
            return null;
        }

        if (_written.TryGetValue(repository.ToString(), out var known) && known.At == at)
        {
            return (TagOf(at), known.Page);
        }

        if (await store.ReadAsync(repository, cancellationToken) is not { } page)
        {
            return null;
        }

        if (_written.Count >= MostKept)
        {
            _written.Clear();
        }

        var written = Encoding.UTF8.GetBytes(SiteFiles.WriteIndex(page));
        _written[repository.ToString()] = (at, written);
        return (TagOf(at), written);
    }

    private static string TagOf(DateTime at) => string.Create(CultureInfo.InvariantCulture, $"\"{typeof(ListPages).Module.ModuleVersionId:N}-{at.Ticks:x}\"");
}
