using CuratorBot.Core.Text;

namespace CuratorBot.Service.Pages;

/// <summary>The words of a page in one language. What it says is plain text: it is escaped where it is put into the page.</summary>
/// <param name="Locale">"en" or "zh-Hans".</param>
internal sealed record PageTexts(string Locale)
{
    public string this[string key] => Messages.Get($"page.{key}", Locale);

    /// <summary>The words of a key that a value has named; the value itself if there are none.</summary>
    public string Word(string group, string value) => Messages.Find($"page.{group}.{value}", Locale) ?? value;

    public string Format(string key, params IReadOnlyList<object?> arguments) => Messages.Format(new Message($"page.{key}", arguments), Locale);

    /// <summary>A text that speaks of one or of several.</summary>
    public string Count(string key, int count) => Format(count == 1 ? $"{key}.one" : key, count);
}
