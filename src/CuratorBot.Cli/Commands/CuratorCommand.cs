using System.CommandLine;

namespace CuratorBot.Cli.Commands;

/// <summary>A command of <c>curator</c>: its help ends with examples, and it runs against a host.</summary>
internal abstract class CuratorCommand : Command
{
    protected CuratorCommand(string name, string description, CliHost host, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        Host = host;
        Examples = examples;
        SetAction(RunAsync);
    }

    /// <summary>Command lines to learn from, as typed.</summary>
    public IReadOnlyList<string> Examples { get; }

    protected CliHost Host { get; }

    protected abstract Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken);
}
