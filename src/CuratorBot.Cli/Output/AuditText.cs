using CuratorBot.Core.Audits;
using CuratorBot.Core.Policies;

namespace CuratorBot.Cli.Output;

/// <summary>An audit for people: by topic, with a line for each item as <c>file:line</c>.</summary>
internal static class AuditText
{
    public static void Write(ListAudit audit, TextPage page)
    {
        var review = audit.Review;
        var size = review.Policy.Policy.TopSize is { } cap ? $" of {cap}" : "";
        var toFix = audit.Items.Count(static item => item.Severity > Severity.Notice);
        page.WriteLine(
            new(audit.IsClean ? "clean" : $"{toFix} to mend", audit.IsClean ? Mark.Good : Mark.Caution),
            new($"  {(review.HasTop ? $"top: {review.TopAfter}{size}, " : "")}papers looked up: {review.Evidence.Count}{(audit.IsComplete ? "" : " (not all of them answered)")}"));
        foreach (var topic in audit.Items.GroupBy(static item => item.Topic))
        {
            page.WriteLine();
            page.WriteLine(new Stretch($"{AuditReport.TitleOf(topic.Key, "en")} ({topic.Count()})", Mark.Strong));
            foreach (var item in topic)
            {
                ReviewText.WriteFinding(item, review, page);
            }
        }
    }
}
