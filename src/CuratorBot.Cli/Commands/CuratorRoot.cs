using System.CommandLine;
using System.CommandLine.Help;

namespace CuratorBot.Cli.Commands;

/// <summary>All commands.</summary>
internal static class CuratorRoot
{
    public static RootCommand Create(CliHost host)
    {
        var root = new RootCommand("Reviews changes of a curated list of papers, as CuratorBot does on pull requests.")
        {
            new InitCommand(host),
            new ReviewCommand(host),
            new CheckCommand(host),
            new LookupCommand(host),
            new SnapshotCommand(host),
            new ParseCommand(host),
            new AuditCommand(host),
            new FetchCommand(host),
            new LinksCommand(host),
            new BibCommand(host),
            new AuthorsCommand(host),
            new StatsCommand(host),
            new SiteCommand(host),
            new TranslationCommand(host),
            new CandidatesCommand(host),
            new UpkeepCommand(host),
            new PolicyCommand(host),
            new RulesCommand(host),
            new ActionCommand(host),
            new CompletionCommand(host),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, host);
        return root;
    }
}
