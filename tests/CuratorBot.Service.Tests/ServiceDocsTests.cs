using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CuratorBot.OpenAlex;
using CuratorBot.SemanticScholar.Telemetry;
using CuratorBot.Service.Operations;
using CuratorBot.Service.Queue;
using CuratorBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CuratorBot.Service.Tests;

/// <summary>docs/service.md says what the App's manifest, the option classes and the meters say.</summary>
public sealed class ServiceDocsTests
{
    private static readonly JsonNode Manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "app-manifest.json")))!;

    [Fact]
    public void The_table_of_permissions_is_that_of_the_manifest()
    {
        var asked = Manifest["default_permissions"]!.AsObject().Select(static p => $"| `{p.Key}` | {p.Value} |");

        Assert.Equal(asked, Rows("permissions").Select(static r => FirstCells(r, 2)));
    }

    [Fact]
    public void The_manifest_for_commits_differs_in_the_one_permission_that_they_need()
    {
        var commits = JsonNode.Parse(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "app-manifest.commits.json")))!;

        Assert.Equal("write", commits["default_permissions"]!["contents"]!.GetValue<string>());
        commits["default_permissions"]!["contents"] = "read";
        Assert.True(JsonNode.DeepEquals(Manifest, commits));
    }

    [Fact]
    public void The_table_of_events_is_that_of_the_manifest()
    {
        Assert.Equal(Manifest["default_events"]!.AsArray().Select(static e => $"| `{e}` |"), Rows("events").Select(static r => FirstCells(r, 1)));
    }

    [Fact]
    public void The_table_of_settings_is_that_of_the_option_classes()
    {
        var known = Setting.All.Select(static s => $"| `{s.Section}:{s.Name}` | `{s.Section}__{s.Name}` | {(s.Text.Length > 0 ? $"`{s.Text}`" : "none")} |");

        Assert.Equal(known, Rows("settings").Select(static r => FirstCells(r, 3)));
    }

    [Fact]
    public void The_table_of_commands_is_that_of_the_answer_to_help()
    {
        var help = Core.Text.Messages.Get("command.help", "en");
        var docs = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "commands.md"));

        Assert.Contains($"<!-- commands -->\n{help[help.IndexOf('|', StringComparison.Ordinal)..]}\n<!-- /commands -->", docs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_of_metrics_is_that_of_the_meters()
    {
        await using var database = await TemporaryDatabase.SqliteAsync();
        var age = new QueueAge(database.Contexts, TimeProvider.System, NullLogger<QueueAge>.Instance);
        var made = new List<string>();
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    made.Add($"| `{instrument.Name}` | {instrument.Unit} |");
                }
            },
        };
        listener.Start();
        using var service = new CuratorMetrics(meters, age);
        using var scholar = new SemanticScholarTelemetry(meters);
        using var works = new OpenAlexTelemetry(meters);

        Assert.Equal(made, Rows("metrics").Select(static r => FirstCells(r, 2)));
    }

    [Fact]
    public void Every_range_in_the_table_of_settings_is_that_of_the_attribute()
    {
        var rows = Rows("settings").ToDictionary(static r => r.Split('`')[1], StringComparer.Ordinal);
        var ranges = typeof(Service.Settings.ServiceOptions).GetProperties()
            .Select(static p => (p.Name, Range: p.GetCustomAttribute<System.ComponentModel.DataAnnotations.RangeAttribute>()))
            .Where(static p => p.Range is not null);

        Assert.All(ranges, p => Assert.Contains(FormattableString.Invariant($"| {p.Range!.Minimum} to {p.Range.Maximum} |"), rows[$"Service:{p.Name}"], StringComparison.Ordinal));
    }

    private static string FirstCells(string row, int count) => string.Join('|', row.Split('|').Take(count + 1)) + "|";

    private static IEnumerable<string> Rows(string marker)
    {
        var docs = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "service.md"));
        var block = Regex.Match(docs, $"<!-- {marker} -->(?<rows>.*?)<!-- /{marker} -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return block.Groups["rows"].Value.Trim().Split('\n').Skip(2);
    }
}
