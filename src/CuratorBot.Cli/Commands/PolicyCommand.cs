using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator policy</c>: shows the policy in force, and where each value comes from.</summary>
internal sealed class PolicyCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();

    private readonly Option<string?> _policy = CommonOptions.Policy();

    private readonly Option<bool> _schema = new("--schema") { Description = "Print the JSON schema of policy files instead, for editors." };

    private readonly Option<bool> _explain = new("--explain") { Description = "Say of each rule in words why it speaks or is silent." };

    public PolicyCommand(CliHost host)
        : base(
            "policy",
            "Prints the policy in force as a policy file, each value with where it is from, and by what right each rule speaks.",
            host,
            "curator policy README.md",
            "curator policy README.md --policy .github/curator.yml",
            "curator policy README.md --explain",
            "curator policy OWNER/REPO",
            "curator policy README.md > .github/curator.yml",
            "curator policy --schema")
    {
        Add(_list);
        Add(_policy);
        Add(_explain);
        Add(_schema);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_schema))
        {
            await Host.Out.WriteAsync(PolicySchema.Write(RuleCatalog.Descriptors));
            return ExitCode.Success;
        }

        var input = await ListInput.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), Host, cancellationToken);
        var policy = input.Policy with { List = PathInRepository(input.Policy.List) };
        var request = ReviewRequest.OfWhole(input.Parse(), input.PolicyResult, today: default, input.Path);
        await Host.Out.WriteAsync(PolicyWriter.Write(policy) + RuleStandings.Write(RuleStanding.In(request), parsed.GetValue(_explain)));
        return ExitCode.Success;
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
