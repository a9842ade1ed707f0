using CuratorBot.Core.Papers;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class AuthorsRuleTests
{
    private static readonly AuthorsRule Rule = new();

    [Theory]
    [InlineData("L. Lane et al.")]
    [InlineData("L. Lane and M. Moss")]
    [InlineData("L. N. Lane")]
    [InlineData("T.-Y. Lin et al.")]
    [InlineData("A. van den Oord et al.")]
    [InlineData("L. Lane, et al.")]
    [InlineData("Facebook AI Research")]
    [InlineData("Google Brain Team")]
    [InlineData("Stanford University")]
    [InlineData("Microsoft Research Asia et al.")]
    public void Authors_in_the_lists_way_say_nothing(string authors) => Assert.Empty(Add(authors).Check(Rule));

    [Theory]
    [InlineData("L. Lane, M. Moss and N. Nash", "warning 14: With more than two authors, the list gives the first one and “et al.”.", "L. Lane et al.")]
    [InlineData("Luke Lane, Mia Moss, Ned Nash, Ora Olds", "warning 14: With more than two authors, the list gives the first one and “et al.”.", "L. Lane et al.")]
    [InlineData("Luke Lane et al.", "notice 14: The list abbreviates first names (L. Lane).", "L. Lane et al.")]
    [InlineData("Luke N. Lane and Mia Moss", "notice 14: The list abbreviates first names (L. Lane).", "L. Lane and M. Moss")]
    [InlineData("Lane, Luke, et al.", "notice 14: The list gives an initial before each surname.", "L. Lane et al.")]
    [InlineData("L Lane and M.Moss", "notice 14: The list puts a period and a space after each initial.", "L. Lane and M. Moss")]
    [InlineData("L. Lane et. al.", "notice 14: The list writes “et al.” for further authors.", "L. Lane et al.")]
    [InlineData("L. Lane et al", "notice 14: The list writes “et al.” for further authors.", "L. Lane et al.")]
    public void Other_ways_are_told_with_the_lists_own(string authors, string said, string corrected)
    {
        var fixture = Add(authors);

        Assert.Equal([said], fixture.Said(Rule));
        Assert.Equal(Line(corrected), fixture.Remedy(Rule));
    }

    [Theory]
    [InlineData("L. Lane", 3, "warning 14: This paper has 3 authors; the list gives the first one and “et al.”.", "L. Lane et al.")]
    [InlineData("L. Lane and M. Moss", 3, "warning 14: This paper has 3 authors; the list gives the first one and “et al.”.", "L. Lane et al.")]
    [InlineData("L. Lane et al.", 2, "warning 14: This paper has two authors; please name both.", "L. Lane and M. Moss")]
    [InlineData("Luke Lane", 2, "warning 14: This paper has two authors; please name both.", "L. Lane and M. Moss")]
    [InlineData("L. Lane et al.", 1, "warning 14: This paper has one author, so “et al.” is not needed.", "L. Lane")]
    [InlineData("Lane et al.", 3, "notice 14: The list gives an initial before each surname.", "L. Lane et al.")]
    public void The_record_tells_how_many_there_are(string authors, int count, string said, string corrected)
    {
        var fixture = Add(authors) with { Papers = [Record(count)] };

        Assert.Equal([said], fixture.Said(Rule));
        Assert.Equal(Line(corrected), fixture.Remedy(Rule));
    }

    [Fact]
    public void Missing_authors_are_those_of_the_record()
    {
        var fixture = FormList.Add("### Driving", "- **Long tunnels** (2016) [[pdf]](https://example.org/long.pdf)");

        Assert.Equal(["warning 14: The line names no authors."], fixture.Said(Rule));
        Assert.Null(fixture.Remedy(Rule));
        Assert.Equal(Line("L. Lane et al."), (fixture with { Papers = [Record(3)] }).Remedy(Rule));
    }

    [Fact]
    public void A_record_of_other_people_tells_nothing() =>
        Assert.Empty((Add("X. Xu") with { Papers = [Record(3)] }).Check(Rule));

    [Fact]
    public void Authors_that_an_edit_leaves_as_they_are_are_left_alone()
    {
        var list = FormList.English.Replace("F. Ford", "Fay Ford", StringComparison.Ordinal);

        Assert.Empty(FormList.Edit("deep.pdf", "deeper.pdf", list).Check(Rule));
        Assert.Empty(FormList.Edit("Fay Ford", "Fay Forde", list).Check(Rule));
        Assert.Equal(["notice 15: The list abbreviates first names (F. Ford)."], FormList.Edit("F. Ford", "Fay Ford").Said(Rule));
    }

    [Fact]
    public void A_Chinese_list_has_its_own_words()
    {
        var fixture = FormList.Add("### 步行", "- **长隧道**（2016），L. Lane、M. Moss和N. Nash [[pdf]](https://example.org/long.pdf)", FormList.Chinese);

        Assert.Equal(["warning 8: 作者多于两位时，请只写第一位并加“等人”。"], fixture.Said(Rule, "zh-Hans"));
        Assert.Equal("- **长隧道**（2016），L. Lane等人 [[pdf]](https://example.org/long.pdf)", fixture.Remedy(Rule));
    }

    [Fact]
    public void A_list_that_names_everyone_in_full_is_not_asked_to_change()
    {
        var list = "## Roads\n" + string.Join('\n', Enumerable.Range(1, 9).Select(i => $"- Road number {i} (2015), Ann Ames, Ben Boyd, Cy Cole [[pdf]](https://example.org/{i}.pdf)"));
        var fixture = FormList.Add("- Road number 3", "- Long tunnels (2016), Luke Lane, Mia Moss, Ned Nash [[pdf]](https://example.org/long.pdf)", list) with { Papers = [Record(4)] };

        Assert.Empty(fixture.Check(Rule));
    }

    private static string Line(string authors) => $"- **Long tunnels** (2016), {authors} [[pdf]](https://example.org/long.pdf)";

    private static RuleFixture Add(string authors) => FormList.Add("### Driving", Line(authors));

    private static Paper Record(int authors) => new()
    {
        Title = "Long Tunnels",
        Year = 2016,
        Authors = [.. new[] { "Luke Lane", "Mia Moss", "N. Nash", "Ora Olds" }.Take(authors).Select(name => new PaperAuthor(name))],
    };
}
