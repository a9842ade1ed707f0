using CuratorBot.Cli.Input;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>Writes a review in the requested format.</summary>
internal static class ReviewOutput
{
    /// <exception cref="CliException">The policy is broken; there is no review by half a policy.</exception>
    public static void Write(Review review, OutputFormat format, Detail detail, CliHost host)
    {
        _ = PolicyInput.Sound(review.Policy);
        switch (format)
        {
            case OutputFormat.Markdown:
                host.Out.Write(ReviewComment.Write(review));
                break;
            case OutputFormat.Json:
                ReviewJson.Write(review, host.Out);
                break;
            case OutputFormat.Sarif:
                ReviewSarif.Write(review, host.Out);
                break;
            case OutputFormat.Junit:
                ReviewJunit.Write(review, host.Out);
                break;
            case OutputFormat.Github:
                ReviewAnnotations.Write(review, host.Out);
                break;
            default:
                WriteText(review, detail, TextPage.For(host));
                break;
        }
    }

    private static void WriteText(Review review, Detail detail, TextPage page)
    {
        if (detail == Detail.Verdict)
        {
            ReviewText.WriteVerdict(review, page);
        }
        else if (review.Lists.Count > 0)
        {
            foreach (var list in review.Lists)
            {
                page.WriteLine(new Stretch($"{TerminalText.OneLine(list.Request.ListPath)}", Mark.Strong));
                page.WriteLine();
                WriteText(list, detail, page);
                page.WriteLine();
            }

            ReviewText.WriteVerdict(review, page);
        }
        else if (review.Changes is not null)
        {
            ReviewText.Write(review, page);
        }
        else
        {
            var titles = RuleCatalog.Descriptors.ToDictionary(static r => r.Id, static r => r.TitleKey, StringComparer.Ordinal);
            WholeListText.Write(
                review.Findings.GroupBy(static f => f.RuleId, StringComparer.Ordinal)
                    .OrderByDescending(static rule => rule.Max(static f => f.Severity))
                    .Select(rule => (titles.TryGetValue(rule.Key, out var title) ? $"{rule.Key}: {Messages.Get(title, review.Locale)}" : rule.Key, (IReadOnlyList<Finding>)[.. rule])),
                review,
                detail,
                page);
        }
    }
}
