using System.Globalization;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>
/// The words around findings on a terminal, in the language that the findings are in. Programs read the JSON, whose names
/// (<see cref="Spelling"/>) are the same in every language.
/// </summary>
/// <param name="Locale">The language.</param>
internal readonly record struct TerminalWords(string Locale)
{
    /// <summary>For commands that say nothing in the language of a list.</summary>
    public static TerminalWords English => new("en");

    /// <summary>The words for a review.</summary>
    public static TerminalWords For(Review review) => new(review.Locale);

    public string Of(Verdict verdict) => this[$"verdict.{Spelling.Of(verdict)}"];

    public string Of(Severity severity) => this[Spelling.Of(severity)];

    public string Of(ChangeKind kind) => this[$"change.{Spelling.Of(kind)}"];

    public string Of(ChangeOp op) => this[$"change.{Spelling.Of(op)}"];

    public string Of(PaperLookup lookup) => this[$"lookup.{Spelling.Of(lookup)}"];

    /// <summary>How many findings of one severity there are.</summary>
    public string Count(int count, Severity severity) => Counted(count, Spelling.Of(severity));

    /// <summary>A sentence about a number of things: the messages have one for a single thing and one for several.</summary>
    public string Counted(int count, string key, params IReadOnlyList<object?> others) =>
        Say(count == 1 ? $"{key}.one" : $"{key}.many", [count, .. others]);

    /// <summary>Numbers of lines, for a message.</summary>
    public static string Lines(IEnumerable<int> lines) => string.Join(", ", lines.Select(static l => l.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A word.</summary>
    public string this[string key] => Messages.Get($"terminal.{key}", Locale);

    /// <summary>A sentence.</summary>
    public string Say(string key, params IReadOnlyList<object?> arguments) => Messages.Format(new Message($"terminal.{key}", arguments), Locale);
}
