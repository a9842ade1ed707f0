namespace CuratorBot.Core.Papers;

/// <summary>A question to a paper source: what the list says about one paper.</summary>
/// <param name="Title">The title in the list; may be in another script than the record's; empty if only ids are known.</param>
/// <param name="Ids">Ids from its links, the most reliable first.</param>
/// <param name="Authors">The authors in the list; null if it names none.</param>
/// <param name="Year">The year in the list; null if it has none.</param>
/// <param name="Url">The first address; the words of its file name help if the title is in another script.</param>
/// <param name="IdsOnly">Whether the paper is optional: its ids are asked for along with the others, but no request is spent on its title.</param>
public sealed record PaperQuery(
    string Title,
    IReadOnlyList<PaperId> Ids,
    string? Authors = null,
    int? Year = null,
    string? Url = null,
    bool IdsOnly = false)
{
    /// <summary>
    /// Whether a record falls short of what the paper needs. If all records from its links do, its title is looked up once for others:
    /// a paper must not fail because of one record while another has the citations. Null if nothing is required.
    /// </summary>
    public Func<Paper, bool>? FallsShort { get; init; }
}
