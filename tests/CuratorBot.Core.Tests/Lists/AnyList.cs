using CsCheck;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>Texts of any kind, out of pieces that mean something to the parser, so that they get into every branch of it.</summary>
internal static class AnyList
{
    private static readonly string[] Pieces =
    [
        "\n", "\n\n", "\r\n", "\r", "- ", "* ", "+ ", "1. ", "  - ", "    ", "\t", "# ", "### ", "##### ", "---", "===", "* * *", "**", "*", "_", "__", "`", "```", "~~~",
        "[", "]", "(", ")", "[[", "]]", "](", "[[pdf]](http://example.org/a.pdf)", "[[pdf]] (http://x", "http://", "《", "》", "\"", "“", "”", "(2015)", "（2015）", "(Book, 2016)",
        "2016)", ", ", "，", ". ", ": ", "：", "A. Ames", " et al.", "等人", " and ", "和", "Seeing with layers", "用层来看", ":sparkles:", "*(Acme)*", "*(2016)*", "<!--", "-->",
        "<div>", "&amp;", "\\", "!", "|", "> ", "New Papers", "CVPR", "arXiv:1503.02531", "**2016** :", "#vision", "\0", "\uFEFF", "\uFFFC", "\uD800", "é", " ",
    ];

    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf(Pieces).Array[0, 60].Select(string.Concat),
        Gen.String,
        Gen.Select(Gen.OneOf(Pieces).Array[0, 20], Gen.String, static (pieces, text) => string.Concat(pieces) + text));

    /// <summary>Lines whose reading depends on those around them: what is nested, what a bullet above has, what goes on over lines.</summary>
    private static readonly Gen<string> Line = Gen.OneOf(
        "### Vision", "### Video lectures", "## Nets", "*(2016)*", "", "  ", "A line of prose that says nothing.",
        "- **Seeing with layers** (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)",
        "  - **Seeing with layers** (2015), A. Ames et al. [[pdf]](http://example.org/a.pdf)",
        "- Seeing more with layers (2016), B. Bold [[PDF]](https://arxiv.org/abs/1503.02531)",
        "- [LayerNet the large one](http://example.org/net) [[code]](https://github.com/ames/layernet)",
        "  - A. Ames, B. Bold, CVPR, 2015",
        "  - B. Bold and C. Clay, Hearing with layers, ICML 2014",
        "    * A. Ames, B. Bold, \"Seeing with layers,\" in CVPR, 2015.",
        "- [Seeing, a lecture](http://example.org/lecture) *(Acme)*", "- Hearing with layers", "- [ ] to do", "1. Hearing (2014), C. Clay",
        "[[pdf]](http://example.org/late.pdf)", "  [[pdf]](http://example.org/late.pdf)", "- **2016** : +60 citations", "    - deep", "- - nested twice (2012), D. Dorn");

    /// <summary>Lists of a dozen such lines.</summary>
    public static readonly Gen<string> Lines = Line.Array[0, 12].Select(static lines => string.Join('\n', lines));
}
