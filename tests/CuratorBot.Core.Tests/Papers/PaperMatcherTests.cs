using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Tests.Papers;

public sealed class PaperMatcherTests
{
    private static readonly PaperId SomeId = new(PaperId.ArXiv, "1411.4038");

    private static readonly Paper Residual = Record("Deep Residual Learning for Image Recognition", 2016, "Kaiming He", "X. Zhang", "Shaoqing Ren", "Jian Sun");

    [Theory]
    [InlineData("Deep residual learning for image recognition", "K. He et al.", 2016)]
    [InlineData("Deep residual learning for image recogniton", "K. He et al.", 2016)] // a typo
    [InlineData("Deep residual learning for image recognition", "K. He et al.", 2015)] // the preprint's year
    [InlineData("Deep residual learning for image recognition", "K. He et al.", null)]
    [InlineData("Deep residual learning for image recognition", "S. Ren and J. Sun", 2016)] // not the first ones
    [InlineData("Deep residual learning for image recognition", null, 2016)] // equal to the letter, and the year
    [InlineData("Deep residual learning for image recognition", "X. Zhagn et al.", 2016)] // a misspelt author
    public void A_record_is_taken_where_title_author_and_year_agree(string title, string? authors, int? year) =>
        Assert.True(PaperMatcher.Compare(Query(title, authors, year), Residual).IsSame);

    [Theory]
    [InlineData("Deep residual learning for image recognition", "K. He et al.", 2012)]
    [InlineData("Deep residual learning for image recognition", "G. Hinton et al.", 2016)]
    [InlineData("Deep residual learning for image recogniton", null, 2016)] // a typo, and no author
    [InlineData("Deep residual learning for image recognition", null, null)]
    [InlineData("Deep residual learning for image recogniton", "X. Zhagn et al.", 2016)]
    [InlineData("Deep residual learning for image classification", "K. He et al.", 2016)]
    [InlineData("Deep residual learning", "K. He et al.", 2016)]
    [InlineData("", "K. He et al.", 2016)]
    public void A_record_is_not_taken_where_something_disagrees_or_too_little_is_known(string title, string? authors, int? year) =>
        Assert.False(PaperMatcher.Compare(Query(title, authors, year), Residual).IsSame);

    [Theory]
    [InlineData("Deep residual learning for image recognition", "K. He et al.", 2013, true)]
    [InlineData("Deep residual learning for image recognition", "K. He and J. Sun", 2019, true)]
    [InlineData("Deep residual learning for image recognition", "K. He et al.", 2012, false)]
    [InlineData("Deep residual learning for image recognition", "J. Sun et al.", 2013, false)] // not the first one
    [InlineData("Deep residual learning for image recognition", "K. He and A. Nobody", 2013, false)]
    [InlineData("Deep residual learning for image recogniton", "K. He et al.", 2013, false)] // not to the letter
    [InlineData("Deep residual learning for image recognition", null, 2013, false)]
    public void A_long_title_to_the_letter_and_all_authors_bridge_three_years(string title, string? authors, int year, bool same) =>
        Assert.Equal(same, PaperMatcher.Compare(Query(title, authors, year), Residual).IsSame);

    [Fact]
    public void A_short_title_bridges_no_years()
    {
        var record = Record("Maxout Networks of Today", 2013, "I. Goodfellow");

        Assert.False(PaperMatcher.Compare(Query("Maxout networks of today", "I. Goodfellow", 2015), record).IsSame);
    }

    [Theory]
    [InlineData("A. Smith", false)]
    [InlineData("A. Smith and B. Young", true)] // one of them is
    [InlineData("Smith B.", true)]
    [InlineData("B. Smyth", true)] // misspelt
    [InlineData("A. Smyth", false)]
    public void An_author_of_another_initial_is_another_person(string authors, bool same)
    {
        var record = Record("Neural Networks for Time Series", 2015, "Brenda Smith", "Ben Young");

        Assert.Equal(same, PaperMatcher.Compare(Query("Neural networks for time series", authors, 2015), record).IsSame);
    }

    [Fact]
    public void A_link_settles_it_though_an_initial_is_another() =>
        Assert.Equal(LinkMatch.Same, PaperMatcher.Compare(Query("Deep residual learning", "A. He", 2016), Residual with { Title = "Deep Residual Learning" }).Link);

    [Theory]
    [InlineData("I. Goodfellow et al.", 2016, true)]
    [InlineData("I. Goodfellow et al.", 2015, false)] // the very year
    [InlineData("Y. Bengio et al.", 2016, false)] // the first author first
    [InlineData("Y. LeCun, Y. Bengio and G. Hinton", 2016, false)]
    [InlineData("I. Goodfellow et al.", null, false)]
    [InlineData(null, 2016, false)]
    public void A_title_that_many_papers_have_needs_all_to_agree(string? authors, int? year, bool same)
    {
        var book = Record("Deep Learning", 2016, "Ian J. Goodfellow", "Yoshua Bengio", "Aaron C. Courville");

        Assert.Equal(same, PaperMatcher.Compare(Query("Deep learning", authors, year), book).IsSame);
    }

    [Theory]
    [InlineData("S. Antol et al.", true)]
    [InlineData("S. Antol and A. Nobody", false)]
    [InlineData(null, false)]
    public void A_short_title_needs_all_authors(string? authors, bool same)
    {
        var record = Record("VQA: Visual Question Answering", 2015, "Aishwarya Agrawal", "Jiasen Lu", "Stanislaw Antol");

        Assert.Equal(same, PaperMatcher.Compare(Query("VQA: Visual question answering", authors, 2015), record).IsSame);
    }

    [Fact]
    public void The_publication_date_counts_as_well_as_the_year()
    {
        var record = Record("Adam: A Method for Stochastic Optimization", 2017, "Diederik P. Kingma") with { PublicationDate = new DateOnly(2014, 12, 22) };

        Assert.Equal(0, PaperMatcher.Compare(Query("Adam: A method for stochastic optimization", "D. Kingma et al.", 2014), record).YearsApart);
    }

    [Theory]
    [InlineData("深度残差学习", "http://papers.nips.cc/paper/1-deep-residual-learning-for-image-recognition.pdf", "K. He等人", 2016, true)]
    [InlineData("深度残差学习", "http://cv/He_Deep_Residual_Learning_CVPR_2016_paper.pdf", "K. He等人", 2016, true)] // its first words
    [InlineData("深度残差学习", "http://cv/He_Deep_Residual_Learning_CVPR_2016_paper.pdf", "G. Hinton等人", 2016, false)]
    [InlineData("深度残差学习", "http://cv/He_Deep_Residual_Learning_CVPR_2016_paper.pdf", "K. He等人", 2012, false)]
    [InlineData("深度残差学习", "http://cv/He_Deep_Residual_Learning_CVPR_2016_paper.pdf", null, 2016, false)]
    [InlineData("深度残差学习", "http://cv/He_Convolutional_Networks_At_CVPR_2016_paper.pdf", "K. He等人", 2016, false)]
    [InlineData("深度残差学习", "http://cv/he16.pdf", "K. He等人", 2016, false)]
    public void A_title_in_other_letters_is_read_off_the_file_name(string title, string url, string? authors, int year, bool same)
    {
        var query = Query(title, authors, year) with { Url = url };

        Assert.Equal(same, PaperMatcher.Compare(query, Residual).IsSame);
    }

    [Theory]
    [InlineData("Deep residual learning for image recognition", "K. He et al.", 2016, LinkMatch.Same)]
    [InlineData("", null, null, LinkMatch.Same)] // nothing to contradict the link
    [InlineData("Deep residual lerning for image recogntion", "K. He et al.", 2016, LinkMatch.Same)]
    [InlineData("深度残差学习", "K. He等人", 2016, LinkMatch.Same)]
    [InlineData("深度残差学习", "何恺明等人", 2012, LinkMatch.Unsure)]
    [InlineData("深度残差学习", "G. Hinton等人", 2016, LinkMatch.Unsure)]
    [InlineData("Residual learning for the recognition of deep images", "K. He et al.", 2016, LinkMatch.Unsure)]
    [InlineData("Identity mappings in deep residual networks", "K. He et al.", 2016, LinkMatch.Other)]
    [InlineData("Generative adversarial nets", "I. Goodfellow et al.", 2014, LinkMatch.Other)]
    public void A_linked_record_is_judged_more_mildly(string title, string? authors, int? year, LinkMatch expected) =>
        Assert.Equal(expected, PaperMatcher.Compare(Query(title, authors, year), Residual).Link);

    [Theory]
    [InlineData("Tacotron: Towards end-to-end speech synthesis", LinkMatch.Same)] // another subtitle
    [InlineData("Tacotron", LinkMatch.Same)]
    [InlineData("Tacotron 2: A fully end-to-end text-to-speech synthesis model", LinkMatch.Unsure)]
    public void A_linked_record_may_have_another_subtitle(string title, LinkMatch expected)
    {
        var record = Record("Tacotron: A Fully End-to-End Text-To-Speech Synthesis Model", 2017, "Yuxuan Wang");

        Assert.Equal(expected, PaperMatcher.Compare(Query(title, "Y. Wang et al.", 2017), record).Link);
    }

    [Theory]
    [InlineData("Fast R-CNN", "Faster R-CNN: Towards Real-Time Object Detection with Region Proposal Networks")]
    [InlineData("Memory networks", "End-To-End Memory Networks")]
    public void A_linked_record_of_a_sibling_is_not_the_paper(string title, string recorded)
    {
        var record = Record(recorded, 2015, "Ross B. Girshick");

        Assert.NotEqual(LinkMatch.Same, PaperMatcher.Compare(Query(title, "R. Girshick", 2015), record).Link);
    }

    [Fact]
    public void A_link_to_the_paper_settles_it()
    {
        var query = Query("Deep residual learning for image recognition", "K. He et al.", 2015);

        Assert.False(PaperMatcher.NeedsTitle(query, [Residual]));
        var found = Assert.IsType<PaperLookup.Found>(PaperMatcher.Decide(query, [(SomeId, Residual)], []));
        Assert.Equal((MatchedBy.Id, 0.99), (found.MatchedBy, found.Score));
        Assert.Null(found.LinkedPaper);
        Assert.Equal("ARXIV:1411.4038", found.Query);
    }

    [Fact]
    public void A_link_to_another_paper_is_told_and_the_title_looked_up()
    {
        var query = Query("Deep residual learning for image recognition", "K. He et al.", 2016);
        var other = Record("Generative Adversarial Nets", 2014, "Ian J. Goodfellow");

        Assert.True(PaperMatcher.NeedsTitle(query, [other]));
        var found = Assert.IsType<PaperLookup.Found>(PaperMatcher.Decide(query, [(SomeId, other)], [Residual], query.Title));
        Assert.Equal((Residual, MatchedBy.Title, other), (found.Paper, found.MatchedBy, found.LinkedPaper));
        Assert.Equal(query.Title, found.Query);
        Assert.Same(other, Assert.IsType<PaperLookup.NotFound>(PaperMatcher.Decide(query, [(SomeId, other)], [])).LinkedPaper);
    }

    [Fact]
    public void A_link_that_is_doubted_and_nothing_better_leaves_it_to_a_person()
    {
        var query = Query("Residual learning for the recognition of deep images", "K. He et al.", 2016);

        var ambiguous = Assert.IsType<PaperLookup.Ambiguous>(PaperMatcher.Decide(query, [(SomeId, Residual)], []));

        Assert.Equal([Residual], ambiguous.Candidates);
        Assert.Null(ambiguous.LinkedPaper);
    }

    [Fact]
    public void A_link_that_is_doubted_is_confirmed_by_the_title()
    {
        var record = Record("Deep Learning", 2015, "Yann LeCun", "Yoshua Bengio") with { CorpusId = 1 };
        var query = Query("Deep learning", "Y. LeCun et al.", 2015) with { Authors = "Y. LeCun et al." };
        var doubted = record with { Authors = [new("Someone Else")] };

        var found = Assert.IsType<PaperLookup.Found>(PaperMatcher.Decide(query, [(SomeId, doubted)], [record]));

        Assert.Equal(MatchedBy.Id, found.MatchedBy);
        Assert.Null(found.LinkedPaper);
    }

    [Fact]
    public void What_is_asked_by_id_only_is_not_looked_up_by_title()
    {
        var query = Query("Deep residual learning for image recognition", "K. He et al.", 2016) with { IdsOnly = true };

        Assert.False(PaperMatcher.NeedsTitle(query, []));
        Assert.IsType<PaperLookup.NotFound>(PaperMatcher.Decide(query, [], []));
    }

    [Fact]
    public void A_paper_whose_linked_record_is_too_little_is_looked_up_by_title_for_another()
    {
        var query = Query("Deep residual learning for image recognition", "K. He et al.", 2016) with { FallsShort = static record => record.CitationCount < 100 };
        var preprint = Residual with { CorpusId = 1, CitationCount = 10 };
        var venue = Residual with { CorpusId = 2, CitationCount = 500 };
        var namesake = Record("Deep Residual Learning for Image Recognition", 2016, "Kim He") with { CorpusId = 3, CitationCount = 900 };
        var sibling = Residual with { CorpusId = 4, Title = "Deep Residual Learning for Image Recognition: A Survey" };

        Assert.True(PaperMatcher.NeedsTitle(query, [preprint]));
        Assert.True(PaperMatcher.NeedsOtherRecords(query, [preprint]));
        Assert.False(PaperMatcher.NeedsTitle(query, [venue]));
        Assert.False(PaperMatcher.NeedsTitle(query, [preprint, venue]));
        Assert.False(PaperMatcher.NeedsTitle(query with { FallsShort = null }, [preprint]));
        Assert.False(PaperMatcher.NeedsTitle(query with { IdsOnly = true }, [preprint]));
        Assert.False(PaperMatcher.NeedsOtherRecords(query, [])); // which paper it is, is open
        var found = Assert.IsType<PaperLookup.Found>(PaperMatcher.Decide(query, [(SomeId, preprint)], [preprint, venue, namesake, sibling], query.Title));
        Assert.Equal((preprint, MatchedBy.Id), (found.Paper, found.MatchedBy));
        Assert.Equal([venue], found.OtherRecords);
    }

    [Fact]
    public void Two_papers_of_one_short_title_with_one_common_author_are_two()
    {
        var query = Query("Deep learning", "I. Goodfellow et al.", 2016);
        var book = Record("Deep Learning", 2016, "Ian Goodfellow", "Yoshua Bengio", "Aaron C. Courville") with { CorpusId = 1 };
        var review = Record("Deep learning", 2015, "Yann LeCun", "Yoshua Bengio", "Geoffrey E. Hinton") with { CorpusId = 2 };

        var found = Assert.IsType<PaperLookup.Found>(PaperMatcher.Decide(query, [], [review, book]));

        Assert.Same(book, found.Paper);
        Assert.Empty(found.OtherRecords);
    }

    [Fact]
    public void Of_two_records_the_one_of_the_year_is_taken_and_the_other_told()
    {
        var query = Query("Fully convolutional networks for semantic segmentation", "J. Long et al.", 2015);
        var conference = Record("Fully convolutional networks for semantic segmentation", 2015, "Jonathan Long", "Evan Shelhamer") with { CorpusId = 1, CitationCount = 9000, Venue = "CVPR" };
        var journal = Record("Fully Convolutional Networks for Semantic Segmentation", 2017, "Evan Shelhamer", "Jonathan Long") with { CorpusId = 2, CitationCount = 20000, Venue = "TPAMI" };
        var unrelated = Record("Fully Convolutional Networks for Semantic Segmentation", 2015, "Xing Hao") with { CorpusId = 3 };

        var found = Assert.IsType<PaperLookup.Found>(PaperMatcher.Decide(query, [], [journal, unrelated, conference]));

        Assert.Same(conference, found.Paper);
        Assert.Equal([journal], found.OtherRecords);
    }

    [Fact]
    public void A_venue_is_taken_before_a_preprint_of_the_same_year_and_then_the_one_cited_more()
    {
        var query = Query("Deep residual learning for image recognition", "K. He et al.", 2016);
        var preprint = Residual with { CorpusId = 1, Venue = "arXiv.org", CitationCount = 30 };
        var venue = Residual with { CorpusId = 2, Venue = "CVPR", CitationCount = 10 };
        var cited = Residual with { CorpusId = 3, Venue = "CVPR", CitationCount = 20 };

        var found = Assert.IsType<PaperLookup.Found>(PaperMatcher.Decide(query, [], [preprint, venue, cited]));

        Assert.Same(cited, found.Paper);
        Assert.Equal([preprint, venue], found.OtherRecords);
    }

    [Fact]
    public void Two_papers_of_one_title_without_a_common_author_are_left_to_a_person()
    {
        var query = Query("A survey of very many deep learning methods", null, 2016);
        var one = Record("A Survey of Very Many Deep Learning Methods", 2016, "Ann One") with { CorpusId = 1, CitationCount = 5 };
        var two = Record("A Survey of Very Many Deep Learning Methods", 2016, "Ben Two") with { CorpusId = 2, CitationCount = 7 };

        var ambiguous = Assert.IsType<PaperLookup.Ambiguous>(PaperMatcher.Decide(query, [], [one, two]));

        Assert.Equal([two, one], ambiguous.Candidates);
    }

    [Fact]
    public void Only_records_that_look_like_the_paper_are_candidates()
    {
        var query = Query("Gravity hill", null, null);
        var far = Record("Explanation of Gravity Hill of Mainpat by using digital Elevation Modeling", 2025, "A. Author");

        Assert.IsType<PaperLookup.NotFound>(PaperMatcher.Decide(query, [], [far]));
    }

    [Fact]
    public void The_words_to_search_are_the_title_or_those_of_the_file_name()
    {
        const string Url = "http://papers.nips.cc/paper/1-deep-residual-learning.pdf";

        Assert.Equal("Deep nets", PaperMatcher.WordsToSearch(Query("Deep nets", null, null) with { Url = Url }));
        Assert.Equal("deep residual learning", PaperMatcher.WordsToSearch(Query("深度残差学习", null, null) with { Url = Url }));
        Assert.Equal("深度残差学习", PaperMatcher.WordsToSearch(Query("深度残差学习", null, null)));
        Assert.Equal("deep residual learning", PaperMatcher.WordsToSearch(Query("", null, null) with { Url = Url }));
        Assert.Null(PaperMatcher.WordsToSearch(Query("?!", null, null)));
    }

    private static PaperQuery Query(string title, string? authors, int? year) => new(title, [], authors, year);

    private static Paper Record(string title, int year, params string[] authors) =>
        new() { Title = title, Year = year, Authors = [.. authors.Select(static a => new PaperAuthor(a))] };
}
