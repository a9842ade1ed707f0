using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>
/// What was found in a whole list, for people: under headings, a line each, with what is said many times said once. The totals stand
/// last, and how to correct at once what can be corrected.
/// </summary>
internal static class WholeListText
{
    /// <summary>Lines under one heading. A list that was never checked can have hundreds of the same kind.</summary>
    private const int MostLines = 5;

    private const int LongestTitle = 48;

    /// <param name="parts">The findings under their headings, in the order to be shown.</param>
    /// <param name="review">The review that they are from.</param>
    /// <param name="detail">How much to say.</param>
    /// <param name="page">Where to write.</param>
    public static void Write(IEnumerable<(string Heading, IReadOnlyList<Finding> Findings)> parts, Review review, Detail detail, TextPage page)
    {
        if (detail == Detail.Verdict)
        {
            ReviewText.WriteVerdict(review, page);
            return;
        }

        var words = TerminalWords.For(review);
        var verbose = detail == Detail.All;
        var remedies = new TextRemedies(review);
        var cut = false;
        foreach (var (heading, findings) in parts)
        {
            page.WriteLine(new Stretch($"{heading} ({findings.Count})", Mark.Strong));
            cut |= WriteFindings(findings, review, verbose ? remedies : null, page);
            page.WriteLine();
        }

        if (verbose)
        {
            ReviewText.WriteEvidence(review, page);
        }

        if (cut)
        {
            page.WriteLine(new Stretch(words["verbose"]));
        }

        if (ReadingText.Missing(review.Request.Lists.Head.Reading, words) is { } missing)
        {
            page.WriteLine(new Stretch(missing, Mark.Caution));
        }

        if (review.Corrections.Count > 0)
        {
            var path = TerminalText.OneLine(review.Request.ListPath);
            page.WriteLine(new Stretch(words.Counted(review.Corrections.Count, "correct", $"curator audit {path} --patch | git apply")));
        }

        ReviewText.WriteExcepted(review, page);
        ReviewText.WriteVerdict(review, page);
    }

    /// <param name="findings">The findings under one heading.</param>
    /// <param name="review">The review that they are from.</param>
    /// <param name="remedies">What to paste; null to leave that out and to fold what is said many times.</param>
    /// <param name="page">Where to write.</param>
    /// <returns>Whether something was left out.</returns>
    private static bool WriteFindings(IReadOnlyList<Finding> findings, Review review, TextRemedies? remedies, TextPage page)
    {
        if (remedies is not null)
        {
            foreach (var finding in findings)
            {
                WriteLine(finding, Messages.Format(finding.Message, review.Locale), review, page);
                remedies.Write(finding, page);
            }

            return false;
        }

        var groups = FindingGroup.Of(findings.OrderByDescending(static f => f.Severity));
        var shown = groups.Count <= MostLines ? groups.Count : MostLines - 1;
        foreach (var group in groups.Take(shown))
        {
            var message = Messages.Format(group.Message, review.Locale);
            WriteLine(group.First, group.Places is { } places ? $"{message} {Messages.Format(places, review.Locale)}" : message, review, page);
        }

        if (shown < groups.Count)
        {
            var rest = groups.Skip(shown).SelectMany(static g => g.Findings).ToList();
            var lines = rest.Where(static f => f.Line is not null).Select(static f => f.Line!.Value).Distinct().Order().ToList();
            var words = TerminalWords.For(review);
            page.WriteLine(new Stretch($"        {(lines.Count == 0 ? words.Say("more", rest.Count) : words.Say("more-lines", rest.Count, TerminalWords.Lines(lines)))}"));
        }

        return shown < groups.Count || findings.Any(static f => f.Remedy is not null) || review.Evidence.Count > 0;
    }

    private static void WriteLine(Finding finding, string message, Review review, TextPage page)
    {
        // Many messages name the paper themselves.
        var title = finding.Entry?.Title is { Length: > 0 } name && !message.Contains(name, StringComparison.Ordinal) ? $"“{TerminalText.Short(name, LongestTitle)}”: " : "";
        page.WriteLine(
            new(string.Create(CultureInfo.InvariantCulture, $"{finding.Line,6}  "), Mark.Strong),
            new($"{TerminalWords.For(review).Of(finding.Severity),-7}", ReviewText.MarkOf(finding.Severity)),
            new($"  {title}{TerminalText.OneLine(message)}"));
    }
}
