using CuratorBot.Core.Audits;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers.Addresses;

namespace CuratorBot.Core.Tests.Papers;

public sealed class MovedAddressTests
{
    [Theory]
    [InlineData("http://jmlr.org/proceedings/papers/v37/gregor15.pdf", "https://proceedings.mlr.press/v37/gregor15.pdf")]
    [InlineData("http://www.jmlr.org/proceedings/papers/v48/ulyanov16.pdf", "https://proceedings.mlr.press/v48/ulyanov16.pdf")]
    [InlineData("http://jmlr.org/proceedings/papers/v37/ioffe15.html", "https://proceedings.mlr.press/v37/ioffe15.html")]
    [InlineData("http://jmlr.org/proceedings/papers/v70/smith17.pdf", "https://proceedings.mlr.press/v70/smith17/smith17.pdf")]
    [InlineData("http://www.aclweb.org/anthology/P/P15/P15-1001.pdf", "https://aclanthology.org/P15-1001.pdf")]
    [InlineData("https://www.aclweb.org/anthology/2020.acl-main.447.pdf", "https://aclanthology.org/2020.acl-main.447.pdf")]
    [InlineData("http://www.nature.com/nature/journal/v529/n7587/full/nature16961.html", "https://www.nature.com/articles/nature16961")]
    [InlineData("http://www.nature.com/nature/journal/v529/n7587/pdf/nature16961.pdf", "https://www.nature.com/articles/nature16961.pdf")]
    [InlineData("http://www.nature.com/nmeth/journal/v12/n10/abs/nmeth.3547.html", "https://www.nature.com/articles/nmeth.3547")]
    public void Of_sites_that_are_known_to_have_moved_the_new_address_is_known(string url, string now) => Assert.Equal(now, MovedAddress.Known(url));

    [Theory]
    [InlineData("http://jmlr.org/proceedings/papers/v52/smith16.pdf")] // where that volume's files are is not known
    [InlineData("http://jmlr.org/papers/v15/srivastava14a.html")]
    [InlineData("https://proceedings.mlr.press/v37/ioffe15.pdf")]
    [InlineData("http://www.aclweb.org/anthology/P15-1001")] // was the PDF itself
    [InlineData("http://www.aclweb.org/anthology/P15")]
    [InlineData("http://www.nature.com/nature/journal/v529/n7587/index.html")]
    [InlineData("https://example.org/?q=jmlr.org/proceedings/papers/v37/gregor15.pdf")]
    [InlineData("jmlr.org/proceedings/papers/")]
    [InlineData("")]
    public void Of_others_nothing_is_said(string url) => Assert.Null(MovedAddress.Known(url));

    [Theory]
    [InlineData("http://arxiv.org/abs/1503.02531", "https://arxiv.org/abs/1503.02531", "https://arxiv.org/abs/1503.02531")]
    [InlineData("http://arxiv.org/pdf/1503.02531.pdf", "https://arxiv.org/pdf/1503.02531", "https://arxiv.org/pdf/1503.02531.pdf")] // what is written stays
    [InlineData("http://a.example/p/roads.pdf", "https://b.example/p/roads.pdf", "https://b.example/p/roads.pdf")]
    [InlineData("http://a.example/old/roads-2016.pdf", "https://a.example/new/roads-2016.pdf", "https://a.example/new/roads-2016.pdf")]
    [InlineData("http://a.example/old/roads-2016.html", "https://b.example/x/Roads-2016", "https://b.example/x/Roads-2016")]
    [InlineData("http://a.example/old/roads(1).pdf", "https://a.example/new/roads(1).pdf", "https://a.example/new/roads%281%29.pdf")]
    [InlineData("https://papers.example/10.1038/nature14539", "https://other.example/doi/10.1038/nature14539", "https://other.example/doi/10.1038/nature14539")]
    public void What_a_server_says_is_believed_of_the_same_paper(string from, string to, string now) => Assert.Equal(now, MovedAddress.Told(from, to));

    [Theory]
    [InlineData("https://arxiv.org/pdf/1503.02531.pdf", "https://arxiv.org/pdf/1503.02531")] // nothing but an ending
    [InlineData("https://a.example/roads", "https://a.example/roads/")]
    [InlineData("http://a.example/p/roads.pdf", "https://a.example/")] // a front page
    [InlineData("http://a.example/p/roads.pdf", "https://a.example/login?next=/p/roads.pdf")]
    [InlineData("http://a.example/p/roads-2016.pdf", "https://sso.a.example/p/roads-2016.pdf")]
    [InlineData("http://a.example/p/roads-2016.pdf", "https://a.example/p/404")]
    [InlineData("http://a.example/p/roads-2016.pdf", "https://a.example/q/roads-2016")] // maybe its page
    [InlineData("http://a.example/p/roads-2016", "https://a.example/p/rails-2016")] // another name
    [InlineData("http://a.example/one/paper.pdf", "https://a.example/two/paper.pdf")] // a name that says nothing
    [InlineData("http://a.example/view?id=17", "https://a.example/show")]
    [InlineData("https://arxiv.org/abs/1503.02531", "https://arxiv.org/abs/1503.99999")]
    [InlineData("https://doi.org/10.1038/nature14539", "https://www.nature.com/articles/nature14539")] // lasts longer
    [InlineData("https://a.example/p/roads-2016.pdf", "http://b.example/p/roads-2016.pdf")] // less secure
    [InlineData("http://a.example/p/roads-2016.pdf", "http://10.0.0.1/p/roads-2016.pdf")]
    [InlineData("http://a.example/p/roads-2016.pdf", "https://b.example:8443/p/roads-2016.pdf")]
    [InlineData("not an address", "https://b.example/")]
    [InlineData("http://a.example/x", "not an address")]
    public void Anything_else_is_left_alone(string from, string to) => Assert.Null(MovedAddress.Told(from, to));

    [Fact]
    public void A_patch_changes_the_addresses_and_nothing_else()
    {
        var list = ListParser.Parse("""
            # Papers

            - **On roads** (2016), A. Ames [[pdf]](http://a.example/p/roads.pdf) [[code]](http://a.example/p/roads.pdf)
            - **On rails** (2015), B. Boyd [[pdf]](http://a.example/p/rails.pdf)
            - **On rivers** (2014), C. Cole [[pdf]](http://c.example/p/rivers.pdf)

            """);

        var patch = MovedLinksPatch.Write("README.md", list, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["http://a.example/p/roads.pdf"] = "https://a.example/p/roads.pdf",
            ["http://a.example/p/rails.pdf"] = "https://a.example/p/rails.pdf",
        });

        Assert.Equal(
            [
                "-- **On roads** (2016), A. Ames [[pdf]](http://a.example/p/roads.pdf) [[code]](http://a.example/p/roads.pdf)",
                "+- **On roads** (2016), A. Ames [[pdf]](https://a.example/p/roads.pdf) [[code]](https://a.example/p/roads.pdf)",
                "-- **On rails** (2015), B. Boyd [[pdf]](http://a.example/p/rails.pdf)",
                "+- **On rails** (2015), B. Boyd [[pdf]](https://a.example/p/rails.pdf)",
            ],
            patch.Split('\n').Where(static line => line.StartsWith("-- ", StringComparison.Ordinal) || line.StartsWith("+- ", StringComparison.Ordinal)));
        Assert.Equal("", MovedLinksPatch.Write("README.md", list, new Dictionary<string, string>(StringComparer.Ordinal)));
    }
}
