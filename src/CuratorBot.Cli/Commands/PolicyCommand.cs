using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator policy</c>: shows the policy in force, and where each value comes from.</summary>
internal sealed class PolicyCommand : CuratorCommand
{
    private readonly Argument<string?> _list = new("LIST")
    {
        Description = "The list whose written criteria count; without it the defaults and the policy file alone.",
        Arity = ArgumentArity.ZeroOrOne,
    };

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

        var list = parsed.GetValue(_list);
        var text = list is null ? "" : await TextFile.ReadListAsync(list, cancellationToken);
        var path = list ?? Policy.DefaultList;
        var policy = await PolicyInput.ReadAsync(text, path, parsed.GetValue(_policy), cancellationToken);
        var request = ReviewRequest.OfWhole(ListParser.Parse(text, policy.Sections), new PolicyResult(policy, []), today: default, path);
        await Host.Out.WriteAsync(PolicyWriter.Write(policy) + RuleStandings.Write(RuleStanding.In(request), parsed.GetValue(_explain)));
        return ExitCode.Success;
    }
}
