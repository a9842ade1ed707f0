namespace CuratorBot.Core.Bibliographies;

/// <summary>The keys of a bibliography; creates new unique ones. Keys are compared without regard to case, as in BibTeX.</summary>
public sealed class BibKeys
{
    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, int> _nextLetters = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Starts with the keys that are in use.</summary>
    public BibKeys(IEnumerable<string> taken) => _taken = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reserves a key; if it is in use, with the first free suffix: a, b, ... z, aa, ab.</summary>
    public string Take(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_taken.Add(key))
        {
            return key;
        }

        for (var next = _nextLetters.GetValueOrDefault(key); ; next++)
        {
            var unique = key + Letters(next);
            if (_taken.Add(unique))
            {
                _nextLetters[key] = next + 1;
                return unique;
            }
        }
    }

    private static string Letters(int number)
    {
        var letters = "";
        for (var rest = number; rest >= 0; rest = (rest / 26) - 1)
        {
            letters = (char)('a' + (rest % 26)) + letters;
        }

        return letters;
    }
}
