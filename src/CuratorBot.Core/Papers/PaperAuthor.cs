namespace CuratorBot.Core.Papers;

/// <summary>An author as the record names them.</summary>
/// <param name="Name">The name as printed by the source: "Geoffrey E. Hinton" or "J. Dean".</param>
/// <param name="AuthorId">The source's id of the person; null where unknown.</param>
public sealed record PaperAuthor(string Name, string? AuthorId = null);
