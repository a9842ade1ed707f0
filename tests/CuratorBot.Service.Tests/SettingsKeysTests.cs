using CuratorBot.Service.Settings;
using Microsoft.Extensions.Configuration;

namespace CuratorBot.Service.Tests;

/// <summary>A setting that nobody reads is named, with the one that is meant.</summary>
public sealed class SettingsKeysTests
{
    [Theory]
    [InlineData("Service:Concurency", "There is no setting 'Service:Concurency'; it is ignored. Did you mean 'Service:Concurrency'?")]
    [InlineData("GitHub:AppID2", "There is no setting 'GitHub:AppID2'; it is ignored. Did you mean 'GitHub:AppId'?")]
    [InlineData("SemanticScholar:Colour", "There is no setting 'SemanticScholar:Colour'; it is ignored.")]
    public void A_misspelt_setting_is_named(string key, string said) => Assert.Equal([said], Unknown(key));

    [Theory]
    [InlineData("Service:concurrency")]
    [InlineData("GitHub:PrivateKeyFile")]
    [InlineData("SemanticScholar:Deadline")]
    [InlineData("Logging:LogLevel:Anything")]
    public void What_is_known_or_not_ours_is_not_spoken_of(string key) => Assert.Empty(Unknown(key));

    private static IReadOnlyList<string> Unknown(string key) => SettingsKeys.Unknown(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [key] = "1" }).Build());
}
