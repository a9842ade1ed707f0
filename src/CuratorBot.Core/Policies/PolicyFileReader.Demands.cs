using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>The keys that say what is asked of entries and of sections.</summary>
internal sealed partial class PolicyFileReader
{
    /// <summary>One value for all sections, or values by heading.</summary>
    /// <param name="node">The value of the key.</param>
    /// <param name="path">The key.</param>
    /// <param name="read">Reads one value; false also where the list decides.</param>
    /// <param name="example">A heading with its value.</param>
    private Stated<BySection<T>>? ReadBySection<T>(YamlNode node, string path, TryRead<T> read, string example)
        where T : notnull
    {
        if (node is not YamlMapping)
        {
            return read(node, path, out var all) ? new Stated<BySection<T>>(BySection<T>.All(all, node.Line), node.Line) : null;
        }

        Stated<T>? usual = null;
        var sections = new List<(string, Stated<T>)>();
        foreach (var (key, value) in EntriesOf(node, $"'{path}'", example))
        {
            var heading = key.Value.TrimStart('#').Trim();
            if (heading.Length is 0 or > PolicyKeys.LongestText)
            {
                Error(key, $"A key of '{path}' must be a heading of the list, or '{PolicyKeys.OtherSections}' for all others, such as '{example}'.");
            }
            else if (read(value, $"{path}.{Shorten(heading)}", out var one))
            {
                var stated = new Stated<T>(one, value.Line);
                usual = string.Equals(heading, PolicyKeys.OtherSections, StringComparison.Ordinal) ? stated : usual;
                if (!ReferenceEquals(usual, stated))
                {
                    sections.Add((heading, stated));
                }
            }
        }

        return usual is null && sections.Count == 0 ? null : new Stated<BySection<T>>(BySection<T>.Of(usual, sections), node.Line);
    }

    /// <summary>A word, several of them, "none", or "auto", which states nothing.</summary>
    private bool TryReadFields(YamlNode node, string path, out IReadOnlyList<RequiredField> value)
    {
        value = [];
        if (node is YamlScalar { Value: PolicyKeys.Auto })
        {
            return false;
        }

        if (IsNone(node))
        {
            return true;
        }

        string[] known = [.. PolicyKeys.Fields.Keys];
        var fields = new List<RequiredField>();
        foreach (var item in node is YamlSequence sequence ? sequence.Items : [node])
        {
            if (!TryReadOneOf(item, path, known, out var word))
            {
                return false;
            }

            fields.Add(PolicyKeys.Fields[word]);
        }

        value = [.. fields.Distinct()];
        return true;
    }

    /// <summary>A word of an enum; false also for "auto", which states nothing.</summary>
    private bool TryReadWord<T>(YamlNode node, string path, OrderedDictionary<string, T> words, out T value)
        where T : struct
    {
        value = default;
        return node is not YamlScalar { Value: PolicyKeys.Auto } && TryReadOneOf(node, path, [.. words.Keys], out var word) && words.TryGetValue(word, out value);
    }

    private bool TryReadOrder(YamlNode node, string path, out EntryOrder value) => TryReadWord(node, path, PolicyKeys.Orders, out value);

    private bool TryReadPreference(YamlNode node, string path, out LinkPreference value) => TryReadWord(node, path, PolicyKeys.LinkPreferences, out value);

    private bool TryReadComment(YamlNode node, string path, out CommentMode value) => TryReadWord(node, path, PolicyKeys.CommentModes, out value);

    private bool TryReadDrafts(YamlNode node, string path, out DraftMode value) => TryReadWord(node, path, PolicyKeys.DraftModes, out value);

    private bool TryReadFrozen(YamlNode node, string path, out bool? value)
    {
        value = null;
        if (!TryReadOneOf(node, path, PolicyKeys.SectionWords, out var word) || word is PolicyKeys.Auto)
        {
            return false;
        }

        value = word is PolicyKeys.Frozen;
        return true;
    }

    /// <summary>A word, or the headings whose papers may stand elsewhere as well.</summary>
    private bool TryReadCrossListing(YamlNode node, string path, out CrossListingPolicy value)
    {
        value = CrossListingPolicy.Forbidden;
        if (node is YamlSequence)
        {
            var read = TryReadHeadings(node, path, out var headings);
            value = new CrossListingPolicy(IsAllowed: true, headings);
            return read;
        }

        if (!TryReadOneOf(node, path, PolicyKeys.CrossListingWords, out var word) || word is PolicyKeys.Auto)
        {
            return false;
        }

        value = word is PolicyKeys.Allowed ? CrossListingPolicy.Allowed : CrossListingPolicy.Forbidden;
        return true;
    }

    private bool TryReadForm(YamlNode node, string path, out LineForm value)
    {
        value = null!;
        if (node is YamlScalar { Value: PolicyKeys.Auto })
        {
            return false;
        }

        var (form, problem) = LineForm.Read((node as YamlScalar)?.Value ?? "");
        if (form is null)
        {
            Error(node, $"'{path}' {problem}.");
            return false;
        }

        value = form;
        return true;
    }

    private bool TryReadPapers(YamlNode node, string path, out int? value) => TryReadNumberOrNone(node, path, 1, PolicyKeys.MostPapers, out value);

    private bool TryReadTitles(YamlNode node, string path, out IReadOnlyList<string> value) =>
        TryReadSeveral(node, path, PolicyKeys.MostTitles, (YamlNode item, string name, out string title) => TryReadText(item, name, PolicyKeys.LongestText, out title), out value);

    private bool TryReadCompanions(YamlNode node, string path, out IReadOnlyList<string> value) => TryReadSeveral(node, path, PolicyKeys.MostCompanions, TryReadPath, out value);

    private bool TryReadSwitch(YamlNode node, string path, out bool value)
    {
        var read = TryReadOneOf(node, path, PolicyKeys.Switch, out var word);
        value = word == PolicyKeys.Switch[0];
        return read;
    }

    private bool TryReadCandidates(YamlNode node, string path, out IReadOnlyList<CandidateSource> value)
    {
        string[] known = [.. PolicyKeys.CandidateSources.Keys];
        var read = TryReadSeveral(node, path, known.Length, (YamlNode item, string name, out string word) => TryReadOneOf(item, name, known, out word), out var words);
        value = [.. words.Select(static word => PolicyKeys.CandidateSources[word])];
        return read;
    }

    private bool TryReadOriginal(YamlNode node, string path, out OriginalPlace? value)
    {
        value = null;
        if (IsNone(node))
        {
            return true;
        }

        if (!TryReadText(node, path, PolicyKeys.LongestText, out var written))
        {
            return false;
        }

        if (OriginalPlace.TryRead(written, out value))
        {
            return true;
        }

        Error(node, $"'{path}' must be a path in the repository, such as 'README.md', OWNER/REPO/PATH, or an address on GitHub.");
        return false;
    }

    /// <summary>Whether something is asked for; false also for "auto", which states nothing.</summary>
    private bool TryReadDemand(YamlNode node, string path, out bool value)
    {
        value = false;
        if (!TryReadOneOf(node, path, PolicyKeys.DemandWords, out var word) || word is PolicyKeys.Auto)
        {
            return false;
        }

        value = word is PolicyKeys.Required;
        return true;
    }

    private List<RuleExemption> ReadExceptions(YamlNode node)
    {
        const string Example = "{ entry: Deep residual learning, rule: citation-threshold, because: the classic of its field }";
        var exceptions = new List<RuleExemption>();
        if (node is not (YamlSequence or YamlScalar { Value: "" }))
        {
            Error(node, $"'exceptions' must be a list, such as '- {Example}'.");
        }

        var items = node is YamlSequence sequence ? sequence.Items : [];
        if (items.Count > PolicyKeys.MostExceptions)
        {
            Error(node, $"'exceptions' has {items.Count} items, more than the {PolicyKeys.MostExceptions} that are read. Switch the rule off instead.");
        }

        foreach (var item in items.Take(PolicyKeys.MostExceptions))
        {
            if (item is not YamlMapping)
            {
                Error(item, $"An exception names an entry, a rule and a reason: '{Example}'.");
                continue;
            }

            var keys = Keys(item, "exceptions.", PolicyKeys.Exception);
            if (PolicyKeys.Exception.Take(3).FirstOrDefault(key => !keys.ContainsKey(key)) is { } missing)
            {
                Error(item, $"An exception needs '{missing}': '{Example}'.");
                continue;
            }

            if (TryReadText(keys["entry"], "exceptions.entry", PolicyKeys.LongestText, out var entry)
                && TryReadText(keys["because"], "exceptions.because", PolicyKeys.LongestText, out var because)
                && TryReadRule(keys["rule"], out var rule)
                && TryReadDay(keys.GetValueOrDefault("until"), out var until))
            {
                exceptions.Add(new RuleExemption(rule, entry, because, until, item.Line));
            }
        }

        return exceptions;
    }

    private bool TryReadDay(YamlNode? node, out DateOnly? value)
    {
        value = null;
        if (node is null)
        {
            return true;
        }

        if (IsoDate.Read((node as YamlScalar)?.Value) is { } day)
        {
            value = day;
            return true;
        }

        Error(node, "'exceptions.until' must be a day, such as '2027-06-30'.");
        return false;
    }

    /// <summary>The id of a rule, by its name of today or an earlier one.</summary>
    private bool TryReadRule(YamlNode node, out string id)
    {
        var name = (node as YamlScalar)?.Value ?? "";
        id = _rules.Find(rule => string.Equals(rule.Id, name, StringComparison.Ordinal) || rule.Aliases.Contains(name, StringComparer.Ordinal))?.Id ?? "";
        if (id.Length == 0)
        {
            Error(node, $"There is no rule '{Shorten(name)}'{Suggest(name, _ruleIds)}");
        }

        return id.Length > 0;
    }
}
