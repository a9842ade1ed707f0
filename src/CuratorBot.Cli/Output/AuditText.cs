using CuratorBot.Core.Audits;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>An audit for people, by topic; what needs a maintainer's hand comes first.</summary>
internal static class AuditText
{
    public static void Write(ListAudit audit, Detail detail, TextPage page)
    {
        var review = audit.Review with { Findings = audit.Items };
        WholeListText.Write(
            audit.Items.GroupBy(static item => item.Topic)
                .OrderByDescending(static topic => topic.Max(static item => item.Severity))
                .Select(topic => (AuditReport.TitleOf(topic.Key, review.Locale), (IReadOnlyList<Finding>)[.. topic])),
            review,
            detail,
            page);
        if (audit is { Translation: { IsInStep: false } translation, Original: { } original })
        {
            page.WriteLine(new Stretch(TerminalText.OneLine(Messages.Format(AuditReport.SummaryOf(translation, original), review.Locale)), Mark.Caution));
        }

        if (!audit.IsComplete)
        {
            page.WriteLine(new Stretch(TerminalWords.For(review)["incomplete"], Mark.Caution));
        }
    }
}
