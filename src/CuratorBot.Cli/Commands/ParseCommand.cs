using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator parse</c>: shows how a list was read, and what is wrong with its lines.</summary>
internal sealed class ParseCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly FormatOption _format = new(OutputFormat.Text, OutputFormat.Json);

    public ParseCommand(CliHost host)
        : base(
            "parse",
            "Shows how a list is read: sections, entries, links, and what is wrong with a line.",
            host,
            "curator parse README.md",
            "curator parse README.md --format json | jq .topCount")
    {
        Add(_list);
        Add(_policy);
        Add(_format);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = await ListInput.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), Host, cancellationToken);
        var list = input.Parse();
        if (_format.Of(parsed) == OutputFormat.Json)
        {
            ListJson.Write(list, input.Path, Host.Out);
        }
        else
        {
            ListText.Write(list, input.Path, TextPage.For(Host));
        }

        return ExitCode.Success;
    }
}
