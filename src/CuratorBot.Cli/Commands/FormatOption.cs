using System.CommandLine;
using CuratorBot.Cli.Output;

namespace CuratorBot.Cli.Commands;

/// <summary><c>--format</c>, with the formats that a command can write.</summary>
/// <remarks>The value is a string: the parser for an enum option would be compiled at each start.</remarks>
internal sealed class FormatOption : Option<string?>
{
    private static readonly string[] Names = ["text", "markdown", "json", "sarif", "junit", "github", "csv"];

    public FormatOption(params OutputFormat[] formats)
        : base("--format")
    {
        var names = Array.ConvertAll(formats, f => Names[(int)f]);
        Description = "How the result is written. [default: text]";
        HelpName = string.Join('|', names);
        CompletionSources.Add(names);
        Validators.Add(result =>
        {
            var written = result.Tokens is [var token] ? token.Value : "";
            if (!names.Contains(written, StringComparer.OrdinalIgnoreCase))
            {
                result.AddError($"--format: '{written}' isn't a valid format. {UsageErrors.Suggest(names, written)}Use one of {string.Join(", ", names)}");
            }
        });
    }

    /// <summary>The given format; text if none was given.</summary>
    public OutputFormat Of(ParseResult parsed) => parsed.GetValue(this) is { } name ? (OutputFormat)Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) : OutputFormat.Text;
}
