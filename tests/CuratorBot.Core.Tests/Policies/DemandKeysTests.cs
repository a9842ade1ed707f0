using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Policies;

/// <summary>The keys of a policy file that say what is asked of entries and sections.</summary>
public sealed class DemandKeysTests
{
    private static readonly Entry Residual = EntryOf("Deep residual learning for image recognition");

    [Fact]
    public void A_file_states_what_entries_must_have_and_how_they_stand()
    {
        var policy = ReadSound("""
            form: "- **{title}** ({year}), {authors} [[pdf]]({url})"
            require: [year, authors, code]
            order: newest-first
            links: { prefer: abs }
            cross-listing: [All Papers]
            sections: open
            comment: problems
            exceptions:
              - { entry: Deep residual learning, rule: order, because: the classic, until: 2027-06-30 }
            """);

        Assert.Equal("- **{title}** ({year}), {authors} [[pdf]]({url})", policy.Form?.Template);
        Assert.Equal([RequiredField.Year, RequiredField.Authors, RequiredField.Link], policy.Form!.Fields);
        Assert.Equal(LinkPreference.Abs, policy.PreferredLinks);
        Assert.Equal(["All Papers"], policy.CrossListing!.Sections);
        Assert.False(policy.FrozenSections);
        Assert.Equal(CommentMode.Problems, policy.Comment);
        Assert.Equal([new RuleExemption("order", "Deep residual learning", "the classic", new DateOnly(2027, 6, 30), 9)], policy.Exceptions);
        Assert.Equal(".github/curator.yml:3", policy.Origins["order"]);
        Assert.Equal(AuthorityKind.Policy, policy.AuthorityOf("require")?.Kind);
    }

    [Theory]
    [InlineData("order: { Surveys: alphabetical, default: newest-first }")]
    [InlineData("require: { Surveys: [year, code], Data: none, default: year }")]
    [InlineData("require: none\ncross-listing: allowed\nsections: frozen\ncomment: never\nlinks: { prefer: doi }")]
    [InlineData("form: '1. {title}: {authors} [code]({code?})'\norder: at-the-end")]
    [InlineData("form: \"- {title}\\n  - {authors}\"\nexceptions: [{ entry: 'A \"b\"', rule: authors, because: so }]")]
    [InlineData("pull-request: { papers: 2, title: ['Add *', '* paper'], reason: required, template: optional }")]
    [InlineData("companions: { together: [papers.csv, 'data/zh cn.md'], source: papers.yml, generated: none }")]
    public void A_printed_policy_says_the_same(string yaml)
    {
        var policy = ReadSound(yaml);

        var printed = PolicyWriter.Write(policy);

        Assert.Equal(printed, PolicyWriter.Write(ReadSound(printed) with { Origins = policy.Origins }));
        Assert.Equal(policy.Exceptions.Select(static e => e with { Line = 0 }), ReadSound(printed).Exceptions.Select(static e => e with { Line = 0 }));
    }

    [Fact]
    public void The_old_name_of_a_rule_stays_valid()
    {
        var policy = ReadSound("rules: { year-order: off }\nexceptions: [{ entry: x, rule: year-order, because: so }]");

        Assert.Null(Assert.Contains("order", policy.Rules));
        Assert.Equal("order", Assert.Single(policy.Exceptions).Rule);
    }

    [Theory]
    [InlineData("order: auto")]
    [InlineData("form: auto\nrequire: auto\nlinks: { prefer: auto }\ncross-listing: auto\nsections: auto")]
    public void Auto_leaves_it_to_the_list(string yaml)
    {
        var policy = PolicyReader.Read("Papers are sorted by date, newest first.\n\nAdd a section if needed.\n", "README.md", PolicyFile.Read(yaml, RuleCatalog.Descriptors)).Policy;

        Assert.Equal("criteria in README.md:1", policy.Origins["order"]);
        Assert.Equal("criteria in README.md:3", policy.Origins["sections"]);
        Assert.Null(policy.Form);
    }

    [Theory]
    [InlineData("form: '- {titel} ({year})'", 1, "'form' has '{titel}', which is no part of an entry. Known are: title, year, date, venue, authors, name, description, url, pdf, doi, code, project, data, video.")]
    [InlineData("form: '- ({year})'", 1, "'form' must have {title} once, such as '- **{title}** ({year}), {authors} [[pdf]]({url})'.")]
    [InlineData("form: [a]", 1, "'form' must be a line of up to 500 characters.")]
    [InlineData("require:\n  - year\n  - coed", 3, "'require' must be year, date, venue, authors, name, description, abstract, link, pdf, doi, code, project, data, video or peer-review. Did you mean 'code'?")]
    [InlineData("order: newest", 1, "'order' must be none, newest-first, oldest-first, chronological, alphabetical, alphabetical-by-author or at-the-end. Did you mean 'newest-first'?")]
    [InlineData("order:\n  Surveys: random", 2, "'order.Surveys' must be none, newest-first, oldest-first, chronological, alphabetical, alphabetical-by-author or at-the-end. Known are: none, newest-first, oldest-first, chronological, alphabetical, alphabetical-by-author, at-the-end.")]
    [InlineData("order:\n  '#': none", 2, "A key of 'order' must be a heading of the list, or 'default' for all others, such as 'Surveys: alphabetical'.")]
    [InlineData("links: pdf", 1, "'links' must hold keys and values, such as 'prefer: ...'.")]
    [InlineData("cross-listing: allow", 1, "'cross-listing' must be auto, allowed or forbidden. Did you mean 'allowed'?")]
    [InlineData("sections: frozn", 1, "'sections' must be auto, frozen or open. Did you mean 'frozen'?")]
    [InlineData("comment: problem", 1, "'comment' must be always, problems or never. Did you mean 'problems'?")]
    [InlineData("exceptions: all", 1, "'exceptions' must be a list, such as '- { entry: Deep residual learning, rule: citation-threshold, because: the classic of its field }'.")]
    [InlineData("exceptions:\n  - Deep nets", 2, "An exception names an entry, a rule and a reason: '{ entry: Deep residual learning, rule: citation-threshold, because: the classic of its field }'.")]
    [InlineData("exceptions:\n  - { entry: Deep nets, rule: order }", 2, "An exception needs 'because': '{ entry: Deep residual learning, rule: citation-threshold, because: the classic of its field }'.")]
    [InlineData("exceptions:\n  - { entry: Deep nets, rule: odrer, because: so }", 2, "There is no rule 'odrer'. Did you mean 'order'?")]
    [InlineData("pull-request: one", 1, "'pull-request' must hold keys and values, such as 'papers: ...'.")]
    [InlineData("pull-request: { papers: 0 }", 1, "'pull-request.papers' must be a whole number from 1 to 1000, not '0'.")]
    [InlineData("pull-request: { reason: yes }", 1, "'pull-request.reason' must be auto, required or optional. Known are: auto, required, optional.")]
    [InlineData("pull-request:\n  tittle: Add *", 2, "'pull-request.tittle' is not a key of the policy. Did you mean 'title'?")]
    [InlineData("companions: { together: ../papers.csv }", 1, "'companions.together' must be a path inside the repository, such as 'README.md'.")]
    [InlineData("companions: [papers.csv]", 1, "'companions' must hold keys and values, such as 'together: ...'.")]
    [InlineData("exceptions:\n  - { entry: Deep nets, rule: order, because: so, until: soon }", 2, "'exceptions.until' must be a day, such as '2027-06-30'.")]
    public void What_cannot_be_followed_is_an_error_with_line_and_way_out(string yaml, int line, string message) =>
        Assert.Equal(new PolicyError(".github/curator.yml", line, message), Assert.Single(Read(yaml).Errors));

    [Theory]
    [InlineData("Deep residual learning", "order", "2027-06-30", true)]
    [InlineData("Deep residual learning for image recognition", "order", "2027-06-30", true)]
    [InlineData("Deep res", "order", "2027-06-30", false)]
    [InlineData("Deep residual learning", "authors", "2027-06-30", false)]
    [InlineData("Deep residual learning", "order", "2027-07-01", false)]
    public void An_exception_holds_for_its_entry_its_rule_and_its_time(string entry, string rule, string today, bool holds)
    {
        var exception = new RuleExemption(rule, entry, "the classic", new DateOnly(2027, 6, 30), 1);

        Assert.Equal(holds, exception.Covers("order", Residual, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.False(exception.Covers("order", entry: null, new DateOnly(2027, 1, 1)));
    }

    private static Entry EntryOf(string title) => Assert.Single(ListParser.Parse($"## Nets\n- {title} (2016), K. He et al. [[pdf]](https://example.org/1.pdf)\n").Entries);

    private static Policy ReadSound(string yaml)
    {
        var result = Read(yaml);
        Assert.Empty(result.Errors);
        return result.Policy;
    }

    private static PolicyResult Read(string yaml) => PolicyReader.Read("", "README.md", PolicyFile.Read(yaml, RuleCatalog.Descriptors));
}
