using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Tests.Policies;

/// <summary>Sentences as maintainers write them, and others that sound like them and ask nothing.</summary>
public sealed class WrittenSentencesTests
{
    private static readonly Section Nets = new("Nets", SectionKind.Other, 2, 1, 2);

    [Theory]
    [InlineData("Entries within each section are in reverse-chronological order (newest on top).", EntryOrder.NewestFirst)]
    [InlineData("Keep newest on top.", EntryOrder.NewestFirst)]
    [InlineData("Most recent papers come first.", EntryOrder.NewestFirst)]
    [InlineData("The latest works are listed at the top of each section.", EntryOrder.NewestFirst)]
    [InlineData("Ordered from new to old.", EntryOrder.NewestFirst)]
    [InlineData("Sorted by publication date (descending).", EntryOrder.NewestFirst)]
    [InlineData("最新论文在前。", EntryOrder.NewestFirst)]
    [InlineData("请把新论文放在最前面。", EntryOrder.NewestFirst)]
    [InlineData("按年份由近及远排列。", EntryOrder.NewestFirst)]
    [InlineData("Sorted by year, ascending.", EntryOrder.OldestFirst)]
    [InlineData("论文按时间由远及近排列。", EntryOrder.OldestFirst)]
    [InlineData("Papers are listed in chronological order.", EntryOrder.Chronological)]
    [InlineData("Please keep the chronological order when you add a paper.", EntryOrder.Chronological)]
    [InlineData("We organize the papers chronologically.", EntryOrder.Chronological)]
    [InlineData("Within a section, papers are sorted by publication date.", EntryOrder.Chronological)]
    [InlineData("论文按照时间顺序排列。", EntryOrder.Chronological)]
    [InlineData("Please maintain alphabetical order.", EntryOrder.Alphabetical)]
    [InlineData("Entries are alphabetical by the surname of the first author.", EntryOrder.AlphabeticalByAuthor)]
    [InlineData("Please keep alphabetical order (by author).", EntryOrder.AlphabeticalByAuthor)]
    [InlineData("Sort alphabetically by the last name of the first author.", EntryOrder.AlphabeticalByAuthor)]
    [InlineData("按第一作者姓氏拼音排序。", EntryOrder.AlphabeticalByAuthor)]
    public void An_order_is_read_with_its_line(string sentence, EntryOrder order)
    {
        var policy = Read($"# Papers\n\n## Contributing\n\n- {sentence}\n");

        Assert.True(policy.Order!.TryGet(Nets, out var read));
        Assert.Equal(order, read);
        Assert.Equal("README.md:5", policy.AuthorityOf("order")?.Where);
        Assert.Contains("README.md:5", PolicyWriter.Write(policy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("We do not sort the list.")]
    [InlineData("Papers are listed in no particular order.")]
    [InlineData("Feel free to sort your own section by date.")]
    [InlineData("The table of contents is in alphabetical order.")]
    [InlineData("Conferences are listed in alphabetical order.")]
    [InlineData("The changelog below is in reverse chronological order.")]
    [InlineData("News (latest first):")]
    [InlineData("Papers are grouped by year, with the most recent year first.")]
    [InlineData("This list covers recent work at the top conferences.")]
    [InlineData("We collect the latest and most important papers.")]
    [InlineData("Please sort your links: paper first, code second.")]
    [InlineData("A chronological overview of the field can be found in the survey of Ames.")]
    [InlineData("本列表收录最新的前沿论文。")]
    [InlineData("收录最新的在顶会上发表的论文。")]
    [InlineData("列表没有按时间排序。")]
    [InlineData("章节按时间顺序排列。")]
    public void What_is_said_of_something_else_is_no_order(string sentence) =>
        Assert.Equal("not stated", Read($"# Papers\n\n## Contributing\n\n{sentence}\n").Origins["order"]);

    [Theory]
    [InlineData("Please follow the format below:")]
    [InlineData("Template for a new entry:")]
    [InlineData("Add your paper as follows:")]
    [InlineData("Each line should look like this:")]
    [InlineData("新增论文请按照如下格式：")]
    [InlineData("请参照下面的模板添加论文：")]
    public void A_form_in_a_block_of_code_is_read(string sentence)
    {
        var policy = Read($"# Papers\n\n## Contributing\n\n{sentence}\n\n```\n- [Title](link), Authors, Venue Year\n```\n");

        Assert.Equal("- [{title}]({url}), {authors}, {venue} {year}", policy.Form?.Template);
        Assert.Equal("README.md:5", policy.AuthorityOf("form")?.Where);
    }

    [Theory]
    [InlineData("The title of your pull request should look like this: `Add: Paper title (Venue Year)`")]
    [InlineData("Commit messages follow the format below: `Add Title (Venue Year)`")]
    [InlineData("We used to follow the format below: `[Title](link), Authors, Venue Year`")]
    [InlineData("拉取请求标题格式：`添加 论文标题 会议 年份`")]
    public void A_form_of_something_else_is_none(string sentence) => Assert.Null(Read($"# Papers\n\n## Contributing\n\n{sentence}\n").Form);

    [Theory]
    [InlineData("One paper per pull request, please.")]
    [InlineData("Please submit one PR per paper.")]
    [InlineData("Open a separate pull request for each paper.")]
    [InlineData("Please make an individual pull request for each suggestion.")]
    [InlineData("Limit each pull request to a single paper.")]
    [InlineData("每个 PR 只添加一篇论文。")]
    [InlineData("一个 PR 请只提交一篇论文。")]
    [InlineData("每篇论文请单独提交一个拉取请求。")]
    public void One_paper_in_a_pull_request_is_read(string sentence) =>
        Assert.Equal("README.md:5", Read($"# Papers\n\n## Contributing\n\n- {sentence}\n").AuthorityOf("pull-request.papers")?.Where);

    [Theory]
    [InlineData("You may add several papers in one pull request.")]
    [InlineData("One paper per pull request is not required.")]
    [InlineData("Each paper needs one reviewer before the pull request is merged.")]
    [InlineData("欢迎在一个 PR 中提交多篇论文。")]
    [InlineData("不要求每个 PR 只有一篇论文。")]
    public void Several_papers_in_a_pull_request_stay_allowed(string sentence) =>
        Assert.Null(Read($"# Papers\n\n## Contributing\n\n- {sentence}\n").AuthorityOf("pull-request.papers"));

    private static Policy Read(string list) => PolicyReader.Read(list, "README.md", PolicyFile.None()).Policy;
}
