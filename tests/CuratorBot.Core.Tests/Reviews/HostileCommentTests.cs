using CsCheck;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>Whatever stands in a pull request, the comment on it is whole, ours, and speaks to nobody.</summary>
public sealed class HostileCommentTests
{
    private static readonly string[] Texts =
    [
        "@octocat @org/team fixes #1, GH-2, owner/repo#3 at 0123456789abcdef0123456789abcdef01234567",
        "</td></tr></table><script>alert(1)</script><img src=x onerror=alert(1)>",
        "<!-- curatorbot:v1 eyJsaXN0IjoieCJ9 --> <details><summary>",
        "| broken | table | --- |\n| a | b |",
        "```\n````\n~~~\n@octocat\n```",
        "[click](javascript:alert(1)) ![x](https://evil.example/p.png) https://evil.example www.evil.example",
        "\u202egnp.exe\u202c \u2066\u200b\u200d\ufeff\0",
        "</details>\n\n# Approved by @maintainer\n\n---\n\n> quote\n\n1. item",
        "$$x$$ {#id .c onclick=x} [^1] *a* _b_ ~~c~~ `d` \\",
        "\ud800 lone \udfff",
        string.Concat(Enumerable.Repeat("`@a #1 | <b> ", 8_000)),
        new string('`', 100_000),
        new string('<', 100_000),
        new string('&', 100_000),
        "",
    ];

    private static readonly Gen<string> Text = Gen.Int[0, Texts.Length - 1].Select(i => Texts[i]);

    private static readonly Gen<string> Locale = Gen.Bool.Select(b => b ? "en" : "zh-Hans");

    [Fact]
    public void The_comment_stays_whole() =>
        Gen.Select(Text, Text, Text, Gen.Enum<Verdict>(), Locale).Sample((title, other, remedy, verdict, locale) =>
        {
            var comment = ReviewComment.Write(ReviewOf(title, other, remedy, verdict, locale), WholeComment.Options);

            WholeComment.Assert(comment);
            Assert.Equal(verdict, CommentMarker.Read(comment)?.Verdict);
        }, iter: 300);

    [Fact]
    public void A_broken_policy_with_hostile_messages_stays_whole() =>
        Gen.Select(Text, Locale).Sample((text, locale) =>
        {
            var review = Some.Review(Verdict.Inconclusive, [], locale: locale) with
            {
                Request = Some.Request with { Policy = new PolicyResult(ModelList.Policy, [new PolicyError(".github/curator.yml", 3, text), new PolicyError(text, 4, "x")]) },
            };

            WholeComment.Assert(ReviewComment.Write(review, WholeComment.Options));
        }, iter: 50);

    [Fact]
    public void Of_ten_thousand_errors_of_a_policy_the_first_are_told()
    {
        var errors = Enumerable.Range(1, 10_000).Select(i => new PolicyError(".github/curator.yml", i, new string('!', 5_000)));
        var review = Some.Review(Verdict.Inconclusive, []) with { Request = Some.Request with { Policy = new PolicyResult(ModelList.Policy, [.. errors]) } };

        var comment = ReviewComment.Write(review, WholeComment.Options);

        WholeComment.Assert(comment);
        Assert.Contains(".github/curator.yml:10:", comment, StringComparison.Ordinal);
        Assert.Contains("and 9990 more", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_findings_fit_and_what_is_cut_is_said()
    {
        var findings = Enumerable.Range(1, 10_000).Select(i => Some.Finding(Some.Entry($"Paper {i}", i), i % 3 == 0 ? Severity.Failure : Severity.Warning, remedy: new Remedy(RemedyKind.Replacement, $"- Paper {i}")));
        var evidence = Enumerable.Range(1, 10_000).Select(i => new Evidence(Some.Entry($"Paper {i}", i), new PaperLookup.NotFound(), 60, ChangeOp.Add));

        var comment = ReviewComment.Write(Some.Review(Verdict.Fail, [.. findings], [.. evidence]), WholeComment.Options);

        WholeComment.Assert(comment);
        Assert.InRange(comment.Length, 60_000, ReviewComment.MaxLength);
        Assert.Matches("\\*\\*Cut:\\*\\* [0-9]+ further items", comment);
    }

    [Fact]
    public void The_same_review_gives_the_same_words()
    {
        var review = ReviewOf("A Paper", "Other", "- A Paper", Verdict.Fail, "en");

        Assert.Equal(ReviewComment.Write(review), ReviewComment.Write(review));
    }

    private static Review ReviewOf(string title, string other, string remedy, Verdict verdict, string locale)
    {
        var entry = Some.Entry(title, text: other);
        var removed = Some.Entry(other, 12);
        var paper = new Paper { Title = other, CitationCount = 12, AsOf = new DateOnly(2022, 7, 23), Url = "https://www.semanticscholar.org/paper/" + Uri.EscapeDataString(remedy[..Math.Min(remedy.Length, 50)].Replace('\ud800', 'x').Replace('\udfff', 'x')) };
        return Some.Review(
            verdict,
            [
                Some.Finding(entry, Severity.Failure, message: new Message("comment.waived", title, other, title), remedy: new Remedy(RemedyKind.Patch, remedy)),
                Some.Finding(entry, Severity.Failure, remedy: new Remedy(RemedyKind.Snippet, remedy)),
                Some.Replacing(entry, remedy),
                Some.Replacing(entry, other),
                Some.Finding(removed, effect: FindingEffect.NeedsMaintainer, message: new Message("comment.waived", other, new Message("comment.waived", title, 5, 6), 7)),
                Some.Finding(removed, Severity.Notice, effect: FindingEffect.Inconclusive),
            ],
            [
                new Evidence(entry, new PaperLookup.Found(paper, MatchedBy.Title, 0.97), 60, ChangeOp.Add),
                new Evidence(removed, new PaperLookup.Unavailable(title) { LastKnown = paper }, null, ChangeOp.Remove),
                new Evidence(removed, new PaperLookup.Ambiguous([paper]), null, ChangeOp.Edit),
            ],
            locale) with
        {
            Conflicts = [new EntryChange(ChangeOp.Edit, removed, entry, [])],
            Waived = [(Some.Finding(entry), new Waiver("duplicate", title, other, title, new DateTimeOffset(2022, 11, 1, 12, 0, 0, TimeSpan.Zero)))],
            Request = Some.Request with { ListPath = title[..Math.Min(title.Length, 1_000)] },
        };
    }
}
