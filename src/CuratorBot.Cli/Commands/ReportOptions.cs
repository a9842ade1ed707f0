using System.CommandLine;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Judging;

namespace CuratorBot.Cli.Commands;

/// <summary>The options for what is reported, the same for every command that judges: <c>--fail-on</c>, <c>--quiet</c>, <c>--verbose</c>.</summary>
internal sealed class ReportOptions
{
    private readonly FailOnOption _failOn = new();
    private readonly Option<bool> _quiet = new("--quiet") { Description = "As text only the verdict, in one line." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "As text every finding with the line to paste, and the facts about each paper." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_failOn, _quiet, _verbose])
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(_quiet) && result.GetValue(_verbose))
            {
                result.AddError("--quiet says little and --verbose all: use one of them");
            }
        });
    }

    public Detail DetailOf(ParseResult parsed) => parsed.GetValue(_quiet) ? Detail.Verdict : parsed.GetValue(_verbose) ? Detail.All : Detail.Usual;

    /// <summary>The exit code for some findings.</summary>
    public int ExitCodeOf(IEnumerable<Finding> findings, ParseResult parsed) => _failOn.ExitCodeOf(findings, parsed);
}
