using System.CommandLine;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Commands;

/// <summary><c>--date</c>, the day for which a review is made.</summary>
/// <remarks>The value is a string: the parser for a date option would be compiled at each start.</remarks>
internal sealed class DateOption : Option<string?>
{
    private readonly CliHost _host;

    public DateOption(string description, CliHost host)
        : base("--date")
    {
        _host = host;
        Description = description;
        HelpName = "YYYY-MM-DD";
        Validators.Add(result =>
        {
            if (result.Tokens is [var token] && IsoDate.Read(token.Value) is null)
            {
                result.AddError($"--date: '{token.Value}' isn't a valid date. Write it as YYYY-MM-DD, for example 2017-02-28");
            }
        });
    }

    /// <summary>The given day; today (UTC, as on GitHub) if none was given.</summary>
    public DateOnly Of(ParseResult parsed) => IsoDate.Read(parsed.GetValue(this)) ?? DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);
}
