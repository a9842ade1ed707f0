using CsCheck;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Papers;

/// <summary>When two titles are one, word by word.</summary>
public sealed class SameTitlesTests
{
    [Theory]
    [InlineData("Modelling the behaviour of neighbours", "Modeling the Behavior of Neighbors")] // British and American
    [InlineData("Colourisation of grey images", "Colorization of Gray Images")]
    [InlineData("A catalogue of dialogue programmes", "A Catalog of Dialog Programs")]
    [InlineData("Optimising labelled data centres", "Optimizing labeled data centers")]
    [InlineData("Generative adversarial net", "Generative Adversarial Nets")] // a plural
    [InlineData("Search strategy for deep boxes", "Search strategies for deep box")]
    [InlineData("Deep CNN for noisy labels", "Deep CNNs for Noisy Label")]
    [InlineData("The data set of hyper-parameters", "The dataset of hyperparameters")] // in one or apart
    [InlineData("CNN features off the shelf", "CNN Features Off-the-Shelf")]
    [InlineData("On-line learning with t SNE", "Online Learning with t-SNE")]
    [InlineData("ResNet and YOLO 9000", "Res-Net and YOLO9000")]
    [InlineData("Newton's method", "Newtons Method")]
    [InlineData("β-VAE and the ε-greedy policy", "beta-VAE and the epsilon-Greedy Policy")] // signs that stand for words
    [InlineData("Learning & reasoning", "Learning and Reasoning")]
    [InlineData("CO₂ in the Ef\uFB01cient air", "CO2 in the efficient air")]
    [InlineData("Poincaré embeddings for Schroedinger bridges", "Poincare Embeddings for Schrödinger Bridges")]
    [InlineData("<i>Arabidopsis</i> &amp; its leaves", "Arabidopsis and its leaves")]
    [InlineData(@"$\beta$-VAE", "beta-VAE")]
    [InlineData("Beyond short snippents", "Beyond short snippets")] // slips
    [InlineData("Image recogniton by reinforcment", "Image Recognition by Reinforcement")]
    [InlineData("Casual inference with an indapendent test", "Causal Inference with an Independent Test")]
    [InlineData("Ojbect detection", "Object Detection")]
    [InlineData("DEEP RESIDUAL LEARNING FOR RECOGNITON", "Deep residual learning for recognition")]
    public void The_same_words_written_in_another_way_are_one_title(string first, string second)
    {
        Assert.True(Titles.AreSame(first, second));
        Assert.True(Titles.AreSame(second, first));
    }

    [Theory]
    [InlineData("Image inpainting with deep GANs", "Image Inpainting with Deep CNNs")] // abbreviations and names
    [InlineData("Sentences encoded by XLNETs in practice", "Sentences encoded by XLMETs in practice")]
    [InlineData("Segmentation with ResNet", "Segmentation with ResNeXt")]
    [InlineData("Detection with SqueezeNets", "Detection with SqueezeDets")]
    [InlineData("Captions with two heads", "Captions with ten heads")] // numbers
    [InlineData("A list of seven open problems", "A list of seventy open problems")]
    [InlineData("The fifth challenge on noise", "The sixth challenge on noise")]
    [InlineData("Notes, part I", "Notes, part II")]
    [InlineData("Proceedings, volume XVIII", "Proceedings, volume XXVIII")]
    [InlineData("Rules of version 2.0", "Rules of version 20")]
    [InlineData("The challenge of 2012", "The challenge of 2013")]
    [InlineData("Features with 2D filters", "Features with 3D filters")]
    [InlineData("Programs in C", "Programs in C++")]
    [InlineData("Stochastic methods for non-convex problems", "Stochastic methods for convex problems")] // prefixes
    [InlineData("Learning deconvolutional filters", "Learning convolutional filters")]
    [InlineData("Mutual information maximization", "Mutual information minimization")]
    [InlineData("Reducing interclass variance", "Reducing intraclass variance")]
    [InlineData("Microscopic models of traffic", "Macroscopic models of traffic")]
    [InlineData("Encoding of long texts", "Decoding of long texts")]
    [InlineData("Signals of hypertension", "Signals of hypotension")]
    [InlineData("Asynchronous descent", "Synchronous descent")]
    [InlineData("Learning by perception", "Learning by perceptron")] // other words, a letter or two apart
    [InlineData("Absorption of gases", "Adsorption of gases")]
    [InlineData("Neural models of reflection", "Neural models of refraction")]
    [InlineData("Speech prediction", "Speech production")]
    [InlineData("Image translation", "Image transition")]
    [InlineData("A theory of composition", "A theory of competition")]
    [InlineData("Finding a contraction", "Finding a contradiction")]
    [InlineData("A new dataset of faces", "A news dataset of faces")] // short words
    [InlineData("Attention is all you need", "Attention is all we need")]
    [InlineData("Learning form motion", "Learning from motion")]
    [InlineData("A symmetric method", "Asymmetric method")] // words that happen to stand side by side
    [InlineData("Learning in variant spaces", "Learning invariant spaces")]
    [InlineData("Learning on line graphs", "Learning online graphs")]
    [InlineData("Translating English to German", "Translating German to English")] // order, and words too many
    [InlineData("Ramsey numbers off the diagonal", "Book Ramsey numbers off the diagonal")]
    [InlineData("Batch normalization", "Batch renormalization")]
    [InlineData("深度残差学习网络的方法", "深度残差学习网络的方式")] // letters that are words
    [InlineData("Lerning deap modles of speach", "Learning deep models of speech")] // too many to be oversights
    [InlineData("", "")]
    [InlineData("?!", "?!")]
    public void A_few_other_letters_make_another_title(string first, string second)
    {
        Assert.False(Titles.AreSame(first, second));
        Assert.False(Titles.AreSame(second, first));
    }

    [Fact]
    public void Being_one_title_is_mutual_and_no_text_makes_comparing_throw() =>
        Gen.Select(Gen.String, Gen.String).Sample((a, b) => Titles.AreSame(a, b) == Titles.AreSame(b, a) && (Titles.AreSame(a, a) || !Titles.Normalize(a).Any(char.IsAsciiLetter)));

    [Fact]
    public void Endless_titles_are_compared_in_linear_time()
    {
        var title = string.Concat(Enumerable.Repeat("very long ", 100_000));

        Assert.True(Titles.AreSame(title, title.ToUpperInvariant()));
        Assert.False(Titles.AreSame(title, title + "x"));
    }
}
