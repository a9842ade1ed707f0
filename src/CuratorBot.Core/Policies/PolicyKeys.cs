using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>The keys of a policy file, its words and its limits: what its reader and its JSON schema both go by.</summary>
internal static class PolicyKeys
{
    /// <summary>The value that says that there is none.</summary>
    public const string None = "none";

    /// <summary>The value that leaves it to the list.</summary>
    public const string Auto = "auto";

    /// <summary>Years that a paper may be of.</summary>
    public const int EarliestYear = 1800;
    public const int LatestYear = 2200;

    public const int LargestTop = 1_000_000;
    public const int MostCitations = 10_000_000;
    public const int MostMonths = 120;

    /// <summary>Characters of a path or a heading.</summary>
    public const int LongestText = 300;

    /// <summary>Characters of a label: GitHub takes no more.</summary>
    public const int LongestLabel = 50;

    public static readonly string[] Root = ["list", "locale", "top", "citations", "new-papers", "old-papers", "bibliography", "rules", "labels"];
    public static readonly string[] Top = ["size", "years", "sections", "overflow"];
    public static readonly string[] NewPapers = ["section", "months"];
    public static readonly string[] OldPapers = ["section", "before"];
    public static readonly string[] Severities = ["off", "notice", "warning", "failure"];
    public static readonly string[] Locales = [Auto, .. Messages.Locales];

    /// <summary>Verdicts by their keys, in the order of the file.</summary>
    public static readonly OrderedDictionary<string, Verdict> Verdicts = new(StringComparer.Ordinal)
    {
        ["pass"] = Verdict.Pass,
        ["fail"] = Verdict.Fail,
        ["needs-maintainer"] = Verdict.NeedsMaintainer,
        ["inconclusive"] = Verdict.Inconclusive,
    };
}
