using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>
/// The base branch has corrected "S. Umlaut" to "S. Ümlaut" since the author's branch left it. Which changes bring the old text back?
/// </summary>
public sealed class RegressionsTests
{
    private const string Old = "- **Whitening as you go** (2015), S. Umlaut and C. Clay [[pdf]](http://example.org/whitening.pdf)\n";
    private const string Corrected = "- **Whitening as you go** (2015), S. Ümlaut and C. Clay [[pdf]](http://example.org/whitening.pdf)\n";
    private const string First = "- **Dropping out politely** (2014), D. Dorn et al. [[pdf]](http://example.org/dropping.pdf)\n";
    private const string Last = "- **Momentum for beginners** (2013), E. Elm [[pdf]](http://example.org/momentum.pdf)\n";
    private const string Deep = "- Deeper than deep (2015), F. Fern et al. [[pdf]](http://example.org/deeper.pdf)\n";
    private const string Shallow = "- Shallow end (2013), G. Gray [[pdf]](http://example.org/shallow.pdf)\n";
    private const string Training = "### Training\n";
    private const string Appendix = "\n### Appendix\n";
    private const string Base = Training + First + First2 + Old + Last2 + Last + Appendix + Deep + Shallow;
    private const string First2 = "- **Learning rates, slowly** (2014), H. Hall et al. [[pdf]](http://example.org/rates.pdf)\n";
    private const string Last2 = "- **Batches in batches** (2013), I. Iris [[pdf]](http://example.org/batches.pdf)\n";
    private const string Added = "- **Robots that ask back** (2016), P. Quill [[pdf]](http://example.org/robots.pdf)\n";

    private static readonly string Onto = Base.Replace(Old, Corrected);

    [Theory]
    [InlineData("whitening.pdf", "whitening-v2.pdf")]
    [InlineData("Whitening as", "Whitening As")]
    [InlineData("(2015), S.", "(2016), S.")]
    [InlineData("**Whitening as you go**", "Whitening as you go")]
    [InlineData("S. Umlaut and C. Clay", "S. Umlaut et al.")]
    public void Edit_of_the_entry_with_the_old_text_brings_it_back(string old, string @new)
    {
        var (change, corrected) = Assert.Single(Regressions(Base, Base.Replace(old, @new), Onto));

        Assert.Equal("Whitening as you go", change.Before!.Title);
        Assert.Equal("S. Ümlaut and C. Clay", corrected.Authors);
    }

    [Fact]
    public void Move_of_the_entry_with_the_old_text_brings_it_back()
    {
        var head = Base.Replace(Old, "").Replace(Deep, Deep + Old.Replace("**", ""));

        Assert.Equal(ChangeOp.Move, Assert.Single(Regressions(Base, head, Onto)).Change.Op);
    }

    [Fact]
    public void Putting_the_entry_elsewhere_in_its_section_with_the_old_text_brings_it_back()
    {
        var head = Base.Replace(Old, "").Replace(First, Old + First);

        Assert.True(Assert.Single(Regressions(Base, head, Onto)).Change.Reorder);
    }

    [Fact]
    public void Stripping_blanks_off_the_old_text_brings_it_back()
    {
        var mergeBase = Base.Replace("whitening.pdf)", "whitening.pdf)  ");

        Assert.Single(Regressions(mergeBase, Base, Onto));
    }

    [Fact]
    public void Adding_the_entry_once_more_with_the_old_text_brings_it_back()
    {
        var head = Base.Replace(Shallow, Shallow + Old);

        Assert.Equal(ChangeOp.Add, Assert.Single(Regressions(Base, head, Onto)).Change.Op);
    }

    [Fact]
    public void Entry_put_next_to_the_corrected_line_makes_a_merge_conflict_that_may_bring_the_old_text_back()
    {
        // The line that the author promotes lands just above the one that was corrected: a line merge has to ask which side is right.
        var head = Base.Replace(Deep, "").Replace(Old, "- **Deeper than deep** (2015), F. Fern et al. [[pdf]](http://example.org/deeper.pdf)\n" + Old);
        var (change, corrected) = Assert.Single(Regressions(Base, head, Onto));

        Assert.Equal(ChangeOp.Edit, change.Op);
        Assert.Equal([EntryField.Authors], change.Fields);
        Assert.Equal("S. Ümlaut and C. Clay", change.Before!.Authors);
        Assert.Equal("S. Umlaut and C. Clay", change.After!.Authors);
        Assert.Same(corrected, change.Before);
    }

    [Fact]
    public void So_does_a_removal_next_to_it() =>
        Assert.Single(Regressions(Base, Base.Replace(First2, ""), Onto));

    [Fact]
    public void So_does_an_edit_next_to_it() =>
        Assert.Single(Regressions(Base, Base.Replace("I. Iris", "I. Irish"), Onto));

    [Fact]
    public void Change_of_form_next_to_it_is_no_correction()
    {
        var mergeBase = Base.Replace("whitening.pdf)", "whitening.pdf) :sparkles:");

        Assert.Empty(Regressions(mergeBase, mergeBase.Replace(First2, ""), Base));
        Assert.Empty(Regressions(Base, Base.Replace(First2, ""), Base.Replace("**Whitening as you go**", "Whitening as you go")));
    }

    [Fact]
    public void Head_that_took_in_what_others_added_and_lost_the_correction_brings_the_old_text_back()
    {
        var onto = Onto.Replace(Shallow, Shallow + Added.Replace("**", ""));
        var head = Base.Replace(Shallow, Shallow + Added.Replace("**", "")).Replace(First, "");

        Assert.Equal("S. Umlaut and C. Clay", Assert.Single(Regressions(Base, head, onto)).Change.After!.Authors);
    }

    [Fact]
    public void Branch_that_is_merely_behind_brings_nothing_back()
    {
        Assert.Empty(Regressions(Base, Base.Replace(Shallow, Shallow + Added), Onto));
        Assert.Empty(Regressions(Base, Base, Onto));
    }

    [Fact]
    public void Addition_that_was_merged_meanwhile_brings_nothing_back()
    {
        var onto = Onto.Replace(Shallow, Shallow + Added);

        Assert.Empty(Regressions(Base, Base.Replace(Shallow, Shallow + Added), onto));
    }

    [Fact]
    public void Edit_that_has_the_correction_too_brings_nothing_back() =>
        Assert.Empty(Regressions(Base, Base.Replace(Old, Corrected.Replace("whitening.pdf", "whitening-v2.pdf")), Onto));

    [Fact]
    public void Another_spelling_of_the_corrected_word_is_a_conflict_and_brings_nothing_back()
    {
        var result = ListMerge.Apply(Diff(Base, Base.Replace("S. Umlaut", "S. Uemlaut")), ListParser.Parse(Onto));

        Assert.Empty(result.Regressions);
        Assert.Single(result.Conflicts);
    }

    [Fact]
    public void Edit_that_keeps_a_formal_defect_that_was_fixed_brings_it_back()
    {
        var mergeBase = Base.Replace("(2015), S.", "(2015) S.");

        Assert.Single(Regressions(mergeBase, mergeBase.Replace("whitening.pdf", "whitening-v2.pdf"), Base));
        Assert.Empty(Regressions(mergeBase, Base.Replace("whitening.pdf", "whitening-v2.pdf"), Base));
    }

    [Fact]
    public void Removing_the_corrected_entry_brings_nothing_back() =>
        Assert.Empty(Regressions(Base, Base.Replace(Old, ""), Onto));

    private static IReadOnlyList<(EntryChange Change, Entry Corrected)> Regressions(string mergeBase, string head, string onto) =>
        ListMerge.Apply(Diff(mergeBase, head), ListParser.Parse(onto)).Regressions;

    private static ListChanges Diff(string before, string after) => ListDiff.Compare(ListParser.Parse(before), ListParser.Parse(after));
}
