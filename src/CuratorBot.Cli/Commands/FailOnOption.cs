using System.CommandLine;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;

namespace CuratorBot.Cli.Commands;

/// <summary><c>--fail-on</c>: which findings make the exit code 1.</summary>
internal sealed class FailOnOption : Option<string?>
{
    public FailOnOption()
        : base("--fail-on")
    {
        Description = "The mildest finding that gives exit code 1: failure, warning, notice or never. [default: failure]";
        HelpName = "SEVERITY";
        this.AcceptOnlyFromAmong("failure", "warning", "notice", "never");
    }

    /// <summary>The mildest severity that fails; null if none does.</summary>
    public Severity? Of(ParseResult parsed) => parsed.GetValue(this) switch
    {
        "warning" => Severity.Warning,
        "notice" => Severity.Notice,
        "never" => null,
        _ => Severity.Failure,
    };

    /// <summary>The exit code for some findings.</summary>
    public int ExitCodeOf(IEnumerable<Finding> findings, ParseResult parsed) =>
        Of(parsed) is { } least && findings.Any(f => f.Severity >= least) ? ExitCode.Failure : ExitCode.Success;
}
