using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Policies;

public sealed class PolicyEditTests
{
    private const string Item = "{ entry: \"Deep residual learning\", rule: citation-threshold, because: \"the classic\" }";

    [Fact]
    public void Without_a_file_one_is_made() => Assert.Equal($"exceptions:\n  - {Item}\n", Add(null));

    [Theory]
    [InlineData("# Ours.\ntop: { size: 100 } # as ever", "# Ours.\ntop: { size: 100 } # as ever\nexceptions:\n  - ITEM\n")]
    [InlineData("comment: problems\n", "comment: problems\nexceptions:\n  - ITEM\n")]
    [InlineData("# nothing yet\n", "# nothing yet\nexceptions:\n  - ITEM\n")]
    [InlineData("---\ncomment: problems\n", "---\ncomment: problems\nexceptions:\n  - ITEM\n")]
    [InlineData("exceptions:\ncomment: problems\n", "exceptions:\n  - ITEM\ncomment: problems\n")]
    [InlineData("exceptions: # none\n\ncomment: problems\n", "exceptions: # none\n  - ITEM\n\ncomment: problems\n")]
    [InlineData("exceptions: []\n", "exceptions: [ ITEM ]\n")]
    [InlineData("exceptions:\n  # Two.\n  - { entry: A, rule: order, because: b } # old\n\n# Rest.\ncomment: problems\n", "exceptions:\n  # Two.\n  - { entry: A, rule: order, because: b } # old\n  - ITEM\n\n# Rest.\ncomment: problems\n")]
    [InlineData("exceptions:\n- entry: A\n  rule: order\n  because: b\ncomment: problems\n", "exceptions:\n- entry: A\n  rule: order\n  because: b\n- ITEM\ncomment: problems\n")]
    [InlineData("exceptions:\n    -   entry: A\n        rule: order\n        because: >\n            b\n            c\n", "exceptions:\n    -   entry: A\n        rule: order\n        because: >\n            b\n            c\n    - ITEM\n")]
    [InlineData("exceptions: [{ entry: A, rule: order, because: b }]", "exceptions: [{ entry: A, rule: order, because: b }, ITEM]")]
    public void An_exception_comes_to_the_others_and_all_else_stays(string before, string after)
    {
        Assert.Equal(after.Replace("ITEM", Item, StringComparison.Ordinal), Add(before));
    }

    [Fact]
    public void Line_ends_and_a_byte_order_mark_stay() => Assert.Equal(
        $"\uFEFFcomment: problems\r\nexceptions:\r\n  - {{ entry: A, rule: order, because: b }}\r\n  - {Item}\r\n",
        Add("\uFEFFcomment: problems\r\nexceptions:\r\n  - { entry: A, rule: order, because: b }\r\n"));

    [Theory]
    [InlineData("top: { sise: 3 }\n")]
    [InlineData("{ comment: problems }")]
    [InlineData("exceptions: A\n")]
    [InlineData("a: b: c")]
    [InlineData("comment: problems\n...\n")]
    [InlineData("- a\n")]
    [InlineData("exceptions: [\n  { entry: A, rule: order, because: b }, # last\n]\n")]
    public void A_file_that_is_broken_or_written_otherwise_is_left_alone(string text) => Assert.Null(Add(text));

    [Theory]
    [InlineData("a \"quoted\" \\ reason")]
    [InlineData("}, { entry: x, rule: order, because: y")]
    [InlineData("# no comment: { [ & * ! | > % @ `")]
    [InlineData("line\nline\r\nline\u0085line\u2028line\ttab\0nul")]
    [InlineData("::set-output name=x::y ${{ github.token }}")]
    [InlineData("turned \u202E around 🎉 \ud800 half")]
    [InlineData("' - : ?")]
    public void Whatever_a_reason_holds_it_is_only_a_reason(string reason)
    {
        var edited = PolicyEdit.AddException("comment: problems\n", "order", $"A {reason}", reason, RuleCatalog.Descriptors)!;

        var exception = Assert.Single(PolicyReader.Read("", "README.md", PolicyFile.Read(edited, RuleCatalog.Descriptors)).Policy.Exceptions);
        Assert.Equal("order", exception.Rule);
        Assert.Equal(3, edited.Split(['\n', '\r', '\u0085', '\u2028'], StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith(new string([.. reason.TakeWhile(static c => !char.IsControl(c) && c != '\u202E')]), exception.Because, StringComparison.Ordinal);

        var off = PolicyEdit.SwitchOff("comment: problems\n", "order", reason, RuleCatalog.Descriptors)!;
        Assert.Equal("order", Assert.Single(PolicyReader.Read("", "README.md", PolicyFile.Read(off, RuleCatalog.Descriptors)).Policy.Rules).Key);
        Assert.Equal(3, off.Split(['\n', '\r', '\u0085', '\u2028'], StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(null, "rules:\n  order: off # we do not sort\n")]
    [InlineData("rules:\n    authors: notice # hm\ncomment: problems\n", "rules:\n    authors: notice # hm\n    order: off # we do not sort\ncomment: problems\n")]
    [InlineData("rules: { authors: notice }\n", "rules: { authors: notice, order: off }\n")]
    [InlineData("rules: {}\n", "rules: { order: off }\n")]
    [InlineData("rules:\n  year-order: warning\n", null)]
    [InlineData("rules: { order: warning }\n", null)]
    public void A_rule_is_switched_off_beside_the_others(string? before, string? after) =>
        Assert.Equal(after, PolicyEdit.SwitchOff(before, "order", "we do not sort", RuleCatalog.Descriptors));

    [Fact]
    public void Exceptions_of_one_list_of_several_stay_theirs()
    {
        const string Several = "lists:\n  - path: a.md\n    exceptions:\n      - { entry: A, rule: order, because: b }\n  - b.md\n";

        var edited = Add(Several)!;

        Assert.Equal($"{Several}exceptions:\n  - {Item}\n", edited);
        var file = PolicyFile.Read(edited, RuleCatalog.Descriptors);
        Assert.Equal([1, 2], [.. PolicyReader.Read("", "b.md", file.Of("b.md")).Policy.Exceptions.Select(static _ => 1), PolicyReader.Read("", "a.md", file.Of("a.md")).Policy.Exceptions.Count]);
    }

    private static string? Add(string? text) => PolicyEdit.AddException(text, "citation-threshold", "Deep residual learning", "the classic", RuleCatalog.Descriptors);
}
