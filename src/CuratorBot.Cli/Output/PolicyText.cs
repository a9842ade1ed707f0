using System.Globalization;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Cli.Output;

/// <summary>The policy in force as a policy file: what is printed can be saved as one, and comments tell where each value is from.</summary>
internal static class PolicyText
{
    private const int CommentColumn = 48;

    public static void Write(Policy policy, TextWriter output)
    {
        var lines = new PolicyLines(policy, output);
        lines.Value(0, "list", Quoted(policy.List), "list");
        lines.Value(0, "locale", policy.Locale, "locale");
        lines.Key("top");
        if (policy.TopSize is { } size)
        {
            lines.Value(1, "size", Number(size), "top.size");
        }

        lines.Value(1, "years", $"{Number(policy.FirstYear)}-{Number(policy.LastYear)}", "top.years");
        lines.Value(1, "sections", policy.Sections.Top is { } top ? Sequence(top) : "auto", "top.sections");
        lines.Value(1, "overflow", Sequence(policy.Sections.Overflow), "top.overflow");
        lines.Key("citations");
        foreach (var (year, needed) in policy.Citations.OrderByDescending(c => c.Key))
        {
            lines.Value(1, Number(year), Number(needed), $"citations.{Number(year)}");
        }

        lines.Key("new-papers");
        lines.Value(1, "section", Sequence(policy.Sections.New), "new-papers.section");
        lines.Value(1, "months", Number(policy.NewPaperMonths), "new-papers.months");
        lines.Key("old-papers");
        lines.Value(1, "section", Sequence(policy.Sections.Old), "old-papers.section");
        lines.Value(1, "before", Number(policy.OldPapersBefore), "old-papers.before");
        if (policy.Bibliography is { } bibliography)
        {
            lines.Value(0, "bibliography", Quoted(bibliography), "bibliography");
        }

        lines.Key("rules");
        foreach (var rule in RuleCatalog.Default.Select(r => r.Descriptor))
        {
            var severity = policy.Rules.GetValueOrDefault(rule.Id, rule.DefaultSeverity);
            lines.Value(1, rule.Id, severity is null ? "off" : Spelling.Of(severity.Value), $"rules.{rule.Id}");
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Sequence(IReadOnlyList<string> items) => items is [var only] ? Quoted(only) : $"[{string.Join(", ", items.Select(Quoted))}]";

    /// <summary>A YAML scalar in double quotes, where a plain one could be read as something else.</summary>
    private static string Quoted(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '/' or '-' or '_') && char.IsLetter(text[0]) && text[^1] != ' '
            ? text
            : $"\"{TerminalText.OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private sealed class PolicyLines(Policy policy, TextWriter output)
    {
        public void Key(string key) => output.WriteLine($"{key}:");

        public void Value(int depth, string key, string value, string path) =>
            output.WriteLine($"{$"{new string(' ', depth * 2)}{key}: {value}",-CommentColumn} # {TerminalText.OneLine(policy.Origins.GetValueOrDefault(path, "built-in default"))}");
    }
}
