using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>
/// What a list asks of its papers. A new instance asks nothing: no cap, no years, no thresholds, nothing new or old. Contributors are not
/// judged by criteria that the list never told them; the rules on form, links and duplicates apply. <see cref="PolicyReader"/> reads what
/// a list states.
/// </summary>
public sealed record Policy
{
    /// <summary>Path of a list of which nothing else is said.</summary>
    public const string DefaultList = "README.md";

    /// <summary>Path of the list in the repository.</summary>
    public string List { get; init; } = DefaultList;

    /// <summary>"en", "zh-Hans" or "auto": the language of the list.</summary>
    public string Locale { get; init; } = PolicyKeys.Auto;

    /// <summary>Most papers in the top, 1 or more; null where there is no cap.</summary>
    public int? TopSize { get; init; }

    /// <summary>First year of the top; null where any early year will do.</summary>
    public int? FirstYear { get; init; }

    /// <summary>Last year of the top; null where any late year will do.</summary>
    public int? LastYear { get; init; }

    /// <summary>Which headings mean what.</summary>
    public SectionNames Sections { get; init; } = SectionNames.Default;

    /// <summary>Citations needed to be in the top, by year of publication; a year that is absent needs none.</summary>
    public IReadOnlyDictionary<int, int> Citations { get; init; } = new Dictionary<int, int>();

    /// <summary>Months after publication in which a paper is new; 0: never.</summary>
    public int NewPaperMonths { get; init; }

    /// <summary>A paper published before this year is old; null where none is.</summary>
    public int? OldPapersBefore { get; init; }

    /// <summary>Path of the bibliography beside the list; null where there is none to keep.</summary>
    public string? Bibliography { get; init; }

    /// <summary>Severities that differ from a rule's default, by rule id; null: the rule is off.</summary>
    public IReadOnlyDictionary<string, Severity?> Rules { get; init; } = new Dictionary<string, Severity?>(StringComparer.Ordinal);

    /// <summary>Labels to put on pull requests, by verdict (key <c>labels</c> of the policy file); empty: none is ever touched.</summary>
    public IReadOnlyDictionary<Verdict, string> Labels { get; init; } = new Dictionary<Verdict, string>();

    /// <summary>
    /// Where each value is from, by its path in the policy file: "citations.2016" to "criteria in README.md:29", ".github/curator.yml:4",
    /// "default" or "not stated".
    /// </summary>
    public IReadOnlyDictionary<string, string> Origins { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>"en" or "zh-Hans": the language to speak in of a list.</summary>
    /// <param name="list">The list, whose own language counts where the policy names none; null where there is none: English.</param>
    public string LocaleOf(PaperList? list) =>
        string.Equals(Locale, PolicyKeys.Auto, StringComparison.Ordinal) ? list?.Locale ?? Messages.Locales[0] : Locale;
}
