using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>What maintainers of lists ask for in their guides, row by row: each can be said, in a policy or in the words of the list, and is then asked.</summary>
public sealed class RequirementsTests
{
    private const string List =
        """
        # Papers on roads

        ## Contents
        - [Methods](#methods)
        - [Surveys](#surveys)

        ## Methods
        - Wide lanes for wide cars. A. Ames, B. Boyd. *ICLR 2018*. [[pdf]](https://arxiv.org/pdf/1801.00001) [[code]](https://github.com/a/wide)
        - Deep potholes in dark nights. C. Cole, D. Dunn. *ICML 2017*. [[pdf]](https://arxiv.org/pdf/1701.00002) [[code]](https://github.com/a/deep)
        - Flat tyres at the road side. E. Egan, F. Ford. *CVPR 2016*. [[pdf]](https://arxiv.org/pdf/1601.00003) [[code]](https://github.com/a/flat)

        ## Surveys
        - A survey of surveys of roads. G. Gray, H. Hale. *TPAMI 2015*. [[pdf]](https://arxiv.org/pdf/1501.00004)
        """;

    private const string Sound = "- Long tunnels under wide hills. I. Ives, J. Jones. *ICLR 2018*. [[pdf]](https://arxiv.org/pdf/1801.00005) [[code]](https://github.com/a/long)";

    private static readonly Paper Record = new()
    {
        Title = "Long tunnels under wide hills",
        Year = 2018,
        Authors = [new PaperAuthor("Ida Ives"), new PaperAuthor("Jim Jones")],
        Venue = "International Conference on Learning Representations",
        ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "1801.00005", ["DOI"] = "10.1000/182" },
    };

    [Theory]

    // The form of an entry.
    [InlineData("form: '- {title}. {authors}. *{venue} {year}*. [[pdf]]({url})'", "- Long tunnels under wide hills, I. Ives, J. Jones, ICLR 2018 [[pdf]](https://arxiv.org/pdf/1801.00005)", "entry-format")]
    [InlineData("form: '- {title}. {authors}. *{venue} {year}*. [[pdf]]({url})'", Sound, null)]

    // Venue and year.
    [InlineData("require: [venue, year]", "- Long tunnels under wide hills. I. Ives, J. Jones. [[pdf]](https://arxiv.org/pdf/1801.00005)", "required-fields")]
    [InlineData("require: [venue, year]", Sound, null)]

    // The link to code.
    [InlineData("require: [code]", "- Long tunnels under wide hills. I. Ives, J. Jones. *ICLR 2018*. [[pdf]](https://arxiv.org/pdf/1801.00005)", "required-fields")]
    [InlineData("require: [code]", Sound, null)]

    // The authors.
    [InlineData("require: [authors]", "- Long tunnels under wide hills. *ICLR 2018*. [[pdf]](https://arxiv.org/pdf/1801.00005)", "required-fields")]

    // A description.
    [InlineData("require: [description]", Sound, "required-fields")]

    // Peer-reviewed only.
    [InlineData("require: [peer-review]", "- Short tunnels through hard rocks. I. Ives, J. Jones. *arXiv 2018*. [[pdf]](https://arxiv.org/pdf/1801.00009)", "required-fields")]

    // The page of the paper, the DOI, an open copy, the PDF.
    [InlineData("links: { prefer: abs }", Sound, "pdf-link")]
    [InlineData("links: { prefer: doi }", Sound, "pdf-link")]
    [InlineData("links: { prefer: open }", "- Long tunnels under wide hills. I. Ives, J. Jones. *ICLR 2018*. [[paper]](https://ieeexplore.ieee.org/document/1801)", "pdf-link")]
    [InlineData("links: { prefer: pdf }", "- Long tunnels under wide hills. I. Ives, J. Jones. *ICLR 2018*. [[paper]](https://arxiv.org/abs/1801.00005)", "pdf-link")]
    [InlineData("links: { prefer: pdf }", Sound, null)]

    // Preprint to venue.
    [InlineData("", "- Long tunnels under wide hills. I. Ives, J. Jones. *arXiv 2018*. [[pdf]](https://arxiv.org/pdf/1801.00005)", "metadata")]

    // Blanks, and the spelling of a title.
    [InlineData("", "- Short tunnels:through hard rocks and hills. I. Ives, J. Jones. *ICLR 2018*. [[pdf]](https://arxiv.org/pdf/1801.00005) [[code]](https://github.com/a/long)", "entry-format")]
    [InlineData("", "- Long tunels under wide hills. I. Ives, J. Jones. *ICLR 2018*. [[pdf]](https://arxiv.org/pdf/1801.00005) [[code]](https://github.com/a/long)", "metadata")]

    // No paper twice, and none in two sections.
    [InlineData("", "- Wide lanes for wide cars. A. Ames, B. Boyd. *ICLR 2018*. [[pdf]](https://arxiv.org/pdf/1801.00001) [[code]](https://github.com/a/wide)", "duplicate")]
    [InlineData("cross-listing: forbidden", "- A survey of surveys of roads. G. Gray, H. Hale. *TPAMI 2015*. [[pdf]](https://arxiv.org/pdf/1501.00004)", "duplicate")]
    [InlineData("cross-listing: allowed\norder: none", "- A survey of surveys of roads. G. Gray, H. Hale. *TPAMI 2015*. [[pdf]](https://arxiv.org/pdf/1501.00004) [[code]](https://github.com/a/s)", null)]

    // Newest first, oldest first, by title.
    [InlineData("order: newest-first", "- Short tunnels through hard rocks. I. Ives, J. Jones. *ICLR 2015*. [[pdf]](https://arxiv.org/pdf/1501.00009) [[code]](https://github.com/a/long)", "order")]
    [InlineData("order: newest-first", Sound, null)]
    [InlineData("order: alphabetical", Sound, null)]
    public async Task What_a_policy_asks_is_asked(string yaml, string line, string? rule) => Assert.Equal(rule is null ? [] : [rule], await RulesAsync(List, yaml, "- Wide", line));

    [Theory]
    [InlineData("Please keep papers oldest first.", "order")]
    [InlineData("Papers are in alphabetical order.", "order")]
    [InlineData("New papers are added at the end of their section.", "order")]
    public async Task An_order_in_the_words_of_the_list_is_asked(string words, string rule)
    {
        // By title, "Zebra" comes last; by year and at the end of the section as well.
        var list = List.Replace("## Contents", $"{words}\n\n## Contents", StringComparison.Ordinal)
            .Replace("ICLR 2018", "ICLR 2014", StringComparison.Ordinal).Replace("ICML 2017", "ICML 2015", StringComparison.Ordinal)
            .Replace("Wide lanes", "Any lanes", StringComparison.Ordinal);

        Assert.Equal([rule], await RulesAsync(list, "", "- Any", "- Zebra crossings on wide roads. I. Ives, J. Jones. *ICLR 2018*. [[pdf]](https://arxiv.org/pdf/1801.00009) [[code]](https://github.com/a/long)"));
    }

    [Theory]
    [InlineData("Add a section if needed.", "contents-link")]
    [InlineData("Please do not add new sections.", "sections-frozen")]
    public async Task Whether_sections_are_welcome_is_as_the_list_says(string words, string rule)
    {
        var list = List.Replace("## Contents", $"{words}\n\n## Contents", StringComparison.Ordinal);
        var head = list + $"\n## Tools\n{Sound}\n";

        Assert.Contains(rule, (await ReviewAsync(list, head, "")).Findings.Select(static f => f.RuleId));
        Assert.DoesNotContain((await ReviewAsync(list, head, "")).Findings, f => f.RuleId != rule && f.Severity == Severity.Failure);
    }

    [Theory]

    // One paper a pull request, a form of its title, a reason, the template filled in.
    [InlineData("One paper per pull request.", "pull-request: { papers: 1 }", "Add two papers", "The list takes one paper per pull request, and this one adds 2. Please split it.")]
    [InlineData("Please title your pull request `Add [name of the paper]`.", "pull-request: { title: 'Add *' }", "Update README.md", "The title of this pull request, “Update README.md”, should look like “Add *”.")]
    [InlineData("Please explain why the paper should be added.", "pull-request: { reason: required }", "Add two papers", "The description doesn't say why the papers belong in the list. Please add a sentence or two.")]
    [InlineData("Please fill in the pull request template.", "pull-request: { template: required }", "Add two papers", "The description doesn't use the pull request template. Please fill it in.")]

    // A second file kept in step, or from which the list is made.
    [InlineData("Please also add the paper to `papers.csv`.", "companions: { together: papers.csv }", "Add two papers", "“papers.csv” doesn't have this paper yet. Please add it there, too.")]
    [InlineData("This list is generated from papers.csv.", "companions: { source: papers.csv }", "Add two papers", "The list is generated from “papers.csv”, which doesn't have this paper, so it would be lost the next time. Please add it to “papers.csv”.")]
    public async Task What_is_asked_of_a_pull_request_and_its_other_files_is_asked_in_words_and_by_the_policy(string words, string yaml, string description, string said)
    {
        const string Second = "- Steep hills at the sea side. M. Moss. *ICLR 2018*. [[pdf]](https://arxiv.org/pdf/1801.00006) [[code]](https://github.com/a/steep)";
        var head = List.Replace("- Wide lanes", $"{Sound}\n{Second}\n- Wide lanes", StringComparison.Ordinal);
        var facts = new PullRequestFacts
        {
            Date = new DateOnly(2019, 1, 1),
            Description = description,
            DescriptionTemplates = "- [ ] I read the guide\n",
            Companions = new Dictionary<string, CompanionText>(StringComparer.Ordinal) { ["papers.csv"] = new("title\nSteep hills at the sea side\n") },
        };
        foreach (var policy in (PolicyFile[])[PolicyFile.Read(yaml, RuleCatalog.Descriptors), PolicyFile.None().Beside([new Guide("CONTRIBUTING.md", words + "\n")])])
        {
            var review = await new Reviewer(new RecordingSource()).ReviewAsync(ReviewRequest.Read(List, head, onto: null, policy, facts), TestContext.Current.CancellationToken);

            var finding = Assert.Single(review.Findings);
            Assert.Equal(said, Messages.Format(finding.Message, "en"));
            Assert.Equal(policy.Exists ? ".github/curator.yml:1" : "CONTRIBUTING.md:1", finding.Authority?.Where);
            Assert.Equal(Verdict.Pass, review.Verdict);
        }
    }

    /// <summary>Several list files in one repository, each with what is asked of it.</summary>
    [Fact]
    public async Task Each_list_of_a_repository_is_asked_what_the_policy_asks_of_it()
    {
        var policy = PolicyFile.Read("lists:\n  - papers/*.md\n  - { path: papers/old.md, require: [description] }\ncross-listing: forbidden\n", RuleCatalog.Descriptors);
        Assert.Empty(policy.Errors);
        var head = List.Replace("- Wide lanes", $"{Sound}\n- Wide lanes", StringComparison.Ordinal);
        var requests = ReviewRequest.Together(
            [.. ((string[])["papers/new.md", "papers/old.md"]).Select(path => ReviewRequest.Read(path == "papers/old.md" ? "" : List, path == "papers/old.md" ? $"# Old\n\n## Methods\n{Sound}\n" : head, onto: null, policy, new PullRequestFacts { Date = new DateOnly(2019, 1, 1) }, path))],
            []);

        var reviews = new List<Review>();
        foreach (var request in requests)
        {
            reviews.Add(await new Reviewer(new RecordingSource()).ReviewAsync(request, TestContext.Current.CancellationToken));
        }

        Assert.Equal(["papers/old.md duplicate", "papers/old.md required-fields"], Review.Together(reviews).FindingsByPart.Select(static f => $"{f.Part.Request.ListPath} {f.Finding.RuleId}"));
    }

    private static async Task<IEnumerable<string>> RulesAsync(string list, string yaml, string below, string line)
    {
        var lines = list.Split('\n').ToList();
        lines.Insert(lines.FindIndex(l => l.StartsWith(below, StringComparison.Ordinal)) + 1, line);
        return (await ReviewAsync(list, string.Join('\n', lines), yaml)).Findings.Select(static f => f.RuleId).Distinct();
    }

    private static Task<Review> ReviewAsync(string list, string head, string yaml)
    {
        var policy = PolicyFile.Read(yaml, RuleCatalog.Descriptors);
        Assert.Empty(policy.Errors);
        var found = new PaperLookup.Found(Record, MatchedBy.Id, 1);
        var source = new RecordingSource().With(Record.Title, found).With("Long tunels under wide hills", found);
        return new Reviewer(source).ReviewAsync(ReviewRequest.Read(list, head, onto: null, policy, new PullRequestFacts { Date = new DateOnly(2019, 1, 1) }), TestContext.Current.CancellationToken);
    }
}
