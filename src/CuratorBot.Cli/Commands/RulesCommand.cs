using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator rules</c>: lists the rules; with an id, shows its documentation.</summary>
internal sealed class RulesCommand : CuratorCommand
{
    private readonly Argument<string?> _id = new("ID")
    {
        Description = "A rule to explain; without it all are listed.",
        HelpName = "ID",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _docs = new("--docs")
    {
        Description = "For maintainers of CuratorBot: writes what its repository in FOLDER says of all rules.",
        HelpName = "FOLDER",
        Hidden = true,
    };

    public RulesCommand(CliHost host)
        : base(
            "rules",
            "Lists the rules, or explains one.",
            host,
            "curator rules",
            "curator rules citation-threshold")
    {
        _id.CompletionSources.Add(_ => RuleCatalog.Descriptors.Select(static r => r.Id));
        Add(_id);
        Add(_docs);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_docs) is { } repository)
        {
            await WriteDocsAsync(repository, cancellationToken);
            return ExitCode.Success;
        }

        if (parsed.GetValue(_id) is not { } id)
        {
            List(TextPage.For(Host));
            return ExitCode.Success;
        }

        var rule = RuleCatalog.Find(id)
            ?? throw new CliException($"curator rules: there is no rule '{id}'. {UsageErrors.Suggest([.. RuleCatalog.Descriptors.Select(static r => r.Id)], id)}See 'curator rules'.");
        RuleDocs.Write(rule.Id, TextPage.For(Host));
        return ExitCode.Success;
    }

    private static void List(TextPage page) => page.WriteTable(
        [new("rule"), new("default"), new("what it asks")],
        [.. RuleCatalog.Descriptors.Select(r => (string[])[r.Id, r.DefaultSeverity is { } severity ? Spelling.Of(severity) : "off", Messages.Get(r.TitleKey, "en")])]);

    /// <summary>Reads all files before it writes one, so that a folder that is not a CuratorBot repository stays unchanged.</summary>
    private async Task WriteDocsAsync(string repository, CancellationToken cancellationToken)
    {
        var texts = new List<(string Path, string Text)>();
        foreach (var file in RuleTables.Files)
        {
            var path = Path.Combine(repository, file);
            var text = RuleTables.Update(file, await TextFile.ReadAsync(path, cancellationToken));
            texts.Add((path, text ?? throw new CliException($"{path}: has no place for the table of rules. Put '<!-- rules -->' and '<!-- /rules -->' there, on lines of their own.")));
        }

        foreach (var (path, text) in texts)
        {
            await OutputFile.WriteAsync(path, text, cancellationToken);
            await Host.Out.WriteLineAsync($"wrote {path}");
        }
    }
}
