using System.Xml.Linq;
using CuratorBot.Core.Text;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests;

public sealed class MessagesTests
{
    [Fact]
    public void Both_languages_have_the_same_keys_and_the_same_placeholders()
    {
        var english = Read("Messages.resx");
        var chinese = Read("Messages.zh-Hans.resx");

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), chinese.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, pair => Assert.Equal((pair.Key, Placeholders(pair.Value)), (pair.Key, Placeholders(chinese[pair.Key]))));
    }

    [Fact]
    public void A_message_is_written_in_the_language_asked_for()
    {
        Assert.Equal("A paper is in the list once", Messages.Get("duplicate.title", "en"));
        Assert.Equal("同一论文只出现一次", Messages.Get("duplicate.title", "zh-Hans"));
    }

    [Fact]
    public void A_message_equals_another_with_the_same_key_and_arguments()
    {
        Assert.Equal(new Message("a", 1, "x"), new Message("a", 1, "x"));
        Assert.NotEqual(new Message("a", 1, "x"), new Message("a", 2, "x"));
    }

    private static string Placeholders(string text) =>
        string.Join(' ', System.Text.RegularExpressions.Regex.Matches(text, @"\{\d+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(SharedData.RepositoryRoot, "src", "CuratorBot.Core", "Resources", file))
            .Descendants("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);
}
