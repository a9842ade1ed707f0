namespace CuratorBot.Core.Papers;

/// <summary>What is asked of a paper source: what the list says of one paper.</summary>
/// <param name="Title">The title as the list has it; may be in another script than the record; empty where only ids are known.</param>
/// <param name="Ids">Ids from its links, the surest first.</param>
/// <param name="Authors">The authors as the list has them; null where it names none.</param>
/// <param name="Year">The year as the list has it; null where it has none.</param>
/// <param name="Url">The first address; words of its file name help where the title is in another script.</param>
/// <param name="IdsOnly">Nice to know, not needed: ask by id along with the others, never spend a request on the title.</param>
public sealed record PaperQuery(
    string Title,
    IReadOnlyList<PaperId> Ids,
    string? Authors = null,
    int? Year = null,
    string? Url = null,
    bool IdsOnly = false)
{
    /// <summary>
    /// Whether a record is too little for what is asked of the paper. Where all records that its links lead to are, its title is looked up
    /// once for others: a paper must not fail by one record while another has the citations. Null where nothing is asked.
    /// </summary>
    public Func<Paper, bool>? FallsShort { get; init; }
}
