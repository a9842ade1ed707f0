using CuratorBot.GitHub.Connections;
using CuratorBot.OpenAlex;
using CuratorBot.SemanticScholar;
using F23.StringSimilarity;

namespace CuratorBot.Service.Settings;

/// <summary>Finds settings that nobody reads: most are misspelt, and would be ignored without a word.</summary>
internal static class SettingsKeys
{
    private static readonly Levenshtein Letters = new();

    private static readonly Dictionary<string, IReadOnlyList<string>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [ServiceOptions.Section] = NamesOf<ServiceOptions>(),
        [PageOptions.Section] = NamesOf<PageOptions>(),
        [GitHubOptions.Section] = NamesOf<GitHubOptions>(),
        [SemanticScholarOptions.Section] = NamesOf<SemanticScholarOptions>(),
        [OpenAlexOptions.Section] = NamesOf<OpenAlexOptions>(),
    };

    /// <summary>What to say of each key in the sections of this service that it does not know, with the one that is probably meant.</summary>
    public static IReadOnlyList<string> Unknown(IConfiguration configuration) =>
    [
        .. Known.SelectMany(section => configuration.GetSection(section.Key).GetChildren()
            .Select(static child => child.Key)
            .Where(key => !section.Value.Contains(key, StringComparer.OrdinalIgnoreCase))
            .Select(key => Describe(section.Key, key, section.Value))),
    ];

    private static string Describe(string section, string key, IReadOnlyList<string> known)
    {
        var nearest = known.MinBy(name => Distance(name, key))!;
        var meant = Distance(nearest, key) <= Math.Max(2, key.Length / 4) ? $" Did you mean '{section}:{nearest}'?" : "";
        return $"There is no setting '{section}:{key}'; it is ignored.{meant}";
    }

    private static int Distance(string one, string other) => (int)Letters.Distance(one.ToUpperInvariant(), other.ToUpperInvariant());

    private static IReadOnlyList<string> NamesOf<T>() => [.. typeof(T).GetProperties().Where(static p => p.CanWrite).Select(static p => p.Name)];
}
