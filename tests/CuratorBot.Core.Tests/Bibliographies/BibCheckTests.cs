using CuratorBot.Core.Bibliographies;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Tests.Bibliographies;

public sealed class BibCheckTests
{
    private const string List =
        """
        ## Awesome list

        ### Models

        - **Deep residual learning for image recognition** (2016), K. He et al. [[pdf]](http://arxiv.org/pdf/1512.03385)
        - **Long tunnels** (2014), A. Digger and B. Miner [[pdf]](http://example.org/tunnels.pdf)
        """;

    private static readonly Paper Resnet = new()
    {
        Title = "Deep Residual Learning for Image Recognition",
        Year = 2015,
        Authors = [new("Kaiming He"), new("X. Zhang")],
        ExternalIds = new Dictionary<string, string> { ["ArXiv"] = "1512.03385" },
    };

    [Theory]
    [InlineData("Deep residual learning for image recognition", "He, Kaiming and Zhang, Xiangyu", 2016, null, null, null)]
    [InlineData("Deep {R}esidual Learning for Image Recognition", "Kaiming He and others", 2017, null, null, null)]
    [InlineData("Deep residual learning of image recognition", "He, Kaiming", 2016, "Deep Residual Learning for Image Recognition", null, null)]
    [InlineData("Deep residual learning for image recognition", "Zhang, Xiangyu and He, Kaiming", 2016, null, "Kaiming He", null)]
    [InlineData("Deep residual learning for image recognition", "He, Kaiming", 2019, null, null, 2015)]
    [InlineData("Deep residual learning for image recognition", "He, Kaiming", 1915, null, null, 2015)]
    public void An_entry_differs_where_neither_list_nor_record_say_so(string title, string authors, int year, string? rightTitle, string? rightAuthor, int? rightYear)
    {
        var check = Check($"@article{{k, title={{{title}}}, author={{{authors}}}, year={{{year}}}, eprint={{1512.03385}}}}\n@misc{{l, title={{Long tunnels}}}}");

        var difference = check.Differing.SingleOrDefault();
        Assert.Equal((rightTitle, rightAuthor, rightYear), (difference?.Title, difference?.FirstAuthor, difference?.Year));
        Assert.Equal(difference is null, check.IsClean);
    }

    [Fact]
    public void Without_a_record_the_list_tells()
    {
        var check = Check("@misc{k, title={Deep residual learning for image recognition}}\n@misc{l, title={Long tunnels}, author={Miner, B.}, year=2010}");

        var difference = Assert.Single(check.Differing);
        Assert.Equal(("l", null, "A. Digger", 2014), (difference.Entry.Key, difference.Title, difference.FirstAuthor, difference.Year));
    }

    [Fact]
    public void Missing_stale_repeated_and_unreadable_entries_are_told_apart()
    {
        var check = Check("@misc{l, title={Long tunnels}}\n@misc{m, title={Long tunnels}}\n@misc{s, title={Short bridges}}\n@misc{L, title={High towers}}\n@misc{, title={No key}}");

        Assert.Equal("Deep residual learning for image recognition", Assert.Single(check.Comparison.Missing).Title);
        Assert.Equal(["s", "L", ""], check.Comparison.Stale.Select(entry => entry.Key));
        Assert.Equal(("m", "l"), Assert.Single(check.Comparison.Repeated.Select(pair => (pair.Entry.Key, pair.First.Key))));
        Assert.Equal("L", Assert.Single(check.Comparison.RepeatedKeys).Key);
        Assert.Equal(5, Assert.Single(check.Comparison.File.Problems).Line);
    }

    [Fact]
    public void An_update_keeps_what_a_person_has_written_and_changes_nothing_the_second_time()
    {
        const string Written = "My notes.\n\n@misc{my-key,\n  title = \"Long Tunnels\", note = {read it}\n}\n@misc{s, title={Short bridges}}\n% end\n";
        var list = ListParser.Parse(List);

        var once = Update(Written, list);

        Assert.StartsWith("My notes.\n\n@misc{my-key,\n  title = \"Long Tunnels\", note = {read it}\n}\n% end\n@article{he2015deep,\n", once, StringComparison.Ordinal);
        Assert.Equal(once, Update(once, list));
    }

    private static string Update(string text, PaperList list) => BibUpdate.Write(new BibComparison(list.Entries, BibFile.Parse(text), RecordOf), RecordOf);

    private static Paper? RecordOf(Entry entry) => entry.Line == 5 ? Resnet : null;

    private static BibCheck Check(string bibliography) => BibCheck.Of(
        ListParser.Parse(List).Entries, BibFile.Parse(bibliography), entry => RecordOf(entry) is { } record ? new PaperLookup.Found(record, MatchedBy.Id, 1) : new PaperLookup.NotFound());
}
