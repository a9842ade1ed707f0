using System.Text.Json;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Tests.Reviews;
using CuratorBot.SemanticScholar;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Rules;

/// <summary>
/// The rules on the top, on placement and on the identity of papers, on the real pull requests of the model list with what
/// Semantic Scholar knew of its papers in 2022, against what a person objected to in them. A pull request and a rule make one
/// case: the rule warns if and only if the person did.
/// </summary>
public sealed class FactRulesCorpusTests
{
    private static readonly Dictionary<string, string> RuleOfLabel = new(StringComparer.Ordinal)
    {
        ["duplicate-entry"] = "duplicate",
        ["first-author-wrong:needs-lookup"] = "metadata",
        ["new-paper-in-main-section"] = "new-papers",
        ["title-changed-away-from-published:needs-lookup"] = "metadata",
        ["title-not-as-published:needs-lookup"] = "metadata",
        ["top100-count-exceeded"] = "removal",
        ["year-out-of-top100-range"] = "year-range",
    };

    /// <summary>Without paper-found, which says what the snapshot lacks.</summary>
    private static readonly HashSet<string> Measured = new(StringComparer.Ordinal)
    {
        "list-cap", "removal", "removal-value", "citation-threshold", "overflow-section", "year-range", "new-papers", "old-papers",
        "duplicate", "link-identity", "metadata",
    };

    /// <summary>
    /// What that person let pass: papers in "New Papers" that came out eight months and three years before the pull request.
    /// </summary>
    private static readonly string[] AlsoTrue = ["replay/103 new-papers", "replay-unmerged/028 new-papers"];

    /// <summary>
    /// What that person said and the rules see otherwise. In 098 the bold paper stands among the new ones: the top is counted by
    /// section, and bold-top says that it is not to be bold. The book of 076 has no record. The list of 005 told its readers
    /// nothing of new papers yet. The paper of 030 cannot stay in the top for its year: where it goes, nothing has to leave.
    /// </summary>
    private static readonly string[] SeenOtherwise = ["replay-unmerged/030 removal", "replay/098 removal", "replay/098 year-range", "replay/076 metadata", "replay-unmerged/005 new-papers"];

    /// <summary>Papers that pull requests added and that never came into the list, so that the snapshot lacks them.</summary>
    private static readonly Paper[] Further =
    [
        SmallList.Record("Dynamic Routing Between Capsules", 2017, null, "1710.09829", "Sara Sabour", "Nicholas Frosst", "Geoffrey E. Hinton"),
        SmallList.Record("MaskGAN: Towards Diverse and Interactive Facial Image Manipulation", 2020, null, "1907.11922", "Cheng-Han Lee", "Ziwei Liu", "Lingyun Wu", "Ping Luo"),
    ];

    [Fact]
    public async Task The_rules_warn_of_what_a_person_objected_to_and_of_nothing_else()
    {
        SharedData.Require("corpus/replay");
        var source = new SnapshotWith(Further);
        var found = new List<string>();
        var labelled = new List<string>();
        foreach (var folder in Corpus.Cases)
        {
            if (LabelsOf(folder) is not { } labels)
            {
                continue;
            }

            var name = folder["corpus/".Length..][..(folder.LastIndexOf('/') - "corpus/".Length + 4)];
            var review = await new Reviewer(source).ReviewAsync(Corpus.Request(folder), TestContext.Current.CancellationToken);
            found.AddRange(review.Findings.Where(f => f.Severity > Severity.Notice && Measured.Contains(f.RuleId)).Select(f => $"{name} {f.RuleId}").Distinct());
            labelled.AddRange(labels.Where(RuleOfLabel.ContainsKey).Select(label => $"{name} {RuleOfLabel[label]}").Distinct());
        }

        Assert.Equal(12, labelled.Count);
        Assert.Equal(labelled.Except(SeenOtherwise).Concat(AlsoTrue).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static List<string>? LabelsOf(string folder)
    {
        using var json = JsonDocument.Parse(Corpus.Read($"{folder}/case.json"));
        return json.RootElement.TryGetProperty("findings", out var findings) ? [.. findings.EnumerateArray().Select(f => f.GetString()!)] : null;
    }

    /// <summary>The snapshot, and papers that it lacks.</summary>
    private sealed class SnapshotWith(IReadOnlyList<Paper> further) : IPaperSource
    {
        private readonly SnapshotSource _snapshot = Read();
        private readonly SnapshotSource _further = new(further);

        public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken)
        {
            var first = await _snapshot.LookUpAsync(queries, cancellationToken);
            var second = await _further.LookUpAsync(queries, cancellationToken);
            return [.. first.Zip(second, (known, other) => other is PaperLookup.Found ? other : known)];
        }

        private static SnapshotSource Read()
        {
            using var reader = new StreamReader(SharedData.Require("semantic-scholar/papers.jsonl"));
            return SnapshotSource.Read(reader, "papers.jsonl");
        }
    }
}
