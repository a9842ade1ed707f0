using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>A review as public JSON.</summary>
internal static class ReviewJson
{
    public static void Write(Review review, TextWriter output) => JsonOutput.Write(
        new ReviewShape(
            Spelling.Of(review.Verdict),
            Spelling.Of(review.Kind),
            review.HasTop
                ? new TopShape(review.Policy.Policy.TopSize, review.TopBefore, review.TopAfter)
                : new TopShape(null, null, null),
            [.. (review.Changes?.Entries ?? []).Select(Shape)],
            [.. review.Findings.Select(f => Shape(f, review.Locale))],
            [.. review.Evidence.Select(static e => EvidenceJson.Shape(e.Entry.Title, e.Lookup, e.Needed, e.BySecond))],
            [.. review.Unread.Select(static u => new UnreadShape(u.Line, u.Text))]),
        output);

    private static ChangeShape Shape(EntryChange change)
    {
        var (entry, before) = (change.Entry, change.Before);
        return new ChangeShape(
            Spelling.Of(change.Op),
            entry.Title,
            before is not null && !string.Equals(before.Title, entry.Title, StringComparison.Ordinal) ? before.Title : null,
            entry.Section.Title,
            change.Op == ChangeOp.Move ? before?.Section.Title : null,
            entry.Year,
            entry.Top,
            entry.Bold,
            entry.Line,
            entry.EndLine,
            [.. change.Fields.Select(f => f.WireName())]);
    }

    public static FindingShape Shape(Finding finding, string locale) => new(
        finding.RuleId,
        Spelling.Of(finding.Severity),
        finding.Line,
        finding.Entry?.Title,
        Messages.Format(finding.Message, locale),
        finding.Remedy?.Text,
        finding.Remedy is { } remedy ? Spelling.Of(remedy.Kind) : null,
        finding.Authority is { } authority ? new AuthorityShape(Spelling.Of(authority.Kind), authority.Where, authority.Share, authority.Key) : null);
}
