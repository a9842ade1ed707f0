using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Lists;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator parse</c>: shows how a list was read, and what is wrong with its lines.</summary>
internal sealed class ParseCommand : CuratorCommand
{
    private readonly Argument<string> _list = new("LIST") { Description = "The list, a Markdown file." };
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
        var path = parsed.GetRequiredValue(_list);
        var text = await TextFile.ReadListAsync(path, cancellationToken);
        var policy = await PolicyInput.ReadAsync(text, path, parsed.GetValue(_policy), cancellationToken);
        var list = ListParser.Parse(text, policy.Sections);
        if (_format.Of(parsed) == OutputFormat.Json)
        {
            ListJson.Write(list, path, Host.Out);
        }
        else
        {
            ListText.Write(list, path, TextPage.For(Host));
        }

        return ExitCode.Success;
    }
}
