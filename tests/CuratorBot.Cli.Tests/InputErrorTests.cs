using System.Text;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>Unreadable input: one line on stderr that says what, where and what to do, exit code 2, no stack trace.</summary>
public sealed class InputErrorTests : IDisposable
{
    private const string List = "## Papers\n\n- **A title** (2016), A. Author [[pdf]](https://arxiv.org/pdf/1503.02531.pdf)\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var missing = Path.Combine(_folder.Path, "nowhere.md");

        await AssertRefusedAsync($"{missing}: there is no such file. Check the path; it is taken from the folder you are in.", "parse", missing);
    }

    [Fact]
    public async Task A_file_in_a_missing_folder_is_named()
    {
        var missing = Path.Combine(_folder.Path, "nowhere", "list.md");

        await AssertRefusedAsync($"{missing}: there is no such file. Check the path; it is taken from the folder you are in.", "check", missing);
    }

    [Fact]
    public async Task An_empty_name_is_told_from_a_missing_file() =>
        await AssertRefusedAsync("A file is named by an empty text. Name the file; where a variable of your shell was to do so, see that it is set.", "parse", "");

    [Fact]
    public async Task A_folder_is_no_bibliography() =>
        await AssertRefusedAsync($"{_folder.Path}: is a folder; name the file in it.", "audit", _folder.Write("list.md", "- A title (2016), A. Author [[pdf]](https://arxiv.org/pdf/1601.00001.pdf)\n"), "--bib", _folder.Path);

    [Fact]
    public async Task A_list_with_bytes_that_are_not_UTF8_is_read_and_its_lines_are_named()
    {
        var file = _folder.Write("latin1.md", [.. Encoding.UTF8.GetBytes("# One\n\n- Two é (2015), A. Ames [[pdf]](http://example.org/a.pdf)\n"), .. "caf"u8, 0xE9, (byte)'\n']);

        var result = await Curator.RunAsync("parse", file);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("2015  Two é, A. Ames", result.Out, StringComparison.Ordinal);
        Assert.Contains($"{file}:4: has a byte that is not UTF-8; it is read as \uFFFD", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_with_bytes_that_are_not_UTF8_is_refused()
    {
        var list = _folder.Write("list.md", "# One\n"u8.ToArray());
        var policy = _folder.Write("curator.yml", "标题"u8.ToArray()[..^1]);

        await AssertRefusedAsync($"{policy}:1: is not UTF-8 (byte 0xE9). Save the file as UTF-8.", "check", list, "--policy", policy, "--offline");
    }

    [Fact]
    public async Task A_check_says_how_much_of_the_list_it_could_read()
    {
        var rows = string.Concat(Enumerable.Range(1, 4).Select(static i => $"| [**Widgets at work in lab {i}**](https://arxiv.org/abs/2301.0000{i}) | ICLR 2023 |\n"));
        var file = _folder.Write("table.md", $"## Papers\n\n| Title | Venue |\n|:--|:--|\n{rows}| [pdf](https://arxiv.org/abs/2301.00009) | ICLR 2022 |\n");

        var result = await Curator.RunAsync("check", file, "--offline");

        Assert.Contains("read 4 of 5 papers: 4 as rows of Title | Venue; not read: line 9\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_in_another_language_is_refused_by_its_name()
    {
        var file = _folder.Write("list.rst", string.Concat(Enumerable.Range(1, 3).Select(static i => $"* `Widgets at work {i} <https://arxiv.org/abs/2301.0000{i}>`_, ICLR 2023\n")));

        var result = await Curator.RunAsync("check", file, "--offline");

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.StartsWith($"{file}: is written in reStructuredText, which is not read. 3 of its lines have links, the first is line 1.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UTF16_is_called_by_its_name()
    {
        var file = _folder.Write("utf16.md", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(List)]);

        await AssertRefusedAsync($"{file}: is UTF-16. Save it as UTF-8.", "parse", file);
    }

    [Fact]
    public async Task A_binary_file_is_called_binary()
    {
        var file = _folder.Write("list.png", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13]);

        await AssertRefusedAsync($"{file}: is binary (it holds NUL bytes). Name a Markdown text.", "parse", file);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    public async Task A_file_over_ten_megabytes_is_refused_and_one_of_ten_is_read(int over, int exitCode)
    {
        var bytes = new byte[(10 * 1024 * 1024) + over];
        bytes.AsSpan().Fill((byte)'\n');
        var file = _folder.Write("large.md", bytes);

        var run = await Curator.RunAsync("parse", file);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(over == 0 ? "" : $"{file}: is larger than 10 MB. No list of papers is; check that it is the file you mean.\n", run.Error);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_error()
    {
        var file = _folder.Write("bom.md", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(List)]);

        Assert.Equal(0, (await Curator.RunAsync("parse", file)).ExitCode);
    }

    [Theory]
    [InlineData("review")]
    [InlineData("check")]
    [InlineData("parse")]
    [InlineData("policy")]
    public async Task A_broken_policy_is_told_with_file_and_line(string command)
    {
        var list = _folder.Write("list.md", List);
        var policy = _folder.Write("curator.yml", "top:\n  size: many\n");
        string[] lists = command is "review" ? [list, list] : [list];

        var run = await Curator.RunAsync([command, .. lists, "--policy", policy]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"{policy}:2: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_policy_that_is_no_YAML_is_told_with_file_and_line()
    {
        var list = _folder.Write("list.md", List);
        var policy = _folder.Write("curator.yml", "top: [\n");

        var run = await Curator.RunAsync("policy", list, "--policy", policy);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(policy)}:[0-9]+: [^\n]+\n$", run.Error);
    }

    [Fact]
    public async Task A_snapshot_that_is_no_JSON_is_told_with_file_and_line()
    {
        var list = _folder.Write("list.md", List);
        var papers = _folder.Write("papers.jsonl", "{\"title\":\"A title\"}\nnonsense\n");

        var run = await Curator.RunAsync("check", list, "--papers", papers);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"{papers}:2: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_lone_file_is_asked_for_its_other_side()
    {
        var list = _folder.Write("list.md", List);

        await AssertRefusedAsync($"curator review: name what '{list}' became: curator review BASE HEAD. One name alone is a folder with base.md and head.md.", "review", list);
    }

    [Fact]
    public async Task A_folder_without_a_change_is_told_which_file_it_lacks()
    {
        _folder.Write("base.md", List);

        await AssertRefusedAsync($"{Path.Combine(_folder.Path, "head.md")}: there is no such file. Check the path; it is taken from the folder you are in.", "review", _folder.Path);
    }

    [Fact]
    public async Task A_name_with_a_line_break_stays_one_line() =>
        await AssertRefusedAsync("no\u0020such\uFFFD[31m: there is no such file. Check the path; it is taken from the folder you are in.", "parse", "no\nsuch\u001b[31m");

    private static async Task AssertRefusedAsync(string line, params string[] args) =>
        Assert.Equal(new CuratorRun(2, "", line + "\n"), await Curator.RunAsync(args));
}
