using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>A review as SARIF 2.1.0: the rules in the catalog, a result for each finding, corrected lines as fixes.</summary>
internal static class ReviewSarif
{
    private const string SchemaUri = "https://json.schemastore.org/sarif-2.1.0.json";

    public static void Write(Review review, TextWriter output)
    {
        var corrections = review.Parts.ToDictionary<Review, Review, IReadOnlyDictionary<Finding, Correction>>(static part => part, static part => Correction.ByFinding(part.Corrections), ReferenceEqualityComparer.Instance);
        var rules = RuleCatalog.Descriptors.ToList();
        JsonOutput.Write(
            new SarifLog(
                SchemaUri,
                "2.1.0",
                [
                    new SarifRun(
                        new SarifTool(new SarifDriver("CuratorBot", Product.Version, Product.Home, [.. rules.Select(r => Shape(r, review.Locale))])),
                        "utf16CodeUnits",
                        [.. review.FindingsByPart.Select(f => Shape(f.Finding, rules.FindIndex(r => string.Equals(r.Id, f.Finding.RuleId, StringComparison.Ordinal)), corrections[f.Part].GetValueOrDefault(f.Finding), f.Part))]),
                ]),
            output);
    }

    private static SarifRule Shape(RuleDescriptor rule, string locale) => new(
        rule.Id,
        rule.Aliases.Count > 0 ? rule.Aliases : null,
        new SarifText(Messages.Get(rule.TitleKey, locale)),
        Product.DocsOf(rule),
        new SarifConfiguration(rule.DefaultSeverity is not null, Level(rule.DefaultSeverity)));

    private static SarifResult Shape(Finding finding, int ruleIndex, Correction? correction, Review review)
    {
        var place = FindingPlace.Of(finding, review);
        var artifact = new SarifArtifact(UriOf(place.Path));
        var region = place.Line is { } line ? new SarifRegion(line, place.EndLine ?? line) : null;
        return new SarifResult(
            finding.RuleId,
            ruleIndex,
            Level(finding.Severity),
            new SarifText(Messages.Format(finding.Message, review.Locale)),
            [new SarifLocation(new SarifPhysicalLocation(artifact, region))],
            correction is null ? null : [Fix(correction, artifact, finding, review)]);
    }

    // A region without columns means whole lines without the last line ending: exactly what a correction replaces.
    private static SarifFix Fix(Correction correction, SarifArtifact artifact, Finding finding, Review review) => new(
        new SarifText(Messages.Get($"{finding.RuleId}.title", review.Locale)),
        [new SarifArtifactChange(artifact, [new SarifReplacement(new SarifRegion(correction.Lines.First, correction.Lines.Last), new SarifText(correction.Text))])]);

    private static string Level(Severity? severity) => severity switch
    {
        Severity.Failure => "error",
        Severity.Warning => "warning",
        Severity.Notice => "note",
        _ => "none",
    };

    /// <summary>A path as a relative URI reference, or as a file URI if it is absolute.</summary>
    private static string UriOf(string path) => Path.IsPathRooted(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Split('/', Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
