using System.CommandLine;
using CuratorBot.Cli.Output;

namespace CuratorBot.Cli.Commands;

/// <summary>A command of <c>curator</c>: its help ends with examples, and it runs against a host.</summary>
internal abstract class CuratorCommand : Command
{
    /// <summary>The formats that a review can be written in.</summary>
    protected static readonly OutputFormat[] AllFormats =
        [OutputFormat.Text, OutputFormat.Markdown, OutputFormat.Json, OutputFormat.Sarif, OutputFormat.Junit, OutputFormat.Github];

    protected CuratorCommand(string name, string description, CliHost host, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        Host = host;
        Examples = examples;
        SetAction(RunAsync);
    }

    /// <summary>Example command lines, as typed.</summary>
    public IReadOnlyList<string> Examples { get; }

    protected CliHost Host { get; }

    protected abstract Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken);
}
