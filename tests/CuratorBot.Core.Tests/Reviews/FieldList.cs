namespace CuratorBot.Core.Tests.Reviews;

/// <summary>A small invented list of another field, with the words of its maintainers and what contributors did to it.</summary>
/// <param name="Name">The field.</param>
/// <param name="Text">The list.</param>
/// <param name="Guide">Its CONTRIBUTING.md; null where it has none.</param>
/// <param name="Changes">The changes by name: the line below which they begin, what they put there, and what is to be said of it.</param>
public sealed record FieldList(string Name, string Text, string? Guide, IReadOnlyDictionary<string, FieldChange> Changes);

/// <summary>A change of such a list.</summary>
/// <param name="Below">How the line begins below which it puts text; with <paramref name="Instead"/>, the line that it replaces.</param>
/// <param name="Text">What it puts there.</param>
/// <param name="Said">The rules that are to speak, as "rule" or, where the review fails by it, "rule!".</param>
/// <param name="Instead">Whether the text takes the place of the line.</param>
public sealed record FieldChange(string Below, string Text, string[] Said, bool Instead = false);
