using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Statistics;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator authors</c>: every author of the top, by the list's score.</summary>
internal sealed class AuthorsCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly PaperOptions _papers = new();
    private readonly FormatOption _format = new(OutputFormat.Text, OutputFormat.Json, OutputFormat.Csv);

    public AuthorsCommand(CliHost host)
        : base(
            "authors",
            "Lists every author of the top, by the sum of 1/position over the papers.",
            host,
            "curator authors README.md",
            "curator authors README.md --format csv > authors.csv")
    {
        Add(_list);
        Add(_policy);
        Add(_format);
        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var list = await KnownList.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), _papers.Of(parsed), Host, cancellationToken);
        var authors = AuthorTable.Of(list.Cited()).Authors;
        switch (_format.Of(parsed))
        {
            case OutputFormat.Json:
                JsonOutput.Write([.. authors.Select(AuthorsOutput.Shape)], Host.Out);
                break;
            case OutputFormat.Csv:
                AuthorsOutput.WriteCsv(authors, Host.Out);
                break;
            default:
                AuthorsOutput.WriteText(authors, TextPage.For(Host));
                break;
        }

        return ExitCode.Success;
    }
}
