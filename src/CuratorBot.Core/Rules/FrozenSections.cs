using System.Text.RegularExpressions;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;
using F23.StringSimilarity;

namespace CuratorBot.Core.Rules;

/// <summary>Whether a list's headings are for its maintainers to change, and which changes of them are wanted back.</summary>
internal static partial class FrozenSections
{
    /// <summary>Id of the rule that asks for it, by which a policy turns it on or off.</summary>
    public const string RuleId = "sections-frozen";

    /// <summary>Characters that a correction of a heading changes at most: "Process" to "Processing".</summary>
    private const int MostEdits = 3;

    /// <summary>Of so many characters at least one edit is a correction; of fewer it may be another word: "Text" and "Test".</summary>
    private const int CharactersOfAnEdit = 6;

    private static readonly Levenshtein Edits = new();

    /// <summary>By what right headings stay as they are; null where nothing says so.</summary>
    public static Authority? AuthorityIn(Policy policy) => policy.FrozenSections switch
    {
        true => policy.AuthorityOf("sections"),
        false => null,

        // Who plans a list to the last paper has planned its sections.
        null => policy.TopSize is null ? null : policy.AuthorityOf("top.size"),
    };

    /// <summary>Whether the author of the change is bound by it.</summary>
    public static bool Bind(RuleContext context) =>
        !context.PullRequest.AuthorMayPush && context.Changes.Before.Entries.Count > 0
        && (context.Policy.Rules.TryGetValue(RuleId, out var severity) ? severity is not null : AuthorityIn(context.Policy) is not null);

    /// <summary>Whether a heading was only spelt anew.</summary>
    public static bool IsRespelt(SectionChange change)
    {
        var (before, after) = (Titles.Normalize(change.Before!.Title), Titles.Normalize(change.After!.Title));
        var edits = Edits.Distance(before, after, MostEdits + 1);
        return edits <= MostEdits && edits * CharactersOfAnEdit <= Math.Min(before.Length, after.Length) && string.Equals(Numbers(before), Numbers(after), StringComparison.Ordinal);
    }

    /// <summary>Whether a heading is one of a series in which only the numbers differ: years, weeks, volumes.</summary>
    public static bool GoesOn(Section added, PaperList before) =>
        Digits().IsMatch(added.Title) && before.Sections.Any(old => string.Equals(WithoutNumbers(old.Title), WithoutNumbers(added.Title), StringComparison.Ordinal));

    private static string WithoutNumbers(string title) => Digits().Replace(title, "#");

    /// <summary>Whether a new heading is not to stay: the next year or week goes on with what the list does.</summary>
    public static bool IsUnwanted(SectionChange change, RuleContext context) =>
        change is { Op: SectionChangeOp.Add, After: { } added } && Bind(context) && !GoesOn(added, context.Changes.Before);

    /// <summary>The sections with papers that the change takes away and that are to come back.</summary>
    public static IEnumerable<SectionChange> RemovedAndWantedBack(RuleContext context) => !Bind(context) ? [] : context.Changes.Sections.Where(change =>
        change is { Op: SectionChangeOp.Remove, Before: { } gone } && context.Changes.Before.Entries.Any(entry => entry.Section.Line == gone.Line));

    private static string Numbers(string title) => string.Join(' ', Digits().Matches(title).Select(static m => m.Value));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    /// <summary>Whether the author is asked to put a renamed heading back: what leads to the new one is not worth correcting then.</summary>
    public static bool WantsBack(SectionChange change, RuleContext context) => change.Op == SectionChangeOp.Rename && Bind(context) && !IsRespelt(change);
}
