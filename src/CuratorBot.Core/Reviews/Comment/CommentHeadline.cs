using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>The first lines of a comment: the verdict, and whether its reader has to act.</summary>
internal static class CommentHeadline
{
    private const int MostErrors = 10;

    public static string Of(Review review, CommentTexts texts)
    {
        if (review.Policy.Errors.Count > 0)
        {
            var errors = review.Policy.Errors;
            var more = errors.Count > MostErrors ? "\n- " + texts.Format("comment.more-errors", errors.Count - MostErrors) : "";
            return Heading("⚙️", texts["comment.headline.policy"], texts["comment.do.policy"])
                + "\n\n" + string.Join('\n', errors.Take(MostErrors).Select(e => "- " + MarkdownText.Inline(e.ToString(), 1000))) + more;
        }

        if (SaysAll(review))
        {
            return $"✅ {texts[review.Kind == ChangeKind.Edit ? "comment.thanks.edit" : "comment.thanks.prose"]}";
        }

        var (sign, verdict, what) = review.Changes is null ? OfList(review) : OfChange(review);
        return Heading(sign, texts.Say(verdict), what is null ? null : texts.Say(what));
    }

    /// <summary>The verdict in a sentence, for a page.</summary>
    public static Message VerdictOf(Review review) =>
        review.Policy.Errors.Count > 0 ? new Message("comment.headline.policy")
        : SaysAll(review) ? new Message("comment.headline.pass")
        : review.Changes is null ? OfList(review).Verdict : OfChange(review).Verdict;

    /// <summary>The sign of a verdict.</summary>
    public static string SignOf(Review review) => review.Verdict switch
    {
        Verdict.Fail => "❌",
        Verdict.NeedsMaintainer => "👀",
        Verdict.Inconclusive => "❔",
        _ => review.Conflicts.Count > 0 ? "🔀" : "✅",
    };

    /// <summary>Whether one line says it all: nothing to object to where prose or the wording of entries was fixed.</summary>
    public static bool SaysAll(Review review) =>
        review is { Verdict: Verdict.Pass, Changes: not null, Kind: ChangeKind.None or ChangeKind.Prose or ChangeKind.Edit, Findings.Count: 0, Waived.Count: 0, Excepted.Count: 0, Conflicts.Count: 0 };

    private static (string Sign, Message Verdict, Message? What) OfList(Review review)
    {
        var failures = review.Findings.Count(f => f.Severity == Severity.Failure);
        return (failures > 0 ? "❌" : review.Findings.Count > 0 ? "📋" : "✅", new Message("comment.headline.list", failures, review.Findings.Count - failures), null);
    }

    private static (string Sign, Message Verdict, Message? What) OfChange(Review review)
    {
        switch (review.Verdict)
        {
            case Verdict.Fail:
                return ("❌", Count("comment.headline.fail", ThingsToDo(review)), new Message("comment.do.fail"));
            case Verdict.NeedsMaintainer:
                return ("👀", WithFixes("comment.headline.maintainer", review), new Message("comment.do.maintainer"));
            case Verdict.Inconclusive when IsUnreadOnly(review):
                return ("❔", Count("comment.headline.unread", review.Unread.Count), review.Request.Lists.Head.Reading.OtherSyntax is { } language ? new Message("comment.do.unread-language", language) : new Message("comment.do.unread"));
            case Verdict.Inconclusive:
                return IsUnclear(review) ? ("❔", new Message("comment.headline.unclear"), new Message("comment.do.unclear"))
                    : !review.Evidence.Any(static e => e.IsUnanswered || e.Lookup is PaperLookup.Found { Stale: true }) ? ("👀", WithFixes("comment.headline.no-count", review), new Message("comment.do.no-count"))
                   : ("⏳", WithFixes("comment.headline.unavailable", review), new Message(review.IsLastTry ? "comment.do.unavailable-for-good" : "comment.do.unavailable"));
            default:
                if (review.Conflicts.Count > 0)
                {
                    return ("🔀", new Message("comment.headline.conflict"), new Message("comment.do.conflict"));
                }

                return review.Findings.Count(static f => f.Severity == Severity.Warning) is > 0 and var fixes ? ("✅", Count("comment.headline.pass-fix", fixes), new Message("comment.do.fix"))
                    : review.Findings.Count == 0 ? ("✅", new Message("comment.headline.pass"), new Message("comment.do.pass"))
                    : ("✅", new Message("comment.headline.pass-remarks"), Count("comment.do.remarks", review.Findings.Count));
        }
    }

    /// <summary>A headline that says that there is nothing to do, or how many fixes are suggested below.</summary>
    private static Message WithFixes(string key, Review review) =>
        review.Findings.Count(static f => f is { Severity: Severity.Warning, Effect: FindingEffect.None }) is > 0 and var fixes ? Count($"{key}.fix", fixes) : new Message(key);

    private static Message Count(string key, int count) => new(count == 1 ? key + ".one" : key, count);

    /// <summary>What fails, without what is settled by doing the rest.</summary>
    private static int ThingsToDo(Review review) => review.Findings.Count(f => f.Severity == Severity.Failure && !IsSettled(f, review));

    /// <summary>Whether a finding is no further thing to do, as another one that stands about the same entry asks for what settles it.</summary>
    public static bool IsSettled(Finding finding, Review review) =>
        finding.IsSettledByAnother && review.Findings.Any(other => other is { Severity: Severity.Failure, IsSettledByAnother: false } && other.Entry == finding.Entry);

    /// <summary>Whether lines that could not be read are all that keeps the review open.</summary>
    private static bool IsUnreadOnly(Review review) =>
        review.Unread.Count > 0
        && !review.Findings.Any(f => f.Effect == FindingEffect.Inconclusive)
        && !(review.Policy.Policy.NeedsRecords && review.Evidence.Any(static e => e.IsUnanswered));

    /// <summary>Whether the source was asked and could not tell which paper is meant; else it could not be asked, or has no figure.</summary>
    private static bool IsUnclear(Review review) =>
        review.Findings.Any(f => f.Effect == FindingEffect.Inconclusive
            && review.Evidence.Any(e => e.Entry == f.Entry && e.Lookup is PaperLookup.Ambiguous or PaperLookup.NotFound));

    private static string Heading(string sign, string verdict, string? what = null) =>
        $"### {sign} {verdict}" + (what is null ? "" : $"\n\n{what}");
}
