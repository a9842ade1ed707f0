using CsCheck;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Papers;

public sealed class TitlesTests
{
    [Theory]
    [InlineData("R-CNN: Rich Féatures", "r cnn rich features")]
    [InlineData("  Accurate, Large Minibatch SGD:Training ", "accurate large minibatch sgd training")]
    [InlineData("using a\uFFFC laplacian", "using a laplacian")]
    [InlineData("Ef\uFB01cient", "efficient")]
    [InlineData("神经网络中的知识蒸馏（2015）", "神经网络中的知识蒸馏 2015")]
    [InlineData("?!", "")]
    public void Titles_are_normalised(string title, string expected) => Assert.Equal(expected, Titles.Normalize(title));

    [Theory]
    [InlineData("Spatial transformer network", "Spatial Transformer Networks")]
    [InlineData("A convolutional neural network for modeling sentences", "A Convolutional Neural Network for Modelling Sentences")]
    [InlineData("Beyond short snippents: Deep networks for video classification", "Beyond short snippets: Deep networks for video classification")]
    [InlineData("Encoder-decoder approaches", "Encoder–Decoder Approaches")]
    [InlineData("with 50x fewer parameters and< 1MB model size", "with 50x fewer parameters and <1MB model size")]
    public void Titles_that_differ_in_a_typo_are_the_same(string first, string second) =>
        Assert.InRange(Titles.Similarity(first, second), Titles.SameFrom, 1);

    [Theory]
    [InlineData("Fast R-CNN", "Mask R-CNN")]
    [InlineData("Deep speech: End-to-end speech recognition in English and Mandarin", "Deep speech 2: End-to-end speech recognition in English and Mandarin")]
    [InlineData("A survey of very many things and their relations, part I", "A survey of very many things and their relations, part II")]
    [InlineData("Rethinking the Inception architecture, v3, and much more besides", "Rethinking the Inception architecture, v4, and much more besides")]
    [InlineData("", "")]
    [InlineData("", "Deep learning")]
    public void Titles_of_different_papers_are_not_the_same(string first, string second) =>
        Assert.InRange(Titles.Similarity(first, second), 0, Titles.SameFrom - 0.01);

    [Fact]
    public void Similarity_is_symmetric_and_between_0_and_1() =>
        Gen.Select(Gen.String, Gen.String).Sample((a, b) => Titles.Similarity(a, b) is >= 0 and <= 1 and var s && s.Equals(Titles.Similarity(b, a)));

    [Fact]
    public void Endless_titles_are_compared_for_equality_only()
    {
        var title = string.Concat(Enumerable.Repeat("very long ", 100_000));

        Assert.Equal(1, Titles.Similarity(title, title.ToUpperInvariant()));
        Assert.Equal(0, Titles.Similarity(title, title + "x"));
    }

    [Theory]
    [InlineData("Maxout networks", "Network in network", true)]
    [InlineData("最大输出网络", "神经网络", true)]
    [InlineData("DRAW：用于图像生成的循环神经网络", "DRAW: A recurrent neural network for image generation", false)]
    public void Titles_in_other_letters_are_not_compared(string first, string second, bool comparable) =>
        Assert.Equal(comparable, Titles.AreComparable(first, second));
}
