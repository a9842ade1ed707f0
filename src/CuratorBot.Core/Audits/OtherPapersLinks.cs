using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Core.Audits;

/// <summary>Links whose file names are made of words, none of them the entry's, where no record tells which paper they lead to.</summary>
internal static class OtherPapersLinks
{
    private const string Rule = "link-identity";

    public static IEnumerable<AuditItem> Of(Review review)
    {
        var told = review.Findings.Where(static f => f.RuleId == Rule).Select(static f => f.Entry).ToHashSet(ReferenceEqualityComparer.Instance);
        return review.Evidence
            .Where(evidence => evidence.Entry.Defects.Contains(EntryDefects.LinkTitleMismatch, StringComparer.Ordinal) && !told.Contains(evidence.Entry))
            .Select(static evidence => AuditItem.Of(
                AuditTopic.Links, Rule, Severity.Warning, evidence.Entry, new Message("audit.link-words", evidence.Entry.Url, evidence.Entry.Title)));
    }
}
