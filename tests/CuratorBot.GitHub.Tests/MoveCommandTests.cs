using CuratorBot.Core.Policies;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.GitHub.Tests;

public sealed class MoveCommandTests : IDisposable
{
    private const string Added = "- **Identity Mappings in Deep Residual Networks** (2016), K. He et al. [[pdf]](https://arxiv.org/pdf/1603.05027)\n";

    private readonly CommandBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task An_entry_goes_to_another_section_of_the_top_as_it_is()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));

        Assert.True(await _bench.GiveAsync(pull, "alice", "/curator move \"identity mappings\" to \"More Papers from 2016\"", comment: 77));

        Assert.Equal(Lists.Small.Replace("\n\n### New", $"\n{Added.TrimEnd()}\n\n### New", StringComparison.Ordinal), pull.Head.Files["README.md"]);
        Assert.StartsWith("Move an entry to another section\n\nCo-authored-by: alice ", pull.Head.Message, StringComparison.Ordinal);
        Assert.EndsWith($"Committed {pull.Head.Sha[..7]}: “Identity Mappings in Deep Residual Networks” is in “More Papers from 2016” now.", _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_top_its_title_is_written_as_titles_are_there()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));

        await _bench.GiveAsync(pull, "maria", "/curator move identity mappings to New Papers");

        Assert.EndsWith("[[pdf]](https://arxiv.org/pdf/1701.07875)\n- Identity Mappings in Deep Residual Networks (2016), K. He et al. [[pdf]](https://arxiv.org/pdf/1603.05027)", pull.Head.Files["README.md"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"identity\" to \"Models\"", "“Identity Mappings in Deep Residual Networks” is in “Models” already.")]
    [InlineData("\"identity\" to \"Tools\"", "README.md has no section “Tools”.")]
    [InlineData("\"identity\" to \"papers\"", "2 sections fit “papers”. Give the whole heading, with the one above it if need be, as in “Audio / Generation”.")]
    [InlineData("\"nothing\" to \"Models\"", "No list that this pull request changes has an entry “nothing”.")]
    [InlineData("\"deep\" to \"New Papers\"", "3 entries fit “deep”. Give more of the title.")]
    [InlineData("\"identity\"", "Say which entry goes where: `/curator move \"TITLE\" to \"SECTION\"`.")]
    public async Task What_cannot_be_followed_is_told(string words, string answer)
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        var head = pull.Head;

        Assert.False(await _bench.GiveAsync(pull, "maria", $"/curator move {words}"));

        Assert.Equal(head, pull.Head);
        Assert.EndsWith(answer, _bench.Answer(pull), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_may_not()
    {
        var pull = await _bench.ReviewedAsync(Lists.Change(Lists.SmallWithAddition));
        var head = pull.Head;

        Assert.False(await _bench.GiveAsync(pull, "mallory", "/curator move \"identity\" to \"New Papers\""));

        Assert.Equal(head, pull.Head);
    }

    [Fact]
    public async Task For_a_fork_the_patch_takes_the_line_out_and_puts_it_in()
    {
        var pull = await _bench.ReviewedForkAsync(Lists.Change(Lists.SmallWithAddition));

        await _bench.GiveAsync(pull, "alice", "/curator move \"identity\" to \"New Papers\"");

        var answer = _bench.Answer(pull);
        Assert.Contains("\n-- **Identity Mappings in Deep Residual Networks** (2016), ", answer, StringComparison.Ordinal);
        Assert.Contains("\n+- Identity Mappings in Deep Residual Networks (2016), ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_enters_the_top_comes_into_the_bibliography_and_what_leaves_it_goes()
    {
        const string Own = "@article{ba, title={Layer Normalization}, year={2016}}\n";
        const string Others = "@article{he, title={Deep residual learning for image recognition}, year={2016}}\n@article{szegedy, title={Going deeper with convolutions}, year={2015}}\n";
        using var bench = new CommandBench(new Dictionary<string, string>(Lists.Files(Lists.Small)) { ["top.bib"] = Own + Others, [PolicyFile.DefaultPath] = "bibliography: top.bib\n" });
        bench.Reviews.Papers = new KnownPapers(KnownPapers.Record("Wasserstein GAN", 2017, 40, "1701.07875", "Martin Arjovsky", "Soumith Chintala"));
        var pull = await bench.ReviewedAsync(Lists.Change(Lists.Small + "\n\nBye.\n"));

        await bench.GiveAsync(pull, "maria", "/curator move \"layer normalization\" to \"New Papers\"\n/curator move \"wasserstein\" to \"Models\"");

        var bib = pull.Head.Files["top.bib"];
        Assert.StartsWith(Others, bib, StringComparison.Ordinal);
        Assert.Contains("Wasserstein", bib, StringComparison.Ordinal);
        Assert.Contains("Chintala, Soumith", bib, StringComparison.Ordinal);
        Assert.Contains("- **Wasserstein GAN** (2017)", pull.Head.Files["README.md"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_lists_all_that_have_corrected_lines_are_fixed_in_one_commit()
    {
        using var bench = new CommandBench(TopicLists.Files());
        var pull = await bench.ReviewedAsync(TopicLists.Change());
        var before = pull.Head;

        Assert.True(await bench.GiveAsync(pull, "maria", "/curator fix"));

        Assert.Equal([TopicLists.Vision], Changed(before, pull.Head));
        Assert.Equal(before, pull.Head.Parent);
    }

    [Theory]
    [InlineData("bright stars", "Odds")]
    [InlineData("bright stars", "papers/speech.md: Odds")]
    [InlineData("hearing bright stars", "odds")]
    public async Task Of_several_lists_the_one_that_has_both_is_changed(string entry, string section)
    {
        using var bench = new CommandBench(TopicLists.Files());
        var change = TopicLists.Change();
        change[TopicLists.Speech] += "\n## Odds\n";
        var pull = await bench.ReviewedAsync(change);
        var before = pull.Head;

        Assert.True(await bench.GiveAsync(pull, "maria", $"/curator move \"{entry}\" to \"{section}\""));

        Assert.Equal([TopicLists.Speech], Changed(before, pull.Head));
        Assert.Contains("## Odds\n- Hearing bright stars by day and night.", pull.Head.Files[TopicLists.Speech], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Changed(FakeCommit before, FakeCommit after) => after.Files.Where(file => before.Files[file.Key] != file.Value).Select(static file => file.Key);
}
