using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using CuratorBot.Core.Text;
using Markdig.Syntax;

namespace CuratorBot.Core.Tests.Reviews;

public sealed partial class MarkdownTextTests
{
    /// <summary>Everything that means something to Markdown, HTML or GitHub, and what lies between.</summary>
    private static readonly string[] Pieces =
    [
        "@octocat", "@org/team", "#123", "GH-1", "gh-22", "owner/repo#7", "owner/repo@0123456789abcdef", "0123456789abcdef0123456789abcdef01234567",
        "<script>alert(1)</script>", "<img src=x onerror=y>", "<!-- curatorbot:v1 e30= -->", "-->", "<details>", "</details>", "&copy;", "&#64;", "&lt;b&gt;",
        "|", "||", "\\|", "\\", "\\\\", "`", "```", "~~~", "````", "*", "**", "_", "__", "~~", "[a](http://evil.example)", "](", "![x](http://evil.example/p.png)", "[^1]", "[x]: y",
        "http://evil.example/", "https://github.com/o/r/issues/1", "www.evil.example", "WWW.EVIL.EXAMPLE", "mailto:a@b.example", "a@b.example", "tel:12345", "ftp://evil.example",
        "$x^2$", "{.cls #id onclick=x}", ":tada:", "\n", "\r\n", "\t", " ", "- ", "# ", "> ", "1. ", "===", "---", "\u202e", "\u200b", "\u2066", "\ufeff", "\u0000", "\ud800", "é", "中文", "🎉", "\"\"", "++ins++", "==mark==", "tel:+49",
        "plain words", "A Title: With Colon",
    ];

    private static readonly Gen<string> Hostile = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Select(string.Concat);

    [Fact]
    public void Any_text_is_only_text_in_a_paragraph() =>
        Hostile.Sample(text =>
        {
            var rendered = new Rendered("Before " + MarkdownText.Inline(text) + " after.");

            AssertOnlyText(rendered);
            Assert.Equal(1, rendered.Count<LeafBlock>());
        });

    [Fact]
    public void Any_text_is_one_cell_of_a_table() =>
        Hostile.Sample(text =>
        {
            var cell = MarkdownText.Inline(text);
            var rendered = new Rendered($"| a | b |\n| --- | --- |\n| {cell} | end |");

            AssertOnlyText(rendered);
            Assert.Equal(2, rendered.Rows.Count);
            Assert.All(rendered.Rows, r => Assert.Equal(2, r.Count));
            Assert.Equal("end", rendered.Rows[1][1]);
        });

    [Fact]
    public void Any_text_is_the_text_of_one_link() =>
        Hostile.Sample(text =>
        {
            var rendered = new Rendered("x " + MarkdownText.Link(text, "https://example.org/a(b)|c&d=1"));

            Assert.Equal(["https://example.org/a%28b%29%7Cc&d=1"], rendered.Addresses);
            Assert.Empty(rendered.Html);
        });

    [Fact]
    public void Any_text_stays_in_its_code_block() =>
        Hostile.Sample(text =>
        {
            var rendered = new Rendered("1. item\n\n" + MarkdownText.Fenced(text, "text") + "\n\nafter");

            var code = Assert.Single(rendered.Code);
            Assert.Empty(rendered.Html);
            Assert.Empty(rendered.Addresses);
            Assert.Equal(Visible(text), Trimmed(code));
        });

    [Theory]
    [InlineData("thanks @octocat", "thanks @&#8203;octocat")]
    [InlineData("fixes #12", "fixes \\#&#8203;12")]
    [InlineData("see GH-7", "see GH-&#8203;7")]
    [InlineData("at 1a0a9dfb1e", "at 1a0a9d&#8203;fb1e")]
    [InlineData("Gated Feedback defaced1 0123456789ab", "Gated Feedback deface&#8203;d1 012345&#8203;6789ab")]
    [InlineData("from 0 to 10000000", "from 0 to 10000000")]
    [InlineData("0123456789", "012345&#8203;6789")]
    [InlineData("http://x.example", "`http://x.example`")]
    [InlineData("www.x.example/a_b", "`www.x.example/a_b`")]
    [InlineData("see http://x.example", "see http:&#8203;//x.example")]
    [InlineData("see www.x.example", "see www.&#8203;x.example")]
    [InlineData("http://x.example/`a", "http:&#8203;//x.example/\\`a")]
    [InlineData("http://x.example/|a", "http:&#8203;//x.example/&#124;a")]
    [InlineData("a|b", "a&#124;b")]
    [InlineData("<b>", "&lt;b&gt;")]
    [InlineData("C# and F#", "C\\# and F\\#")]
    [InlineData("two\n lines", "two lines")]
    [InlineData("\u202eevil", "⟨U+202E⟩evil")]
    [InlineData("arXiv 1503.02531", "arXiv 1503.02531")]
    public void A_text_is_written_so_that_it_is_only_read(string text, string markdown) =>
        Assert.Equal(markdown, MarkdownText.Inline(text));

    [Fact]
    public void A_long_text_is_cut_and_the_cut_is_shown()
    {
        var inline = MarkdownText.Inline(new string('x', 100_000));

        Assert.Equal(new string('x', MarkdownText.LongestInline) + "…", inline);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://user:pass@example.org/")]
    [InlineData("/relative")]
    [InlineData("")]
    [InlineData(null)]
    public void An_address_that_a_browser_should_not_open_is_no_link(string? url) =>
        Assert.Equal("Title", MarkdownText.Link("Title", url));

    [Fact]
    public void A_fence_is_longer_than_any_run_of_backticks_inside() =>
        Assert.Equal("`````text\na ```` b\n`````", MarkdownText.Fenced("a ```` b", "text"));

    private static void AssertOnlyText(Rendered rendered)
    {
        Assert.Empty(rendered.Html);
        Assert.Empty(rendered.Addresses);
        Assert.Empty(rendered.Code);
        Assert.DoesNotMatch(Reference(), rendered.Text);
    }

    /// <summary>The text without what nobody can see; white space at the ends of lines may be lost.</summary>
    private static string Visible(string text) => Trimmed(string.Concat(text.EnumerateRunes().Where(r =>
        r.Value is '\n' or '\r' or '\t' || Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format))));

    private static string Trimmed(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())).TrimEnd('\n');

    // What GitHub makes a mention, a reference to an issue or a commit, or a link of.
    [GeneratedRegex(@"@\w|#\d|gh-\d|\b[0-9a-f]{7,40}\b|://|www\.\w", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
