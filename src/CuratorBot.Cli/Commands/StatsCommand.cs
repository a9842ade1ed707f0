using System.CommandLine;
using CuratorBot.Cli.Input;
using CuratorBot.Cli.Output;
using CuratorBot.Cli.Pictures;
using CuratorBot.Core.Statistics;

namespace CuratorBot.Cli.Commands;

/// <summary><c>curator stats</c>: authors, years, sections, venues; in tables and in pictures.</summary>
internal sealed class StatsCommand : CuratorCommand
{
    private readonly Argument<string?> _list = CommonOptions.List();
    private readonly Option<string?> _policy = CommonOptions.Policy();
    private readonly PaperOptions _papers = new();
    private readonly FormatOption _format = new(OutputFormat.Text, OutputFormat.Json);

    private readonly Option<string?> _markdown = new("--markdown")
    {
        Description = "Writes STATISTICS.md and its pictures (SVG and PNG) into a folder, in the language of the list, in place of the tables.",
        HelpName = "DIR",
    };

    public StatsCommand(CliHost host)
        : base(
            "stats",
            "Statistics of the top: authors and who writes with whom, years, sections, venues, citations against the thresholds.",
            host,
            "curator stats README.md",
            "curator stats README.md --markdown docs/statistics",
            "curator stats README.md --format json --papers papers.jsonl --offline")
    {
        Add(_list);
        foreach (var option in (Option[])[_markdown, _policy, _format])
        {
            Add(option);
        }

        _papers.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var list = await KnownList.ReadAsync(parsed.GetValue(_list), parsed.GetValue(_policy), _papers.Of(parsed), Host, cancellationToken);
        var statistics = ListStatistics.Of(list.Cited(), list.Policy);
        if (parsed.GetValue(_markdown) is { } folder)
        {
            await WriteAsync(statistics, list.Policy.LocaleOf(list.List), folder, cancellationToken);
        }
        else if (_format.Of(parsed) == OutputFormat.Json)
        {
            JsonOutput.Write(StatsJson.Shape(statistics), Host.Out);
        }
        else
        {
            StatsText.Write(statistics, TextPage.For(Host));
        }

        return ExitCode.Success;
    }

    private async Task WriteAsync(ListStatistics statistics, string locale, string folder, CancellationToken cancellationToken)
    {
        OutputFile.CreateFolder(folder);
        List<Picture> pictures = [.. new StatisticsPictures(statistics, locale).All()];
        foreach (var picture in pictures)
        {
            await OutputFile.WriteAsync(Path.Combine(folder, picture.Name + ".svg"), picture.Svg, cancellationToken);
            await OutputFile.WriteAsync(Path.Combine(folder, picture.Name + "-dark.svg"), picture.DarkSvg, cancellationToken);
            await OutputFile.WriteAsync(Path.Combine(folder, picture.Name + ".png"), picture.Png, cancellationToken);
        }

        var page = Path.Combine(folder, "STATISTICS.md");
        await OutputFile.WriteAsync(page, StatsMarkdown.Write(statistics, pictures, locale), cancellationToken);
        await Host.Error.WriteLineAsync($"{page}: written, with {pictures.Count} pictures");
    }
}
