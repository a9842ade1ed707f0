using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Tests.Policies;

/// <summary>What a list and its guides ask in plain words.</summary>
public sealed class WrittenDemandsTests
{
    private static readonly Section Nets = new("Nets", SectionKind.Other, 2, 1, 2);

    [Theory]
    [InlineData("Papers are sorted by date, newest first.", EntryOrder.NewestFirst)]
    [InlineData("They are sorted by time to see the recent papers first. <br>", EntryOrder.NewestFirst)]
    [InlineData("Entries are listed in reverse chronological order.", EntryOrder.NewestFirst)]
    [InlineData("Please put the latest paper on top of its section.", EntryOrder.NewestFirst)]
    [InlineData("论文按时间倒序排列。", EntryOrder.NewestFirst)]
    [InlineData("The papers go from oldest to newest.", EntryOrder.OldestFirst)]
    [InlineData("Oldest first, please.", EntryOrder.OldestFirst)]
    [InlineData("按发表年份从旧到新排序", EntryOrder.OldestFirst)]
    [InlineData("Please keep the papers in alphabetical order.", EntryOrder.Alphabetical)]
    [InlineData("Insert your paper in the right category, in alphabetical order.", EntryOrder.Alphabetical)]
    [InlineData("论文按标题字母顺序排列", EntryOrder.Alphabetical)]
    [InlineData("Papers are sorted alphabetically by first author.", EntryOrder.AlphabeticalByAuthor)]
    [InlineData("Please add new papers at the end of the section.", EntryOrder.AtTheEnd)]
    [InlineData("- Add your paper to the bottom of the list.", EntryOrder.AtTheEnd)]
    [InlineData("请将论文添加到章节末尾。", EntryOrder.AtTheEnd)]
    public void An_order_is_read(string sentence, EntryOrder order)
    {
        var policy = Read($"# Papers\n\n{sentence}\n\n## Nets\n");

        Assert.Equal(order, Assert.Single(OrdersOf(policy)));
        Assert.Equal("criteria in README.md:3", policy.Origins["order"]);
        Assert.Equal("README.md:3", policy.AuthorityOf("order")?.Where);
    }

    [Theory]
    [InlineData("Papers are not sorted by date, newest first.")]
    [InlineData("We no longer keep the papers in alphabetical order.")]
    [InlineData("Should papers be newest first?")]
    [InlineData("If you like, put the newest first.")]
    [InlineData("We might sort the papers newest first some day.")]
    [InlineData("The sections are in alphabetical order.")]
    [InlineData("Please list the authors in alphabetical order.")]
    [InlineData("Another list says \"newest first\" of itself.")]
    [InlineData("> Papers are sorted newest first.")]
    [InlineData("Add a period at the end of the line.")]
    [InlineData("Do not add papers at the end of the list.")]
    [InlineData("论文不按时间倒序排列。")]
    [InlineData("- [Sorted by date, newest first](https://example.org/1.pdf)")]
    [InlineData("<!-- sorted by date, newest first -->")]
    public void What_is_denied_asked_quoted_or_said_of_something_else_is_no_order(string sentence) =>
        Assert.Equal("not stated", Read($"# Papers\n\n{sentence}\n\n## Nets\n").Origins["order"]);

    [Fact]
    public void Below_the_first_entry_only_headings_of_contributions_ask()
    {
        const string Entry = "## Nets\n- [Nets](https://example.org/1.pdf), A. Ames\n\nIn this section: newest first.\n\n";

        Assert.Equal("not stated", Read(Entry).Origins["order"]);
        Assert.Equal("criteria in README.md:8", Read(Entry + "## Contributing\n\nNewest first, please.\n").Origins["order"]);
    }

    [Theory]
    [InlineData("Please use the following format:\n```\n- **Title** (Year), Authors [[pdf]](link)\n```", "- **{title}** ({year}), {authors} [[pdf]]({url})")]
    [InlineData("Markdown format:\n\n```markdown\n- Paper Name.\n  [[pdf]](link)\n  [[code]](link)\n  - Author 1, Author 2, and Author 3. *Conference Year*\n```", "- {title}.\n  [[pdf]]({url})\n  [[code]]({code?})\n  - {authors}. *{venue} {year}*")]
    [InlineData("Follow this format: `* [Paper title](url), authors, *venue*, year.`", "* [{title}]({url}), {authors}, *{venue}*, {year}.")]
    [InlineData("请使用以下格式：\n```\n- [论文标题](链接) 作者，会议 年份\n```", "- [{title}]({url}) {authors}，{venue} {year}")]
    public void A_form_that_is_shown_is_read(string text, string form) => Assert.Equal(form, Read($"# Papers\n\n{text}\n\n## Nets\n").Form?.Template);

    [Theory]
    [InlineData("Please use the following format:\n```\npip install papers\n```")]
    [InlineData("Please use the following format:\n```\n- **Distilling the knowledge in a neural network** (2015), G. Hinton et al. [[pdf]](http://example.org/1.pdf)\n```")]
    [InlineData("The data come in the following format:\n\nTitle, Year, Authors")]
    [InlineData("We do not use the following format:\n```\n- **Title** (Year), Authors [[pdf]](link)\n```")]
    [InlineData("Cite this list:\n```\n@misc{x, title={Title}, author={Authors}, year={Year}, url={link}}\n```")]
    public void Other_code_and_examples_are_no_form(string text) => Assert.Null(Read($"# Papers\n\n{text}\n\n## Nets\n").Form);

    [Fact]
    public void What_entries_must_have_is_read_without_what_is_welcome()
    {
        var policy = Read("# Papers\n\nEach entry must have the authors, the venue and year, and code if available. Only peer-reviewed papers.\n");

        Assert.True(policy.Require!.TryGet(Nets, out var required));
        Assert.Equal([RequiredField.Authors, RequiredField.Venue, RequiredField.Year, RequiredField.PeerReview], required);
    }

    [Theory]
    [InlineData("Add a section if needed.", false)]
    [InlineData("You are *not* allowed to add or modify the sections.", true)]
    [InlineData("如有需要可以新增章节。", false)]
    [InlineData("请勿新增章节。", true)]
    public void Whether_sections_may_be_added_is_read(string sentence, bool frozen) => Assert.Equal(frozen, Read($"# Papers\n\n{sentence}\n").FrozenSections);

    [Fact]
    public void Links_cross_listing_and_one_paper_a_request_are_read()
    {
        var policy = Read("""
            # Papers

            ## How to contribute
            - Please link the abstract page rather than the pdf.
            - Each paper is listed only once.
            - One paper per pull request.
            """);

        Assert.Equal(LinkPreference.Abs, policy.PreferredLinks);
        Assert.False(policy.CrossListing?.IsAllowed);
        Assert.Equal(1, policy.PullRequest.Papers);
        Assert.Equal("criteria in README.md:6", policy.Origins["pull-request.papers"]);
        Assert.Contains("  papers: 1", PolicyWriter.Write(policy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Please title your pull request `Add [name of the paper]`.", "pull-request.title", "Add *")]
    [InlineData("The PR title should look like \"Add PAPER NAME\".", "pull-request.title", "Add *")]
    [InlineData("PR 标题格式：`添加 [论文名]`", "pull-request.title", "添加 *")]
    [InlineData("Please explain why the paper should be included.", "pull-request.reason", "required")]
    [InlineData("Give a short reason for adding it in the description.", "pull-request.reason", "required")]
    [InlineData("请说明收录的理由。", "pull-request.reason", "required")]
    [InlineData("Please fill in the pull request template.", "pull-request.template", "required")]
    [InlineData("Tick all boxes of the checklist below.", "pull-request.template", "required")]
    [InlineData("请填写PR模板。", "pull-request.template", "required")]
    [InlineData("Please also add the paper to `data/papers.csv`.", "companions.together", "data/papers.csv")]
    [InlineData("Don't forget to update [the table](papers.json) as well.", "companions.together", "papers.json")]
    [InlineData("请同时将论文添加到 papers.csv。", "companions.together", "papers.csv")]
    [InlineData("This list is generated from `papers.yml`, so edit that file.", "companions.source", "papers.yml")]
    [InlineData("The README is automatically generated from [this table](./data/papers.csv).", "companions.source", "data/papers.csv")]
    public void What_is_asked_of_the_pull_request_and_the_files_beside_the_list_is_read(string sentence, string key, string value)
    {
        var policy = PolicyReader.Read("# Papers\n", "README.md", PolicyFile.None().Beside([new("CONTRIBUTING.md", $"# Guide\n\n{sentence}\n")])).Policy;

        Assert.Equal("CONTRIBUTING.md:3", policy.AuthorityOf(key)?.Where);
        Assert.Contains(PolicyWriter.Text(value), PolicyWriter.Write(policy).Split('\n').Single(line => line.Contains($"CONTRIBUTING.md:3", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("If the paper has few citations, explain why it should be added.")]
    [InlineData("You do not need to title your pull request `Add [name]`.")]
    [InlineData("Name the pull request as you like; the title says what it adds.")]
    [InlineData("Please title your pull request `Add paper`.")]
    [InlineData("The data of the plots is in `results.csv`, also as a table.")]
    [InlineData("Also see the pull request template.")]
    [InlineData("The page is generated from this README.")]
    [InlineData("Papers whose code is in `train.json` also run on a laptop.")]
    public void What_is_said_of_something_else_asks_nothing_of_a_pull_request(string sentence)
    {
        var policy = PolicyReader.Read("# Papers\n", "README.md", PolicyFile.None().Beside([new("CONTRIBUTING.md", $"# Guide\n\n{sentence}\n")])).Policy;

        Assert.DoesNotContain(policy.Authorities.Keys, static key => key.StartsWith("pull-request.", StringComparison.Ordinal) || key.StartsWith("companions.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_guide_counts_after_the_list_and_is_named()
    {
        Guide[] guides = [new("CONTRIBUTING.md", "Papers are sorted newest first.\nAdd a section if needed.\n"), new(".github/pull_request_template.md", "<!-- One paper per pull request -->\n")];

        var policy = PolicyReader.Read("# Papers\n\nPapers are in alphabetical order.\n", "README.md", PolicyFile.None().Beside(guides)).Policy;

        Assert.Equal("criteria in README.md:3", policy.Origins["order"]);
        Assert.Equal("CONTRIBUTING.md:2", policy.AuthorityOf("sections")?.Where);
        Assert.Equal("criteria in .github/pull_request_template.md:1", policy.Origins["pull-request.papers"]);
    }

    [Fact]
    public void The_policy_file_takes_back_what_the_list_says() =>
        Assert.Equal(
            [EntryOrder.None],
            OrdersOf(PolicyReader.Read("Newest first.\n", "README.md", PolicyFile.Read("order: none", Core.Rules.RuleCatalog.Descriptors)).Policy));

    [Theory]
    [InlineData("See the [guide](CONTRIBUTING.md).", "README.md", "CONTRIBUTING.md")]
    [InlineData("See the [guide](https://github.com/a/b/blob/main/docs/Contributing.md#form).", "papers/README.md", "docs/Contributing.md")]
    [InlineData("See [how](./How-to-PR.md).", "papers/README.md", "papers/How-to-PR.md")]
    [InlineData("See [how](/.github/pull_request_template.md).", "papers/README.md", ".github/pull_request_template.md")]
    public void The_guides_that_a_list_shows_are_found(string text, string list, string path) => Assert.Equal([path], Guide.ShownBy(text, list));

    [Theory]
    [InlineData("See [paper](https://example.org/contributions.md).")]
    [InlineData("See [up](../../CONTRIBUTING.md).")]
    [InlineData("See [other](mailto:contributing@example.org).")]
    public void Nothing_outside_the_repository_is_a_guide(string text) => Assert.Empty(Guide.ShownBy(text, "README.md"));

    private static Policy Read(string list) => PolicyReader.Read(list, "README.md", PolicyFile.None()).Policy;

    private static IEnumerable<EntryOrder> OrdersOf(Policy policy) => policy.Order?.TryGet(Nets, out var order) == true ? [order] : [];
}
