using CuratorBot.Core.Audits;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Tests.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Text;

public sealed class ReadableTextTests
{
    [Fact]
    public void Only_the_bytes_that_are_not_UTF8_are_lost() =>
        Assert.Equal("标题 caf\uFFFD é", ReadableText.Of([.. "标题 caf"u8, 0xE9, .. " é"u8]));

    [Fact]
    public void A_stray_NUL_makes_no_text_binary_and_many_do() =>
        Assert.Equal((false, true), (ReadableText.IsBinary([.. Enumerable.Repeat((byte)'a', 1000), 0]), ReadableText.IsBinary([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13])));

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("", "\r")]
    [InlineData("\uFEFF\uFEFF", "\r\n")]
    public void Marks_and_line_ends_of_any_kind_leave_the_entries_where_they_are(string mark, string lineEnd)
    {
        var list = ListParser.Parse(mark + string.Join(lineEnd, "# W", "", "- [Sparse widgets at work](https://arxiv.org/abs/2301.00134), *ICLR*, 2023", "- [Gadgets at rest](https://arxiv.org/abs/2301.00135), *ACL*, 2022", ""));

        Assert.Equal([("Sparse widgets at work", 2023, 3), ("Gadgets at rest", 2022, 4)], list.Entries.Select(static e => (e.Title, e.Year!.Value, e.Line)));
    }

    [Fact]
    public void A_separator_of_Unicode_ends_no_line_and_a_NUL_costs_its_line_alone()
    {
        var list = ListParser.Parse("# W\n\n- [Sparse widgets\u2028at work](https://arxiv.org/abs/2301.00134), *ICLR*, 2023\n- [Gad\0gets at rest](https://arxiv.org/abs/2301.00135), *ACL*, 2022\n- [Doodads at play](https://arxiv.org/abs/2301.00136), *ACL*, 2022\n");

        Assert.Equal([3, 5], list.Entries.Select(static e => e.Line));
        Assert.Equal([4], list.UnreadableLines);
    }

    [Fact]
    public async Task A_line_with_such_a_byte_is_named_and_never_rewritten()
    {
        var list = string.Concat(Enumerable.Range(0, 9).Select(static i => $"- **Roads number {i} at night** (2016), A. Ames et al. [[pdf]](https://example.org/{i}.pdf)\n"));
        var damaged = "# R\n\n## P\n\n" + list + "- **Tunnels by n\uFFFDght**(2016) B. Bold et al. [[pdf]](https://example.org/b.pdf)\n- **Lanes by night**(2016), C. Cole et al. [[pdf]](https://example.org/c.pdf)\n";

        var audit = await ListAudit.RunAsync(new RecordingSource(), ReviewRequest.ReadWhole(damaged, PolicyFile.None(), new DateOnly(2026, 1, 1)), TestContext.Current.CancellationToken);

        Assert.Contains(audit.Review.Findings, static f => f is { Line: 14, Message.Key: "entry-format.not-utf8" });
        Assert.Equal([15], audit.Review.Corrections.Select(static c => c.Lines.First));
        Assert.DoesNotContain("\uFFFD", AuditPatch.Write(audit), StringComparison.Ordinal);
    }

    /// <summary>git takes a change with no line shown below it for one at the end of the file, and such a line cannot be shown.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("- **Roads at noon** (2016), D. Dale et al. [[pdf]](https://example.org/d.pdf)\n", true)]
    public void Right_above_a_line_with_such_a_byte_no_patch_changes_anything(string between, bool isPatched)
    {
        var list = ListParser.Parse($"# R\n\n## P\n\n- **Tunnels by night** (2016), B. Bold et al. [[pdf]](https://example.org/b.pdf)\n{between}- **Lanes by n\uFFFDght** (2016), C. Cole et al. [[pdf]](https://example.org/c.pdf)\n");

        var edit = ListEdit.Remove(list, list.Entries[0], new Policy());

        Assert.NotNull(edit);
        Assert.Equal(isPatched, edit.Patch("README.md").Contains("-- **Tunnels", StringComparison.Ordinal));
        Assert.DoesNotContain("Tunnels", edit.After.Text, StringComparison.Ordinal);
    }
}
