using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>What the repository says of all rules together, written from <see cref="RuleCatalog"/>: tables and the schema of policy files.</summary>
public static class RuleTables
{
    private const string Start = "<!-- rules -->\n";
    private const string End = "<!-- /rules -->";

    private static readonly Language English = new("en", "| rule | default | says |");
    private static readonly Language Chinese = new("zh-Hans", "| 规则 | 默认级别 | 要求 |");

    /// <summary>The files that hold it, by their paths in the repository.</summary>
    public static IReadOnlyList<string> Files { get; } = ["README.md", "docs/rules.md", "docs/rules.zh.md", "schemas/curator.schema.json"];

    /// <summary>The text of a file as it must be.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="text">Its text as it is; what stands outside the table of rules stays.</param>
    /// <returns>The text; null where it has no place for the table, between <c>&lt;!-- rules --&gt;</c> and <c>&lt;!-- /rules --&gt;</c>.</returns>
    /// <exception cref="ArgumentException"><paramref name="file"/> is none of <see cref="Files"/>.</exception>
    public static string? Update(string file, string text) => file switch
    {
        "README.md" => WithTable(text, English, "docs/rules.md"),
        "docs/rules.md" => WithTable(text, English),
        "docs/rules.zh.md" => WithTable(text, Chinese),
        "schemas/curator.schema.json" => PolicySchema.Write(RuleCatalog.Descriptors),
        _ => throw new ArgumentException($"{file} says nothing of all rules.", nameof(file)),
    };

    /// <param name="text">The text around the table.</param>
    /// <param name="language">The language of the table.</param>
    /// <param name="linked">The file with a section for each rule, seen from the file with the table; empty where both are one.</param>
    private static string? WithTable(string text, Language language, string linked = "")
    {
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(End, start, StringComparison.Ordinal);
        return end < 0 ? null : string.Concat(text.AsSpan(0, start + Start.Length), Table(language, linked), text.AsSpan(end));
    }

    // Severities are the words of the policy file in every language.
    private static string Table(Language language, string linked) =>
        $"{language.Heading}\n| --- | --- | --- |\n" + string.Concat(RuleCatalog.Descriptors.Select(rule =>
            $"| [{rule.Id}]({linked}#{rule.DocsAnchor}) | {rule.DefaultSeverity?.ToString().ToLowerInvariant() ?? "off"} | {Messages.Get(rule.TitleKey, language.Locale)} |\n"));

    private readonly record struct Language(string Locale, string Heading);
}
