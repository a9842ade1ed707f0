namespace CuratorBot.Core.Papers;

/// <summary>An author as named in the record.</summary>
/// <param name="Name">The name as the source writes it: "Geoffrey E. Hinton" or "J. Dean".</param>
/// <param name="AuthorId">The source's id of the person; null if unknown.</param>
public sealed record PaperAuthor(string Name, string? AuthorId = null);
