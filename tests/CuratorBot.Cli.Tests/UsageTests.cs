using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>Wrong usage: one line on stderr that says what and what to do, exit code 2, nothing on stdout.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("curator: name a command: init, review, check, lookup, snapshot, parse, audit, fetch, links, bib, authors, stats, site, translation, candidates, upkeep, policy, rules, action, completion. See 'curator --help'.")]
    [InlineData("curator: unknown command 'revew'. Did you mean 'review'? See 'curator --help'.", "revew")]
    [InlineData("curator review: unknown option '--fromat'. Did you mean '--format'? See 'curator review --help'.", "review", "a", "b", "--fromat", "json")]
    [InlineData("curator review: unknown option '--quite-something-else'. See 'curator review --help'.", "review", "a", "b", "--quite-something-else")]
    [InlineData("curator review: Required argument 'BASE' missing for command: 'review'. See 'curator review --help'.", "review")]
    [InlineData("curator review: Required argument missing for option: '--papers'. See 'curator review --help'.", "review", "a", "b", "--papers")]
    [InlineData("curator review: --format: 'jsno' isn't a valid format. Did you mean 'json'? Use one of text, markdown, json, sarif, junit, github. See 'curator review --help'.", "review", "a", "b", "--format", "jsno")]
    [InlineData("curator parse: --format: 'sarif' isn't a valid format. Use one of text, json. See 'curator parse --help'.", "parse", "a", "--format", "sarif")]
    [InlineData("curator review: --date: '2017-02-30' isn't a valid date. Write it as YYYY-MM-DD, for example 2017-02-28. See 'curator review --help'.", "review", "a", "b", "--date", "2017-02-30")]
    [InlineData("curator review: with --repo, name two revisions: BASE and HEAD.", "review", "main", "--repo", ".")]
    [InlineData("curator rules: there is no rule 'bold-tpo'. Did you mean 'bold-top'? See 'curator rules'.", "rules", "bold-tpo")]
    [InlineData("curator completion: 'tcsh' isn't a supported shell. Use one of bash, zsh, fish, pwsh.", "completion", "tcsh")]
    public async Task Wrong_usage_is_told_in_one_line(string expected, params string[] args)
    {
        var run = await Curator.RunAsync(args);

        Assert.Equal(new CuratorRun(2, "", expected + "\n"), run);
    }

    [Fact]
    public async Task A_file_is_never_read_for_more_arguments()
    {
        using var folder = new TemporaryFolder();
        var arguments = folder.Write("arguments", "--version");

        var run = await Curator.RunAsync("parse", $"@{arguments}");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"@{arguments}: there is no such file.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("review")]
    [InlineData("check")]
    [InlineData("parse")]
    [InlineData("fetch")]
    [InlineData("links")]
    [InlineData("policy")]
    [InlineData("rules")]
    [InlineData("completion")]
    public async Task Help_of_each_command_ends_with_examples_of_it(string command)
    {
        var run = await Curator.RunAsync(command, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var examples = run.Out[run.Out.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.StartsWith($"  curator {command}", example, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new[] { "help" }, new[] { "--help" })]
    [InlineData(new[] { "help", "check" }, new[] { "check", "--help" })]
    [InlineData(new[] { "version" }, new[] { "--version" })]
    [InlineData(new[] { "-V" }, new[] { "--version" })]
    public async Task Usual_ways_of_asking_for_help_are_understood(string[] asked, string[] meant) =>
        Assert.Equal(await Curator.RunAsync(meant), await Curator.RunAsync(asked));

    [Fact]
    public async Task The_help_does_not_list_the_ids_of_rules()
    {
        var run = await Curator.RunAsync("rules", "--help");

        Assert.DoesNotContain("bold-top", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_explained_without_marks_of_markdown()
    {
        var run = await Curator.RunAsync("rules", "duplicate");

        Assert.StartsWith("duplicate\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("##", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("](", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_fits_the_terminal()
    {
        var run = await Curator.RunAsync((output, error) => new CliHost(output, error) { OutIsTerminal = true, Width = 60 }, "--help");

        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 60));
    }

    [Fact]
    public async Task Version_is_a_version()
    {
        var run = await Curator.RunAsync("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.True(Version.TryParse(run.Out.Split('+', '-')[0].Trim(), out _), run.Out);
    }
}
