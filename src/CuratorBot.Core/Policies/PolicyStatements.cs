
namespace CuratorBot.Core.Policies;

/// <summary>A value that a text states, and where.</summary>
/// <param name="Value">The value.</param>
/// <param name="Line">The line, 1-based.</param>
/// <param name="Path">The file, where it is another than that of the list or the policy.</param>
internal sealed record Stated<T>(T Value, int Line, string? Path = null);

/// <summary>What one text, a policy file or the list itself, states of a policy. Null: nothing; a null inside: that there is none.</summary>
internal sealed record PolicyStatements
{
    public Stated<string>? List { get; init; }

    public Stated<string>? Locale { get; init; }

    public Stated<int?>? TopSize { get; init; }

    /// <summary>That some papers are the top of the list; null where the text tells of none.</summary>
    public Stated<bool>? Top { get; init; }

    /// <summary>Whether sections are kept as they are (true), or new ones are welcome (false).</summary>
    public Stated<bool?>? FrozenSections { get; init; }

    /// <summary>The form of an entry.</summary>
    public Stated<LineForm>? Form { get; init; }

    /// <summary>What entries must have, by section.</summary>
    public Stated<BySection<IReadOnlyList<RequiredField>>>? Require { get; init; }

    /// <summary>In what order entries stand, by section.</summary>
    public Stated<BySection<EntryOrder>>? Order { get; init; }

    public Stated<LinkPreference>? Links { get; init; }

    public Stated<CrossListingPolicy>? CrossListing { get; init; }

    public Stated<CommentMode>? Comment { get; init; }

    /// <summary>What is done about drafts.</summary>
    public Stated<DraftMode>? Drafts { get; init; }

    public IReadOnlyList<RuleExemption> Exceptions { get; init; } = [];

    /// <summary>How many papers a pull request may bring; a null inside: any number.</summary>
    public Stated<int?>? PapersPerRequest { get; init; }

    /// <summary>What the title of a pull request looks like; empty: any.</summary>
    public Stated<IReadOnlyList<string>>? RequestTitles { get; init; }

    /// <summary>Whether a description says why.</summary>
    public Stated<bool>? RequestReason { get; init; }

    /// <summary>Whether the template of descriptions is filled in.</summary>
    public Stated<bool>? RequestTemplate { get; init; }

    /// <summary>Files that are edited with the list.</summary>
    public Stated<IReadOnlyList<string>>? Together { get; init; }

    /// <summary>The file that the list is generated from.</summary>
    public Stated<string?>? Source { get; init; }

    /// <summary>Files that nobody edits.</summary>
    public Stated<IReadOnlyList<string>>? Generated { get; init; }

    public Stated<(int? First, int? Last)>? Years { get; init; }

    /// <summary>Headings; a null inside: read off the list.</summary>
    public Stated<IReadOnlyList<string>?>? TopSections { get; init; }

    public Stated<IReadOnlyList<string>>? Overflow { get; init; }

    /// <summary>The whole table; null where the text has none.</summary>
    public IReadOnlyDictionary<int, Stated<int>>? Citations { get; init; }

    public Stated<IReadOnlyList<string>>? NewSection { get; init; }

    public Stated<int>? NewMonths { get; init; }

    public Stated<IReadOnlyList<string>>? OldSection { get; init; }

    public Stated<int?>? OldBefore { get; init; }

    public Stated<string?>? Bibliography { get; init; }

    /// <summary>Whether audits open a pull request with what needs no decision.</summary>
    public Stated<bool>? Upkeep { get; init; }

    /// <summary>Where papers that the list could have are looked for; empty: nowhere.</summary>
    public Stated<IReadOnlyList<CandidateSource>>? Candidates { get; init; }

    /// <summary>The original that the list translates; a null inside: it is no translation.</summary>
    public Stated<OriginalPlace?>? TranslationOf { get; init; }

    /// <summary>Severities by rule id; a null inside: off.</summary>
    public IReadOnlyDictionary<string, Stated<Severity?>> Rules { get; init; } = NoRules;

    /// <summary>Names of labels by verdict.</summary>
    public IReadOnlyDictionary<Verdict, Stated<string>> Labels { get; init; } = new Dictionary<Verdict, Stated<string>>();

    public static readonly IReadOnlyDictionary<string, Stated<Severity?>> NoRules = new Dictionary<string, Stated<Severity?>>(StringComparer.Ordinal);
}
