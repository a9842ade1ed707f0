using System.Globalization;
using F23.StringSimilarity;

namespace CuratorBot.Core.Policies;

/// <summary>Reads the text of a policy file. Every key is optional; what cannot be followed is an error with its line and a way out.</summary>
internal sealed partial class PolicyFileReader
{
    private const int MaxErrors = 50;

    private static readonly Damerau Edits = new();

    private readonly string _file;
    private readonly List<RuleDescriptor> _rules;
    private readonly string[] _ruleIds;
    private readonly List<PolicyError> _errors = [];

    private PolicyFileReader(string file, IEnumerable<RuleDescriptor> rules)
    {
        _file = file;
        _rules = [.. rules];
        _ruleIds = [.. _rules.Select(static rule => rule.Id)];
    }

    private delegate bool TryRead<T>(YamlNode node, string path, out T value);

    /// <summary>What a file states, with what is wrong with it. Never throws for what the text holds.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="file">Its name for errors.</param>
    /// <param name="rules">The rules that it may name.</param>
    public static (PolicyStatements Statements, IReadOnlyList<ListsItem> Lists, IReadOnlyList<PolicyError> Errors) Read(string text, string file, IEnumerable<RuleDescriptor> rules)
    {
        var reader = new PolicyFileReader(file, rules);
        var root = YamlTree.Read(text, file, reader._errors);
        var statements = reader.ReadRoot(root);
        var lists = reader.ReadLists(root as YamlMapping);

        // What is wrong with what is said of all lists is found again with each of them.
        return (statements, lists, [.. reader._errors.Distinct().OrderBy(static e => e.Line).Take(MaxErrors)]);
    }

    private PolicyStatements ReadRoot(YamlNode? root)
    {
        var policy = Keys(root, "", PolicyKeys.Root);
        var top = Keys(policy.GetValueOrDefault("top"), "top.", PolicyKeys.Top);
        var newPapers = Keys(policy.GetValueOrDefault("new-papers"), "new-papers.", PolicyKeys.NewPapers);
        var oldPapers = Keys(policy.GetValueOrDefault("old-papers"), "old-papers.", PolicyKeys.OldPapers);
        var companions = Keys(policy.GetValueOrDefault("companions"), "companions.", PolicyKeys.Companions);
        var request = Keys(policy.GetValueOrDefault("pull-request"), "pull-request.", PolicyKeys.PullRequest);
        return new PolicyStatements
        {
            List = Read<string>(policy, "list", TryReadList),
            Locale = Read<string>(policy, "locale", TryReadLocale),
            Form = Read<LineForm>(policy, "form", TryReadForm),
            Require = policy.TryGetValue("require", out var require) ? ReadBySection<IReadOnlyList<RequiredField>>(require, "require", TryReadFields, "Datasets: [year, code]") : null,
            Order = policy.TryGetValue("order", out var order) ? ReadBySection<EntryOrder>(order, "order", TryReadOrder, "Surveys: alphabetical") : null,
            Links = Read<LinkPreference>(Keys(policy.GetValueOrDefault("links"), "links.", PolicyKeys.Links), "links.prefer", TryReadPreference),
            CrossListing = Read<CrossListingPolicy>(policy, "cross-listing", TryReadCrossListing),
            FrozenSections = Read<bool?>(policy, "sections", TryReadFrozen),
            Comment = Read<CommentMode>(policy, "comment", TryReadComment),
            Drafts = Read<DraftMode>(policy, "drafts", TryReadDrafts),
            Exceptions = policy.TryGetValue("exceptions", out var exceptions) ? ReadExceptions(exceptions) : [],
            TopSize = Read<int?>(top, "top.size", TryReadSize),
            Years = Read<(int?, int?)>(top, "top.years", TryReadYears),
            TopSections = Read<IReadOnlyList<string>?>(top, "top.sections", TryReadSections),
            Overflow = Read<IReadOnlyList<string>>(top, "top.overflow", TryReadHeadings),
            Citations = policy.TryGetValue("citations", out var citations) ? ReadCitations(citations) : null,
            NewSection = Read<IReadOnlyList<string>>(newPapers, "new-papers.section", TryReadHeadings),
            NewMonths = Read<int>(newPapers, "new-papers.months", TryReadMonths),
            OldSection = Read<IReadOnlyList<string>>(oldPapers, "old-papers.section", TryReadHeadings),
            OldBefore = Read<int?>(oldPapers, "old-papers.before", TryReadBefore),
            Bibliography = Read<string?>(policy, "bibliography", TryReadPathOrNone),
            Together = Read<IReadOnlyList<string>>(companions, "companions.together", TryReadCompanions),
            Source = Read<string?>(companions, "companions.source", TryReadPathOrNone),
            Generated = Read<IReadOnlyList<string>>(companions, "companions.generated", TryReadCompanions),
            TranslationOf = Read<OriginalPlace?>(policy, "translation-of", TryReadOriginal),
            Upkeep = Read<bool>(policy, "upkeep", TryReadSwitch),
            Candidates = Read<IReadOnlyList<CandidateSource>>(policy, "candidates", TryReadCandidates),
            PapersPerRequest = Read<int?>(request, "pull-request.papers", TryReadPapers),
            RequestTitles = Read<IReadOnlyList<string>>(request, "pull-request.title", TryReadTitles),
            RequestReason = Read<bool>(request, "pull-request.reason", TryReadDemand),
            RequestTemplate = Read<bool>(request, "pull-request.template", TryReadDemand),
            Rules = policy.TryGetValue("rules", out var rules) ? ReadRules(rules) : PolicyStatements.NoRules,
            Labels = ReadLabels(Keys(policy.GetValueOrDefault("labels"), "labels.", [.. PolicyKeys.Verdicts.Keys])),
        };
    }

    /// <summary>The values of a mapping by key; what is no mapping and keys that are not known are errors.</summary>
    private Dictionary<string, YamlNode> Keys(YamlNode? node, string prefix, string[] known)
    {
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in EntriesOf(node, prefix.Length == 0 ? "The policy" : $"'{prefix.TrimEnd('.')}'", $"{known[0]}: ..."))
        {
            if (known.Contains(key.Value, StringComparer.Ordinal))
            {
                values.Add(key.Value, value);
            }
            else
            {
                Error(key, $"'{prefix}{Shorten(key.Value)}' is not a key of the policy{Suggest(key.Value, known)}");
            }
        }

        return values;
    }

    private IReadOnlyList<(YamlScalar Key, YamlNode Value)> EntriesOf(YamlNode? node, string what, string example)
    {
        switch (node)
        {
            case null or YamlScalar { Value: "" }:
                return [];
            case YamlMapping mapping:
                return mapping.Entries;
            default:
                Error(node, $"{what} must hold keys and values, such as '{example}'.");
                return [];
        }
    }

    /// <summary>Reads the value behind the last part of a path.</summary>
    private static Stated<T>? Read<T>(Dictionary<string, YamlNode> values, string path, TryRead<T> read) =>
        values.TryGetValue(path[(path.LastIndexOf('.') + 1)..], out var node) && read(node, path, out var value) ? new Stated<T>(value, node.Line) : null;

    private Dictionary<int, Stated<int>> ReadCitations(YamlNode node)
    {
        var citations = new Dictionary<int, Stated<int>>();
        foreach (var (key, value) in EntriesOf(node, "'citations'", "2016: 60"))
        {
            if (TryReadNumber(key, "A key of 'citations'", PolicyKeys.EarliestYear, PolicyKeys.LatestYear, out var year)
                && TryReadNumber(value, $"'citations.{year}'", 0, PolicyKeys.MostCitations, out var count))
            {
                citations[year] = new Stated<int>(count, key.Line);
            }
        }

        return citations;
    }

    private Dictionary<string, Stated<Severity?>> ReadRules(YamlNode node)
    {
        var rules = new Dictionary<string, Stated<Severity?>>(StringComparer.Ordinal);
        foreach (var (key, value) in EntriesOf(node, "'rules'", "order: off"))
        {
            if (TryReadRule(key, out var id) && TryReadOneOf(value, $"rules.{key.Value}", PolicyKeys.Severities, out var severity))
            {
                rules[id] = new Stated<Severity?>(Enum.TryParse<Severity>(severity, ignoreCase: true, out var named) ? named : null, value.Line);
            }
        }

        return rules;
    }

    private Dictionary<Verdict, Stated<string>> ReadLabels(Dictionary<string, YamlNode> values)
    {
        var labels = new Dictionary<Verdict, Stated<string>>();
        foreach (var (key, node) in values)
        {
            if (TryReadText(node, $"labels.{key}", PolicyKeys.LongestLabel, out var label))
            {
                labels[PolicyKeys.Verdicts[key]] = new Stated<string>(label, node.Line);
            }
        }

        return labels;
    }

    private bool TryReadText(YamlNode node, string path, int longest, out string value)
    {
        value = (node as YamlScalar)?.Value.Trim() ?? "";
        if (value.Length > 0 && value.Length <= longest && !value.Any(char.IsControl))
        {
            return true;
        }

        Error(node, $"'{path}' must be one line of text, up to {longest} characters.");
        return false;
    }

    private bool TryReadPath(YamlNode node, string path, out string value)
    {
        if (!TryReadText(node, path, PolicyKeys.LongestText, out value))
        {
            return false;
        }

        if (RepositoryPath.TryRead(value, out var inside))
        {
            value = inside;
            return true;
        }

        Error(node, $"'{path}' must be a path inside the repository, such as 'README.md'.");
        return false;
    }

    private bool TryReadList(YamlNode node, string path, out string value)
    {
        if (node is not YamlSequence)
        {
            return TryReadPath(node, path, out value);
        }

        value = "";
        Error(node, "'list' names one list. For several, write 'lists: [README.md, papers/*.md]'.");
        return false;
    }

    private bool TryReadLocale(YamlNode node, string path, out string value) => TryReadOneOf(node, path, PolicyKeys.Locales, out value);

    private bool TryReadSize(YamlNode node, string path, out int? value) => TryReadNumberOrNone(node, path, 1, PolicyKeys.LargestTop, out value);

    private bool TryReadBefore(YamlNode node, string path, out int? value) => TryReadNumberOrNone(node, path, PolicyKeys.EarliestYear, PolicyKeys.LatestYear, out value);

    private bool TryReadMonths(YamlNode node, string path, out int value)
    {
        var read = TryReadNumberOrNone(node, path, 0, PolicyKeys.MostMonths, out var months);
        value = months ?? 0;
        return read;
    }

    /// <summary>"2012-2016", "2012" for one year, "2012-" and "-2016" with one end open, "none" for any year.</summary>
    private bool TryReadYears(YamlNode node, string path, out (int? First, int? Last) value)
    {
        value = default;
        if (IsNone(node))
        {
            return true;
        }

        var ends = ((node as YamlScalar)?.Value ?? "").Split('-', '–', '—');
        var first = YearOf(ends[0]);
        var last = ends.Length == 2 ? YearOf(ends[1]) : first;
        if (ends.Length > 2 || first is < 0 || last is < 0 || (first is null && last is null))
        {
            Error(node, $"'{path}' must be years between {PolicyKeys.EarliestYear} and {PolicyKeys.LatestYear}, such as '2012-2016', '2012-' for no last year, or '{PolicyKeys.None}'.");
            return false;
        }

        if (first > last)
        {
            Error(node, $"'{path}' ends before it begins. Did you mean '{last}-{first}'?");
            return false;
        }

        value = (first, last);
        return true;

        // Null: the end is open; negative: it is no year.
        static int? YearOf(string text) =>
            string.IsNullOrWhiteSpace(text) ? null
            : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= PolicyKeys.EarliestYear and <= PolicyKeys.LatestYear ? year
            : -1;
    }

    private bool TryReadSections(YamlNode node, string path, out IReadOnlyList<string>? value)
    {
        if (node is YamlScalar { Value: PolicyKeys.Auto })
        {
            value = null;
            return true;
        }

        if (node is YamlScalar { Value: PolicyKeys.None })
        {
            value = [];
            return true;
        }

        var read = TryReadHeadings(node, path, out var headings);
        value = headings;
        return read;
    }

    /// <summary>One heading, or several of which any is meant.</summary>
    private bool TryReadHeadings(YamlNode node, string path, out IReadOnlyList<string> value)
    {
        var items = node is YamlSequence sequence ? sequence.Items : [node];
        var headings = new List<string>();
        foreach (var item in items)
        {
            if (!TryReadText(item, path, PolicyKeys.LongestText, out var heading))
            {
                value = [];
                return false;
            }

            headings.Add(heading.TrimStart('#').Trim());
        }

        value = headings;
        if (headings.Count > 0)
        {
            return true;
        }

        Error(node, $"'{path}' must name a heading of the list, or several: ['One', 'Two'].");
        return false;
    }

    private bool TryReadPathOrNone(YamlNode node, string path, out string? value)
    {
        value = null;
        if (IsNone(node))
        {
            return true;
        }

        var read = TryReadPath(node, path, out var file);
        value = file;
        return read;
    }

    private bool TryReadOneOf(YamlNode node, string path, string[] known, out string value)
    {
        value = (node as YamlScalar)?.Value ?? "";
        if (known.Contains(value, StringComparer.Ordinal))
        {
            return true;
        }

        Error(node, $"'{path}' must be {string.Join(", ", known[..^1])} or {known[^1]}{Suggest(value, known)}");
        return false;
    }

    private bool TryReadNumber(YamlNode node, string what, int least, int most, out int value)
    {
        var text = (node as YamlScalar)?.Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most)
        {
            return true;
        }

        Error(node, $"{what} must be a whole number from {least} to {most}{(text is { Length: > 0 } ? $", not '{Shorten(text)}'" : "")}.");
        return false;
    }

    private bool TryReadNumberOrNone(YamlNode node, string path, int least, int most, out int? value)
    {
        value = null;
        if (IsNone(node))
        {
            return true;
        }

        var read = TryReadNumber(node, $"'{path}'", least, most, out var number);
        value = number;
        return read;
    }

    /// <summary>One value or several, each read alone; "none" for no value.</summary>
    private bool TryReadSeveral(YamlNode node, string path, int most, TryRead<string> read, out IReadOnlyList<string> value)
    {
        value = [];
        if (IsNone(node))
        {
            return true;
        }

        var items = node is YamlSequence sequence ? sequence.Items : [node];
        if (items.Count > most)
        {
            Error(node, $"'{path}' has {items.Count} values, more than the {most} that are read.");
            return false;
        }

        var values = new List<string>();
        foreach (var item in items)
        {
            if (!read(item, path, out var one))
            {
                return false;
            }

            values.Add(one);
        }

        value = [.. values.Distinct(StringComparer.Ordinal)];
        return true;
    }

    private static bool IsNone(YamlNode node) => node is YamlScalar { Value: PolicyKeys.None };

    private void Error(YamlNode node, string message) => _errors.Add(new PolicyError(_file, node.Line, message));

    /// <summary>The end of a sentence about a word that is not known: the known word that it may stand for, else all of them.</summary>
    private static string Suggest(string word, string[] known)
    {
        var meant = word.ToLowerInvariant() switch
        {
            "false" or "no" or "none" or "disabled" or "ignore" => "off",
            "error" => "failure",
            "info" or "hint" or "note" => "notice",
            "zh" or "zh-cn" or "chinese" => "zh-Hans",
            "english" => "en",
            { Length: > 2 } part when Array.Find(known, k => k.StartsWith(part, StringComparison.OrdinalIgnoreCase)) is { } whole => whole,
            { Length: <= 40 } other => known.MinBy(k => Distance(other, k)) is { } nearest && Distance(other, nearest) <= Math.Max(1, nearest.Length / 3) ? nearest : "",
            _ => "",
        };
        return known.Contains(meant, StringComparer.Ordinal) ? $". Did you mean '{meant}'?" : $". Known are: {string.Join(", ", known)}.";

        static double Distance(string word, string known) =>
            Edits.Distance(word.Replace('_', '-').Replace("-", "", StringComparison.Ordinal), known.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal));
    }

    private static string Shorten(string text)
    {
        var printable = string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c));
        return printable.Length <= 60 ? printable : string.Concat(printable.AsSpan(0, char.IsHighSurrogate(printable[59]) ? 59 : 60), "…");
    }
}
