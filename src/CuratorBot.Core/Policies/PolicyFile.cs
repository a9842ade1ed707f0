using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>A policy file as it was read. What is in force, over the criteria written in a list, says <see cref="PolicyReader"/>.</summary>
public sealed class PolicyFile
{
    /// <summary>Where a repository keeps its policy.</summary>
    public const string DefaultPath = ".github/curator.yml";

    private readonly IReadOnlyList<ListsItem> _lists;

    private PolicyFile(string path, bool exists, PolicyStatements statements, IReadOnlyList<ListsItem> lists, IReadOnlyList<PolicyError> errors)
    {
        _lists = lists;
        Path = path;
        Exists = exists;
        Statements = statements;
        Errors = errors;
    }

    /// <summary>Where it stands, or would.</summary>
    public string Path { get; }

    /// <summary>Whether there is such a file, sound or broken.</summary>
    public bool Exists { get; }

    /// <summary>What is wrong with it; empty where it is sound or absent.</summary>
    public IReadOnlyList<PolicyError> Errors { get; }

    /// <summary>Whether it names the list.</summary>
    public bool NamesList => Statements.List is not null || HasSeveral;

    /// <summary>Path of the list that it names, of several the first; else <see cref="Policy.DefaultList"/>.</summary>
    public string ListPath => Statements.List?.Value ?? (HasSeveral ? _lists[0].Patterns[0].Text : Policy.DefaultList);

    /// <summary>Whether the repository has several lists: then <see cref="ListPath"/> may be a pattern, and is what they are called together.</summary>
    public bool HasSeveral => _lists.Count > 0;

    /// <summary>Which files are lists, where there are several; of patterns that speak of one file, the last decides.</summary>
    public IEnumerable<ListPattern> Lists => _lists.SelectMany(static item => item.Patterns);

    /// <summary>Whether a file is a list by the policy.</summary>
    /// <param name="path">Its path in the repository.</param>
    public bool IsList(string path) => HasSeveral ? PatternOf(path) is { Excludes: false } : string.Equals(path, ListPath, StringComparison.Ordinal);

    /// <summary>The lists of a repository with several, in the order of the policy and then by path: those that it names, and those among files that fit.</summary>
    /// <param name="paths">Paths of files of the repository.</param>
    /// <param name="most">How many at most: a pattern may fit thousands of files.</param>
    public IReadOnlyList<string> ListsAmong(IEnumerable<string> paths, int most)
    {
        var files = paths.Where(IsList).Order(StringComparer.Ordinal).ToList();
        return [.. Lists.Where(static pattern => !pattern.Excludes).SelectMany(pattern => pattern.IsGlob ? files.Where(pattern.Matches) : [pattern.Text]).Where(IsList).Distinct(StringComparer.Ordinal).Take(most)];
    }

    /// <summary>Whether a file is a list because the policy names it, and not by a pattern that it happens to fit.</summary>
    /// <param name="path">Its path in the repository.</param>
    public bool NamesIt(string path) => !HasSeveral || Lists.Any(pattern => pattern is { IsGlob: false, Excludes: false } && pattern.Matches(path));

    /// <summary>The policy of one list of several, as a file that speaks of it alone; the same where there is one.</summary>
    /// <param name="path">Path of the list in the repository.</param>
    public PolicyFile Of(string path) => !HasSeveral ? this : new(Path, Exists, StatementsOf(path), [], Errors) { Guides = Guides, Translations = TranslationsOf(path), Whole = this };

    /// <summary>The file that speaks of all lists of the repository, where this one speaks of one of several; else this one.</summary>
    public PolicyFile Whole { get => field ?? this; private init; }

    /// <summary>What else the repository tells its contributors: CONTRIBUTING.md, the template of pull requests; read for what it asks of entries.</summary>
    public IReadOnlyList<Guide> Guides { get; private init; } = [];

    /// <summary>What it states of all lists, as far as it could be read.</summary>
    private PolicyStatements Statements { get; }

    /// <summary>Of a file that speaks of one list alone: what the whole file names as translations of that.</summary>
    private IReadOnlyList<Stated<string>> Translations { get; init; } = [];

    /// <summary>What it states of a list, as far as it could be read.</summary>
    /// <param name="path">Path of the list in the repository.</param>
    internal PolicyStatements StatementsOf(string path) =>
        PatternOf(path) is not { } pattern ? Statements
        : _lists.First(item => item.Patterns.Contains(pattern)).Statements with { List = new Stated<string>(path, pattern.Line) };

    /// <summary>The lists that the file names as translations of one of this repository, each with the line that says so.</summary>
    /// <param name="path">Path of the original in the repository.</param>
    internal IReadOnlyList<Stated<string>> TranslationsOf(string path) => !HasSeveral
        ? Translations
        :
        [
            .. Lists.Where(pattern => pattern is { IsGlob: false, Excludes: false } && !string.Equals(pattern.Text, path, StringComparison.Ordinal) && IsList(pattern.Text))
                .Select(pattern => (pattern.Text, Original: StatementsOf(pattern.Text).TranslationOf))
                .Where(list => list.Original?.Value?.From(list.Text).FirstOrDefault() is { Repository: null } original && string.Equals(original.Path, path, StringComparison.Ordinal))
                .Select(static list => new Stated<string>(list.Text, list.Original!.Line))
                .DistinctBy(static list => list.Value),
        ];

    private ListPattern? PatternOf(string path) => Lists.LastOrDefault(pattern => pattern.Matches(path));

    /// <summary>Reads the text of a policy file. Never throws for what it holds.</summary>
    /// <param name="text">The text; null: there is no file.</param>
    /// <param name="rules">The rules that it may name.</param>
    /// <param name="path">Its path, for origins and errors.</param>
    public static PolicyFile Read(string? text, IReadOnlyList<RuleDescriptor> rules, string path = DefaultPath)
    {
        if (text is null)
        {
            return None(path);
        }

        using var activity = CoreActivities.Start(CoreActivities.ReadPolicyFile);
        var (statements, lists, errors) = PolicyFileReader.Read(text, path, rules);
        return new PolicyFile(path, exists: true, statements, lists, errors);
    }

    /// <summary>The same file beside other texts for contributors.</summary>
    /// <param name="guides">The texts, that which counts most first.</param>
    public PolicyFile Beside(IReadOnlyList<Guide> guides) => new(Path, Exists, Statements, _lists, Errors) { Guides = guides, Translations = Translations, Whole = Whole };

    /// <summary>There is no policy file.</summary>
    /// <param name="path">Where it would be.</param>
    public static PolicyFile None(string path = DefaultPath) => new(path, exists: false, new PolicyStatements(), [], []);

    /// <summary>A file that has no text: broken, not absent.</summary>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="path">Its path, for the error.</param>
    public static PolicyFile WithoutText(string problem, string path = DefaultPath) =>
        new(path, exists: true, new PolicyStatements(), [], [new PolicyError(path, 1, problem)]);
}
