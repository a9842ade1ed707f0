using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>
/// Long texts that make Markdown parsers slow or throw. None may take much longer than others of its length: by the
/// time of the processor, not of the clock, as other tests run beside this one.
/// </summary>
public sealed class HostileListTests
{
    /// <summary>What is quadratic takes far longer than the limit at this length already.</summary>
    private const int Size = 150_000;

    private static readonly string[] Units =
    [
        "[a](b", "<?", "[ (](", "<!A ", "a\n=\n", "a\n---\n", "[r]: x\n", "[^1]: a\n", "* ", "* a\n", "- - a\n", "+\n*\n", "1. ", "1. a\n",
        "\0", "- \0a\n", "[", "]", "[[", "(", "[](", "![](", "[\\", "[[pdf]] ", "[[pdf]](u)", "[a][b]", "http://", "https://x(", "(2015)", "（2015），",
        "**", "*a ", "*_*_", "__a", "*(a)* ", "`", "`a", "~~~\n", "```\n", "> ", "# a\n", "###### a\n", "<!--", "-->", "<!-- -->", "<div>\n", "|a|b|\n|-|-|\n",
        "\"", "“a”,", "《", "》", "A. ", "A. B, ", "et al. ", " and ", "等人", "和", "a, ", "A ", ". ", ":sparkles:", "&amp;", "\\", "\r", "\r\n", "\t", "\uD800", "\uFEFF",
        "- [[pdf]](http://example.org/a)\n", "- **a** (2015), B. C [[pdf]](http://arxiv.org/pdf/1503.02531)\n", "### New Papers\n- **a** (2015), B. C\n",
        "*(2016)*\n\n- a (2015), B. C\n\n", "- A. B, C. D, e f g, CVPR, 2015\n",
    ];

    public static TheoryData<string> Repeated => [.. Units.Select(static unit => unit.Replace("\0", "\\0", StringComparison.Ordinal).Replace("\uD800", "\\uD800", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void A_long_text_of_one_pattern_is_read_in_time(string pattern)
    {
        var unit = Unescape(pattern);

        ParseInTime(Repeat(unit, Size));
        ParseInTime("- " + Repeat(unit, Size));

        // Within the limit of what is read as one entry: long bullets, short ones, nested ones.
        ParseInTime(Repeat($"- {OneLine(unit, 9_000)}\n", Size / 2) + Repeat($"- {OneLine(unit, 200)}\n", Size / 4) + "- a\n" + Repeat($"  - {OneLine(unit, 200)}\n", Size / 4));
    }

    public static TheoryData<string> Fragments =>
    [
        "| a | [b](https://arxiv.org/abs/1503.02531) | ** | ", "**a", "*a ", "[a](https://arxiv.org/abs/1503.02531) ", "\"a ", "A. Bold, ", "ICLR 2020. ", "Look, listen and ", "a: ", " - ", "(2015 ", "`a ", "<b>", "<a href=\"u\">", "[a][b] ",
    ];

    [Theory]
    [MemberData(nameof(Fragments))]
    public void A_long_text_in_tables_paragraphs_and_nested_items_is_read_in_time(string fragment)
    {
        var link = "[[paper](https://arxiv.org/abs/1503.02531)]";
        ParseInTime("|a|b|\n|-|-|\n" + Repeat($"| {OneLine(fragment, 300)} | {link} |\n", Size));
        ParseInTime(Repeat($"**Seeing**\n{OneLine(fragment, 9_000)} {link}\n\n", Size));
        ParseInTime(Repeat($"- {OneLine(fragment, 300)}\n  - {OneLine(fragment, 300)} {link}\n    - {OneLine(fragment, 300)}\n\n  {OneLine(fragment, 300)}\n", Size));
    }

    [Fact]
    public void Ten_thousand_nested_lists_are_read_as_far_as_they_can_be()
    {
        var list = ParseInTime(string.Concat(Enumerable.Range(0, 10_000).Select(static i => new string(' ', Math.Min(2 * i, 98)) + "- a\n")));
        Assert.Equal(9_968, list.UnreadableLines.Count);

        list = ParseInTime(string.Concat(Enumerable.Range(0, 990).Select(static i => new string(' ', 2 * i) + "- a\n")));
        Assert.Equal(Enumerable.Range(33, 958), list.UnreadableLines);

        list = ParseInTime(string.Concat(Enumerable.Repeat("- ", 10_000)) + "a");
        Assert.Equal([1], list.UnreadableLines);
    }

    [Fact]
    public void Deep_quotes_hold_no_entries() =>
        Assert.Empty(ParseInTime(Repeat(new string('>', 500) + " - **a** (2015), B. C [[pdf]](u)\n", Size)).Entries);

    [Theory]
    [InlineData("- ", 1)]
    [InlineData("", 0)]
    public void A_long_line_is_said_to_be_unreadable_where_it_is_a_bullet(string bullet, int unreadable)
    {
        var list = ParseInTime(bullet + new string('a', Size));

        Assert.Empty(list.Entries);
        Assert.Equal(unreadable, list.UnreadableLines.Count);
    }

    [Fact]
    public void A_bullet_with_a_NUL_is_unreadable_and_hides_no_other()
    {
        var list = ListParser.Parse("### Vision\n- **a** (2015), B. C [[pdf]](http://example.org/a)\n- **b\0** (2015), B. C [[pdf]](http://example.org/b)\n- **c** (2015), B. C [[pdf]](http://example.org/c)\n");

        Assert.Equal(["a", "c"], list.Entries.Select(static e => e.Title));
        Assert.Equal([3], list.UnreadableLines);
    }

    [Fact]
    public void A_bullet_past_the_limit_is_unreadable_and_hides_no_other()
    {
        var list = ListParser.Parse("### Vision\n- **" + new string('a', 10_000) + "** (2015), B. C [[pdf]](http://example.org/a)\n- **c** (2015), B. C [[pdf]](http://example.org/c)\n");

        Assert.Equal("c", Assert.Single(list.Entries).Title);
        Assert.Equal([2], list.UnreadableLines);
    }

    [Fact]
    public void Thirty_thousand_entries_are_read_in_time()
    {
        var list = ParseInTime(
            "### Vision\n" + string.Concat(Enumerable.Range(0, 30_000)
                .Select(static i => $"- **Seeing with layers {i}** (2015), A. Ames et al. [[pdf]](http://arxiv.org/pdf/1503.{i:00000})\n")));

        Assert.Equal(30_000, list.TopCount);
    }

    private static PaperList ParseInTime(string text)
    {
        var start = ThreadTime.Now;
        var list = ListParser.Parse(text);
        var elapsed = ThreadTime.Now - start;

        Assert.True(elapsed <= ThreadTime.Limit, $"took {elapsed.TotalMilliseconds:F0} ms: {text[..Math.Min(40, text.Length)]}");
        return list;
    }

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, Math.Max(1, length / unit.Length)));

    private static string OneLine(string unit, int length) => Repeat(unit, length).Replace('\n', ' ');

    // Test names hold no NUL and no lone surrogate.
    private static string Unescape(string pattern) =>
        pattern.Replace("\\0", "\0", StringComparison.Ordinal).Replace("\\uD800", "\uD800", StringComparison.Ordinal);
}
