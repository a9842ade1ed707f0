using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Core.Tests.Reviews;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>Lists that are not Markdown are not read, and that is said.</summary>
public sealed class OtherSyntaxTests
{
    public static TheoryData<string, string> Languages => new()
    {
        { "reStructuredText", "Widgets\n=======\n\nPapers\n------\n\n" + Lines(static p => $"* `{p.Title} <{p.Url}>`_, {p.AllAuthors}, *{p.Venue}* {p.Year}\n") },
        { "AsciiDoc", "= Widgets\n\n== Papers\n\n" + Lines(static p => $"* {p.Url}[{p.Title}], {p.AllAuthors}, _{p.Venue}_ {p.Year}\n") },
        { "Org mode", "#+TITLE: Widgets\n\n* Papers\n\n" + Lines(static p => $"- [[{p.Url}][{p.Title}]], {p.AllAuthors}, /{p.Venue}/ {p.Year}\n") },
        { "BibTeX", Lines(static p => $"@article{{{p.Authors[0].Split(' ')[1]}{p.Year},\n  title = {{{p.Title}}},\n  author = {{{string.Join(" and ", p.Authors)}}},\n  year = {{{p.Year}}},\n  url = {{{p.Url}}}\n}}\n\n") },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_language_is_named_with_the_lines_that_are_left_out(string language, string text)
    {
        var list = ListParser.Parse(text);

        Assert.Empty(list.Entries);
        Assert.Equal((language, InventedForm.Papers.Length, 0), (list.Reading.OtherSyntax, list.Reading.UnreadLines.Count, list.Reading.Read));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_change_of_such_a_list_is_left_to_a_maintainer_in_words(string language, string text)
    {
        var lines = text.Split('\n');
        var review = await new Reviewer(new RecordingSource()).ReviewAsync(
            new RequestTexts { MergeBase = string.Join('\n', lines[..^(language == "BibTeX" ? 8 : 2)]), Head = text }, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Inconclusive, review.Verdict);
        Assert.Single(review.Unread);
        Assert.Contains($"This list is written in {language}, which CuratorBot does not read", ReviewComment.Write(review), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_that_tells_how_to_cite_it_is_Markdown()
    {
        var text = InventedForm.All[0].Text + "\n## Citing\n\n```bibtex\n@misc{a,\n}\n```\n\n@article{b,\n}\n@article{c,\n}\n@article{d,\n}\n";

        Assert.Equal((null, InventedForm.Papers.Length), (ListParser.Parse(text).Reading.OtherSyntax, ListParser.Parse(text).Entries.Count));
    }

    private static string Lines(Func<InventedPaper, string> line) => string.Concat(InventedForm.Papers.Select(line));
}
