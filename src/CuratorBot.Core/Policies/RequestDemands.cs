namespace CuratorBot.Core.Policies;

/// <summary>What a list asks of a pull request itself, whatever it does to the entries. A new instance asks nothing.</summary>
public sealed record RequestDemands
{
    /// <summary>Most papers that it may add, 1 or more; null where there is no limit.</summary>
    public int? Papers { get; init; }

    /// <summary>What its title must look like, with <c>*</c> for any words; one of them is enough. Empty: any title will do.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>Whether its description says why the paper belongs in the list.</summary>
    public bool Reason { get; init; }

    /// <summary>Whether the template of descriptions is filled in, and its boxes are ticked.</summary>
    public bool Template { get; init; }
}
