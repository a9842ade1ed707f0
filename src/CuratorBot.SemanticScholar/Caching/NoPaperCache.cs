namespace CuratorBot.SemanticScholar.Caching;

/// <summary>Remembers nothing: every look-up asks the service.</summary>
internal sealed class NoPaperCache : IPaperCache
{
    public IReadOnlyDictionary<string, CachedAnswer> Read(IReadOnlyCollection<string> questions) => new Dictionary<string, CachedAnswer>(StringComparer.Ordinal);

    public void Write(IReadOnlyCollection<CachedAnswer> answers)
    {
    }
}
