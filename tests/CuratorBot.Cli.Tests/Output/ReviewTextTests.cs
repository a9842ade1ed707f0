using CuratorBot.Cli.Output;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Cli.Tests.Output;

public sealed class ReviewTextTests
{
    [Fact]
    public void A_redirected_review_is_plain_text_with_a_line_a_finding()
    {
        Assert.Equal(
            """
            README.md: failure sections-frozen: Sections stay as they are

            README.md:12: warning entry-format: The line matches the list's format
            - **A title** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1503.02531.pdf)

            README.md:14: notice order: Entries are in the order of their section

            paper            change  found        citations  needed  as of
            A title          add     found            9,675     200  2022-10-05
            A removed paper  remove  not-found
            Two of it                ambiguous
            Not now                  unavailable      9,675          2022-10-05

            fail  change: mixed, top: 100 -> 101 of 100, 1 failure, 1 warning, 1 notice

            """,
            Write(SampleReview.Of(), terminal: false));
    }

    [Fact]
    public void The_words_around_findings_are_in_their_language()
    {
        Assert.Equal(
            """
            README.md: 错误 sections-frozen: 章节保持不变

            README.md:12: 警告 entry-format: 条目符合列表格式
            - **A title** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1503.02531.pdf)

            README.md:14: 提示 order: 条目按章节的顺序排列

            论文             改动  查询      引用数  要求  数据日期
            A title          新增  找到       9,675   200  2022-10-05
            A removed paper  移除  未找到
            Two of it              不明确
            Not now                未能查询   9,675        2022-10-05

            不通过  改动：多种；入选论文：100 -> 101 篇，上限 100；1 处错误；1 处警告；1 条提示

            """,
            Write(SampleReview.Of() with { Locale = "zh-Hans" }, terminal: false));
    }

    [Fact]
    public void A_terminal_is_coloured_unless_it_must_not_be()
    {
        Assert.Contains("\u001b[", Write(SampleReview.Of(), terminal: true), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', Write(SampleReview.Of(), terminal: true, mayColor: false));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    public void Only_what_is_to_be_copied_is_longer_than_a_terminal_is_wide(int width)
    {
        var review = SampleReview.Of(new string('x', 500));

        var text = Write(review, terminal: true, mayColor: false, width);

        var toCopy = Assert.Single(text.Split('\n'), line => line.TrimEnd('\r').Length > width);
        Assert.Equal(review.Findings.Single(static f => f.Remedy is not null).Remedy!.Text, toCopy);
    }

    [Fact]
    public void Dates_and_numbers_stay_whole_where_titles_are_cut()
    {
        var text = Write(SampleReview.Of("A title that is far too long to stand in a table beside six other columns"), terminal: true, mayColor: false, width: 80);

        Assert.Contains("2022-10-05", text, StringComparison.Ordinal);
        Assert.Contains("9,675", text, StringComparison.Ordinal);
        Assert.Contains("A title", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_hostile_title_sends_nothing_to_the_terminal(bool terminal)
    {
        var review = SampleReview.Of("[red]\u001b]0;owned\u0007\u202Etxet\r\nREADME.md:1: failure forged: line");

        var text = Write(review, terminal, mayColor: false, width: 400);

        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain('\u202E', text);
        Assert.Contains("[red]", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("README.md:1: failure forged", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_title_is_cut_between_characters()
    {
        Assert.Equal("abc…", TerminalText.Short("abcdef", 4));
        Assert.Equal("ab…", TerminalText.Short("ab😀cdef", 4));
        Assert.Equal("abcd", TerminalText.Short("abcd", 4));
    }

    private static string Write(Review review, bool terminal, bool mayColor = true, int width = 100)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ReviewText.Write(review, TextPage.For(new CliHost(output, TextWriter.Null) { OutIsTerminal = terminal, MayColor = mayColor, Width = width }));
        return output.ToString();
    }
}
