using CsCheck;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;

namespace CuratorBot.Core.Tests.Lists;

public sealed class ListParserPropertyTests
{
    private static readonly Gen<string> Word = Gen.OneOf(
        "Seeing", "layers", "R-CNN", "3D", "nets", "(almost)", "A*", "Q&A", "<0.5", "C_2", "[MASK]", "`code`", "snake_case", "back\\slash", "5%", "50/50", "l'été", "学习", "to:", "2015", "(2012)");

    private static readonly Gen<string> AnyTitle = Word.Array[1, 8].Select(static words => string.Join(' ', words).TrimEnd(':'));

    private static readonly Gen<string?> AnyAuthors = Gen.OneOf<string?>(
        "A. Ames", "A. Ames and B. Bold", "A. Ames et al.", "T.-Y. Lin et al.", "A. van den Oord and L. Fei-Fei", "L. N. Smith", "K. O'Neil", "J. Žbontar et al.", null);

    private static readonly Gen<IReadOnlyList<EntryLink>> AnyLinks = Gen.Select(
        Gen.OneOf("pdf", "html", "web", "code v2"),
        Gen.OneOf("http://arxiv.org/pdf/1503.02531", "http://example.org/a(b).pdf", "http://example.org/a%20b_c*d", "https://example.org/?a=1&b=(2)#c", "http://example.org/论文.pdf"),
        static (label, url) => new EntryLink(label, url)).Array[0, 3].Select(static links => (IReadOnlyList<EntryLink>)links);

    private static readonly Gen<EntryStyle> Style = Gen.Select(
        Gen.OneOf(TitleMark.Bold, TitleMark.Guillemets, TitleMark.None),
        Gen.Bool,
        Gen.OneOf("-", "*", "+"),
        static (mark, chinese, bullet) => (chinese ? EntryStyle.Chinese : EntryStyle.English) with { TopTitle = mark, Bullet = bullet, EtAl = " et al.", And = " and " });

    [Fact]
    public void Any_text_is_read() => AnyList.Text.Sample(
        static text =>
        {
            var list = ListParser.Parse(text);
            var lines = text.ReplaceLineEndings("\n").Split('\n').Length;

            Assert.Same(text, list.Text);
            Assert.All(list.Entries, entry => Assert.InRange(entry.Line, 1, entry.EndLine));
            Assert.All(list.Entries, entry => Assert.InRange(entry.EndLine, 1, lines));
            Assert.Equal(list.Entries.OrderBy(static e => e.Line).ThenBy(static e => e.EndLine), list.Entries);
            Assert.All(list.Entries, entry => Assert.Contains(entry.Section, list.Sections));
            Assert.All(list.Entries, static entry => Assert.All(entry.Defects, static defect => Assert.True(Enum.IsDefined(defect))));
        },
        iter: 5_000);

    [Fact]
    public void Text_around_a_list_does_not_change_its_entries() => AnyList.Text.Sample(
        static text =>
        {
            // One line alone could be outvoted by noise that looks like two entries of another form.
            const string List =
                "### Vision\n- **Hearing with layers** (2014), E. Elm et al. [[pdf]](http://example.org/b.pdf)\n"
                + "- **Feeling with layers** (2016), I. Irwin [[pdf]](http://example.org/c.pdf)\n"
                + "- **Seeing with layers** (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)\n";

            // Open fences and comments swallow what follows, as they do on GitHub.
            var before = text.Replace("```", "", StringComparison.Ordinal).Replace("~~~", "", StringComparison.Ordinal).Replace("<", "", StringComparison.Ordinal);
            var list = ListParser.Parse(before + "\n\n" + List);

            Assert.Equal("Seeing with layers", list.Entries[^1].Title);
            Assert.Equal("Vision", list.Entries[^1].Section.Title);
        });

    [Fact]
    public void An_entry_written_in_a_style_is_read_back() =>
        Gen.Select(Style, AnyTitle, Gen.Int[1980, 2030], AnyAuthors, AnyLinks).Sample(
            static (style, title, year, authors, links) =>
            {
                // Beside other entries, as "- C_2 (1984)" alone may be anything.
                var line = style.Write(title, year, authors, links, top: true);
                var other = style.Write("Hearing with layers", 2014, "E. Elm et al.", [new EntryLink("pdf", "http://example.org/b.pdf")], top: true);
                var entry = Assert.Single(ListParser.Parse($"### Vision\n{other}\n{line}\n{other}\n").Entries, e => e.Line == 3);

                Assert.Equal(title, entry.Title);
                Assert.Equal(year, entry.Year);
                Assert.Equal(authors, entry.Authors);
                Assert.Equal(links, entry.Links);
                Assert.Equal(style.TopTitle == TitleMark.Bold, entry.Bold);
                Assert.Equal(line, style.Write(entry, top: true));
            },
            iter: 5_000);
}
