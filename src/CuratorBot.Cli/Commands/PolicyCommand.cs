using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Audits;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator policy</c>: shows the policy in force, and where each value comes from.</summary>
internal sealed class PolicyCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();

    private readonly Option<string?> _policy = CommonOptions.Policy();

    private readonly Option<bool> _schema = new("--schema") { Description = "Print the JSON schema of policy files instead, for editors." };

    private readonly Option<string?> _with = new("--with")
    {
        Description = "Tries another policy file: what would change, and which papers would fall out, come up, become open or have to leave. Only this asks for citations.",
        HelpName = "FILE",
    };

    private readonly PaperOptions _papers = new();

    private readonly Option<bool> _explain = new("--explain") { Description = "Say of each rule in words why it speaks or is silent." };

    public PolicyCommand(CliHost host)
        : base(
            "policy",
            "Prints the policy in force as a policy file, each value with where it is from, and by what right each rule speaks.",
            host,
            "curator policy README.md",
            "curator policy README.md --policy .github/curator.yml",
            "curator policy README.md --explain",
            "curator policy README.md --with proposed.yml",
            "curator policy OWNER/REPO",
            "curator policy README.md > .github/curator.yml",
            "curator policy --schema")
    {
        Add(_list);
        Add(_policy);
        Add(_explain);
        Add(_with);
        Add(_schema);
        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_schema))
        {
            await Host.Out.WriteAsync(PolicySchema.Write(RuleCatalog.Descriptors));
            return ExitCode.Success;
        }

        var inputs = await ListInput.ReadAllAsync(parsed.GetValue(_list), parsed.GetValue(_policy), Host, cancellationToken);
        var input = inputs[0];
        var policy = input.Policy with { List = PathInRepository(input.Policy.List) };
        var request = ReviewRequest.OfWhole(input.Parse(), input.PolicyResult, today: default, input.Path);
        if (parsed.GetValue(_with) is { } file)
        {
            await TryAsync(request, input, file, _papers.Of(parsed), cancellationToken);
            return ExitCode.Success;
        }

        if (inputs.Count > 1)
        {
            await Host.Out.WriteAsync($"# the policy of {TerminalText.OneLine(input.Path)}; name another of the {inputs.Count} lists to see what is asked of it\n");
        }

        foreach (var unread in input.PolicyResult.Unread)
        {
            await Host.Out.WriteAsync($"# {TerminalText.OneLine(Messages.Format(CriteriaChangeRule.Tell(unread), "en"))}\n");
        }

        await Host.Out.WriteAsync(PolicyWriter.Write(policy) + RuleStandings.Write(RuleStanding.In(request), parsed.GetValue(_explain)));
        return ExitCode.Success;
    }

    private async Task TryAsync(ReviewRequest request, ListInput input, string file, PaperSettings settings, CancellationToken cancellationToken)
    {
        var proposed = PolicyInput.Sound(PolicyReader.Read(input.Text, input.Path, (await PolicyInput.FileAsync(file, cancellationToken)).Beside(input.PolicyFile.Guides)));
        var progress = new LookupProgressBar();
        await using var papers = await PaperFacts.OpenAsync(settings, KnownList.Patience, Host, progress, cancellationToken);
        var preview = await progress.ShowAsync(Host, "Looking up", CriteriaTrial.RunAsync(papers.Source, request, proposed, cancellationToken));
        await papers.FinishAsync();
        PreviewText.Write(preview, TextPage.For(Host));
    }

    /// <summary>A policy file names its list from the top of the repository, however the list was named on the command line.</summary>
    private static string PathInRepository(string path)
    {
        if (RepositoryPath.TryRead(path, out var inside))
        {
            return inside;
        }

        var full = Path.GetFullPath(path);
        return GitRepository.TopOf(Path.GetDirectoryName(full)!) is { } top
            ? Path.GetRelativePath(top, full).Replace(Path.DirectorySeparatorChar, '/')
            : Path.GetFileName(full);
    }
}
