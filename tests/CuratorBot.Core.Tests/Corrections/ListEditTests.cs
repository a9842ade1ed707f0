using CuratorBot.Core.Corrections;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Tests.Corrections;

public sealed class ListEditTests
{
    private const string Yearly = """
        # Papers

        ### Vision
        - **Wide lanes of the south** (2016), E. Egan [[pdf]](https://arxiv.org/pdf/1601.00001)
        - **Deep potholes in the rain** (2015), F. Fox [[pdf]](https://arxiv.org/pdf/1501.00002)
        - **Flat tyres and sharp stones** (2013), G. Gray [[pdf]](https://arxiv.org/pdf/1301.00003)

        ### Speech
        - **Loud horns at night** (2016), H. Hill [[pdf]](https://arxiv.org/pdf/1601.00004)

        ### Rest

        Nothing is here yet.

        ## End
        """;

    private const string Bib = "- **Narrow bridges over wide rivers** (2014), J. Jung [[pdf]](https://arxiv.org/pdf/1401.00005)";

    [Theory]
    [InlineData(2017, "### Vision")]
    [InlineData(2016, "- **Wide")]
    [InlineData(2014, "- **Deep")]
    [InlineData(2012, "- **Flat")]
    public void A_new_entry_comes_to_its_place_by_year(int year, string above)
    {
        var edit = Add(Yearly, Bib.Replace("2014", $"{year}", StringComparison.Ordinal), "Vision")!;

        Assert.StartsWith(above, LineAbove(edit.After.Text, "- **Narrow"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2017, "### Speech")]
    [InlineData(2014, "- **Loud")]
    public void Where_a_section_is_too_short_to_show_an_order_the_others_do(int year, string above) => Assert.StartsWith(
        above,
        LineAbove(Add(Yearly, Bib.Replace("2014", $"{year}", StringComparison.Ordinal), "Speech")!.After.Text, "- **Narrow"),
        StringComparison.Ordinal);

    [Fact]
    public void In_a_section_without_entries_it_stands_below_the_words() =>
        Assert.Contains($"Nothing is here yet.\n\n{Bib}\n\n## End", Add(Yearly, Bib, "Rest")!.After.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("order: alphabetical\n", "- **Flat")]
    [InlineData("order: at-the-end\n", "- **Flat")]
    [InlineData("order: none\n", "- **Flat")]
    [InlineData("order: newest-first\n", "- **Deep")]
    public void The_order_that_is_asked_for_counts(string policy, string above) => Assert.StartsWith(
        above,
        LineAbove(Add(Yearly, Bib, "Vision", policy)!.After.Text, "- **Narrow"),
        StringComparison.Ordinal);

    [Fact]
    public void Oldest_first_is_asked_for_above_a_newer_one() =>
        Assert.Equal("### Speech", LineAbove(Add(Yearly, Bib, "Speech", "order: oldest-first\n")!.After.Text, "- **Narrow"));

    [Fact]
    public void A_section_that_is_parted_by_years_takes_an_entry_of_one_of_them_only()
    {
        const string Parted = """
            # Papers

            ### Vision

            *(2016)*
            - **Wide lanes of the south** (2016), E. Egan [[pdf]](https://arxiv.org/pdf/1601.00001)

            *(2015)*
            - **Deep potholes in the rain** (2015), F. Fox [[pdf]](https://arxiv.org/pdf/1501.00002)
            """;

        Assert.StartsWith("- **Wide", LineAbove(Add(Parted, Bib.Replace("2014", "2016", StringComparison.Ordinal), "Vision")!.After.Text, "- **Narrow"), StringComparison.Ordinal);
        Assert.Null(Add(Parted, Bib, "Vision"));
    }

    [Fact]
    public void A_text_that_is_no_entry_or_several_is_not_put_in()
    {
        Assert.Null(Add(Yearly, "Words.", "Vision"));
        Assert.Null(Add(Yearly, $"{Bib}\n{Bib.Replace("Narrow", "Long", StringComparison.Ordinal)}", "Vision"));
        Assert.Null(Add(Yearly, $"{Bib}\n\n## Speech", "Vision"));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void All_else_stays_to_the_letter(string lineEnd)
    {
        var text = Yearly.ReplaceLineEndings(lineEnd);
        var list = ListParser.Parse(text);
        var entry = list.Entries[1];

        var removed = ListEdit.Remove(list, entry, new Policy())!.After.Text;
        Assert.Equal(text.Replace($"{entry.Text}{lineEnd}", "", StringComparison.Ordinal), removed);

        var moved = ListEdit.Move(list, entry, list.Sections.Single(static s => s.Title == "Speech"), new Policy())!;
        Assert.Equal(removed.Replace("1601.00004)", $"1601.00004){lineEnd}{entry.Text}", StringComparison.Ordinal), moved.After.Text);
        Assert.Equal("Speech", moved.Entry!.Section.Title);
    }

    [Fact]
    public void A_row_goes_among_rows_with_the_same_columns_only()
    {
        const string Tables = """
            # Papers

            ## Vision
            | Title | Venue | Link |
            | --- | --- | --- |
            | Wide lanes of the south | ICML 2017 | [pdf](https://arxiv.org/pdf/1701.00001) |
            | Deep potholes in the rain | ICML 2016 | [pdf](https://arxiv.org/pdf/1601.00002) |

            ## Speech
            | Title | Venue | Link |
            | --- | --- | --- |
            | Loud horns at night | ICML 2018 | [pdf](https://arxiv.org/pdf/1801.00004) |

            ## Rest
            - Flat tyres and sharp stones. ICML 2018. [pdf](https://arxiv.org/pdf/1801.00005)
            """;
        var list = ListParser.Parse(Tables);
        var row = list.Entries.Single(static e => e.Title.StartsWith("Wide", StringComparison.Ordinal));

        Assert.Null(ListEdit.Move(list, row, list.Sections.Single(static s => s.Title == "Rest"), new Policy()));
        var moved = ListEdit.Move(list, row, list.Sections.Single(static s => s.Title == "Speech"), new Policy())!.After.Text;
        Assert.StartsWith("| Loud", LineAbove(moved, "| Wide"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_with_another_nested_in_it_is_not_taken_out_and_is_moved_with_it()
    {
        const string Nested = """
            # Papers

            ## Vision
            - [Wide lanes of the south](https://arxiv.org/abs/1601.00001). E. Egan. 2016.
              - [Narrow lanes of the south](https://arxiv.org/abs/1601.00002). E. Egan. 2016.
            - [Deep potholes in the rain](https://arxiv.org/abs/1501.00002). F. Fox. 2015.

            ## Speech
            - [Loud horns at night](https://arxiv.org/abs/1601.00004). H. Hill. 2016.
            """;
        var list = ListParser.Parse(Nested);

        Assert.Null(ListEdit.Remove(list, list.Entries[0], new Policy()));
        Assert.EndsWith(
            "[Wide lanes of the south](https://arxiv.org/abs/1601.00001). E. Egan. 2016.\n  - [Narrow lanes of the south](https://arxiv.org/abs/1601.00002). E. Egan. 2016.",
            ListEdit.Move(list, list.Entries[0], list.Sections.Single(static s => s.Title == "Speech"), new Policy())!.After.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_blank_lines_around_an_entry_one_is_enough()
    {
        const string Apart = "# Papers\n\n## Vision\n\n**Wide lanes of the south.** E. Egan. 2016. [pdf](https://arxiv.org/pdf/1601.00001)\n\n**Deep potholes in the rain.** F. Fox. 2015. [pdf](https://arxiv.org/pdf/1501.00002)\n\n**Flat tyres.** G. Gray. 2013. [pdf](https://arxiv.org/pdf/1301.00003)\n";
        var list = ListParser.Parse(Apart);

        Assert.Equal(3, list.Entries.Count);
        Assert.Equal(Apart.Replace("**Deep potholes in the rain.** F. Fox. 2015. [pdf](https://arxiv.org/pdf/1501.00002)\n\n", "", StringComparison.Ordinal), ListEdit.Remove(list, list.Entries[1], new Policy())!.After.Text);
    }

    [Fact]
    public void The_patch_tells_the_same()
    {
        var list = ListParser.Parse(Yearly);

        var patch = ListEdit.Remove(list, list.Entries[^1], new Policy())!.Patch("README.md");

        Assert.Contains("\n-- **Loud horns at night** (2016)", patch, StringComparison.Ordinal);
        Assert.Equal(1, patch.Split('\n').Count(static line => line.StartsWith('-') && !line.StartsWith("---", StringComparison.Ordinal)));
    }

    private static ListEdit? Add(string list, string text, string section, string policy = "")
    {
        var asked = PolicyReader.Read(list, "README.md", PolicyFile.Read(policy, CuratorBot.Core.Rules.RuleCatalog.Descriptors)).Policy;
        var parsed = ListParser.Parse(list, asked.Sections);
        return ListEdit.Add(parsed, text, parsed.Sections.Single(s => s.Title == section), asked);
    }

    private static string LineAbove(string text, string line)
    {
        var lines = text.Split('\n');
        return lines[Array.FindIndex(lines, l => l.StartsWith(line, StringComparison.Ordinal)) - 1];
    }
}
