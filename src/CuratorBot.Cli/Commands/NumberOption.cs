using System.CommandLine;
using System.Globalization;

namespace CuratorBot.Cli.Commands;

/// <summary>An option whose value is a number in a range.</summary>
/// <remarks>The value is a string: the parser for a number option would be compiled at each start.</remarks>
internal sealed class NumberOption : Option<string?>
{
    private readonly double _usual;

    /// <param name="name">The name, with dashes.</param>
    /// <param name="description">Its purpose, for the help.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    /// <param name="usual">The default.</param>
    /// <param name="whole">Whether it must be a whole number.</param>
    public NumberOption(string name, string description, double least, double most, double usual, bool whole = true)
        : base(name)
    {
        _usual = usual;
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} [default: {usual}]");
        HelpName = "N";
        Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(TryRead(token.Value, out var number) && number >= least && number <= most && (!whole || double.IsInteger(number))))
            {
                result.AddError(string.Create(
                    CultureInfo.InvariantCulture, $"{name}: '{token.Value}' is not possible. Give a {(whole ? "whole number" : "number")} from {least} to {most}"));
            }
        });
    }

    public double Of(ParseResult parsed) => TryRead(parsed.GetValue(this), out var number) ? number : _usual;

    private static bool TryRead(string? text, out double number) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
