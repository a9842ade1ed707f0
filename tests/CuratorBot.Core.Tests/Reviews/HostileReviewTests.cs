using System.Reflection;
using System.Text.RegularExpressions;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.SemanticScholar;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>A pull request made to keep the reviewer busy is reviewed in about the time of any other of its length, and the review says something.</summary>
public sealed class HostileReviewTests
{
    private const string List = "# Papers\n\n## Criteria\n- **2016** : +60 citations\n\n### Vision\n- **a** (2016), B. C [[pdf]](http://arxiv.org/pdf/1503.02531)\n";

    public static TheoryData<string> Units =>
    [
        " ", "\t", "id ", "<a id", "<a id = ", "[](", "![a](", "[a](#b", "[a]( #", "# ", " #", "``` ", ":", ": ", " ,", " - ", "/", "//", "/html/", "(", "(a ", "&a", "&", "download",
        "www.a.", "a.", "a-", "10.", "/10.1000/", "_a", "abs/", "et al ", "[[a", "<!--", "```", "- [x", "https://", "2016 ", "- 2016 ", "> ",
    ];

    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_pull_request_full_of_one_pattern_is_reviewed_in_time(string unit)
    {
        string Fill(int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
        var entries = string.Concat(Enumerable.Range(0, 20).Select(i => $"- **{i}{Fill(2_000)}** (2016), A{Fill(2_000)} [[pdf]](http://example.org/{i}{Fill(1_900)})\n"));

        await ReviewInTime(List + entries, description: "");
        await ReviewInTime($"{List}# a{Fill(100_000)}b\n### {Fill(1_000)}\n- **2016**{Fill(1_000)}\na{Fill(100_000)}b\n", "Add papers\n\n" + Fill(100_000) + "b");
    }

    public static TheoryData<string> Shapes => [.. Lines.Keys];

    /// <summary>What could be compared with all others of its kind: each line of a long list, by its number.</summary>
    private static readonly Dictionary<string, Func<int, string>> Lines = new(StringComparer.Ordinal)
    {
        ["one id"] = static i => $"- **Seeing with {Word(i)} layers** (2016), A. Ames et al. [[pdf]](http://arxiv.org/pdf/1503.02531)\n",
        ["one page"] = static i => $"- **Seeing with {Word(i)} layers** (2016), A. Ames et al. [[pdf]](http://example.org/a)\n",
        ["one title"] = static i => $"- **Seeing with many layers** (2016), A. Ames et al. [[pdf]](http://example.org/{i})\n",
        ["titles nearly alike"] = static i => $"- **Seeing with many layers of depth {Word(i)}** (2016), A. Ames et al. [[pdf]](http://example.org/{i})\n",
        ["200 authors"] = static i => $"- **Seeing with {Word(i)} layers** (2016), {Authors} [[pdf]](http://example.org/{i % 9})\n",
        ["200 authors, one title"] = static i => $"- **Seeing with many layers** (2016), {Authors} [[pdf]](http://example.org/{i})\n",
        ["links crossed"] = static i => $"- **Seeing with {Word(i)} layers** (2016), A. Ames {string.Concat(Enumerable.Range(0, 200).Select(k => $"[[p]](http://a.b/{((i * 7) + (k * k)) % 5000}) "))}\n",
        ["sections"] = static i => $"### Part {Word(i)}\n- **Seeing with {Word(i)} layers** (2016), A. Ames et al. [[pdf]](http://example.org/{i})\n",
        ["sections of one name"] = static i => $"### Part\n- **Seeing with {Word(i)} layers** (2016), A. Ames et al. [[pdf]](http://example.org/{i})\n",
        ["contents"] = static i => $"- [Part {i}](#part-{i})\n",
        ["paragraphs"] = static i => $"**Seeing with {Word(i)} layers**. A. Ames, B. Bold. ICLR 2020. [[paper](https://arxiv.org/abs/1503.{i:00000})]\n\n",
        ["nested items"] = static i => $"- Seeing with {Word(i)} layers\n  - A. Ames, B. Bold. ICLR 2020.\n    - [[paper](https://arxiv.org/abs/1503.{i:00000})]\n",
        ["tables"] = static i => $"\n|Title|Venue|\n|-|-|\n| Seeing with {Word(i)} layers | [ICLR 2020](https://arxiv.org/abs/1503.{i:00000}) |\n",
        ["details"] = static i => $"<details><summary>More</summary>\n\n- **Seeing with {Word(i)} layers** (2016), A. Ames [[pdf]](http://example.org/{i})\n\n</details>\n\n",
        ["references"] = static i => $"- **Seeing with {Word(i)} layers** (2016), A. Ames [pdf][r{i}]\n\n[r{i}]: http://example.org/{i}\n\n",
        ["subsections"] = static i => $"*({2000 + (i % 20)})*\n\n- **Seeing with {Word(i)} layers** (2016), A. Ames et al. [[pdf]](http://example.org/{i})\n\n",
        ["resources"] = static i => $"{(i == 0 ? "### Video lectures\n" : "")}- [Lecture {Word(i)}](http://example.org/{i}), A. Ames\n",
        ["defects"] = static i => $"- *Seeing {Word(i)}.* [2016] A.Ames,B Bold et al [pdf](http://arxiv.org/abs/1503.{i:00000})\n",
        ["parentheses"] = static i => $"- **Seeing with {Word(i)} layers** (2016), A. Ames {string.Concat(Enumerable.Repeat("(a ", 1_200))}[[pdf]](http://example.org/{i})\n",
        ["parentheses in parentheses"] = static i => $"- Seeing {new string('(', 1_500)}{new string(')', 1_500)} [pdf](http://example.org/{i}{new string('(', 500)}\n",
        ["criteria"] = static i => $"- **{1000 + (i % 9000)}** : +{i} citations\n",
    };

    private static readonly string Authors = string.Join(", ", Enumerable.Range(0, 200).Select(static i => $"{(char)('A' + (i % 26))}. {(char)('A' + (i / 26))}urname{(char)('a' + (i % 26))}"));

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Four_times_as_many_lines_take_about_four_times_as_long(string shape)
    {
        var lines = string.Concat(Enumerable.Range(0, 4_000).Select(Lines[shape]));
        var (quarter, whole) = (LinesOf(lines, 25_000), LinesOf(lines, 100_000));

        await ReviewInTime(List + quarter, description: "");
        var few = await ReviewInTime(List + quarter, description: "");
        var many = await ReviewInTime(List + whole, description: "");

        // What is compared in pairs would take sixteen times as long.
        Assert.True(many <= (10 * few) + TimeSpan.FromMilliseconds(50), $"took {few.TotalMilliseconds:F0} and {many.TotalMilliseconds:F0} ms");
    }

    private static string LinesOf(string text, int length) => text.Length <= length ? text : text[..(text.LastIndexOf('\n', length) + 1)];

    private static string Word(int number) => string.Concat(Enumerable.Range(0, 4).Select(digit => (char)('a' + (number / (int)Math.Pow(26, digit) % 26))));

    [Fact]
    public void No_pattern_has_a_time_limit_since_a_paused_machine_would_blame_the_text()
    {
        var limited = typeof(ListParser).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static))
            .Where(static method => method.GetCustomAttribute<GeneratedRegexAttribute>() is { MatchTimeoutMilliseconds: > 0 });

        Assert.Empty(limited.Select(static method => $"{method.DeclaringType}.{method.Name}"));
    }

    private static async Task<TimeSpan> ReviewInTime(string head, string description)
    {
        var reviewer = new Reviewer(new SnapshotSource([]));
        var request = new RequestTexts { MergeBase = List, Head = head, Description = description, Date = new DateOnly(2016, 10, 1) };

        var start = ThreadTime.Now;
        var comment = ReviewComment.Write(await reviewer.ReviewAsync(request, CancellationToken.None));
        var elapsed = ThreadTime.Now - start;

        Assert.NotEmpty(comment);
        Assert.True(elapsed <= ThreadTime.Limit, $"took {elapsed.TotalMilliseconds:F0} ms");
        return elapsed;
    }
}
