using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;

namespace CuratorBot.Core.Judging;

/// <summary>An entry that a rule has to judge: what the change adds, moves or edits, or any entry in a check of the whole list.</summary>
/// <param name="Entry">The entry as it would stand.</param>
/// <param name="Change">The change that made it so; null in a check of the whole list.</param>
public sealed record ChangedEntry(Entry Entry, EntryChange? Change)
{
    /// <summary>The entry before the change; null where it is new, and in a check of the whole list.</summary>
    public Entry? Before => Change?.Before;

    /// <summary>Whether everything about the entry is to be judged: it was added, or the whole list is checked.</summary>
    public bool IsNew => Before is null;

    /// <summary>Whether the entry comes into the top by this change (or is in it, in a check of the whole list).</summary>
    public bool EntersTop => Entry.Top && Before is not { Top: true };

    /// <summary>Whether one of these fields is new or changed (names of <see cref="EntryField"/>).</summary>
    public bool Touches(params ReadOnlySpan<EntryField> fields)
    {
        if (IsNew)
        {
            return true;
        }

        foreach (var field in fields)
        {
            if (Change!.Fields.Contains(field))
            {
                return true;
            }
        }

        return false;
    }
}
