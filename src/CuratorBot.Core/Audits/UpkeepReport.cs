using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Audits;

/// <summary>The description of the pull request with the upkeep of lists: each line with its reason, in the language of the first list.</summary>
public static class UpkeepReport
{
    private const int Reserve = 500;

    /// <summary>Its title.</summary>
    /// <param name="locale">"en" or "zh-Hans".</param>
    public static string Title(string locale) => Messages.Get("upkeep.title", locale);

    /// <summary>Its description in GitHub Markdown.</summary>
    /// <param name="steps">The steps, of one list or of several.</param>
    /// <param name="branch">Name of its branch.</param>
    /// <param name="locale">"en" or "zh-Hans".</param>
    public static string Write(IReadOnlyList<UpkeepStep> steps, string branch, string locale)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var texts = new CommentTexts(locale, DocsPages.Published);
        var body = new CommentBody(ReviewComment.MaxLength - Reserve);
        body.Add(Messages.Format(new Message("upkeep.intro", branch), locale));
        foreach (var kind in steps.GroupBy(static step => step.Kind).OrderBy(static kind => kind.Key))
        {
            List<string> lines = [.. kind.SelectMany(static step => step.Lines, (step, line) => LineOf(step, line, texts))];
            body.Add(lines, $"### {texts.Format(HeadingOf(kind.Key), lines.Count)}\n\n");
        }

        if (body.LeftOut > 0)
        {
            body.Close(texts.Format("upkeep.cut", body.LeftOut));
        }

        body.Close($"<sub>{texts["upkeep.footer"]}</sub>");
        return $"{body}\n";
    }

    /// <summary>Key of what is said above the steps of a kind, with their number.</summary>
    /// <param name="kind">The kind.</param>
    public static string HeadingOf(UpkeepKind kind) => $"upkeep.{kind.WireName()}";

    private static string LineOf(UpkeepStep step, UpkeepLine line, CommentTexts texts)
    {
        var place = line.Line is { } number ? texts.Format("upkeep.line", step.Path, number) : MarkdownText.Inline(step.Path);
        return $"- {place}{(line.Title.Length > 0 ? $", **{MarkdownText.Inline(line.Title)}**" : "")}: {string.Join(' ', line.Reasons.Select(texts.Say))}";
    }
}
