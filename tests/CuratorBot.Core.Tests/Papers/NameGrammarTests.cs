using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Tests.Papers;

/// <summary>The reader of a list, its checks, its writer and the comparison with records see the same names in a text.</summary>
public sealed class NameGrammarTests
{
    [Theory]
    [InlineData("A. Ames, B. Bold and C. Clay", 3, false)]
    [InlineData("A. Ames; B. Bold; C. Clay", 3, false)]
    [InlineData("A. Ames； B. Bold； C. Clay", 3, false)]
    [InlineData("A. Ames & B. Bold", 2, false)]
    [InlineData("A. Ames＆B. Bold", 2, false)]
    [InlineData("A. Ames, and B. Bold", 2, false)]
    [InlineData("王浩、李明、张伟", 3, false)]
    [InlineData("王浩及李明", 2, false)]
    [InlineData("王浩與李明等人", 2, true)]
    [InlineData("A. Ames and others", 1, true)]
    [InlineData("A. Ames & al.", 1, true)]
    [InlineData("A. Ames et al", 1, true)]
    [InlineData("A. van den Ames and B. zur Bold", 2, false)]
    [InlineData("Ames, A., Bold, B.", 2, false)]
    [InlineData("Ames, A. and Bold, B.", 2, false)]
    [InlineData("Ames, Ann B., Bob Bold, Cid Clay", 3, false)]
    [InlineData("T.-Y. Ames", 1, false)]
    public void What_the_reader_takes_for_a_name_is_compared_counted_and_written(string authors, int count, bool etAl)
    {
        var entry = Read(authors);
        var names = AuthorNames.Parse(entry.Authors);

        Assert.Equal(authors, entry.Authors);
        Assert.Equal((count, etAl), (names.Names.Count, names.EtAl));
        Assert.Equal(count > 2, entry.Defects.Contains(Defect.MoreThanTwoAuthors));
        var initials = string.Join("|", names.Names.Select(static name => name.WithInitials));
        Assert.Equal(
            count > 2 || (etAl && count > 1) ? initials.Split('|')[0] + " etc" : etAl ? initials + " etc" : initials,
            Written(entry, EntryStyle.English with { And = "|", EtAl = " etc" }));
    }

    [Theory]
    [InlineData("Urs zur Linde", "U. zur Linde")]
    [InlineData("Ann St. Clair", "A. St. Clair")]
    [InlineData("Aaron van den Ames", "A. van den Ames")]
    [InlineData("Di Wang", "D. Wang")]
    [InlineData("van Hasselt", "van Hasselt")]
    [InlineData("Sammy Davis Jr.", "S. Davis")]
    [InlineData("王 浩", "王 浩")]
    [InlineData("김 철수", "김 철수")]
    [InlineData("Google Brain Team", "Google Brain Team")]
    public void A_name_of_a_record_and_one_of_the_list_are_abbreviated_alike(string name, string abbreviated)
    {
        Assert.Equal(abbreviated, AuthorName.Parse(name)!.Abbreviated);
        Assert.Equal(abbreviated, Written(Read(name), EntryStyle.English));
    }

    [Theory]
    [InlineData("L. N. Smith", "L. N. Smith", "L. Smith")]
    [InlineData("L N Smith", "L. N. Smith", "L. Smith")]
    [InlineData("T.-Y. Lin", "T.-Y. Lin", "T. Lin")]
    [InlineData("C. Lawrence Zitnick", "C. Lawrence Zitnick", "C. Zitnick")]
    [InlineData("Geoffrey E. Hinton", "G. Hinton", "G. Hinton")]
    public void Initials_of_the_list_stay_as_many_as_they_are(string name, string withInitials, string abbreviated)
    {
        Assert.Equal(withInitials, AuthorName.Parse(name)!.WithInitials);
        Assert.Equal(abbreviated, AuthorName.Parse(name)!.Abbreviated);
        Assert.Equal(withInitials, Written(Read(name), EntryStyle.English));
    }

    [Fact]
    public void A_given_name_that_looks_like_a_particle_is_a_first_name_that_is_written_out() =>
        Assert.Equal([Defect.AuthorFullFirstName], Read("Di Wang et al.").Defects);

    [Theory]
    [InlineData("A. Ames, 12")]
    [InlineData("Ann Ames et al., 2016")]
    [InlineData("Ann Ames et al. Acme Labs")]
    [InlineData("Ann Ames, Bob Bold, Cid Clay, 2016 ()")]
    public void What_is_nobodys_name_is_not_lost_with_the_names(string authors) => Assert.Equal(authors, Written(Read(authors), EntryStyle.English));

    [Fact]
    public void Two_single_words_may_be_two_people_and_stay_as_they_are() =>
        Assert.Equal("Ames, Bold", Written(Read("Ames, Bold"), EntryStyle.English));

    [Theory]
    [InlineData(1, false, int.MaxValue, "A. Ames")]
    [InlineData(2, false, int.MaxValue, "A. Ames and B. Bold")]
    [InlineData(3, false, int.MaxValue, "A. Ames, B. Bold, C. Clay")]
    [InlineData(3, false, 2, "A. Ames et al.")]
    [InlineData(2, true, int.MaxValue, "A. Ames, B. Bold et al.")]
    [InlineData(2, true, 1, "A. Ames et al.")]
    [InlineData(1, true, 2, "A. Ames et al.")]
    public void Lists_of_authors_are_written_in_one_way(int count, bool more, int most, string written) =>
        Assert.Equal(written, EntryStyle.English.Names.Write([.. new[] { "A. Ames", "B. Bold", "C. Clay" }.Take(count)], more, most));

    private static Entry Read(string authors) => ListParser.Parse(
        $"""
        ### Vision

        - **Learning to see** (2014), D. Dean et al. [[pdf]](http://example.org/d.pdf)
        - **Hearing at scale** (2014), E. Eden and F. Ford [[pdf]](http://example.org/e.pdf)
        - **Seeing with layers** (2015), {authors} [[pdf]](http://example.org/a.pdf)
        """).Entries[^1];

    private static string Written(Entry entry, EntryStyle style) =>
        style.Write("Seeing", 2015, entry.Authors, [], top: false).Replace("- Seeing (2015), ", "", StringComparison.Ordinal);
}
