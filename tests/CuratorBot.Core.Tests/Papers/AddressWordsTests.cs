using CsCheck;
using CuratorBot.Core.Papers.Addresses;

namespace CuratorBot.Core.Tests.Papers;

public sealed class AddressWordsTests
{
    [Theory]
    [InlineData("http://papers.nips.cc/paper/5347-how-transferable-are-features-in-deep-neural-networks.pdf", "how transferable are features in deep neural networks")]
    [InlineData("http://www.cv-foundation.org//openaccess/content_cvpr_workshops_2014/W15/papers/Razavian_CNN_Features_Off-the-Shelf_2014_CVPR_paper.pdf", "CNN Features Off the Shelf")]
    [InlineData("http://www.cv-foundation.org/openaccess/content_iccv_2015/papers/Girshick_Fast_R-CNN_ICCV_2015_paper.pdf", "Fast R CNN")]
    [InlineData("http://sanghv.com/ML/learning%20deep%20architectures%20for%20AI%20(2009).pdf", "learning deep architectures for AI")]
    [InlineData("http://nuyoo.utm.mx/A8%20A%20fast%20learning%20algorithm%20for%20deep%20belief%20nets.pdf", "A fast learning algorithm for deep belief nets")]
    [InlineData("https://www.researchgate.net/publication/264552416_Learning_a_Deep_Convolutional_Network/links/53e583e50cf25d674e9c280e.pdf", "Learning a Deep Convolutional Network")]
    public void A_file_name_with_words_gives_them(string url, string expected) => Assert.Equal(expected, AddressWords.TitleIn(url));

    [Theory]
    [InlineData("http://arxiv.org/pdf/1503.02531")]
    [InlineData("http://vision.stanford.edu/pdf/karpathy14.pdf")]
    [InlineData("http://machinelearning.wustl.edu/mlpapers/paper_files/icml2010_JiXYY10.pdf")]
    [InlineData("http://www.cs.toronto.edu/~asamir/papers/SPM_DNN_12.pdf")]
    [InlineData("")]
    [InlineData("http://[")]
    [InlineData("mailto:a-b-c-d@example.org")]
    public void A_file_name_without_words_gives_none(string url) => Assert.Null(AddressWords.TitleIn(url));

    [Fact]
    public void No_address_makes_reading_throw() =>
        Gen.String.Sample(text => AddressWords.TitleIn("http://example.org/" + text) is null or { Length: > 0 });
}
