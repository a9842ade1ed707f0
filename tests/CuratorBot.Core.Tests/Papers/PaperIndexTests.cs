using CsCheck;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Papers;

public sealed class PaperIndexTests
{
    [Fact]
    public void Papers_are_found_by_id_and_by_title_in_the_order_of_their_adding()
    {
        var id = new PaperId(PaperId.ArXiv, "1503.02531");
        var index = Index("Deep Learning", "Memory networks", "Deep learning!");
        index.Add("distilling", "", [id]);

        Assert.Equal(4, index.Count);
        Assert.Equal(["distilling"], index.WithId(id), StringComparer.Ordinal);
        Assert.Equal(["Deep Learning", "Deep learning!"], index.WithTitle("deep  learning"), StringComparer.Ordinal);
        Assert.Empty(index.WithId(new PaperId(PaperId.ArXiv, "1503.02532")));
        Assert.Empty(index.WithTitle(""));
    }

    [Theory]
    [InlineData("Spatial transformer network", "Spatial Transformer Networks")]
    [InlineData("Beyond short snippents: Deep networks for video classification", "Beyond short snippets: Deep networks for video classification")]
    [InlineData("SSD: Single shot multi-box detector", "SSD: Single shot multibox detector")]
    [InlineData("神经网络中的知识蒸馏以及它在很多其他任务中的广泛应用研究", "神经网络中的知识蒸馏以及它在很多其它任务中的广泛应用研究")]
    public void A_title_with_a_typo_is_near(string title, string near)
    {
        var index = Index(near, "Maxout networks", "Deep learning", "最大输出网络");

        Assert.Equal([near], index.Near(title).Select(static n => n.Item), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Fast R-CNN", "Mask R-CNN")]
    [InlineData("Deep Speech 1: End-to-end speech recognition in English", "Deep Speech 2: End-to-end speech recognition in English")]
    [InlineData("", "Deep learning")]
    [InlineData("Deep learning", "")]
    public void Titles_of_other_papers_are_not_near(string title, string other) => Assert.Empty(Index(other).Near(title));

    [Fact]
    public void The_likest_title_comes_first_and_what_is_added_later_is_found()
    {
        var index = Index("Very deep convolutional networks for image recogniton");
        Assert.Single(index.Near("Very deep convolutional networks for image recognition"));

        index.Add("exact", "Very deep convolutional networks for image recognition", []);

        Assert.Equal(["exact", "Very deep convolutional networks for image recogniton"], index.Near("Very deep convolutional networks for image recognition").Select(static n => n.Item), StringComparer.Ordinal);
    }

    [Fact]
    public void A_search_finds_the_title_with_most_of_the_words()
    {
        var index = Index("Deep learning", "Deep residual learning for image recognition", "Deep learning for face recognition", "Maxout networks");

        Assert.Equal("Deep residual learning for image recognition", index.Search("residual learning image", 2)[0]);
        Assert.Equal("Deep learning", index.Search("deep learning", 2)[0]);
        Assert.Equal(2, index.Search("deep learning", 2).Count);
        Assert.Empty(index.Search("", 2));
        Assert.Empty(index.Search("unheard of", 2));
    }

    [Fact]
    public void Every_near_title_is_found_as_comparing_with_all_finds_it()
    {
        var word = Gen.Char['a', 'd'].Array[1, 7].Select(static letters => new string(letters));
        var title = word.Array[4, 12].Select(static words => string.Join(' ', words));
        var edit = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 3], Gen.Char['a', 'e']);
        Gen.Select(title.Array[1, 20], edit.Array[0, 3]).Sample((titles, edits) =>
        {
            var asked = edits.Aggregate(titles[0], static (text, e) => Edit(text, e.Item1 % text.Length, e.Item2, e.Item3));
            var index = Index(titles);

            var expected = titles.Where(t => Titles.Similarity(asked, t) >= Titles.SameFrom).Order(StringComparer.Ordinal);
            return index.Near(asked).Select(static n => n.Item).Order(StringComparer.Ordinal).SequenceEqual(expected, StringComparer.Ordinal);
        });
    }

    [Fact]
    public void A_hundred_thousand_look_alikes_are_found_among_without_comparing_them_all()
    {
        var index = new PaperIndex<int>();
        for (var i = 0; i < 100_000; i++)
        {
            index.Add(i, "The same words over and over again", []);
        }

        for (var i = 0; i < 1000; i++)
        {
            Assert.InRange(index.Near("The same words over and over agai").Count, 1, 50);
        }
    }

    [Fact]
    public void No_text_makes_it_throw() => Gen.Select(Gen.String, Gen.String).Sample((one, other) =>
    {
        var index = Index(one, other);
        return index.Near(one).Count <= 2 && index.Search(other, 5).Count <= 2;
    });

    private static PaperIndex<string> Index(params string[] titles)
    {
        var index = new PaperIndex<string>();
        foreach (var title in titles)
        {
            index.Add(title, title, []);
        }

        return index;
    }

    private static string Edit(string text, int at, int kind, char letter) => kind switch
    {
        0 => text.Insert(at, letter.ToString()),
        1 => text.Remove(at, 1),
        2 => text.Remove(at, 1).Insert(at, letter.ToString()),
        _ => text.Insert(at, " "),
    };
}
