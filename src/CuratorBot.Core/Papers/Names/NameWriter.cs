namespace CuratorBot.Core.Papers.Names;

/// <summary>Writes lists of authors: the only place that joins names.</summary>
/// <param name="And">The words between two authors: " and " or "和".</param>
/// <param name="EtAl">The words for further authors, as written after a name: " et al." or "等人".</param>
public readonly record struct NameWriter(string And, string EtAl)
{
    /// <summary>"A. Author", "A. Author and B. Author", "A. Author, B. Author, C. Author", "A. Author et al.".</summary>
    /// <param name="names">The names in order, at least one.</param>
    /// <param name="more">Whether there are more authors than these.</param>
    /// <param name="most">Maximum number of names, 1 or more; if there are more, only the first is written, followed by "et al.".</param>
    public string Write(IReadOnlyList<string> names, bool more = false, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count > most ? names[0] + EtAl
            : more ? string.Join(", ", names) + EtAl
            : string.Join(names.Count == 2 ? And : ", ", names);
    }
}
