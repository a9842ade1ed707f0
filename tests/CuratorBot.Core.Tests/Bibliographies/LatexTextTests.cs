using CsCheck;
using CuratorBot.Core.Bibliographies;

namespace CuratorBot.Core.Tests.Bibliographies;

public sealed class LatexTextTests
{
    [Theory]
    [InlineData("J{\\\"u}rgen", "Jürgen")]
    [InlineData("J\\\"urgen", "Jürgen")]
    [InlineData("J\\\"{u}rgen", "Jürgen")]
    [InlineData("Fran{\\c{c}}ois", "François")]
    [InlineData("Fran\\c cois", "François")]
    [InlineData("Mart{\\'\\i}n", "Martín")]
    [InlineData("{\\O}ystein {\\L}ukasz Stra{\\ss}e", "Øystein Łukasz Straße")]
    [InlineData("{A} {\\emph{b}}  c\n  d", "A b c d")]
    [InlineData("R\\&D~50\\% pages 1--2 --- all", "R&D 50% pages 1–2 — all")]
    [InlineData("an $n$-gram", "an n-gram")]
    [InlineData("ends with \\", "ends with \\")]
    [InlineData("\\\"", "")]
    [InlineData("\\\"{", "")]
    public void Latex_becomes_plain_words(string latex, string plain) => Assert.Equal(plain, LatexText.Decode(latex));

    [Theory]
    [InlineData("Jürgen", "J{\\\"u}rgen")]
    [InlineData("François", "Fran{\\c{c}}ois")]
    [InlineData("Martín", "Mart{\\'{\\i}}n")]
    [InlineData("Lukáš Łukasz", "Luk{\\'a}{\\v{s}} {\\L}ukasz")]
    [InlineData("R&D 50% #1 a_b $", "R\\&D 50\\% \\#1 a\\_b \\$")]
    [InlineData("\\input{/etc/hosts}", "{\\textbackslash}input\\textbraceleft{}/etc/hosts\\textbraceright{}")]
    [InlineData("深度学习 Ωμέγα", "深度学习 Ωμέγα")]
    public void Plain_words_become_latex(string plain, string latex) => Assert.Equal(latex, LatexText.Encode(plain));

    [Fact]
    public void What_is_encoded_decodes_to_itself() =>
        Gen.Char["abcIJij äöüÄÖÜßéèêçñøØłŁœåńšžűİğ&%#_深"].Array[1, 60].Select(c => string.Join(' ', new string(c).Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Sample(text => string.Equals(LatexText.Decode(LatexText.Encode(text)), text, StringComparison.Ordinal));

    [Fact]
    public void Encoded_text_never_unbalances_braces() =>
        Gen.Char["{}\\\"'^~ab$"].Array[0, 60].Select(c => new string(c)).Sample(text =>
        {
            var depth = 0;
            foreach (var c in LatexText.Encode(text))
            {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (depth < 0)
                {
                    return false;
                }
            }

            return depth == 0;
        });
}
