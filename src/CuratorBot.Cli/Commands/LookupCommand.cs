using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator lookup</c>: finds the record for a title, an id or an address, and its citations.</summary>
internal sealed class LookupCommand : CuratorCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Argument<string[]> _papers = new("PAPER")
    {
        Description = "An id (arXiv, DOI, ACL, CorpusId ...), an address, or a title; with year and authors, as a list has it, a title can be told from others.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly PaperOptions _facts = new();
    private readonly FormatOption _format = new(OutputFormat.Text, OutputFormat.Json);

    public LookupCommand(CliHost host)
        : base(
            "lookup",
            "Looks papers up: which record is it, and how often is it cited.",
            host,
            "curator lookup 1503.02531 10.1038/nature14236",
            "curator lookup https://arxiv.org/abs/1410.5401 --format json",
            "curator lookup \"Neural Turing machines (2014), A. Graves et al.\"")
    {
        Add(_papers);
        Add(_format);
        _facts.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var asked = parsed.GetRequiredValue(_papers);
        var queries = Array.ConvertAll(asked, QueryOf);
        var progress = new LookupProgressBar();
        await using var facts = await PaperFacts.OpenAsync(_facts.Of(parsed), Patience, Host, progress, cancellationToken);
        var lookups = await progress.ShowAsync(Host, "Looking up", facts.Source.LookUpAsync(queries, cancellationToken));
        await facts.FinishAsync();
        if (_format.Of(parsed) == OutputFormat.Json)
        {
            LookupOutput.WriteJson(asked, lookups, Host.Out);
        }
        else
        {
            LookupOutput.WriteText(asked, lookups, TextPage.For(Host));
        }

        // A script has to be able to tell.
        return lookups.Any(static lookup => lookup is PaperLookup.NotFound { Second: not PaperLookup.Found }) ? ExitCode.Failure : ExitCode.Success;
    }

    private static PaperQuery QueryOf(string asked)
    {
        if (PaperId.TryParse(asked, out var id))
        {
            return new PaperQuery("", [id]);
        }

        if (Uri.TryCreate(asked, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return new PaperQuery("", [], Url: asked);
        }

        // A line of a list says more than a title.
        return ListParser.Parse($"## Papers\n\n- {TerminalText.OneLine(asked)}\n").Entries is [var entry]
            ? PaperQuery.For(entry)
            : new PaperQuery(asked, []);
    }
}
