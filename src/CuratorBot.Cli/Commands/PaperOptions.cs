using System.CommandLine;
using CuratorBot.Cli.Input;

namespace CuratorBot.Cli.Commands;

/// <summary>The options for the source of facts about papers, the same for every command that needs it.</summary>
internal sealed class PaperOptions
{
    private readonly Option<string?> _papers = new("--papers")
    {
        Description = "A snapshot of paper facts (JSON lines) that is asked before Semantic Scholar.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _offline = new("--offline") { Description = "Semantic Scholar is not asked: only the snapshot counts." };
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Answers of earlier runs are not used and none are kept." };
    private readonly Option<bool> _refresh = new("--refresh") { Description = "Answers of earlier runs are not used, new ones are kept." };

    private readonly Option<string?> _record = new("--record")
    {
        Description = "Writes all paper facts of this run to a snapshot: with --papers FILE --offline it gives the same result again.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_papers, _offline, _noCache, _refresh, _record])
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(_offline) && (result.GetValue(_refresh) || result.GetValue(_noCache)))
            {
                result.AddError("--offline asks no one: leave out --refresh and --no-cache");
            }
            else if (result.GetValue(_refresh) && result.GetValue(_noCache))
            {
                result.AddError("--refresh keeps new answers and --no-cache keeps none: use one of them");
            }
        });
    }

    /// <summary>The values from the command line.</summary>
    public PaperSettings Of(ParseResult parsed) => new(
        parsed.GetValue(_papers), parsed.GetValue(_offline), parsed.GetValue(_noCache), parsed.GetValue(_refresh), parsed.GetValue(_record));
}
