using System.Text.Json;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Rules;

/// <summary>
/// The rules of form on the real pull requests of the model list, against what a person objected to in them. A pull request and
/// a rule make one case: the rule speaks if and only if the person did.
/// </summary>
public sealed class FormRulesCorpusTests
{
    private static readonly Dictionary<string, string> RuleOfLabel = new(StringComparer.Ordinal)
    {
        ["author-full-first-name"] = "authors",
        ["author-initial-no-period"] = "authors",
        ["author-no-initial"] = "authors",
        ["authors-format"] = "authors",
        ["bib-not-updated"] = "bib-sync",
        ["bold-outside-top100-sections"] = "bold-top",
        ["comma-before-link"] = "entry-format",
        ["double-space"] = "entry-format",
        ["etal-without-period"] = "authors",
        ["link-broken-over-lines"] = "entry-format",
        ["link-label-unknown"] = "pdf-link",
        ["malformed-link"] = "entry-format",
        ["missing-space-after-comma"] = "entry-format",
        ["missing-space-before-link"] = "entry-format",
        ["missing-space-before-year"] = "entry-format",
        ["missing-year"] = "entry-format",
        ["more-than-two-authors"] = "authors",
        ["not-in-year-order"] = "order",
        ["pdf-label-not-pdf"] = "pdf-link",
        ["period-before-link"] = "entry-format",
        ["section-renamed"] = "sections-frozen",
        ["space-before-url"] = "entry-format",
        ["title-spacing"] = "entry-format",
        ["toc-not-updated"] = "contents-link",
    };

    private static readonly IRule[] Rules =
    [
        new EntryFormatRule(), new AuthorsRule(), new PdfLinkRule(), new BoldTopRule(), new SectionsFrozenRule(), new ContentsLinkRule(),
        new OrderRule(), new BibSyncRule(), new RegressionRule(),
    ];

    /// <summary>What that person let pass: a period before a link, and a first name and no surname, of which only "wrong author" was said.</summary>
    private static readonly string[] AlsoTrue = ["replay-unmerged/003 entry-format", "replay-unmerged/031 authors"];

    /// <summary>What that person said, too, of papers that cannot stay where they are: where they would have to stand does not matter.</summary>
    private static readonly string[] OfNoMatter = ["replay/026 order", "replay-unmerged/006 order", "replay-unmerged/030 order"];

    [Fact]
    public void The_rules_object_to_what_a_person_objected_to_and_to_nothing_else()
    {
        var bibliography = File.ReadAllText(SharedData.Require("corpus/lists/terryum-head/top100papers.bib"));
        var found = new List<string>();
        var labelled = new List<string>();
        foreach (var (name, folder, labels) in LabelledCases())
        {
            // The bibliography came with the form of bold titles; the one of each day is not in the corpus, the last is.
            var text = File.ReadAllText(Path.Combine(folder, "base.md"));
            var hasBibliography = text.Contains(".bib", StringComparison.Ordinal);
            var fixture = new RuleFixture
            {
                Base = text,
                Head = File.ReadAllText(Path.Combine(folder, "head.md")),
                Policy = ModelList.Policy with { Bibliography = "top100papers.bib" },
                BaseBibliography = hasBibliography ? bibliography : null,
                HeadBibliography = hasBibliography ? bibliography : null,
            };
            found.AddRange(Rules.Where(rule => fixture.Check(rule).Count > 0).Select(rule => $"{name} {rule.Descriptor.Id}"));
            labelled.AddRange(labels.Where(RuleOfLabel.ContainsKey).Select(label => $"{name} {RuleOfLabel[label]}").Distinct());
        }

        Assert.Equal(labelled.Except(OfNoMatter).Concat(AlsoTrue).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Name, string Folder, List<string> Labels)> LabelledCases()
    {
        foreach (var part in (string[])["replay", "replay-unmerged"])
        {
            foreach (var folder in Directory.GetDirectories(SharedData.Require($"corpus/{part}")).Order(StringComparer.Ordinal))
            {
                using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json")));
                if (json.RootElement.TryGetProperty("findings", out var findings))
                {
                    yield return ($"{part}/{Path.GetFileName(folder)[..3]}", folder, [.. findings.EnumerateArray().Select(f => f.GetString()!)]);
                }
            }
        }
    }
}
