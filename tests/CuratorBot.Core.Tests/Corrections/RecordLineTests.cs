using CuratorBot.Core.Corrections;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Corrections;

public sealed class RecordLineTests
{
    private static readonly Paper Paper = new()
    {
        Title = "Tall trees of the west: A survey",
        Year = 2018,
        Authors = [new PaperAuthor("Ann B. Ames"), new PaperAuthor("Bob Boyd"), new PaperAuthor("Carl Cole")],
        Venue = "International Conference on Machine Learning",
        ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "1803.00001" },
    };

    [Theory]
    [InlineData("- **TITLE** (2015), E. Egan et al. [[pdf]](https://arxiv.org/pdf/ID)", "- **Tall trees of the west: A survey** (2018), A. Ames et al. [[pdf]](https://arxiv.org/pdf/1803.00001)")]
    [InlineData("- [TITLE](https://arxiv.org/abs/ID). Edna Egan, Fred Fox. ICML 2017.", "- [Tall trees of the west: A survey](https://arxiv.org/abs/1803.00001). Ann B. Ames, Bob Boyd, Carl Cole. ICML 2018.")]
    [InlineData("N. **TITLE.** ICML 2017. [paper](https://arxiv.org/pdf/ID)\n\n    *Edna Egan, Fred Fox.*", "10. **Tall trees of the west: A survey.** ICML 2018. [paper](https://arxiv.org/pdf/1803.00001)\n\n    *Ann B. Ames, Bob Boyd, Carl Cole.*")]
    [InlineData("| TITLE | ICML 2017 | [pdf](https://arxiv.org/pdf/ID) |", "| Tall trees of the west: A survey | ICML 2018 | [pdf](https://arxiv.org/pdf/1803.00001) |")]
    public void A_line_is_made_like_those_of_its_section(string form, string line)
    {
        var text = ListOf(form);
        var list = ListParser.Parse(text);
        var section = list.Sections.Single(static s => s.Title == "Vision");

        Assert.Equal(line, RecordLine.In(Paper, list, section, new Policy()));
        var entry = ListEdit.Add(list, line, section, new Policy())!.Entry!;
        Assert.Equal(Titles.Normalize(Paper.Title), Titles.Normalize(entry.Title));
    }

    [Fact]
    public void The_form_that_the_policy_asks_for_counts()
    {
        var text = ListOf("- TITLE, E. Egan, 2016 [[pdf]](https://arxiv.org/pdf/ID)");
        var policy = PolicyReader.Read(text, "README.md", PolicyFile.Read("form: \"- {title} | {venue} {year} | {pdf}\"\n", RuleCatalog.Descriptors)).Policy;
        var list = ListParser.Parse(text, policy.Sections);

        Assert.Equal("- Tall trees of the west: A survey | ICML 2018 | https://arxiv.org/pdf/1803.00001", RecordLine.In(Paper, list, list.Sections[^1], policy));
    }

    [Fact]
    public void What_Markdown_would_read_as_marks_is_escaped()
    {
        var list = ListParser.Parse(ListOf("- **TITLE** (2015), E. Egan et al. [[pdf]](https://arxiv.org/pdf/ID)"));

        Assert.StartsWith(
            "- **A \\*star\\* \\[x\\](y) \\<script>** (2018), ",
            RecordLine.In(Paper with { Title = "A *star* [x](y) <script>" }, list, list.Sections.Single(static s => s.Title == "Vision"), new Policy()),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- [TITLE](https://arxiv.org/abs/ID). Edna Egan, Fred Fox. ICML 2017. [[code](https://github.com/x/ID)]")]
    [InlineData("| TITLE | 2024-03-0N | [pdf](https://arxiv.org/pdf/ID) |")]
    public void Where_entries_have_what_the_record_lacks_there_is_none(string form)
    {
        var list = ListParser.Parse(ListOf(form));

        Assert.Null(RecordLine.In(Paper, list, list.Sections.Single(static s => s.Title == "Vision"), new Policy()));
    }

    /// <summary>For each list of the corpus: what is made for its first sections is read as that paper, or nothing is made.</summary>
    [Fact]
    public void In_lists_of_many_forms_what_is_made_is_read_as_the_paper()
    {
        var (made, wrong) = (0, new List<string>());
        foreach (var path in Directory.EnumerateFiles(SharedData.Require("corpus/forms"), "list.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(path);
            var policy = PolicyReader.Read(text, "README.md", PolicyFile.None()).Policy;
            var list = ListParser.Parse(text, policy.Sections);
            foreach (var section in list.Entries.Where(static e => e.Kind == EntryKind.Paper).Select(static e => e.Section).Distinct().Take(6))
            {
                if (RecordLine.In(Paper, list, section, policy) is { } line)
                {
                    made++;
                    var entry = ListEdit.Add(list, line, section, policy)?.Entry;
                    if (entry is null || Titles.Normalize(entry.Title) != Titles.Normalize(Paper.Title) || (entry.Year ?? 2018) != 2018 || !entry.Links.Any(static link => link.Url.Contains("1803.00001", StringComparison.Ordinal)))
                    {
                        wrong.Add($"{path}: {line} -> {entry?.Title}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(made >= 25, $"{made} lines were made");
    }

    private static string ListOf(string form) => "# Papers\n\n## Vision\n" + (form[0] == '|' ? "| Title | Venue | Link |\n| --- | --- | --- |\n" : "") + string.Concat(
        new[] { "Wide lanes of the south", "Deep potholes in the rain", "Flat tyres and sharp stones", "Loud horns at night", "Narrow bridges over rivers", "Long tunnels of the north", "Steep hills by the sea", "Dark woods and cold winds", "Bright stars in winter" }
            .Select((title, i) => form.Replace("TITLE", title, StringComparison.Ordinal).Replace("ID", $"1601.0000{i}", StringComparison.Ordinal).Replace("0N", $"0{i + 1}", StringComparison.Ordinal).Replace("N.", $"{i + 1}.", StringComparison.Ordinal) + "\n"));
}
