using CuratorBot.Cli.Output;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Tests.Output;

public sealed class ReviewAnnotationsTests
{
    [Fact]
    public void A_finding_is_a_workflow_command_with_its_place()
    {
        var lines = SampleReview.Write(ReviewAnnotations.Write, SampleReview.Of()).TrimEnd().Split('\n');

        Assert.Equal(
            [
                "::error file=README.md,title=sections-frozen::Sections stay as they are",
                "::warning file=README.md,line=12,endLine=13,title=entry-format::The line matches the list's format%0ALines 12 to 13, ready to paste as one line:%0A- **A title** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1503.02531.pdf)",
                "::notice file=README.md,title=order::Entries are in the order of their section",
            ],
            lines);
    }

    [Fact]
    public void A_correction_stands_with_the_first_finding_that_it_fixes()
    {
        var review = SampleReview.Of();
        var finding = review.Findings[1];

        var lines = SampleReview.Write(ReviewAnnotations.Write, review with { Findings = [finding, finding with { RuleId = "authors" }] }).TrimEnd().Split('\n');

        Assert.EndsWith("A. Author [[pdf]](https://arxiv.org/pdf/1503.02531.pdf)", lines[0], StringComparison.Ordinal);
        Assert.Equal("::warning file=README.md,line=12,endLine=13,title=authors::The line matches the list's format", lines[1]);
    }

    [Fact]
    public void A_correction_that_is_too_long_to_paste_is_not_shown()
    {
        var review = SampleReview.Of();
        var finding = review.Findings[1] with { Remedy = new Remedy(RemedyKind.Replacement, new string('x', 6_001)) };

        var output = SampleReview.Write(ReviewAnnotations.Write, review with { Findings = [finding] });

        Assert.EndsWith("ready to paste as one line: (The text to paste is too long to be shown here.)\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n::add-mask::x", "a%0A::add-mask::x")]
    [InlineData("a\r\n::stop-commands::x", "a %0A::stop-commands::x")]
    [InlineData("100 % of %0A", "100 %25 of %250A")]
    [InlineData("\u001b[2Jgone", "\uFFFD[2Jgone")]
    [InlineData("a\u2028b", "a b")]
    public void A_hostile_text_stays_in_its_command(string text, string written)
    {
        var review = SampleReview.Of();
        var finding = SampleReview.Finding("sections-frozen", Severity.Failure, null) with { Message = new Message("bold-top.plain", text) };

        var output = SampleReview.Write(ReviewAnnotations.Write, review with { Findings = [finding] });

        Assert.StartsWith($"::error file=README.md,title=sections-frozen::“{written}” is part", output, StringComparison.Ordinal);
        Assert.Single(output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_hostile_path_adds_no_property_and_ends_no_command()
    {
        var output = SampleReview.Write(ReviewAnnotations.Write, SampleReview.Of(path: "a,line=1::x\n::error::y%"));

        Assert.StartsWith("::error file=a%2Cline=1%3A%3Ax%0A%3A%3Aerror%3A%3Ay%25,title=sections-frozen::", output, StringComparison.Ordinal);
        Assert.Equal(3, output.TrimEnd('\n').Split('\n').Length);
    }
}
