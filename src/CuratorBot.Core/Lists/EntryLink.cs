namespace CuratorBot.Core.Lists;

/// <summary>A link of an entry, such as <c>[[pdf]](http://...)</c>.</summary>
/// <param name="Label">The label as written, without brackets: "pdf", "Web".</param>
/// <param name="Url">The address as written; it may be malformed.</param>
public sealed record EntryLink(string Label, string Url);
