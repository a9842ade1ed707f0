using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Policies;

/// <summary>The key of a policy file that names several lists.</summary>
public sealed class SeveralListsTests
{
    private const string Yaml =
        """
        lists:
          - README.md
          - papers/*.md
          - "!papers/TEMPLATE.md"
          - { path: papers/surveys.md, order: alphabetical, rules: { pdf-link: off } }
        order: newest-first
        require: [year]
        rules: { authors: off }
        """;

    [Theory]
    [InlineData("README.md", true)]
    [InlineData("papers/vision.md", true)]
    [InlineData("papers/TEMPLATE.md", false)]
    [InlineData("papers/old/vision.md", false)]
    [InlineData("docs/README.md", false)]
    [InlineData("papers/vision.MD", false)]
    public void A_file_is_a_list_by_the_last_pattern_that_fits_it(string path, bool isList) => Assert.Equal(isList, Read(Yaml).IsList(path));

    [Theory]
    [InlineData("*.md", "a.md", true)]
    [InlineData("*.md", "a/b.md", false)]
    [InlineData("**/*.md", "b.md", true)]
    [InlineData("**/*.md", "a/b/c.md", true)]
    [InlineData("papers/**", "papers/a/b.md", true)]
    [InlineData("papers/**", "paper/a.md", false)]
    [InlineData("papers/**/2024/*.md", "papers/x/y/2024/z.md", true)]
    [InlineData("papers/**/2024/*.md", "papers/2024/z.md", true)]
    [InlineData("papers/**/2024/*.md", "papers/2023/z.md", false)]
    [InlineData("**/a/**/b/*.md", "x/a/y/a/z/b/c.md", true)]
    [InlineData("./papers//*.md", "papers/a.md", true)]
    [InlineData("p*-*s.md", "papers-on-roads.md", true)]
    public void A_star_stands_for_a_part_of_a_name_and_two_for_folders(string pattern, string path, bool fits)
    {
        Assert.True(ListPattern.TryRead(pattern, 1, out var read));
        Assert.Equal(fits, read.Matches(path));
    }

    [Fact]
    public void A_pattern_of_many_stars_takes_no_time()
    {
        Assert.True(ListPattern.TryRead(string.Concat(Enumerable.Repeat("**/", 40)) + string.Concat(Enumerable.Repeat("*a", 90)) + "b", 1, out var read));

        Assert.False(read.Matches(string.Concat(Enumerable.Repeat("aaaaaaaaaa/", 2_000)) + new string('a', 5_000)));
    }

    [Fact]
    public void What_is_asked_of_a_list_is_what_is_asked_of_all_with_its_own_in_its_place()
    {
        var file = Read(Yaml);
        var (surveys, vision) = (PolicyReader.Read("", "papers/surveys.md", file).Policy, PolicyReader.Read("", "papers/vision.md", file).Policy);

        Assert.Equal("alphabetical", OrderOf(surveys));
        Assert.Equal(".github/curator.yml:5", surveys.Origins["order"]);
        Assert.Equal(["authors", "pdf-link"], surveys.Rules.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("newest-first", OrderOf(vision));
        Assert.Equal(["authors"], vision.Rules.Keys);
        Assert.NotNull(surveys.Require);
        Assert.Equal(("papers/vision.md", ".github/curator.yml:3"), (vision.List, vision.Origins["list"]));
    }

    [Fact]
    public void The_policy_of_one_list_is_a_policy_file_of_its_own()
    {
        var policy = PolicyReader.Read("", "papers/surveys.md", Read(Yaml)).Policy;
        var printed = PolicyWriter.Write(policy);

        Assert.StartsWith("list: papers/surveys.md", printed, StringComparison.Ordinal);
        Assert.Equal(printed, PolicyWriter.Write(PolicyReader.Read("", "papers/surveys.md", Read(printed)).Policy with { Origins = policy.Origins }));
    }

    [Theory]
    [InlineData("list: [a.md, b.md]", 1, "'list' names one list. For several, write 'lists: [README.md, papers/*.md]'.")]
    [InlineData("lists: README.md", 1, "'lists' must be a list of paths, such as 'lists: [README.md, papers/*.md]'.")]
    [InlineData("lists: []", 1, "'lists' must be a list of paths, such as 'lists: [README.md, papers/*.md]'.")]
    [InlineData("lists: [a.md]\nlist: b.md", 2, "'list' and 'lists' cannot both be given. Keep 'lists', and name this list there.")]
    [InlineData("lists:\n  - ../other/*.md", 2, "'lists' must be paths inside the repository, such as 'papers/*.md': '*' stands for any characters of a name, '**' for any folders, and other marks are not known.")]
    [InlineData("lists:\n  - a.md\n  - '/etc/{passwd,group}'", 3, "'lists' must be paths inside the repository, such as 'papers/*.md': '*' stands for any characters of a name, '**' for any folders, and other marks are not known.")]
    [InlineData("lists:\n  - { order: none }", 2, "An item of 'lists' needs 'path': '{ path: papers/*.md, order: newest-first }'.")]
    [InlineData("lists:\n  - { path: a.md, labels: { pass: ok } }", 2, "'lists.labels' is not a key of the policy. Known are: path, locale, form, top, citations, require, order, links, cross-listing, sections, new-papers, old-papers, bibliography, companions, translation-of, candidates, exceptions, rules.")]
    [InlineData("lists:\n  - { path: a.md, order: newest }", 2, "'order' must be none, newest-first, oldest-first, chronological, alphabetical, alphabetical-by-author or at-the-end. Did you mean 'newest-first'?")]
    [InlineData("lists: ['!a.md', b.md]", 1, "'lists' begins with a file that is no list. Name the lists first, such as 'lists: [README.md, papers/*.md]'.")]
    [InlineData("lists: [a.md, b.md]\norder: newest", 2, "'order' must be none, newest-first, oldest-first, chronological, alphabetical, alphabetical-by-author or at-the-end. Did you mean 'newest-first'?")]
    public void What_cannot_be_followed_is_an_error_once(string yaml, int line, string message) =>
        Assert.Equal(new PolicyError(".github/curator.yml", line, message), Assert.Single(PolicyFile.Read(yaml, RuleCatalog.Descriptors).Errors));

    private static string OrderOf(Policy policy) => PolicyWriter.Write(policy).Split('\n').First(static line => line.StartsWith("order:", StringComparison.Ordinal)).Split(' ')[1];

    private static PolicyFile Read(string yaml)
    {
        var file = PolicyFile.Read(yaml, RuleCatalog.Descriptors);
        Assert.Empty(file.Errors);
        return file;
    }
}
