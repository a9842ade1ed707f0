using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Judging;

/// <summary>Another list of the repository, as far as it matters to a change of this one.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Base">The list on the base branch, whose habits count.</param>
/// <param name="Entries">Its entries after the change; where the same pull request adds a paper to both lists, only the later one has it here.</param>
public sealed record OtherList(string Path, PaperList Base, IReadOnlyList<Entry> Entries);
