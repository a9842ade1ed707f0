using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CuratorBot.Core.Policies;

/// <summary>
/// Writes into a policy file that a rule does not hold. The file keeps its comments and its layout, for the new words are put between the old ones;
/// the result is read again, and refused unless it says what is meant and everything else stays as it was.
/// </summary>
public static class PolicyEdit
{
    private const string Exceptions = "exceptions";
    private const string Rules = "rules";

    /// <summary>Characters of a title or a reason that the file may have.</summary>
    public const int LongestText = PolicyKeys.LongestText;

    /// <summary>The file with an exception for an entry.</summary>
    /// <param name="text">The file; null if it does not exist yet.</param>
    /// <param name="rule">Id of the rule.</param>
    /// <param name="entry">The title of the entry, or the words that it begins with; of at most <see cref="LongestText"/> characters.</param>
    /// <param name="because">Why; of at most <see cref="LongestText"/> characters.</param>
    /// <param name="rules">The rules that the file may name.</param>
    /// <returns>The new text; null where the file is broken, or written in a way in which nothing can be added.</returns>
    public static string? AddException(string? text, string rule, string entry, string because, IReadOnlyList<RuleDescriptor> rules)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(because);
        (entry, because) = (OneLine(entry), OneLine(because));
        var item = $"{{ entry: {PolicyWriter.Quoted(entry)}, rule: {rule}, because: {PolicyWriter.Quoted(because)} }}";
        return Add(text, Exceptions, $"- {item}", item) is { } edited && Read(text, rules) is { } before && Read(edited, rules) is { } after
            && after.Exceptions.Count == before.Exceptions.Count + 1 && after.Exceptions.Select(Words).Except(before.Exceptions.Select(Words)).SequenceEqual([(rule, entry, because, null)])
            && SaysTheSame(before, after with { Exceptions = before.Exceptions })
            ? edited
            : null;
    }

    /// <summary>The file with a rule switched off.</summary>
    /// <param name="text">The file; null if it does not exist yet.</param>
    /// <param name="rule">Id of the rule.</param>
    /// <param name="because">Why, for a comment beside it.</param>
    /// <param name="rules">The rules that the file may name.</param>
    /// <returns>The new text; null where the file is broken, says something of the rule already, or is written in a way in which nothing can be added.</returns>
    public static string? SwitchOff(string? text, string rule, string because, IReadOnlyList<RuleDescriptor> rules)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(because);
        return Add(text, Rules, $"{rule}: off # {OneLine(because)}", $"{rule}: off") is { } edited && Read(text, rules) is { } before && Read(edited, rules) is { } after
            && !before.Rules.ContainsKey(rule) && after.Rules.TryGetValue(rule, out var severity) && severity is null && after.Rules.Count == before.Rules.Count + 1
            && SaysTheSame(before, after with { Rules = before.Rules })
            ? edited
            : null;
    }

    private static (string Rule, string Entry, string Because, DateOnly? Until) Words(RuleExemption exception) => (exception.Rule, exception.Entry, exception.Because, exception.Until);

    private static bool SaysTheSame(Policy before, Policy after) => string.Equals(WithoutOrigins(before), WithoutOrigins(after), StringComparison.Ordinal);

    private static string WithoutOrigins(Policy policy) => PolicyWriter.Write(policy with { Origins = new Dictionary<string, string>(StringComparer.Ordinal) });

    private static Policy? Read(string? text, IReadOnlyList<RuleDescriptor> rules) =>
        PolicyFile.Read(text, rules) is { Errors.Count: 0 } file && PolicyReader.Read("", file.ListPath, file) is { Errors.Count: 0 } read ? read.Policy : null;

    /// <summary>The text with an item more under a key of the top level.</summary>
    /// <param name="text">The text; null if the file does not exist yet.</param>
    /// <param name="key">The key; it is added if the file lacks it.</param>
    /// <param name="line">The item on a line of its own, without indentation.</param>
    /// <param name="inBraces">The same between brackets or braces.</param>
    private static string? Add(string? text, string key, string line, string inBraces)
    {
        var mark = text?.StartsWith('\uFEFF') == true ? "\uFEFF" : "";
        var yaml = (text ?? "")[mark.Length..];
        var lineEnd = yaml.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        if (EventsOf(yaml) is not { } events)
        {
            return null;
        }

        var root = events.FindIndex(static e => e is MappingStart);
        if (root >= 0 && ValueOf(key, events, root) is var (first, last))
        {
            return At(yaml, key, events[first], events[last], line, inBraces, lineEnd, events) is { } edited ? mark + edited : null;
        }

        var gap = yaml.Length == 0 || yaml.EndsWith('\n') ? "" : lineEnd;
        return $"{mark}{yaml}{gap}{key}:{lineEnd}  {line}{lineEnd}";
    }

    private static string? At(string yaml, string key, ParsingEvent first, ParsingEvent last, string line, string inBraces, string lineEnd, List<ParsingEvent> events)
    {
        switch (first)
        {
            case SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow }:
                var closing = yaml.IndexOfAny([']', '}'], (int)last.Start.Index);
                var kept = yaml[..closing].TrimEnd();
                var opens = kept.EndsWith('[') || kept.EndsWith('{');
                return $"{kept}{(opens ? "" : ",")} {inBraces}{(opens ? " " : yaml[kept.Length..closing])}{yaml[closing..]}";
            case SequenceStart or MappingStart:
                // The end of a block is where the next one begins; the end of its last word is where it ends.
                var word = events[events.IndexOf(last) - 1];
                return Insert(yaml, (int)(word.End.Column == 1 && word.End.Line > 1 ? word.End.Line - 1 : word.End.Line), new string(' ', (int)first.Start.Column - 1) + line, lineEnd);
            case Scalar { Value: "", Style: ScalarStyle.Plain }:
                var own = events.OfType<Scalar>().First(scalar => string.Equals(scalar.Value, key, StringComparison.Ordinal) && scalar.Start.Column == events.OfType<MappingStart>().First().Start.Column);
                return Insert(yaml, (int)own.Start.Line, "  " + line, lineEnd);
            default:
                return null;
        }
    }

    /// <summary>A line more below a line, 1-based.</summary>
    private static string Insert(string yaml, int below, string line, string lineEnd)
    {
        var at = -1;
        for (var number = 0; number < below; number++)
        {
            at = yaml.IndexOf('\n', at + 1);
            if (at < 0)
            {
                return $"{yaml}{lineEnd}{line}{lineEnd}";
            }
        }

        return string.Concat(yaml.AsSpan(0, at + 1), line, lineEnd, yaml.AsSpan(at + 1));
    }

    /// <summary>The places of the first and the last event of a key's value; null where the mapping has no such key.</summary>
    private static (int First, int Last)? ValueOf(string key, List<ParsingEvent> events, int mapping)
    {
        for (var at = mapping + 1; events[at] is Scalar name; at++)
        {
            var first = ++at;
            for (var depth = 0; ; at++)
            {
                depth += events[at].NestingIncrease;
                if (depth == 0)
                {
                    break;
                }
            }

            if (string.Equals(name.Value, key, StringComparison.Ordinal))
            {
                return (first, at);
            }
        }

        return null;
    }

    /// <summary>What the parser reads; null where it is no YAML.</summary>
    private static List<ParsingEvent>? EventsOf(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            var events = new List<ParsingEvent>();
            while (parser.MoveNext())
            {
                events.Add(parser.Current!);
            }

            return events;
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The last four are the parser's own slips on malformed text.
            return null;
        }
    }

    /// <summary>A text without what would end its line, or turn the letters around that follow.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var ends = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || rune.Value is 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
            line.Append(ends ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }
}
