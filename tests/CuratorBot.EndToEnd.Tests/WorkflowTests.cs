using CuratorBot.GitHub.Proposals;
using CuratorBot.Testing;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>What the linters do not look at in the workflows, and that the issue form fits its reader.</summary>
public sealed class WorkflowTests
{
    public static TheoryData<string> Workflows => [.. Files(".github/workflows").Concat(Files("docs/workflows"))];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_grants_nothing_at_the_top_and_each_job_names_what_it_needs(string path)
    {
        var workflow = RepositoryYaml.Read(path);

        Assert.Empty((Dictionary<object, object>)workflow["permissions"]);
        Assert.All(((Dictionary<object, object>)workflow["jobs"]).Values.Cast<Dictionary<object, object>>(), static job =>
        {
            Assert.IsType<Dictionary<object, object>>(job["permissions"]);
            Assert.Contains("timeout-minutes", job.Keys.Cast<string>());
        });
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    [InlineData("action.yml")]
    public void Actions_of_others_are_pinned_by_commit_with_their_version_beside(string path)
    {
        var uses = File.ReadLines(Path.Combine(SharedData.RepositoryRoot, path)).Where(static l => l.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.All(
            uses.Where(static l => !l.Contains("uses: ./", StringComparison.Ordinal) && !l.Contains("uses: curatorbot/curatorbot", StringComparison.Ordinal)),
            static l => Assert.Matches(@"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", l));
    }

    [Fact]
    public void Names_of_the_image_that_the_documentation_uses_are_released()
    {
        var release = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, ".github", "workflows", "release.yml"));
        var used = ((string[])["README.md", "docs/service.md", "docs/recipes.md"])
            .SelectMany(static path => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, path)), @"ghcr\.io/[\w/-]+(?<tag>:\w+)?", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Select(static m => m.Groups["tag"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(used);
        Assert.All(used, tag => Assert.Contains(tag switch
        {
            "" or ":latest" => "$image:latest",
            ":VERSION" => "$image:$version",
            _ => throw new InvalidOperationException($"{tag} is not released."),
        }, release, StringComparison.Ordinal));
        Assert.Contains("platforms: linux/amd64,linux/arm64", release, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_and_tags_that_the_documentation_uses_are_released()
    {
        var release = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, ".github", "workflows", "release.yml"));
        var docs = string.Concat(((string[])["README.md", "README.zh.md"]).Select(static f => Path.Combine(SharedData.RepositoryRoot, f))
            .Concat(Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, "docs"), "*.*", SearchOption.AllDirectories).Where(static f => Path.GetExtension(f) is ".md" or ".yml"))
            .Select(File.ReadAllText));
        var platforms = Found(@"releases/latest/download/curator-(?<name>[\w-]+)\.tar\.gz");
        var tags = Found(@"uses: curatorbot/curatorbot[\w./-]*@(?<name>\w+)");

        Assert.NotEmpty(platforms);
        Assert.All(platforms, platform => Assert.Contains($"rid: {platform},", release, StringComparison.Ordinal));
        Assert.Equal(["v1"], tags);
        Assert.Contains("git tag --force \"${GITHUB_REF_NAME%%.*}\"", release, StringComparison.Ordinal);

        List<string> Found(string pattern) => [.. System.Text.RegularExpressions.Regex.Matches(docs, pattern, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(static m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData("docs/workflows/target.yml")]
    [InlineData("docs/workflows/comment.yml")]
    public void A_workflow_with_a_token_that_writes_for_forks_checks_nothing_out_and_runs_no_script(string path)
    {
        var text = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, path));

        Assert.DoesNotContain("actions/checkout", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" run:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_suggestion_form_sends_is_read_as_a_suggestion()
    {
        var form = (List<object>)RepositoryYaml.Read(".github/ISSUE_TEMPLATE/suggest-a-paper.yml")["body"];
        var labels = form.Cast<Dictionary<object, object>>().ToDictionary(static f => (string)f["id"], static f => (string)((Dictionary<object, object>)f["attributes"])["label"], StringComparer.Ordinal);

        // As GitHub writes the answers of a form into the issue.
        var withLink = $"### {labels["paper"]}\n\nLayer Normalization\n\n### {labels["link"]}\n\nhttps://arxiv.org/abs/1607.06450\n\n### {labels["why"]}\n\n_No response_";
        var byTitle = withLink.Replace("https://arxiv.org/abs/1607.06450", "_No response_", StringComparison.Ordinal);

        Assert.Equal("ARXIV:1607.06450", Assert.Single(ProposalReader.Read("", withLink)!.Query.Ids).ToString());
        Assert.Equal("Layer Normalization", ProposalReader.Read("", byTitle)!.Query.Title);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, folder), "*.yml").Select(f => $"{folder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal);
}
