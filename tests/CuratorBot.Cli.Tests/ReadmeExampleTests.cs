using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>The README shows the very comment that its first command prints.</summary>
public sealed class ReadmeExampleTests
{
    [Fact]
    public async Task The_comment_in_the_readme_is_the_one_that_the_sample_gets()
    {
        // To write it anew: curator review samples/over-the-cap --format markdown | tail -n +2 | sed 's/^/> /; s/ *$//'
        var root = Path.GetRelativePath(Environment.CurrentDirectory, SharedData.RepositoryRoot);
        var run = await Curator.RunAsync("review", Path.Combine(root, "samples", "over-the-cap"), "--format", "markdown");
        var comment = run.Out.Replace($"{root}/", "", StringComparison.Ordinal).TrimEnd('\n').Split('\n').Skip(1);

        var readme = await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot, "README.md"), TestContext.Current.CancellationToken);
        var shown = readme.Split("<!-- example -->\n")[1].Split("\n<!-- /example -->")[0];

        Assert.Equal(string.Join('\n', comment.Select(static line => $"> {line}".TrimEnd())), shown);
    }
}
