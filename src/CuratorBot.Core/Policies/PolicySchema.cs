using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>Writes the JSON schema of policy files, by which editors complete and check them.</summary>
public static class PolicySchema
{
    /// <summary>A year from <see cref="PolicyKeys.EarliestYear"/> to <see cref="PolicyKeys.LatestYear"/>, as a pattern.</summary>
    private const string Year = "(?:1[89][0-9]{2}|2[01][0-9]{2}|2200)";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The schema (JSON Schema, draft 7) with a line feed at its end. What it allows, the reader of policy files reads without an error;
    /// only paths that leave the repository and years in the wrong order are more than a schema can tell.
    /// </summary>
    /// <param name="rules">The rules that a policy file may name.</param>
    public static string Write(IReadOnlyList<RuleDescriptor> rules)
    {
        var schema = Mapping($"What CuratorBot asks of the papers of a list: {PolicyFile.DefaultPath}", PolicyKeys.Root, key => Key(key, rules));
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", "CuratorBot policy");
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Key(string key, IReadOnlyList<RuleDescriptor> rules) => key switch
    {
        "list" => Text("Path of the list in the repository."),
        "lists" => Lists(rules),
        "locale" => Word("Language of the reviews; auto: that of the list.", PolicyKeys.Locales),
        "form" => Text("Form of an entry, with {title} and other names in braces; auto: what the list shows, or none.", LineForm.Longest),
        "require" => BySection("What entries must have: for all sections, or by heading.", Fields()),
        "order" => BySection("In what order entries stand: in all sections, or by heading.", Word(null, [PolicyKeys.Auto, .. PolicyKeys.Orders.Keys])),
        "links" => Mapping("Links to papers.", PolicyKeys.Links, static _ => Word("Where they should lead; auto: what the list says or does.", [PolicyKeys.Auto, .. PolicyKeys.LinkPreferences.Keys])),
        "cross-listing" => new JsonObject
        {
            ["description"] = "Whether a paper may stand in several sections; headings: those of these sections may.",
            ["anyOf"] = new JsonArray(Word(null, PolicyKeys.CrossListingWords), Several(Text(null))),
        },
        "sections" => Word("Whether sections stay as they are; auto: where the list says so.", PolicyKeys.SectionWords),
        "companions" => Mapping("Files that go with the list.", PolicyKeys.Companions, static key => key switch
        {
            "together" => Texts("Files that have the papers of the list, too, and are edited with it.", PolicyKeys.MostCompanions),
            "source" => Text("The file that the list is generated from; none: people write the list."),
            _ => Texts("Files that a program makes: nobody edits them.", PolicyKeys.MostCompanions),
        }),
        "translation-of" => Text("The list that this one is a translation of: a path in the repository, OWNER/REPO/PATH, or an address on GitHub; none: it is no translation."),
        "candidates" => Candidates(),
        "pull-request" => Mapping("What is asked of a pull request itself.", PolicyKeys.PullRequest, static key => key switch
        {
            "papers" => NumberOrNone("Most papers that it may add; none: any number.", 1, PolicyKeys.MostPapers),
            "title" => Texts("What its title looks like, with * for any words: one form or several.", PolicyKeys.MostTitles),
            "reason" => Word("Whether its description says why the paper belongs in the list.", PolicyKeys.DemandWords),
            _ => Word("Whether the template of descriptions is filled in.", PolicyKeys.DemandWords),
        }),
        "comment" => Word("When a pull request gets a comment.", [PolicyKeys.Auto, .. PolicyKeys.CommentModes.Keys]),
        "drafts" => Word("Whether drafts are reviewed like others, or only once they are ready or a comment asks for a review.", [PolicyKeys.Auto, .. PolicyKeys.DraftModes.Keys]),
        "upkeep" => new JsonObject { ["description"] = "Whether the weekly audit keeps a pull request with what needs no decision.", ["type"] = "boolean" },
        "exceptions" => Exceptions(rules),
        "top" => Mapping("The top of the list.", PolicyKeys.Top, TopKey),
        "citations" => Citations(),
        "new-papers" => Mapping("Papers too new to be judged by citations.", PolicyKeys.NewPapers, static key => key == "months"
            ? NumberOrNone("Months after publication in which a paper is new; 0 or none: never.", 0, PolicyKeys.MostMonths)
            : Headings("Where new papers stand.")),
        "old-papers" => Mapping("Papers from before the years of the top.", PolicyKeys.OldPapers, static key => key == "before"
            ? NumberOrNone("A paper published before this year is old; none: no paper is.", PolicyKeys.EarliestYear, PolicyKeys.LatestYear)
            : Headings("Where old papers stand.")),
        "bibliography" => Text("BibTeX file that follows the top; none: there is none."),
        "rules" => Mapping("Severities that differ from a rule's default.", [.. NamesOf(rules)], name =>
            Word(Messages.Get(rules.First(r => r.IsNamed(name)).TitleKey, "en"), PolicyKeys.Severities)),
        "labels" => Mapping("Labels to put on pull requests, by verdict.", [.. PolicyKeys.Verdicts.Keys], verdict =>
            Text($"Label of a pull request whose verdict is {verdict}.", PolicyKeys.LongestLabel)),
        _ => throw new InvalidOperationException($"The key '{key}' has no schema."),
    };

    /// <summary>Paths, or paths with what is asked of these lists.</summary>
    private static JsonObject Lists(IReadOnlyList<RuleDescriptor> rules)
    {
        var item = Mapping("Lists with what is asked of them in place of what is asked of all.", PolicyKeys.ListItem, key =>
            key == PolicyKeys.ListPaths ? Texts("Paths of the lists; * stands for any characters of a name, ** for any folders.", PolicyKeys.MostLists) : Key(key, rules));
        item["required"] = new JsonArray(PolicyKeys.ListPaths);
        item["type"] = "object";
        return new JsonObject
        {
            ["description"] = "The lists of a repository with several: papers/*.md; !papers/TEMPLATE.md takes one out.",
            ["type"] = new JsonArray("array", "null"),
            ["items"] = new JsonObject { ["anyOf"] = new JsonArray(Text(null), item) },
            ["maxItems"] = PolicyKeys.MostLists,
        };
    }

    private static JsonObject Candidates()
    {
        string[] words = [.. PolicyKeys.CandidateSources.Keys];
        return new JsonObject
        {
            ["description"] = "Whether audits look for papers that the list could have: among what its authors wrote, or what cites its papers; none: they do not.",
            ["anyOf"] = new JsonArray(Word(null, [PolicyKeys.None, .. words]), new JsonObject { ["type"] = "array", ["items"] = Word(null, words), ["maxItems"] = words.Length }),
        };
    }

    private static IEnumerable<string> NamesOf(IReadOnlyList<RuleDescriptor> rules) => rules.Select(static r => r.Id).Concat(rules.SelectMany(static r => r.Aliases));

    private static JsonObject Fields()
    {
        string[] words = [.. PolicyKeys.Fields.Keys];
        return new JsonObject { ["anyOf"] = new JsonArray(Word(null, [PolicyKeys.Auto, PolicyKeys.None, .. words]), Several(Word(null, words))) };
    }

    private static JsonObject BySection(string description, JsonObject one) => new()
    {
        ["description"] = description,
        ["anyOf"] = new JsonArray(
            one.DeepClone(),
            new JsonObject { ["type"] = new JsonArray("object", "null"), ["additionalProperties"] = one, ["propertyNames"] = Text(null) }),
    };

    private static JsonObject Exceptions(IReadOnlyList<RuleDescriptor> rules)
    {
        var item = Mapping("A rule that does not hold for an entry.", PolicyKeys.Exception, key => key switch
        {
            "entry" => Text("Title of the entry, or the words that it begins with."),
            "rule" => Word("The rule.", [.. NamesOf(rules)]),
            "because" => Text("Why."),
            _ => new JsonObject { ["description"] = "The last day on which it holds; without it, for good.", ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
        });
        item["required"] = new JsonArray([.. PolicyKeys.Exception.Take(3).Select(static key => (JsonNode)key)]);
        item["type"] = "object";
        return new JsonObject { ["description"] = "Entries for which a rule does not hold.", ["type"] = new JsonArray("array", "null"), ["items"] = item, ["maxItems"] = PolicyKeys.MostExceptions };
    }

    private static JsonObject Several(JsonObject one) => new() { ["type"] = "array", ["items"] = one, ["minItems"] = 1 };

    private static JsonObject TopKey(string key) => key switch
    {
        "size" => NumberOrNone("Most papers in the top; none: no cap.", 1, PolicyKeys.LargestTop),
        "years" => Years(),
        "sections" => Headings("The sections of the top; auto: those with bold titles."),
        _ => Headings("Section inside the top that gives way first."),
    };

    /// <summary>Keys that are known, and no others; a key without a value states nothing.</summary>
    private static JsonObject Mapping(string description, string[] keys, Func<string, JsonObject> schemaOf) => new()
    {
        ["description"] = description,
        ["type"] = new JsonArray("object", "null"),
        ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key, (JsonNode?)schemaOf(key)))),
        ["additionalProperties"] = false,
    };

    private static JsonObject Citations() => new()
    {
        ["description"] = "Citations needed to be in the top, by year of publication.",
        ["type"] = new JsonArray("object", "null"),
        ["patternProperties"] = new JsonObject { [$"^{Year}$"] = Number(0, PolicyKeys.MostCitations) },
        ["additionalProperties"] = false,
    };

    /// <summary>An editor reads 2012 and -2016 as numbers, 2012-2016 as a text.</summary>
    private static JsonObject Years() => new()
    {
        ["description"] = "Years of the top: 2012-2016; 2012: that year; 2012-: no last year; -2016: no first; none: any year.",
        ["anyOf"] = new JsonArray(
            Number(PolicyKeys.EarliestYear, PolicyKeys.LatestYear),
            Number(-PolicyKeys.LatestYear, -PolicyKeys.EarliestYear),
            new JsonObject { ["type"] = "string", ["pattern"] = $"^(?:{PolicyKeys.None}|{Year}(?: ?[-–—] ?(?:{Year})?)?|[-–—] ?{Year})$" }),
    };

    private static JsonObject Texts(string description, int most) => new()
    {
        ["description"] = description,
        ["anyOf"] = new JsonArray(Text(null), new JsonObject { ["type"] = "array", ["items"] = Text(null), ["maxItems"] = most }),
    };

    private static JsonObject Headings(string description) => new()
    {
        ["description"] = description,
        ["anyOf"] = new JsonArray(Text(null), new JsonObject { ["type"] = "array", ["items"] = Text(null), ["minItems"] = 1 }),
    };

    private static JsonObject Text(string? description, int longest = PolicyKeys.LongestText)
    {
        var text = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest };
        if (description is not null)
        {
            text.Insert(0, "description", description);
        }

        return text;
    }

    private static JsonObject Word(string? description, string[] words)
    {
        var word = new JsonObject { ["enum"] = new JsonArray([.. words.Select(static w => (JsonNode)w)]) };
        if (description is not null)
        {
            word.Insert(0, "description", description);
        }

        return word;
    }

    private static JsonObject NumberOrNone(string description, int least, int most) => new()
    {
        ["description"] = description,
        ["anyOf"] = new JsonArray(Number(least, most), new JsonObject { ["enum"] = new JsonArray(PolicyKeys.None) }),
    };

    private static JsonObject Number(int least, int most) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };
}
