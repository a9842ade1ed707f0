using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Settings;
using Microsoft.Extensions.Options;

namespace CuratorBot.Service.Queue;

/// <summary>Gives one repository at most half the places of this node, and as many to what nobody waits for, so that work for others
/// never waits behind a flood from one, or behind a sweep.</summary>
internal sealed class FairShare
{
    /// <summary>Before work for which there was no place is looked at again.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    /// <summary>In place of a repository: all work together that nobody waits for.</summary>
    public static readonly RepositoryRef Background = new("", "background");

    private readonly Lock _lock = new();
    private readonly Dictionary<RepositoryRef, int> _taken = [];
    private readonly int _most;

    public FairShare(IOptions<ServiceOptions> options)
    {
        _most = Math.Max(1, options.Value.Concurrency / 2);
    }

    /// <summary>Takes a place.</summary>
    /// <param name="repository">For which repository; null: for none, which always has a place.</param>
    /// <returns>To be disposed of when the work is done; null where the repository holds its share.</returns>
    public IDisposable? TryTake(RepositoryRef? repository)
    {
        lock (_lock)
        {
            if (repository is not null)
            {
                var taken = _taken.GetValueOrDefault(repository);
                if (taken >= _most)
                {
                    return null;
                }

                _taken[repository] = taken + 1;
            }

            return new Place(this, repository);
        }
    }

    private void Free(RepositoryRef repository)
    {
        lock (_lock)
        {
            if (--_taken[repository] == 0)
            {
                _taken.Remove(repository);
            }
        }
    }

    private sealed class Place : IDisposable
    {
        private readonly FairShare _share;
        private RepositoryRef? _repository;

        public Place(FairShare share, RepositoryRef? repository)
        {
            _share = share;
            _repository = repository;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _repository, null) is { } repository)
            {
                _share.Free(repository);
            }
        }
    }
}
