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
            Top(review),
            [.. review.Parts.SelectMany(static part => (part.Changes?.Entries ?? []).Select(change => Shape(change, part.Request.ListPath)))],
            [.. review.FindingsByPart.Select(static f => Shape(f.Finding, f.Part.Locale) with { Path = f.Part.Request.ListPath })],
            [.. review.Parts.SelectMany(static part => part.Evidence.Select(e => EvidenceJson.Shape(e.Entry.Title, e.Lookup, e.Needed, e.BySecond) with { Path = part.Request.ListPath }))],
            [.. review.Parts.SelectMany(static part => part.Unread.Select(u => new UnreadShape(u.Line, u.Text, part.Request.ListPath)))],
            [.. review.Parts.Select(static part => new ReviewedListShape(part.Request.ListPath, Spelling.Of(part.Verdict), Spelling.Of(part.Kind), Top(part)))]),
        output);

    /// <summary>The top of a list; of several lists nothing, since each has its own.</summary>
    private static TopShape Top(Review review) => review is { HasTop: true, Lists.Count: 0 }
        ? new TopShape(review.Policy.Policy.TopSize, review.TopBefore, review.TopAfter)
        : new TopShape(null, null, null);

    private static ChangeShape Shape(EntryChange change, string path)
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
            [.. change.Fields.Select(f => f.WireName())],
            path);
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
