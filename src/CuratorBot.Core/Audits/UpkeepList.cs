using CuratorBot.Core.Corrections;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Audits;

/// <summary>A list while it is kept up: its text, and which of its entries was which before.</summary>
internal sealed class UpkeepList
{
    private readonly Policy _policy;
    private Dictionary<Entry, Entry> _originals = [];

    /// <param name="original">The list before upkeep.</param>
    /// <param name="corrected">Its text with corrected lines.</param>
    /// <param name="policy">What it asks.</param>
    public UpkeepList(PaperList original, string corrected, Policy policy)
    {
        _policy = policy;
        List = string.Equals(original.Text, corrected, StringComparison.Ordinal) ? original : ListParser.Parse(corrected, policy.Sections);

        // A correction makes no entry and ends none; where one did, nobody could tell which entry is which.
        IsRead = List.Entries.Count == original.Entries.Count;
        if (IsRead)
        {
            _originals = List.Entries.Zip(original.Entries).ToDictionary(static pair => pair.First, static pair => pair.Second);
        }
    }

    /// <summary>The list as it is now.</summary>
    public PaperList List { get; private set; }

    /// <summary>Whether every entry is known again.</summary>
    public bool IsRead { get; }

    /// <summary>Its text.</summary>
    public string Text => List.Text;

    /// <summary>Whether the top has no room.</summary>
    public bool IsFull => List.TopCount >= _policy.TopSize;

    /// <summary>What an entry was before upkeep.</summary>
    public Entry? OriginalOf(Entry entry) => _originals.GetValueOrDefault(entry);

    /// <summary>Moves an entry to where it belongs in another section.</summary>
    /// <param name="original">The entry as it was before upkeep.</param>
    /// <param name="heading">Heading of the section.</param>
    /// <returns>False where there are several such sections or none, or the lines are not the entry's own.</returns>
    public bool Move(Entry original, string heading)
    {
        if (List.Entries.FirstOrDefault(entry => OriginalOf(entry) == original) is not { } entry
            || List.Sections.Where(section => string.Equals(section.Title, heading, StringComparison.Ordinal)).Take(2).ToList() is not [var to]
            || entry.Section == to
            || ListEdit.Move(List, entry, to, _policy) is not { } edit)
        {
            return false;
        }

        // All others stand in the order that they had.
        var others = List.Entries.Where(other => other != entry).Select(OriginalOf);
        _originals = edit.After.Entries.Where(other => other != edit.Entry).Zip(others).ToDictionary(static pair => pair.First, static pair => pair.Second!);
        _originals[edit.Entry!] = original;
        List = edit.After;
        return true;
    }
}
