using System.CommandLine;
using System.Globalization;

namespace CuratorBot.Cli.Commands;

/// <summary><c>--date</c>, the day that a review is of.</summary>
/// <remarks>A text inside: an option of a date would be compiled at each start.</remarks>
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
                result.AddError($"--date: '{token.Value}' is no date. Write it as YYYY-MM-DD, for example 2017-02-28");
            }
        });
    }

    /// <summary>The day asked for; today (UTC, as on GitHub) where none was.</summary>
    public DateOnly Of(ParseResult parsed) => TryRead(parsed.GetValue(this), out var date) ? date : DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);

    private static bool TryRead(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
