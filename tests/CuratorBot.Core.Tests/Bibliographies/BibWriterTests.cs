using CuratorBot.Core.Bibliographies;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Tests.Bibliographies;

public sealed class BibWriterTests
{
    [Fact]
    public void A_preprint_is_an_article_with_its_eprint()
    {
        var paper = Paper("Distilling the Knowledge in a Neural Network", 2015, "ArXiv", "Geoffrey E. Hinton", "Oriol Vinyals", "J. Dean") with
        {
            ExternalIds = new Dictionary<string, string> { ["ArXiv"] = "1503.02531", ["DOI"] = "10.48550/arXiv.1503.02531" },
        };

        Assert.Equal(
            """
            @article{hinton2015distilling,
              title={Distilling the Knowledge in a Neural Network},
              author={Hinton, Geoffrey E. and Vinyals, Oriol and Dean, J.},
              journal={arXiv preprint arXiv:1503.02531},
              year={2015},
              eprint={1503.02531},
              archivePrefix={arXiv}
            }
            """,
            Write(paper));
    }

    [Fact]
    public void Groups_are_written_whole_and_begin_the_key()
    {
        var written = Write(Paper("One model to learn them all", 2015, null, "Google Brain Team", "The ATLAS Collaboration", "European Organization for Nuclear Research", "Robert J. Marks II"));

        Assert.StartsWith("@misc{google2015one,", written, StringComparison.Ordinal);
        Assert.Contains("author={{Google Brain Team} and {The ATLAS Collaboration} and {European Organization for Nuclear Research} and Marks, II, Robert J.}", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conference_paper_has_its_book_title()
    {
        var paper = Paper("WaveNet: A Generative Model for Raw Audio", 2016, "SSW", "Aäron van den Oord", "S. Dieleman");

        Assert.Equal(
            """
            @inproceedings{oord2016wavenet,
              title={{WaveNet}: A Generative Model for Raw Audio},
              author={van den Oord, A{\"a}ron and Dieleman, S.},
              booktitle={SSW},
              year={2016}
            }
            """,
            Write(paper));
    }

    [Theory]
    [InlineData("Nature", null, "article", "journal")]
    [InlineData("J. Mach. Learn. Res.", null, "article", "journal")]
    [InlineData("IEEE Transactions on Pattern Analysis and Machine Intelligence", "Conference", "article", "journal")]
    [InlineData("Proceedings of the IEEE", null, "article", "journal")]
    [InlineData("TACL", null, "article", "journal")]
    [InlineData("NIPS", null, "inproceedings", "booktitle")]
    [InlineData("ICML '09", null, "inproceedings", "booktitle")]
    [InlineData("2015 IEEE International Conference on Computer Vision (ICCV)", null, "inproceedings", "booktitle")]
    [InlineData("Neural Information Processing Systems", "Conference", "inproceedings", "booktitle")]
    [InlineData("Adaptive computation and machine learning", "Book", "misc", "howpublished")]
    public void The_type_follows_the_publication(string venue, string? publicationType, string type, string field)
    {
        var entry = Assert.Single(BibFile.Parse(Write(Paper("A title", 2015, venue, "A. Author") with
        {
            PublicationTypes = publicationType is null ? [] : [publicationType],
        })).Entries);

        Assert.Equal((type, venue), (entry.Type, entry.Plain(field)));
    }

    [Fact]
    public void A_paper_of_unknown_venue_is_found_by_its_address()
    {
        var entry = Assert.Single(BibFile.Parse(Write(Paper("A title", 2015, null, "A. Author") with { Url = "https://example.org/{a}%20b" })).Entries);

        Assert.Equal(("misc", "https://example.org/%7Ba%7D%20b"), (entry.Type, entry.Raw("url")));
    }

    [Theory]
    [InlineData("Improved techniques for training GANs", "Improved techniques for training {GANs}")]
    [InlineData("Playing Atari with deep reinforcement learning", "Playing {Atari} with deep reinforcement learning")]
    [InlineData("Deep Reinforcement Learning with Double Q-Learning", "Deep Reinforcement Learning with Double {Q}-Learning")]
    [InlineData("Faster R-CNN: Towards Real-Time Object Detection", "Faster {R}-{CNN}: Towards Real-Time Object Detection")]
    [InlineData("3D convolutional networks for human action", "{3D} convolutional networks for human action")]
    [InlineData("Auto-Encoding  Variational\nBayes", "Auto-Encoding Variational Bayes")]
    public void Capitals_that_a_style_would_take_away_are_in_braces(string title, string written) =>
        Assert.Equal(written, Assert.Single(BibFile.Parse(Write(Paper(title, 2015, "NIPS", "A. Author"))).Entries).Raw("title"));

    [Theory]
    [InlineData("A neural algorithm of artistic style", "Leon A. Gatys", "gatys2015neural")]
    [InlineData("How transferable are features?", "J. Yosinski", "yosinski2015transferable")]
    [InlineData("End-to-end memory", "Philipp Krähenbühl", "krahenbuhl2015end")]
    [InlineData("What is it", "Øystein Ødegård", "odegard2015it")]
    [InlineData("深度学习", "王 伟", "2015")]
    public void A_key_is_surname_year_and_first_telling_word(string title, string author, string key) =>
        Assert.Equal(key, BibWriter.Key(Paper(title, 2015, null, author)));

    [Fact]
    public void Keys_are_unique_without_regard_to_case()
    {
        var keys = new BibKeys(["Author2015Title", "author2015titleb"]);
        var paper = Paper("A title", 2015, "NIPS", "A. Author");

        Assert.StartsWith("@inproceedings{author2015titlea,", BibWriter.Write(paper, keys), StringComparison.Ordinal);
        Assert.StartsWith("@inproceedings{author2015titlec,", BibWriter.Write(paper, keys), StringComparison.Ordinal);
        Assert.Equal("author2015titleaa", Enumerable.Range(0, 24).Select(_ => keys.Take("author2015title")).ToList()[^1]);
    }

    [Fact]
    public void Hostile_words_stay_words()
    {
        var paper = Paper("a}, evil = {\\input{x} \" %", 2015, "V}\n@string{a={b}}", "A. B} and C");

        var file = BibFile.Parse(Write(paper));

        var entry = Assert.Single(file.Entries);
        Assert.Empty(file.Problems);
        Assert.Equal(["title", "author", "journal", "year"], entry.Fields.Select(f => f.Name));
    }

    [Fact]
    public void Further_authors_are_others()
    {
        var entry = BibWriter.Write(Paper("A title", 2015, "NIPS", "G. Hinton"), new BibKeys([]), moreAuthors: true);

        Assert.Contains("author={Hinton, G. and others}", entry, StringComparison.Ordinal);
    }

    private static string Write(Paper paper) => BibWriter.Write(paper, new BibKeys([]));

    private static Paper Paper(string title, int year, string? venue, params string[] authors) => new()
    {
        Title = title,
        Year = year,
        Venue = venue,
        Authors = [.. authors.Select(name => new PaperAuthor(name))],
    };
}
