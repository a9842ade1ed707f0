using CuratorBot.Core.Bibliographies;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Audits;

/// <summary>
/// What can be done to a list without asking anybody: the corrected lines of its audit, papers that are no longer new moved to where its rules
/// send them, and the bibliography brought into step. What needs a decision is left to the audit's report.
/// </summary>
public static class UpkeepPlan
{
    private static readonly string Metadata = new MetadataRule().Descriptor.Id;
    private static readonly string NewPapers = new NewPapersRule().Descriptor.Id;
    private static readonly HashSet<string> OfLinks = new(StringComparer.Ordinal) { new PdfLinkRule().Descriptor.Id, new LinkIdentityRule().Descriptor.Id, LinkAliveRule.Id };

    // Each move is read again with the whole list.
    private const int MostMoves = 100;

    /// <summary>The steps, in the order in which they are done; empty where there is nothing to do.</summary>
    /// <param name="audit">The audit of the list.</param>
    public static IReadOnlyList<UpkeepStep> Of(ListAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var request = audit.Review.Request;
        if (request.Policy.Errors.Count > 0)
        {
            return [];
        }

        var steps = new List<UpkeepStep>();
        var text = Correct(audit, steps);
        var list = new UpkeepList(request.Lists.Head, text, request.Policy.Policy);
        if (list.IsRead)
        {
            MoveOld(audit, list, steps);
            Follow(audit, list, steps);
        }

        return steps;
    }

    /// <summary>The corrected lines, kind by kind; a line that several kinds would correct is corrected once, with the first of them.</summary>
    private static string Correct(ListAudit audit, List<UpkeepStep> steps)
    {
        var (path, original) = (audit.Review.Request.ListPath, audit.Review.Request.Lists.Head.Text);
        var corrections = audit.Review.Corrections.GroupBy(KindOf).OrderBy(static kind => kind.Key).ToList();
        var (text, done) = (original, new List<Correction>());
        foreach (var kind in corrections)
        {
            done.AddRange(kind);
            var after = Correction.Apply(done, original, out _);
            if (!string.Equals(after, text, StringComparison.Ordinal))
            {
                steps.Add(new UpkeepStep(kind.Key, path, text, after, [.. kind.OrderBy(static c => c.Lines.First).Select(LineOf)]));
                text = after;
            }
        }

        return text;
    }

    private static UpkeepLine LineOf(Correction correction) => new(
        correction.Lines.First,
        correction.Findings.Select(static finding => finding.Entry?.Title).FirstOrDefault(static title => title is { Length: > 0 }) ?? "",
        [.. correction.Findings.Select(static finding => finding.Message).Distinct()]);

    private static UpkeepKind KindOf(Correction correction) => correction.Findings.Min(static finding =>
        finding.RuleId == Metadata ? finding.Message.Key == MetadataRule.VenueKey ? UpkeepKind.Venues : UpkeepKind.Facts
        : OfLinks.Contains(finding.RuleId) ? UpkeepKind.Links
        : UpkeepKind.Form);

    /// <summary>Papers of "New Papers" that are no longer new, where one section is named for them and nothing has to leave it.</summary>
    private static void MoveOld(ListAudit audit, UpkeepList list, List<UpkeepStep> steps)
    {
        var (request, before) = (audit.Review.Request, list.Text);
        var context = audit.Context();
        var moved = new List<UpkeepLine>();
        foreach (var finding in audit.Items.Where(static item => item.RuleId == NewPapers && item.Entry is not null).Take(MostMoves))
        {
            var facts = context.FactsOf(finding.Entry!);
            if (facts.Applies(Cause.NotNew) && facts.Place is { Section: { } heading, Instead: null } place && !(place.IsInTop && list.IsFull) && list.Move(finding.Entry!, heading))
            {
                moved.Add(new UpkeepLine(finding.Line, finding.Entry!.Title, [new Message("upkeep.moved", heading, request.Policy.Policy.NewPaperMonths, facts.Published!.Message)]));
            }
        }

        if (moved.Count > 0)
        {
            steps.Add(new UpkeepStep(UpkeepKind.NewPapers, audit.Review.Request.ListPath, before, list.Text, moved));
        }
    }

    /// <summary>The bibliography, as <c>curator bib --write</c> would bring it into step with the list that results.</summary>
    private static void Follow(ListAudit audit, UpkeepList list, List<UpkeepStep> steps)
    {
        var request = audit.Review.Request;
        if (request.Policy.Policy.Bibliography is not { } path || request.PullRequest.HeadBibliography is not { } text || !audit.IsComplete)
        {
            return;
        }

        Paper? RecordOf(Entry entry) => list.OriginalOf(entry) is { } original ? audit.Records.GetValueOrDefault(original) : null;
        var comparison = new BibComparison(list.List.MainPapers, BibFile.Parse(text), RecordOf);
        if (comparison.File.Problems.Count > 0 || (comparison.Missing.Count == 0 && comparison.Stale.Count == 0))
        {
            return;
        }

        var after = BibUpdate.Write(comparison, RecordOf);
        if (!string.Equals(after, text, StringComparison.Ordinal))
        {
            steps.Add(new UpkeepStep(UpkeepKind.Bibliography, path, text, after,
            [
                .. comparison.Stale.Select(static entry => new UpkeepLine(entry.Line, entry.Title, [new Message("upkeep.bib-removed", entry.Key)])),
                .. comparison.Missing.Select(static entry => new UpkeepLine(null, entry.Title, [new Message("upkeep.bib-added")])),
            ]));
        }
    }
}
