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

    /// <summary>Whether the sections are kept as they are (true) or new ones are welcome (false); null where nothing is said of it.</summary>
    public bool? FrozenSections { get; init; }

    /// <summary>The form of an entry; null where none is stated.</summary>
    public LineForm? Form { get; init; }

    /// <summary>What entries must have; null where nothing is said of it.</summary>
    public BySection<IReadOnlyList<RequiredField>>? Require { get; init; }

    /// <summary>In what order entries stand; null where nothing is said of it.</summary>
    public BySection<EntryOrder>? Order { get; init; }

    /// <summary>Where the link to a paper should lead; null where nothing is said of it.</summary>
    public LinkPreference? PreferredLinks { get; init; }

    /// <summary>Whether a paper may stand in several sections; null where nothing is said of it.</summary>
    public CrossListingPolicy? CrossListing { get; init; }

    /// <summary>What is asked of a pull request itself.</summary>
    public RequestDemands PullRequest { get; init; } = new();

    /// <summary>The files that go with the list, beside <see cref="Bibliography"/>.</summary>
    public CompanionFiles Companions { get; init; } = new();

    /// <summary>What is done about drafts.</summary>
    public DraftMode Drafts { get; init; }

    /// <summary>When a pull request gets a comment.</summary>
    public CommentMode Comment { get; init; }

    /// <summary>Where rules do not hold.</summary>
    public IReadOnlyList<RuleExemption> Exceptions { get; init; } = [];

    /// <summary>First year of the top; null where any early year will do.</summary>
    public int? FirstYear { get; init; }

    /// <summary>Last year of the top; null where any late year will do.</summary>
    public int? LastYear { get; init; }

    /// <summary>Which headings mean what.</summary>
    public SectionNames Sections { get; init; } = SectionNames.Default;

    /// <summary>Citations needed to be in the top, by year of publication; a year that is absent needs none.</summary>
    public IReadOnlyDictionary<int, int> Citations { get; init; } = new Dictionary<int, int>();

    /// <summary>Whether a paper is judged by what only a record tells: its year, its age or its citations.</summary>
    public bool NeedsRecords => Citations.Count > 0 || FirstYear is not null || LastYear is not null || NewPaperMonths > 0 || OldPapersBefore is not null;

    /// <summary>Months after publication in which a paper is new; 0: never.</summary>
    public int NewPaperMonths { get; init; }

    /// <summary>A paper published before this year is old; null where none is.</summary>
    public int? OldPapersBefore { get; init; }

    /// <summary>Path of the bibliography beside the list; null if there is none to keep.</summary>
    public string? Bibliography { get; init; }

    /// <summary>The list that this one is a translation of; null if it is not a translation.</summary>
    public OriginalPlace? TranslationOf { get; init; }

    /// <summary>Paths of the lists of the same repository that are translations of this one.</summary>
    public IReadOnlyList<string> Translations { get; init; } = [];

    /// <summary>Whether the weekly audit keeps a pull request with what needs no decision.</summary>
    public bool Upkeep { get; init; }

    /// <summary>Where audits look for papers that the list could have; empty: nowhere.</summary>
    public IReadOnlyList<CandidateSource> Candidates { get; init; } = [];

    /// <summary>Severities that differ from a rule's default, by rule id; null: the rule is off.</summary>
    public IReadOnlyDictionary<string, Severity?> Rules { get; init; } = new Dictionary<string, Severity?>(StringComparer.Ordinal);

    /// <summary>Labels to put on pull requests, by verdict (key <c>labels</c> of the policy file); empty: none is ever touched.</summary>
    public IReadOnlyDictionary<Verdict, string> Labels { get; init; } = new Dictionary<Verdict, string>();

    /// <summary>
    /// Where each value is from, by its path in the policy file: "citations.2016" to "criteria in README.md:29", ".github/curator.yml:4",
    /// "default" or "not stated".
    /// </summary>
    public IReadOnlyDictionary<string, string> Origins { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Who states each value that is stated, by its path in the policy file; a value that is only a default is absent.</summary>
    public IReadOnlyDictionary<string, Authority> Authorities { get; init; } = new Dictionary<string, Authority>(StringComparer.Ordinal);

    /// <summary>Whether the policy makes an exception of an entry.</summary>
    /// <param name="rule">Id of the rule that speaks.</param>
    /// <param name="entry">The entry that it speaks of; null where it speaks of none.</param>
    /// <param name="today">The day that counts.</param>
    public bool Exempts(string rule, Entry? entry, DateOnly today) => ExceptionFor(rule, entry, today) is not null;

    /// <summary>The exception that the policy makes of an entry; null where it makes none.</summary>
    /// <param name="rule">Id of the rule that speaks.</param>
    /// <param name="entry">The entry that it speaks of; null where it speaks of none.</param>
    /// <param name="today">The day that counts.</param>
    public RuleExemption? ExceptionFor(string rule, Entry? entry, DateOnly today) => Exceptions.FirstOrDefault(exception => exception.Covers(rule, entry, today));

    /// <summary>Who states a value; null where nobody does.</summary>
    /// <param name="key">Its path in the policy file: "top.size".</param>
    public Authority? AuthorityOf(string key) =>
        Authorities.TryGetValue(key, out var authority) ? authority

            // A policy that was read says of each value where it is from; of one that was made otherwise, it is not known.
            : Origins.Count == 0 ? Authority.Stated() : null;

    /// <summary>Who states a value that may differ from section to section; null where nobody does.</summary>
    /// <param name="key">Its path in the policy file.</param>
    /// <param name="line">The line that states it for the section in question; 0 where it is not known.</param>
    internal Authority? AuthorityOf(string key, int line) => AuthorityOf(key) is { } authority && line > 0 ? authority.At(line) : AuthorityOf(key);

    /// <summary>Who says that the list has a top; null where nobody does.</summary>
    public Authority? TopAuthority =>
        AuthorityOf("top.sections") ?? AuthorityOf("top.size") ?? AuthorityOf("top.years") ?? AuthorityOf("top.overflow")
        ?? Citations.Keys.Select(year => AuthorityOf($"citations.{year}")).FirstOrDefault()
        ?? AuthorityOf("top");

    /// <summary>"en" or "zh-Hans": the language to speak in of a list.</summary>
    /// <param name="list">The list, whose own language counts where the policy names none; null if there is none: English.</param>
    public string LocaleOf(PaperList? list) =>
        string.Equals(Locale, PolicyKeys.Auto, StringComparison.Ordinal) ? list?.Locale ?? Messages.Locales[0] : Locale;
}
