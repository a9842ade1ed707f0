using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class PullRequestRuleTests
{
    private const string Line = "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/tunnels.pdf)";
    private const string Reason = "Add Long tunnels\n\nIt is the first method that digs and paves at the same time, and all later work builds on it.";

    private static readonly PullRequestRule Rule = new();

    [Fact]
    public void More_papers_than_the_list_takes_at_once_are_too_many()
    {
        Assert.Equal(
            ["warning: The list takes one paper per pull request, and this one adds 2. Please split it."],
            Asking("papers: 1", Line + "\n- **Steep hills** (2016), M. Moss et al. [[pdf]](https://example.org/steep.pdf)").Said(Rule));
        Assert.Equal(
            ["warning: The list takes up to 2 papers per pull request, and this one adds 3. Please split it."],
            (Asking("papers: 2") with { AddedElsewhere = 2 }).Said(Rule));
        Assert.Empty(Asking("papers: 1").Said(Rule));
    }

    [Fact]
    public void Papers_that_are_moved_or_edited_do_not_count() =>
        Assert.Empty((FormList.Edit("Flat tyres", "Flat tires") with { Policy = Read("papers: 1"), AddedElsewhere = 1 }).Said(Rule));

    [Theory]
    [InlineData("title: \"Add *\"", "add long tunnels", null)]
    [InlineData("title: \"Add *\"", "Update README.md", "warning: The title of this pull request, “Update README.md”, should look like “Add *”.")]
    [InlineData("title: [\"Add *\", \"Fix *\"]", "Fix a link", null)]
    [InlineData("title: [\"Add *\", \"Fix *\"]", "Update", "warning: The title of this pull request, “Update”, should look like one of these: Add * · Fix *.")]
    [InlineData("title: \"Add *\"", "", null)]
    public void The_title_is_in_the_form_that_is_asked_for(string asked, string title, string? said) =>
        Assert.Equal(said is null ? [] : [said], (Asking(asked) with { Description = title }).Said(Rule));

    [Theory]
    [InlineData(Reason, null)]
    [InlineData("Add Long tunnels", "warning: The description doesn't say why the paper belongs in the list. Please add a sentence or two.")]
    [InlineData("Add Long tunnels\n\nhttps://example.org/tunnels.pdf\n\nThank you!", "warning: The description doesn't say why the paper belongs in the list. Please add a sentence or two.")]
    public void A_reason_is_in_words_of_the_authors_own(string description, string? said) =>
        Assert.Equal(said is null ? [] : [said], (Asking("reason: required") with { Description = description }).Said(Rule));

    [Fact]
    public void No_reason_is_asked_for_a_correction() =>
        Assert.Empty((FormList.Edit("Flat tyres", "Flat tires") with { Policy = Read("reason: required"), Description = "Fix a typo" }).Said(Rule));

    [Theory]
    [InlineData("Add\n\n## Checklist\n- [x] I read the guide\n- [X] The paper is new", null)]
    [InlineData("Add\n\n## Checklist\n- [x] I read the guide\n- [ ] The paper is new", "warning: One box of the pull request template is not ticked: The paper is new")]
    [InlineData("Add\n\n- [ ] I read the guide\n- [ ] The paper is new", "warning: 2 boxes of the pull request template are not ticked: I read the guide; The paper is new")]
    [InlineData("Add\n\nA paper on tunnels.\n- [ ] A box of my own", "warning: The description doesn't use the pull request template. Please fill it in.")]
    public void A_template_is_filled_in(string description, string? said) =>
        Assert.Equal(
            said is null ? [] : [said],
            (Asking("template: required") with { Description = description, DescriptionTemplates = "<!-- Tick all -->\n## Checklist\n- [ ] I read the guide\n- [ ] The paper is new\n" }).Said(Rule));

    [Fact]
    public void Without_a_template_none_has_to_be_filled_in() => Assert.Empty((Asking("template: required") with { Description = "Add" }).Said(Rule));

    [Fact]
    public void Each_demand_has_its_own_line_of_the_policy()
    {
        var findings = (Asking("papers: 1\n  title: \"Add *\"") with { AddedElsewhere = 1, Description = "Update" }).Check(Rule);

        Assert.Equal([".github/curator.yml:2", ".github/curator.yml:3"], findings.Select(static f => f.Authority?.Where));
    }

    [Fact]
    public void What_is_told_beside_another_list_and_what_nobody_asks_is_not_said()
    {
        Assert.Empty((Asking("papers: 1") with { AddedElsewhere = 2, IsToldElsewhere = true }).Said(Rule));
        Assert.Null(Rule.AuthorityIn(Asking("reason: optional").Context));
        Assert.NotNull(Rule.AuthorityIn(Asking("reason: required").Context));
    }

    private static RuleFixture Asking(string asked, string lines = Line) => FormList.Add("### Driving", lines) with { Policy = Read(asked) };

    private static Policy Read(string asked)
    {
        var result = PolicyReader.Read(FormList.English, "README.md", PolicyFile.Read($"pull-request:\n  {asked}\n", RuleCatalog.Descriptors));
        Assert.Empty(result.Errors);
        return result.Policy;
    }
}
