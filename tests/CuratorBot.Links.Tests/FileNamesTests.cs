using System.Text;
using CsCheck;
using CuratorBot.Links.Downloads;

namespace CuratorBot.Links.Tests;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Deep learning", "Deep learning")]
    [InlineData("Understanding / Generalization / Transfer", "Understanding - Generalization - Transfer")]
    [InlineData("YOLO9000: Better, Faster, Stronger", "YOLO9000 - Better, Faster, Stronger")]
    [InlineData("\"Why should I trust you?\"", "'Why should I trust you'")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("COM¹", "_COM¹")]
    [InlineData("Console", "Console")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("..", "untitled")]
    [InlineData("", "untitled")]
    [InlineData("?*<>", "untitled")]
    [InlineData(".hidden", "hidden")]
    [InlineData("--option", "option")]
    [InlineData("ends with dots. . .", "ends with dots")]
    [InlineData("tab\tand\nline\0end", "tab and line end")]
    [InlineData("right\u202Eto left", "rightto left")]
    [InlineData("cafe\u0301", "caf\u00E9")]
    [InlineData("深度残差学习：图像识别", "深度残差学习：图像识别")]
    public void A_text_becomes_a_name_that_every_system_takes(string text, string name) => Assert.Equal(name, FileNames.Of(text));

    [Fact]
    public void Half_a_character_becomes_the_mark_of_one() => Assert.Equal("\uFFFD alone", FileNames.Of("\uD800 alone"));

    [Fact]
    public void Whatever_the_text_the_name_is_safe() => Gen.String.Sample(text =>
    {
        var name = FileNames.Of(text);
        return name.Length > 0
            && Encoding.UTF8.GetByteCount(name) <= 101
            && name.IsNormalized()
            && name[0] is not ('.' or '-' or ' ')
            && name[^1] is not ('.' or ' ')
            && name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) < 0
            && !name.Any(char.IsControl);
    });

    [Fact]
    public void A_long_text_is_cut_between_characters()
    {
        Assert.Equal(33, FileNames.Of(new string('深', 200)).Length);
        Assert.Equal(25, FileNames.Of(string.Concat(Enumerable.Repeat("👍", 200))).EnumerateRunes().Count());
    }
}
