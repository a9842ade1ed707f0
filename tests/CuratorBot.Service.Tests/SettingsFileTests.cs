using System.Globalization;
using CuratorBot.GitHub.Connections;
using CuratorBot.OpenAlex;
using CuratorBot.SemanticScholar;
using CuratorBot.Service.Settings;
using CuratorBot.Testing;
using Microsoft.Extensions.Configuration;

namespace CuratorBot.Service.Tests;

/// <summary>appsettings.json holds every setting that the service knows, at its default, and no other.</summary>
public sealed class SettingsFileTests
{
    private static readonly IConfigurationRoot File = new ConfigurationBuilder().AddJsonFile(Path.Combine(SharedData.RepositoryRoot, "appsettings.json")).Build();

    [Fact]
    public void Its_keys_are_those_of_the_options()
    {
        foreach (var section in Setting.All.GroupBy(static s => s.Section))
        {
            Assert.Equal(section.Select(static s => s.Name).Order(StringComparer.Ordinal), File.GetSection(section.Key).GetChildren().Select(static c => c.Key).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Its_values_are_the_defaults()
    {
        object[] read =
        [
            File.GetSection(ServiceOptions.Section).Get<ServiceOptions>()!,
            File.GetSection(PageOptions.Section).Get<PageOptions>()!,
            File.GetSection(GitHubOptions.Section).Get<GitHubOptions>()!,
            File.GetSection(SemanticScholarOptions.Section).Get<SemanticScholarOptions>()!,
            File.GetSection(OpenAlexOptions.Section).Get<OpenAlexOptions>()!,
        ];

        Assert.Equal(Setting.All.Select(static s => s.ToString()), read.SelectMany(Setting.Of).Select(static s => s.ToString()));
    }
}

/// <summary>One setting of the service, as its option class has it.</summary>
internal sealed record Setting(string Section, string Name, object? Value)
{
    /// <summary>All settings, at their defaults, in the order of the classes.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. Of(new ServiceOptions()), .. Of(new PageOptions()), .. Of(new GitHubOptions()), .. Of(new SemanticScholarOptions()), .. Of(new OpenAlexOptions())];

    public static IEnumerable<Setting> Of(object options)
    {
        var section = (string)options.GetType().GetField("Section")!.GetValue(null)!;
        return options.GetType().GetProperties().Where(static p => p.CanWrite).Select(p => new Setting(section, p.Name, p.GetValue(options)));
    }

    /// <summary>The value as it is written in a file; empty if there is none.</summary>
    public string Text => Value is bool value ? (value ? "true" : "false") : Convert.ToString(Value, CultureInfo.InvariantCulture) ?? "";
}
