using System.Text;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>By what right each rule speaks in a list, as comments below a printed policy, which so stays a policy file.</summary>
internal static class RuleStandings
{
    private const string Locale = "en";

    /// <param name="rules">The rules.</param>
    /// <param name="explain">Whether to say it in words, with what each rule is about.</param>
    public static string Write(IReadOnlyList<RuleStanding> rules, bool explain)
    {
        var text = new StringBuilder("# rules, and by what right they speak here\n");
        var width = rules.Max(static r => r.Rule.Id.Length);
        foreach (var standing in rules)
        {
            var right = standing switch
            {
                { Severity: null } => "off",
                { Authority: null } => "silent",
                _ => Right(standing.Authority),
            };
            var severity = standing.Speaks ? Spelling.Of(standing.Said!.Value) : "";
            text.Append("#   ").Append(TerminalText.OneLine($"{standing.Rule.Id.PadRight(width)}  {severity,-7}  {right}".TrimEnd())).Append('\n');
            if (explain)
            {
                text.Append("#     ").Append(TerminalText.OneLine($"{Messages.Get(standing.TitleKey, Locale)}. {Why(standing)}")).Append('\n');
            }
        }

        return text.ToString();
    }

    public static string Right(Authority authority) => authority switch
    {
        { Kind: AuthorityKind.Always } => "always",
        { Kind: AuthorityKind.Habit } => $"{authority.Doing} of {authority.Of} entries",
        { Where: { } where } => where,
        _ => Spelling.Of(authority.Kind),
    };

    private static string Why(RuleStanding standing) => standing switch
    {
        { Severity: null } => Messages.Get(standing.IsNamed ? "standing.off" : "standing.not-on", Locale),
        { Authority: null } => Messages.Get($"{standing.Rule.Id}.silent", Locale),
        { Authority: { Kind: AuthorityKind.Habit } habit, Rule.Id: "authors" or "bold-top" or "order" or "pdf-link" or "required-fields" } => Messages.Format(new Message($"standing.{standing.Rule.Id}", habit.Doing, habit.Of), Locale),
        { Authority.Message: { } message } => Messages.Format(message, Locale),
        { Rule.Id: "paper-found" } => Messages.Get("standing.required", Locale),
        _ => Messages.Get("standing.always", Locale),
    };
}
