using System.Diagnostics.CodeAnalysis;
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

    public static readonly string[] Root =
    [
        "list", "lists", "locale", "form", "top", "citations", "require", "order", "links", "cross-listing", "sections", "new-papers", "old-papers", "bibliography", "companions", "translation-of", "candidates", "pull-request",
        "comment", "drafts", "upkeep", "exceptions", "rules", "labels",
    ];

    /// <summary>The key of an item of <c>lists</c> that says of which files it is.</summary>
    public const string ListPaths = "path";

    /// <summary>Keys of an item of <c>lists</c>: all that can be said of one list, and not of the pull request or the repository.</summary>
    public static readonly string[] ListItem = [ListPaths, .. Root.Except(["list", "lists", "pull-request", "comment", "drafts", "upkeep", "labels"], StringComparer.Ordinal)];

    /// <summary>Keys with keys of their own, which an item of <c>lists</c> replaces one by one.</summary>
    public static readonly string[] Groups = ["top", "links", "new-papers", "old-papers", "companions", "rules"];

    public const int MostLists = 100;

    public static readonly string[] Top = ["size", "years", "sections", "overflow"];
    public static readonly string[] NewPapers = ["section", "months"];
    public static readonly string[] OldPapers = ["section", "before"];
    public static readonly string[] Links = ["prefer"];
    public static readonly string[] Companions = ["together", "source", "generated"];
    public static readonly string[] PullRequest = ["papers", "title", "reason", "template"];
    public static readonly string[] Exception = ["entry", "rule", "because", "until"];
    public static readonly string[] Severities = ["off", "notice", "warning", "failure"];
    public static readonly string[] Locales = [Auto, .. Messages.Locales];

    /// <summary>The key, in a value by section, of what holds in all other sections.</summary>
    public const string OtherSections = "default";

    /// <summary>Words of <c>sections</c> and of <c>cross-listing</c>.</summary>
    public const string Frozen = "frozen";
    public const string Open = "open";
    public const string Allowed = "allowed";
    public const string Forbidden = "forbidden";

    public const int MostExceptions = 200;

    /// <summary>Words of <c>pull-request.reason</c> and <c>pull-request.template</c>.</summary>
    public const string Required = "required";
    public const string Optional = "optional";

    /// <summary>Words of <c>upkeep</c>.</summary>
    public static readonly string[] Switch = ["true", "false"];

    public const int MostPapers = 1000;

    /// <summary>Files that go with a list: each is read in two versions.</summary>
    public const int MostCompanions = 10;

    /// <summary>Forms of a title.</summary>
    public const int MostTitles = 20;

    public static readonly string[] DemandWords = [Auto, Required, Optional];

    public static readonly string[] SectionWords = [Auto, Frozen, Open];
    public static readonly string[] CrossListingWords = [Auto, Allowed, Forbidden];
    public static readonly OrderedDictionary<string, RequiredField> Fields = WordsOf<RequiredField>();
    public static readonly OrderedDictionary<string, EntryOrder> Orders = WordsOf<EntryOrder>();
    public static readonly OrderedDictionary<string, LinkPreference> LinkPreferences = WordsOf<LinkPreference>();
    public static readonly OrderedDictionary<string, CommentMode> CommentModes = WordsOf<CommentMode>();

    public static readonly OrderedDictionary<string, CandidateSource> CandidateSources = WordsOf<CandidateSource>();

    public static readonly OrderedDictionary<string, DraftMode> DraftModes = WordsOf<DraftMode>();

    /// <summary>Verdicts by their keys, in the order of the file.</summary>
    public static readonly OrderedDictionary<string, Verdict> Verdicts = new(StringComparer.Ordinal)
    {
        ["pass"] = Verdict.Pass,
        ["fail"] = Verdict.Fail,
        ["needs-maintainer"] = Verdict.NeedsMaintainer,
        ["inconclusive"] = Verdict.Inconclusive,
    };

    private static OrderedDictionary<string, T> WordsOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum => new(Enum.GetValues<T>().Select(static value => KeyValuePair.Create(value.WireName(), value)), StringComparer.Ordinal);
}
