using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Tests.Policies;

public sealed class LineFormTests
{
    [Theory]
    [InlineData("- **{title}** ({year}), {authors} [[pdf]]({url})", "- **Deep nets** (2016), A. Ames et al. [[pdf]](https://example.org/1.pdf)", true)]
    [InlineData("- **{title}** ({year}), {authors} [[pdf]]({url})", "* **Deep nets** (2016), A. Ames [[pdf]](https://example.org/1.pdf) [[code]](https://example.org/c)", true)]
    [InlineData("- **{title}** ({year}), {authors} [[pdf]]({url})", "- Deep nets (2016), A. Ames [[pdf]](https://example.org/1.pdf)", false)]
    [InlineData("- **{title}** ({year}), {authors} [[pdf]]({url})", "- **Deep nets**, A. Ames, 2016 [[pdf]](https://example.org/1.pdf)", false)]
    [InlineData("1. {title}. {venue} {year}. [paper]({url})", "34. Deep nets. ICLR 2016. [paper](https://example.org/1.pdf)", true)]
    [InlineData("- {title} [[pdf]]({url}) [[code]]({code?}) - {venue}", "- Deep nets [[pdf]](https://example.org/1.pdf) - ICLR", true)]
    [InlineData("- {title} [[pdf]]({url}) [[code]]({code?}) - {venue}", "- Deep nets [[pdf]](https://example.org/1.pdf) [[code]](https://example.org/c) - ICLR", true)]
    [InlineData("- {title}.\n  [[pdf]]({url})\n  - {authors}", "- Deep nets. [[pdf]](https://example.org/1.pdf)\n    - A. Ames", true)]
    [InlineData("| {title} | {venue} | {date} |", "| Deep nets | ICLR | 2016-02-01 |", true)]
    [InlineData("| {title} | {venue} | {date} |", "| Deep nets | ICLR |", false)]
    public void A_text_fits_or_does_not(string form, string text, bool fits) => Assert.Equal(fits, LineForm.Read(form).Form!.Fits(text));

    [Fact]
    public void A_hostile_text_takes_no_long_time()
    {
        var form = LineForm.Read("- {title} {authors} {venue} {description} ({year}) {name} [[pdf]]({url})").Form!;

        Assert.False(form.Fits("- " + new string('a', 2_000) + string.Concat(Enumerable.Repeat(" (2016", 200))));
    }
}
