using CuratorBot.GitHub.Commands;

namespace CuratorBot.GitHub.Tests;

public sealed class CommandParserTests
{
    [Fact]
    public void Commands_stand_one_a_line_between_other_words()
    {
        var commands = CommandParser.Parse("Thanks!\n/curator review\r\n  /curator lookup Deep residual learning\nBye");

        Assert.Collection(
            commands,
            static c => Assert.IsType<Command.Review>(c),
            static c => Assert.Equal("Deep residual learning", Assert.IsType<Command.Lookup>(c).What));
    }

    [Theory]
    [InlineData("> /curator review")]
    [InlineData("```\n/curator review\n```")]
    [InlineData("~~~\n/curator review\n~~~")]
    [InlineData("````\n```\n/curator review\n```\n/curator review\n````")]
    [InlineData("```\n~~~\n/curator review")]
    [InlineData("``` text\n``` text\n/curator review")]
    [InlineData("As follows:\n\n    /curator review")]
    [InlineData("\t/curator review")]
    [InlineData("  \t/curator review")]
    [InlineData("<!-- How to ask:\n\n/curator review\n    -->")]
    [InlineData("<pre>\n/curator review\n</pre>")]
    [InlineData("Hello <!-- hidden\n/curator review\n-->")]
    [InlineData("Hello <!-- one --> and <!-- two\n/curator review")]
    [InlineData("see /curator review")]
    [InlineData("/curatorial review")]
    [InlineData("")]
    [InlineData(null)]
    public void Quotations_code_and_mentions_are_no_commands(string? body) => Assert.Empty(CommandParser.Parse(body));

    [Theory]
    [InlineData("````\n```\n````\n/curator review")]
    [InlineData("~~~\n```\n~~~~~\n/curator review")]
    [InlineData("```one``` is code\n/curator review")]
    [InlineData("<!-- answer -->\n/curator review")]
    [InlineData("Hello <!-- never closed\n\n/curator review")]
    [InlineData("Write `<!--` before it\n/curator review")]
    [InlineData("/curator review <!-- a note\nof two lines -->")]
    [InlineData("<!--\nanswer\n-->\n/curator review")]
    [InlineData("> What now?\n/curator review")]
    [InlineData("- one\n   /curator review")]
    public void After_them_a_command_is_one(string body) => Assert.IsType<Command.Review>(Assert.Single(CommandParser.Parse(body)));

    [Fact]
    public void A_waiver_has_a_rule_perhaps_an_entry_and_a_reason()
    {
        var commands = CommandParser.Parse("/curator waive citation-threshold \"Deep learning\" because it is the review\n/curator waive removal because of the new cap\n/curator waive duplicate 《深度学习》 因为 两篇不同");

        Assert.Collection(
            commands,
            static c => Assert.Equal(("citation-threshold", "Deep learning", "it is the review"), Parts(c)),
            static c => Assert.Equal(("removal", null, "of the new cap"), Parts(c)),
            static c => Assert.Equal(("duplicate", "深度学习", "两篇不同"), Parts(c)));
    }

    [Fact]
    public void A_rule_may_be_called_by_its_earlier_name() =>
        Assert.Equal(("order", null, "the section opens with it"), Parts(Assert.Single(CommandParser.Parse("/curator waive year-order because the section opens with it"))));

    [Theory]
    [InlineData("/curator dance", "command.unknown")]
    [InlineData("/curator lookup", "command.lookup.usage")]
    [InlineData("/curator waive citation-threshold", "command.waive.usage")]
    [InlineData("/curator waive no-such-rule because I say so", "command.waive.rule")]
    [InlineData("/curator waive removal because", "command.waive.usage")]
    [InlineData("/curator match \"Deep learning\"", "command.match.usage")]
    [InlineData("/curator match \"Deep learning\" nonsense", "command.match.id")]
    [InlineData("/curator unwaive no-such-rule", "command.waive.rule")]
    public void What_cannot_be_understood_says_why(string line, string key) =>
        Assert.Equal(key, Assert.IsType<Command.Invalid>(Assert.Single(CommandParser.Parse(line))).Reason.Key);

    [Theory]
    [InlineData("/curator match \"Deep learning\" ARXIV:1503.02531", "ARXIV:1503.02531")]
    [InlineData("/curator match \"Deep learning\" https://arxiv.org/abs/1503.02531v1", "ARXIV:1503.02531")]
    public void A_match_takes_an_id_or_its_address(string line, string id)
    {
        var match = Assert.IsType<Command.Match>(Assert.Single(CommandParser.Parse(line)));
        Assert.Equal(("Deep learning", id), (match.Entry, match.Id.ToString()));
        Assert.True(match.NeedsWrite);
    }

    [Fact]
    public void A_flood_of_commands_is_cut() =>
        Assert.Equal(10, CommandParser.Parse(string.Join('\n', Enumerable.Repeat("/curator help", 5_000))).Count);

    [Fact]
    public void A_bare_call_asks_for_help() => Assert.IsType<Command.Help>(Assert.Single(CommandParser.Parse("/curator")));

    private static (string Rule, string? Entry, string Reason) Parts(Command command)
    {
        var waive = Assert.IsType<Command.Waive>(command);
        return (waive.RuleId, waive.Entry, waive.Reason);
    }
}
