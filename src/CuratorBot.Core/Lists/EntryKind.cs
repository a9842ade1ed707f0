namespace CuratorBot.Core.Lists;

/// <summary>Whether the rules on papers apply to an entry.</summary>
public enum EntryKind
{
    /// <summary>A paper, a book or a technical report.</summary>
    Paper,

    /// <summary>A lecture, a tutorial, a blog, a person: something that no one cites.</summary>
    Resource,
}
