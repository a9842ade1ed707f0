using CsCheck;
using CuratorBot.Core.Bibliographies;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Bibliographies;

public sealed class BibFileTests
{
    [Fact]
    public void An_entry_has_its_type_key_fields_and_lines()
    {
        var file = BibFile.Parse(
            """
            Notes of a person stay.

            @InProceedings{smith2015a,
              title = {A {GAN} of {\"u}bung},
              Author = "Smith, Ann and Ng, Bo",
              year = 2015
            }
            """);

        var entry = Assert.Single(file.Entries);
        Assert.Equal(("inproceedings", "smith2015a", 3, 7), (entry.Type, entry.Key, entry.Line, entry.EndLine));
        Assert.Equal(["title", "Author", "year"], entry.Fields.Select(f => f.Name));
        Assert.Equal("A {GAN} of {\\\"u}bung", entry.Raw("TITLE"));
        Assert.Equal("A GAN of übung", entry.Title);
        Assert.Equal("Smith, Ann and Ng, Bo", entry.Plain("author"));
        Assert.Equal(2015, entry.Year);
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("{one {two} three}", "one {two} three")]
    [InlineData("\"one {\"}two{\"} three\"", "one {\"}two{\"} three")]
    [InlineData("\"one \" # {two} # 3", "one two3")]
    [InlineData("nips # \" 2015\"", "Advances 2015")]
    [InlineData("jan", "jan")]
    [InlineData("\"a, b = c\"", "a, b = c")]
    public void A_value_is_braced_quoted_named_or_joined(string written, string value)
    {
        var file = BibFile.Parse("@string{NIPS = {Advances}}\n@misc{k, booktitle = " + written + ", year = 2015}");

        Assert.Equal((value, 2015), (Assert.Single(file.Entries).Raw("booktitle"), file.Entries[0].Year));
    }

    [Fact]
    public void A_brace_too_many_ends_the_entry_as_in_BibTeX()
    {
        var file = BibFile.Parse("@misc{k, title = {A}}, year = 2015}\n@misc{l, year = 2016}");

        Assert.Equal([("k", (int?)null), ("l", 2016)], file.Entries.Select(e => (e.Key, e.Year)));
    }

    [Fact]
    public void Parentheses_may_stand_for_the_outer_braces()
    {
        var file = BibFile.Parse("@string(j = \"Journal (A)\") @article(k, journal = j, title = {A (b)}) @misc{l, year = {2012}}");

        Assert.Equal(["k", "l"], file.Entries.Select(e => e.Key));
        Assert.Equal(("Journal (A)", "A (b)"), (file.Entries[0].Raw("journal"), file.Entries[0].Title));
        Assert.Empty(file.Problems);
    }

    [Fact]
    public void Comments_preambles_and_at_signs_in_prose_are_no_entries()
    {
        var file = BibFile.Parse(
            """
            Write to someone@example.org (or @us).
            @comment{ @article{old, title = {Gone}} }
            % @article{older, title = {Gone}}
            @preamble{ "\newcommand{\x}{y}" }
            @article{kept, title = {Here}}
            """);

        Assert.Equal("kept", Assert.Single(file.Entries).Key);
        Assert.Equal(5, file.Entries[0].Line);
        Assert.Empty(file.Problems);
    }

    [Fact]
    public void An_entry_without_its_last_brace_costs_no_other_entry()
    {
        var file = BibFile.Parse("@misc{a, title = {One}\n\n@misc{b, title = {Two}, year = {2012}\n}\n");

        Assert.Equal(["One", "Two"], file.Entries.Select(e => e.Title));
        Assert.Equal("@misc{a, title = {One}", file.Entries[0].Text);
        Assert.Equal([new BibProblem(1, BibProblemKind.Unclosed)], file.Problems);
    }

    [Fact]
    public void A_value_without_its_last_brace_costs_no_other_entry()
    {
        var file = BibFile.Parse("@misc{a,\n title = {One,\n year = {2012}\n}\n@misc{b, title = {Two}}");

        Assert.Equal(["a", "b"], file.Entries.Select(e => e.Key));
        Assert.Equal("Two", file.Entries[1].Title);
        Assert.Equal([new BibProblem(1, BibProblemKind.Unclosed)], file.Problems);
    }

    [Theory]
    [InlineData("@misc{a, title = {One}\n year = {2012}}", 2, BibProblemKind.MissingComma)]
    [InlineData("@misc{title = {One}, year = {2012}}", 1, BibProblemKind.MissingKey)]
    [InlineData("@misc{a, title = {One},\n\n ???, year = {2012}}", 3, BibProblemKind.NoField)]
    public void What_is_wrong_inside_an_entry_is_told_and_the_rest_is_read(string text, int line, BibProblemKind kind)
    {
        var file = BibFile.Parse(text);

        Assert.Equal([new BibProblem(line, kind)], file.Problems);
        Assert.Equal(("One", 2012), (Assert.Single(file.Entries).Title, file.Entries[0].Year));
    }

    [Theory]
    [InlineData("journal = {arXiv preprint arXiv:1503.02531}", "ARXIV:1503.02531")]
    [InlineData("journal = {CoRR abs/1609.03499}", "ARXIV:1609.03499")]
    [InlineData("journal = {CoRR}, volume = {abs/cs/0112017}", "ARXIV:cs/0112017")]
    [InlineData("eprint = {1503.02531v2}, archivePrefix = {arXiv}", "ARXIV:1503.02531")]
    [InlineData("doi = {10.1038/nature14236}", "DOI:10.1038/nature14236")]
    [InlineData("url = {https://aclanthology.org/D14-1162.pdf}", "ACL:D14-1162")]
    [InlineData("journal = {Nature}, volume = {518}", "")]
    public void Ids_are_read_where_people_and_exporters_write_them(string fields, string id)
    {
        var entry = Assert.Single(BibFile.Parse("@article{k, " + fields + "}").Entries);

        Assert.Equal(id, string.Join(' ', entry.Ids()));
    }

    [Fact]
    public void An_update_leaves_everything_else_as_a_person_wrote_it()
    {
        var file = BibFile.Parse("% mine\r\n@misc{a,title={One}}\r\n\r\n@misc{b, title = \"Two\" }\r\nTrailing words");

        var updated = file.Update([file.Entries[0]], ["@misc{c,\n  title={Three}\n}"]);

        Assert.Equal("% mine\r\n\r\n@misc{b, title = \"Two\" }\r\nTrailing words\r\n@misc{c,\r\n  title={Three}\r\n}\r\n", updated);
    }

    [Fact]
    public void Any_text_is_read_and_written_back() =>
        Gen.OneOf(Gen.Char["@{}()\",=#%\\ \n\ra1é"], Gen.Char).Array[0, 200].Select(c => new string(c)).Sample(text =>
        {
            var file = BibFile.Parse(text);
            return string.Equals(file.Update([], []), text, StringComparison.Ordinal)
                && file.Entries.All(e => e.Text.Length > 0 && e.Line <= e.EndLine && text.Contains(e.Text, StringComparison.Ordinal));
        });

    [Theory]
    [InlineData("@a{")]
    [InlineData("@a{\n")]
    [InlineData("@a(")]
    [InlineData("@a()")]
    [InlineData("@a(\n")]
    [InlineData("@comment(\n")]
    [InlineData("@a{b,c=\"\n")]
    [InlineData("@a{b,c={")]
    [InlineData("@")]
    [InlineData("{")]
    [InlineData("@ \n")]
    [InlineData("\\\"{")]
    [InlineData("@a{b,")]
    public void A_hostile_megabyte_is_read_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        var file = BibFile.Parse(text);

        Assert.All(file.Entries.Take(100), entry => Assert.NotNull(entry.Title));
        Assert.Equal(text, file.Update([], []));
    }

    [Fact]
    public void Names_made_of_names_do_not_grow_without_bound()
    {
        var strings = Enumerable.Range(1, 60).Select(i => $"@string{{s{i} = s{i - 1} # s{i - 1}}}");
        var file = BibFile.Parse("@string{s0 = {ten letters}}\n" + string.Join('\n', strings) + "\n@misc{k, title = s60, year = 2012}");

        Assert.InRange(file.Entries[0].Title.Length, 1, 200_000);
        Assert.Equal(2012, file.Entries[0].Year);
    }

    [Fact]
    public void The_model_lists_bibliography_is_read_whole()
    {
        var text = File.ReadAllText(SharedData.Require("corpus/lists/terryum-head/top100papers.bib"));

        var file = BibFile.Parse(text);

        Assert.Empty(file.Problems);
        Assert.Equal(101, file.Entries.Count);
        Assert.Equal(101, file.Entries.Select(e => e.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(file.Entries, entry =>
        {
            Assert.InRange(entry.Year!.Value, 2012, 2016);
            Assert.NotEqual("", entry.Title);
            Assert.NotNull(entry.Plain("author"));
            Assert.Equal(entry.Text, string.Join('\n', text.Split('\n')[(entry.Line - 1)..entry.EndLine]));
        });
        Assert.Equal(35, file.Entries.Count(e => e.Ids().Count > 0));
        Assert.Equal("Krähenbühl, Philipp", file.Entries.Single(e => e.Key.StartsWith("zhu2016", StringComparison.Ordinal)).Plain("author")!.Split(" and ")[1]);
    }
}
