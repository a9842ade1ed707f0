using System.Text.Json;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Site;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>Every pull request of the model list's history gets a review and a comment.</summary>
public sealed class CorpusReviewTests
{
    [Fact]
    public async Task Every_case_is_reviewed_its_comment_is_whole_and_its_page_has_all_findings()
    {
        Corpus.Read("corpus/replay/README.md");
        foreach (var folder in Corpus.Cases)
        {
            var review = await Corpus.ReviewAsync(Corpus.Request(folder));
            WholeComment.Assert(ReviewComment.Write(review, WholeComment.Options));
            Assert.Equal((folder, review.Findings.Count), (folder, ReviewPageBuilder.Build(review).Findings.Count));
        }
    }

    [Fact]
    public async Task Pull_requests_in_which_a_reader_found_nothing_to_object_to_pass_without_a_word()
    {
        Corpus.Read("corpus/replay/README.md");
        var spoken = new List<string>();
        var read = 0;
        foreach (var folder in Corpus.Cases.Where(HasNoFindings))
        {
            var review = await Corpus.ReviewAsync(Corpus.Request(folder));
            read++;
            spoken.AddRange(review.Findings.Select(f => $"{folder}: {f.RuleId}"));
            Assert.Equal((folder, Verdict.Pass), (folder, review.Verdict));
        }

        Assert.Equal(12, read);
        Assert.Empty(spoken);
    }

    private static bool HasNoFindings(string folder)
    {
        using var label = JsonDocument.Parse(Corpus.Read($"{folder}/case.json"));
        return label.RootElement.TryGetProperty("findings", out var findings) && findings.GetArrayLength() == 0;
    }
}
