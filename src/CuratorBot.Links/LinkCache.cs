using System.Collections.Concurrent;
using System.Text.Json;
using CuratorBot.Core.Judging;

namespace CuratorBot.Links;

/// <summary>Answers of earlier runs, in a file. Alive links are trusted for a week and dead ones for a day; unknown ones are asked again.</summary>
public sealed class LinkCache
{
    private static readonly TimeSpan LifeOfAlive = TimeSpan.FromDays(7);
    private static readonly TimeSpan LifeOfDead = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, CachedLink> _links;
    private readonly string _path;
    private readonly TimeProvider _time;

    private LinkCache(string path, TimeProvider time, IEnumerable<CachedLink> links)
    {
        _path = path;
        _time = time;
        _links = new(links.Where(IsFresh).DistinctBy(static l => l.Answer.Url, StringComparer.Ordinal).ToDictionary(static l => l.Answer.Url, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Reads the file; a missing or unreadable one gives an empty cache.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="refresh">Whether to ignore earlier answers and only keep new ones.</param>
    public static LinkCache Load(string path, TimeProvider time, bool refresh = false)
    {
        ArgumentNullException.ThrowIfNull(time);
        try
        {
            return new LinkCache(path, time, refresh ? [] : JsonSerializer.Deserialize(File.ReadAllBytes(path), LinksJson.Default.CachedLinkArray) ?? []);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return new LinkCache(path, time, []);
        }
    }

    /// <summary>The answer for an address; null if there is none, or it is too old.</summary>
    public LinkAnswer? Find(string url) => _links.TryGetValue(url, out var link) && IsFresh(link) ? link.Answer : null;

    /// <summary>Remembers an answer, unless its state is unknown.</summary>
    public void Keep(LinkAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.State != LinkState.Unknown)
        {
            _links[answer.Url] = new CachedLink(answer, _time.GetUtcNow());
        }
    }

    /// <summary>Writes the file, complete or not at all. Failing to write a cache is not an error.</summary>
    public void Save()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
            AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes([.. _links.Values.OrderBy(static l => l.Answer.Url, StringComparer.Ordinal)], LinksJson.Default.CachedLinkArray));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
        }
    }

    private bool IsFresh(CachedLink link) => _time.GetUtcNow() - link.At is var age && age >= TimeSpan.Zero && age < link.Answer.State switch
    {
        LinkState.Alive => LifeOfAlive,
        LinkState.Dead => LifeOfDead,
        _ => TimeSpan.Zero,
    };
}

/// <summary>An answer and the time it was given.</summary>
internal sealed record CachedLink(LinkAnswer Answer, DateTimeOffset At);
