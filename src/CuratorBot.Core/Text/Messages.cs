using System.Globalization;
using System.Resources;

namespace CuratorBot.Core.Text;

/// <summary>The texts for people, in English and Simplified Chinese (Messages.resx, Messages.zh-Hans.resx).</summary>
public static class Messages
{
    private static readonly ResourceManager Resources = new("CuratorBot.Core.Resources.Messages", typeof(Messages).Assembly);

    /// <summary>The available languages, by the names that policies use.</summary>
    public static IReadOnlyList<string> Locales { get; } = ["en", "zh-Hans"];

    /// <summary>
    /// Writes a message in a language. Numbers are plain (<c>{0}</c>: 2016) unless the text asks for groups (<c>{0:N0}</c>: 9,675);
    /// dates are ISO 8601.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="locale">One of <see cref="Locales"/>; anything else is English.</param>
    /// <param name="escape">Applied to each text argument, since it may come from a pull request; null for plain text and JSON, which need no escaping.</param>
    /// <exception cref="KeyNotFoundException">The resource files lack the key: a bug in this program.</exception>
    public static string Format(Message message, string locale, Func<string, string>? escape = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        var arguments = new object?[message.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = message.Arguments[i] switch
            {
                Message nested => Format(nested, locale, escape),
                string text => escape is null ? text : escape(text),
                DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
                var value => value,
            };
        }

        return string.Format(CultureInfo.InvariantCulture, Get(message.Key, locale), arguments);
    }

    /// <summary>The text of a key without arguments.</summary>
    /// <exception cref="KeyNotFoundException">The resource files lack the key: a bug in this program.</exception>
    public static string Get(string key, string locale) => Find(key, locale) ?? throw new KeyNotFoundException($"Messages.resx has no text '{key}'.");

    /// <summary>The text of a key that may be there; null where it is not.</summary>
    public static string? Find(string key, string locale) => Resources.GetString(key, CultureOf(locale));

    private static CultureInfo CultureOf(string locale) =>
        locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? CultureInfo.GetCultureInfo("zh-Hans") : CultureInfo.InvariantCulture;
}
