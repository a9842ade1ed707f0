using System.Text;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>
/// A review as workflow commands, which GitHub shows as annotations:
/// <c>::error file=README.md,line=90,title=removal::...</c> (docs.github.com, "Workflow commands for GitHub Actions"). A correction is
/// part of the annotation of the first finding that it fixes.
/// </summary>
internal static class ReviewAnnotations
{
    /// <summary>Maximum annotations of one severity for a step; GitHub silently drops the rest.</summary>
    private const int MostOfOneKind = 10;

    public static void Write(Review review, TextWriter output) => Write(review, review.FindingsByPart, output);

    /// <summary>Writes the most severe findings, as many as GitHub shows for one step; the summary has the rest.</summary>
    public static void WriteGravest(Review review, TextWriter output) =>
        Write(review, review.FindingsByPart.GroupBy(static f => f.Finding.Severity).SelectMany(static g => g.Take(MostOfOneKind)), output);

    private static void Write(Review review, IEnumerable<(Review Part, Finding Finding)> findings, TextWriter output)
    {
        var corrections = review.Parts.ToDictionary<Review, Review, IReadOnlyDictionary<Finding, Correction>>(static part => part, static part => Correction.ByFinding(part.Corrections), ReferenceEqualityComparer.Instance);
        var shown = new HashSet<Correction>();
        foreach (var (part, finding) in findings)
        {
            var (path, line, endLine) = FindingPlace.Of(finding, part);
            output.Write($"::{Command(finding.Severity)} file={Property(path)}");
            if (line is not null)
            {
                output.Write($",line={line},endLine={endLine}");
            }

            output.Write($",title={Property(finding.RuleId)}::{Data(Messages.Format(finding.Message, part.Locale))}");
            if (corrections[part].TryGetValue(finding, out var correction) && shown.Add(correction))
            {
                output.Write(Data($"\n{Messages.Format(correction.Heading, part.Locale)}{Shown(correction, part.Locale)}"));
            }

            output.WriteLine();
        }
    }

    private static string Shown(Correction correction, string locale) =>
        correction.Text.Length > Correction.LongestShown ? " " + Messages.Get("comment.remedy-too-long", locale) : "\n" + correction.Text;

    private static string Command(Severity severity) => severity switch
    {
        Severity.Failure => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    /// <summary>Escapes a value after <c>=</c>: a comma would begin the next property, a colon could end them all.</summary>
    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    /// <summary>Escapes the text after <c>::</c>: a line break would let a hostile title begin its own command.</summary>
    private static string Data(string text) => new StringBuilder(TerminalText.Lines(text)).Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A").ToString();
}
