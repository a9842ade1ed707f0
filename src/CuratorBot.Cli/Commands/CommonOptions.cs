using System.CommandLine;
using System.Globalization;
using CuratorBot.Cli.Output;

namespace CuratorBot.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private const string DateForm = "yyyy-MM-dd";

    public static Option<OutputFormat> Format(params OutputFormat[] formats)
    {
        var names = Array.ConvertAll(formats, NameOf);
        var option = new Option<OutputFormat>("--format")
        {
            Description = "How the result is written. [default: text]",
            HelpName = string.Join('|', names),
            CustomParser = result =>
            {
                var index = Array.IndexOf(names, result.Tokens[0].Value);
                if (index < 0)
                {
                    result.AddError($"--format: '{result.Tokens[0].Value}' is no format. {UsageErrors.Suggest(names, result.Tokens[0].Value)}Use one of {string.Join(", ", names)}");
                    return OutputFormat.Text;
                }

                return formats[index];
            },
        };
        option.CompletionSources.Add(names);
        return option;
    }

    public static Option<DateOnly?> Date(string description) => new("--date")
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            result.AddError($"--date: '{result.Tokens[0].Value}' is no date. Write it as YYYY-MM-DD, for example 2017-02-28");
            return null;
        },
    };

    public static Option<string?> Policy() => new("--policy")
    {
        Description = "A policy file, as .github/curator.yml.",
        HelpName = "FILE",
    };

    public static Option<string?> Papers() => new("--papers")
    {
        Description = "A snapshot of paper facts (JSON lines), instead of asking Semantic Scholar.",
        HelpName = "FILE",
    };

    public static DateOnly Today(CliHost host) => DateOnly.FromDateTime(host.Clock.GetLocalNow().DateTime);

    /// <summary>A format as it is written on the command line.</summary>
    public static string NameOf(OutputFormat format) => format switch
    {
        OutputFormat.Text => "text",
        OutputFormat.Markdown => "markdown",
        OutputFormat.Json => "json",
        OutputFormat.Sarif => "sarif",
        OutputFormat.Junit => "junit",
        OutputFormat.Github => "github",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, message: null),
    };
}
