using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>Writes a policy as the file that would state it, with the origin of each value beside it.</summary>
public static partial class PolicyWriter
{
    private const int OriginColumn = 44;

    /// <summary>The policy as YAML; read as a policy file it gives the same policy.</summary>
    public static string Write(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var yaml = new StringBuilder();
        Line("", "list", Text(policy.List));
        Line("", "locale", policy.Locale);
        Line("", "form", policy.Form is null ? PolicyKeys.Auto : Text(policy.Form.Template));
        yaml.Append("top:\n");
        Line("top.", "size", Number(policy.TopSize));
        Line("top.", "years", policy is { FirstYear: null, LastYear: null } ? PolicyKeys.None
            : policy.FirstYear == policy.LastYear ? Number(policy.FirstYear)
            : $"{policy.FirstYear}-{policy.LastYear}");
        Line("top.", "sections", policy.Sections.Top is null ? PolicyKeys.Auto : policy.Sections.Top.Count == 0 ? PolicyKeys.None : Texts(policy.Sections.Top));
        Line("top.", "overflow", Texts(policy.Sections.Overflow));
        if (policy.Citations.Count == 0)
        {
            Line("", "citations", "{}");
        }
        else
        {
            yaml.Append("citations:\n");
            foreach (var (year, count) in policy.Citations.OrderByDescending(static c => c.Key))
            {
                Line("citations.", Number(year), Number(count));
            }
        }

        BySections("require", policy.Require, static fields => fields.Count == 0 ? PolicyKeys.None : $"[{string.Join(", ", fields.Select(static f => f.WireName()))}]");
        BySections("order", policy.Order, static order => order.WireName());
        yaml.Append("links:\n");
        Line("links.", "prefer", policy.PreferredLinks?.WireName() ?? PolicyKeys.Auto);
        Line("", "cross-listing", CrossListing(policy.CrossListing));
        Line("", "sections", Sections(policy.FrozenSections));
        yaml.Append("new-papers:\n");
        Line("new-papers.", "section", Texts(policy.Sections.New));
        Line("new-papers.", "months", Number(policy.NewPaperMonths));
        yaml.Append("old-papers:\n");
        Line("old-papers.", "section", Texts(policy.Sections.Old));
        Line("old-papers.", "before", Number(policy.OldPapersBefore));
        Line("", "bibliography", policy.Bibliography is null ? PolicyKeys.None : Text(policy.Bibliography));
        yaml.Append("companions:\n");
        Line("companions.", "together", TextsOrNone(policy.Companions.Together));
        Line("companions.", "source", policy.Companions.Source is null ? PolicyKeys.None : Text(policy.Companions.Source));
        Line("companions.", "generated", TextsOrNone(policy.Companions.Generated));
        Line("", "translation-of", policy.TranslationOf is null ? PolicyKeys.None : Text(policy.TranslationOf.Written));
        Line("", "candidates", Candidates(policy));
        yaml.Append("pull-request:\n");
        Line("pull-request.", "papers", Number(policy.PullRequest.Papers));
        Line("pull-request.", "title", TextsOrNone(policy.PullRequest.Titles));
        Line("pull-request.", "reason", Demand(policy.PullRequest.Reason));
        Line("pull-request.", "template", Demand(policy.PullRequest.Template));
        Line("", "comment", policy.Comment.WireName());
        Line("", "drafts", policy.Drafts.WireName());
        Line("", "upkeep", PolicyKeys.Switch[policy.Upkeep ? 0 : 1]);

        if (policy.Exceptions.Count > 0)
        {
            yaml.Append("exceptions:\n");
            foreach (var exception in policy.Exceptions)
            {
                var until = exception.Until is { } day ? $", until: {day.ToString("O", CultureInfo.InvariantCulture)}" : "";
                yaml.Append(CultureInfo.InvariantCulture, $"  - {{ entry: {Quoted(exception.Entry)}, rule: {exception.Rule}, because: {Quoted(exception.Because)}{until} }}\n");
            }
        }

        if (policy.Rules.Count > 0)
        {
            yaml.Append("rules:\n");
            foreach (var (id, severity) in policy.Rules.OrderBy(static r => r.Key, StringComparer.Ordinal))
            {
                Line("rules.", id, severity?.ToString().ToLowerInvariant() ?? "off");
            }
        }

        if (policy.Labels.Count > 0)
        {
            yaml.Append("labels:\n");
            foreach (var (key, verdict) in PolicyKeys.Verdicts)
            {
                if (policy.Labels.TryGetValue(verdict, out var label))
                {
                    Line("labels.", key, Text(label));
                }
            }
        }

        return yaml.ToString();

        void BySections<T>(string key, BySection<T>? values, Func<T, string> write)
            where T : notnull
        {
            if (values is null or { Usual: not null, Sections.Count: 0 })
            {
                Line("", key, values is null ? PolicyKeys.Auto : write(values.Usual!.Value));
                return;
            }

            yaml.Append(CultureInfo.InvariantCulture, $"{key}:\n");
            foreach (var (heading, value) in values.Sections.Concat(values.Usual is null ? [] : [(PolicyKeys.OtherSections, values.Usual)]))
            {
                Line($"{key}.", Text(heading), write(value.Value), key);
            }
        }

        void Line(string section, string key, string value, string? path = null)
        {
            var line = $"{(section.Length > 0 ? "  " : "")}{key}: {value}";
            yaml.Append(line);
            if (policy.Origins.TryGetValue(path ?? section + key, out var origin))
            {
                yaml.Append(' ', Math.Max(1, OriginColumn - line.Length)).Append("# ").Append(ControlCharacters().Replace(origin, " "));
            }

            yaml.Append('\n');
        }
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? PolicyKeys.None;

    /// <summary>The word for whether something is asked of a pull request.</summary>
    internal static string Demand(bool isAsked) => isAsked ? PolicyKeys.Required : PolicyKeys.Optional;

    private static string TextsOrNone(IReadOnlyList<string> texts) => texts.Count == 0 ? PolicyKeys.None : Texts(texts);

    private static string Texts(IReadOnlyList<string> texts) => texts.Count == 1 ? Text(texts[0]) : $"[{string.Join(", ", texts.Select(Text))}]";

    /// <summary>The words of <c>candidates</c>.</summary>
    internal static string Candidates(Policy policy) => TextsOrNone([.. policy.Candidates.Select(static source => source.WireName())]);

    /// <summary>The word, or the headings, of <c>cross-listing</c>.</summary>
    internal static string CrossListing(CrossListingPolicy? policy) => policy switch
    {
        null => PolicyKeys.Auto,
        { IsAllowed: false } => PolicyKeys.Forbidden,
        { Sections.Count: 0 } => PolicyKeys.Allowed,
        _ => $"[{string.Join(", ", policy.Sections.Select(Text))}]",
    };

    /// <summary>The word of <c>sections</c>.</summary>
    internal static string Sections(bool? frozen) => frozen switch { null => PolicyKeys.Auto, true => PolicyKeys.Frozen, false => PolicyKeys.Open };

    /// <summary>A text as a YAML scalar: quoted where it has to be.</summary>
    public static string Text(string text) => PlainText().IsMatch(text) ? text : Quoted(text);

    /// <summary>A text between quotation marks, on one line whatever it holds.</summary>
    internal static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' or '"' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append(@"\n"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"\A[\p{L}\p{N}](?:[\p{L}\p{N} /._-]*[\p{L}\p{N}])?\z")]
    private static partial Regex PlainText();

    [GeneratedRegex(@"\p{C}")]
    private static partial Regex ControlCharacters();
}
