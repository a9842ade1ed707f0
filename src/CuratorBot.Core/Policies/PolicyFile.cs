using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>A policy file as it was read. What is in force, over the criteria written in a list, says <see cref="PolicyReader"/>.</summary>
public sealed partial class PolicyFile
{
    /// <summary>Where a repository keeps its policy.</summary>
    public const string DefaultPath = ".github/curator.yml";

    /// <summary>The folders where a policy file is looked for in vain: the top of the repository, and where GitHub's own settings are.</summary>
    public static IReadOnlyList<string> FoldersOfPolicies { get; } = ["", ".github"];

    private readonly IReadOnlyList<ListsItem> _lists;

    private PolicyFile(string path, bool exists, PolicyStatements statements, IReadOnlyList<ListsItem> lists, IReadOnlyList<PolicyError> errors)
    {
        _lists = lists;
        Path = path;
        Exists = exists;
        Statements = statements;
        Errors = errors;
    }

    /// <summary>Files whose names are nearly that of a policy file, and which nothing reads: their authors may believe that they count.</summary>
    public IReadOnlyList<string> Unread { get; private init; } = [];

    /// <summary>The same file, of which something else is said.</summary>
    private PolicyFile(PolicyFile other, PolicyStatements statements, IReadOnlyList<ListsItem> lists)
        : this(other.Path, other.Exists, statements, lists, other.Errors)
    {
        Guides = other.Guides;
        Unread = other.Unread;
        Translations = other.Translations;
        if (other.Whole != other)
        {
            Whole = other.Whole;
        }
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
    public PolicyFile Of(string path) => !HasSeveral ? this : new(this, StatementsOf(path), []) { Translations = TranslationsOf(path), Whole = this };

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
                .DistinctBy(static list => list.Value, StringComparer.Ordinal),
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
    public PolicyFile Beside(IReadOnlyList<Guide> guides) => new(this, Statements, _lists) { Guides = guides };

    /// <summary>The same file among the files of its repository, of which some may be meant for it.</summary>
    /// <param name="paths">Paths from the top of the repository: of all files, or of those that a change adds or edits.</param>
    /// <param name="policyPath">Its own path from there; null: <see cref="Path"/>.</param>
    public PolicyFile Among(IEnumerable<string> paths, string? policyPath = null) =>
        new(this, Statements, _lists) { Unread = [.. paths.Where(path => IsNearly(path, policyPath ?? Path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] };

    /// <summary>Whether a file may be meant for the policy although it is not read: another ending, letter case or folder, a dot before the name.</summary>
    /// <param name="path">Its path from the top of the repository.</param>
    /// <param name="policyPath">Where the policy is read from.</param>
    public static bool IsNearly(string path, string policyPath = DefaultPath)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(policyPath);
        var (folder, name) = Split(path);
        var (policyFolder, policyName) = Split(policyPath);
        var isAtHome = folder.Equals(policyFolder, StringComparison.OrdinalIgnoreCase);
        return !string.Equals(path, policyPath, StringComparison.Ordinal)
            && (isAtHome || FoldersOfPolicies.Contains(folder, StringComparer.OrdinalIgnoreCase))
            && (NearName().IsMatch(name) || (isAtHome && WithoutEnding(name).Equals(WithoutEnding(policyName), StringComparison.OrdinalIgnoreCase) && Ending().IsMatch(name)));

        static (string Folder, string Name) Split(string path) => path.LastIndexOf('/') is var slash and >= 0 ? (path[..slash], path[(slash + 1)..]) : ("", path);

        static string WithoutEnding(string name) => Ending().Replace(name, "");
    }

    /// <summary>There is no policy file.</summary>
    /// <param name="path">Where it would be.</param>
    public static PolicyFile None(string path = DefaultPath) => new(path, exists: false, new PolicyStatements(), [], []);

    /// <summary>A file that has no text: broken, not absent.</summary>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="path">Its path, for the error.</param>
    public static PolicyFile WithoutText(string problem, string path = DefaultPath) =>
        new(path, exists: true, new PolicyStatements(), [], [new PolicyError(path, 1, problem)]);

    [GeneratedRegex(@"\A\.?curator([-_]?bot)?\.ya?ml\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NearName();

    [GeneratedRegex(@"\.ya?ml\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
