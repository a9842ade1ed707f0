using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CuratorBot.Cli.Tests;

/// <summary>Whoever offers a corrected line offers the same one.</summary>
public sealed partial class CorrectedLinesTests : IDisposable
{
    private const string Before = """
        # Most cited papers

        * [Models](#models)
        * [New Papers](#new-papers)

        ## Criteria

        A list of top 9 papers published from 2012 to 2016.

        ### Models
        - **Deep residual learning for image recognition** (2016), K. He et al. [[pdf]](http://arxiv.org/pdf/1512.03385)
        - **Going deeper with convolutions** (2015), C. Szegedy et al. [[pdf]](http://arxiv.org/pdf/1409.4842)

        ### New Papers
        - Wasserstein GAN (2017), M. Arjovsky et al. [[pdf]](https://arxiv.org/pdf/1701.07875)

        """;

    private const string After = """
        # Most cited papers

        * [Models](#modells)
        * [New Papers](#new-papers)

        ## Criteria

        A list of top 9 papers published from 2012 to 2016.

        ### Models
        - Long tunnels under high mountains (2016) , Lena Lane et al, [[PDF]](https://arxiv.org/abs/1601.00001).
        - **Deep residual learning for image recognition** (2016), K. He et al. [[pdf]](http://arxiv.org/pdf/1512.03385)
        - **Going deeper with convolutions** (2015), C. Szegedy et al. [[pdf]](http://arxiv.org/pdf/1409.4842)
        **Wide roads through narrow valleys** (2015), R. Rhodes et al. [[pdf]](https://arxiv.org/pdf/1501.00002)

        ### New Papers
        - Short bridges over slow rivers (2017) ,
          B. Mason et al [[pdf]](https://arxiv.org/pdf/1702.00003)
        - Wasserstein GAN (2017), M. Arjovsky et al. [[pdf]](https://arxiv.org/pdf/1701.07875)

        """;

    private static readonly Correction[] Corrections =
    [
        new(3, "* [Models](#models)"),
        new(11, "- **Long tunnels under high mountains** (2016), L. Lane et al. [[pdf]](https://arxiv.org/pdf/1601.00001)"),
        new(14, "- **Wide roads through narrow valleys** (2015), R. Rhodes et al. [[pdf]](https://arxiv.org/pdf/1501.00002)"),
        new(18, "- Short bridges over slow rivers (2017), B. Mason et al. [[pdf]](https://arxiv.org/pdf/1702.00003)"),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Comment_suggestions_annotations_sarif_and_audit_have_the_same_text_for_the_same_lines()
    {
        var (before, after) = (await FileAsync("base.md", Before), await FileAsync("head.md", After));
        Assert.Equal(Corrections, InMarkdown(await RunAsync("review", before, after, "--format", "markdown")));
        Assert.Equal(Corrections, await SuggestedAsync());
        Assert.Equal(Corrections, InSarif(await RunAsync("review", before, after, "--format", "sarif")));
        Assert.Equal(Corrections, InAnnotations(await RunAsync("review", before, after, "--format", "github")));
        Assert.Equal(Corrections, InMarkdown(await RunAsync("audit", after, "--format", "markdown")));
        Assert.Equal(Corrections, InPatch(await RunAsync("audit", after, "--patch")));
    }

    private async Task<string> FileAsync(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }

    private static async Task<string> RunAsync(params string[] args) => (await Curator.RunAsync([.. args, "--date", "2017-03-01", "--offline"])).Out;

    private static IEnumerable<Correction> InMarkdown(string text) => InOrder(InComment().Matches(text).Select(Read));

    private static IEnumerable<Correction> InAnnotations(string text) =>
        InOrder(InAnnotation().Matches(text.Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal)).Select(Read));

    private static IEnumerable<Correction> InSarif(string text) => InOrder(
        JsonNode.Parse(text)!["runs"]![0]!["results"]!.AsArray()
            .SelectMany(result => result!["fixes"]?.AsArray() ?? [])
            .Select(fix => fix!["artifactChanges"]![0]!["replacements"]![0]!)
            .Select(replacement => new Correction((int)replacement["deletedRegion"]!["endLine"]!, (string)replacement["insertedContent"]!["text"]!)));

    /// <summary>The added lines, by the number of the old line before them.</summary>
    private static IEnumerable<Correction> InPatch(string patch)
    {
        var old = 0;
        foreach (var line in patch.Split('\n').Skip(2))
        {
            if (Hunk().Match(line) is { Success: true } hunk)
            {
                old = int.Parse(hunk.Groups["first"].Value, CultureInfo.InvariantCulture) - 1;
            }
            else if (line.StartsWith('+'))
            {
                yield return new Correction(old, line[1..]);
            }
            else
            {
                old++;
            }
        }
    }

    /// <summary>What GitHub is asked to offer on the pull request that makes the change.</summary>
    private static async Task<IEnumerable<Correction>> SuggestedAsync()
    {
        var gitHub = new FakeGitHub();
        var repository = gitHub.Add("octo-org", "papers", Lists.Files(Before));
        var pull = repository.Open("alice", "Add papers", null, Lists.Change(After));
        using var clients = new GitHubClients(
            new GitHubOptions { ApiAddress = new Uri("https://api.github.test/"), Token = "token" },
            TimeProvider.System,
            GitHubHttp.CreateHandler(new FakeHandler(r => gitHub.Respond(r), static () => TimeSpan.Zero, TimeProvider.System)));
        var client = await clients.ForRepositoryAsync(new RepositoryRef("octo-org", "papers"));
        var snapshot = await new PullRequestReader(client).ReadAsync(new PullRequestRef(new RepositoryRef("octo-org", "papers"), pull.Number), TestContext.Current.CancellationToken);
        var review = await new Reviewer(new NoPapers()).ReviewAsync(snapshot.Request!, TestContext.Current.CancellationToken);

        await new SuggestionPublisher(client, NullLogger.Instance).PublishAsync(snapshot, review, new Publication());

        return InOrder(Assert.Single(pull.Reviews).Comments.Select(comment => new Correction(comment.Line, Suggestion().Match(comment.Body).Groups["text"].Value)));
    }

    private static Correction Read(Match match) => new(int.Parse(match.Groups["last"].Value, CultureInfo.InvariantCulture), match.Groups["text"].Value);

    private static IEnumerable<Correction> InOrder(IEnumerable<Correction> corrections) => corrections.Distinct().OrderBy(correction => correction.LastLine);

    [GeneratedRegex("Lines? (?:[0-9]+ to )?(?<last>[0-9]+), ready to paste(?: as one line)?:\n\n```markdown\n(?<text>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex InComment();

    [GeneratedRegex("Lines? (?:[0-9]+ to )?(?<last>[0-9]+), ready to paste(?: as one line)?:\n(?<text>[^\n]*)\n", RegexOptions.ExplicitCapture)]
    private static partial Regex InAnnotation();

    [GeneratedRegex("^@@ -(?<first>[0-9]+),", RegexOptions.ExplicitCapture)]
    private static partial Regex Hunk();

    [GeneratedRegex("```suggestion\n(?<text>.*)\n```$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Suggestion();

    private sealed record Correction(int LastLine, string Text);

    private sealed class NoPapers : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(static _ => new PaperLookup.NotFound())]);
    }
}
