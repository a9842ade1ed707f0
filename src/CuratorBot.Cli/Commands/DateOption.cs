using System.CommandLine;
using System.Globalization;

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
            if (result.Tokens is [var token] && !TryRead(token.Value, out _))
            {
                result.AddError($"--date: '{token.Value}' isn't a valid date. Write it as YYYY-MM-DD, for example 2017-02-28");
            }
        });
    }

    /// <summary>The given day; today (UTC, as on GitHub) if none was given.</summary>
    public DateOnly Of(ParseResult parsed) => TryRead(parsed.GetValue(this), out var date) ? date : DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);

    private static bool TryRead(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
