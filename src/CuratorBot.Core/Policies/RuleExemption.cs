using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>A maintainer's word, in the policy file, that a rule does not hold for an entry.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Entry">The title of the entry, or the words that it begins with.</param>
/// <param name="Because">Why.</param>
/// <param name="Until">The last day on which it holds; null: it holds for good.</param>
/// <param name="Line">The line of the policy file that says so, 1-based.</param>
public sealed record RuleExemption(string Rule, string Entry, string Because, DateOnly? Until, int Line)
{
    /// <summary>Whether it holds for an entry.</summary>
    /// <param name="rule">The rule that speaks.</param>
    /// <param name="entry">The entry that it speaks of; null where it speaks of none.</param>
    /// <param name="today">The day that counts.</param>
    public bool Covers(string rule, Entry? entry, DateOnly today) =>
        entry is not null
        && !(Until < today)
        && string.Equals(rule, Rule, StringComparison.Ordinal)
        && (Begins(entry.Title) || (entry.Name is { } name && string.Equals(Titles.Normalize(name), Titles.Normalize(Entry), StringComparison.Ordinal)));

    private bool Begins(string title)
    {
        var (whole, named) = (Titles.Normalize(title), Titles.Normalize(Entry));
        return named.Length > 0 && whole.StartsWith(named, StringComparison.Ordinal) && (whole.Length == named.Length || whole[named.Length] == ' ' || Titles.IsCjk(whole));
    }
}
