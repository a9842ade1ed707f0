using CuratorBot.Core.Text;

namespace CuratorBot.Core.Reviews.Comment;

/// <summary>The words of a comment: one language, and every text of others escaped.</summary>
internal sealed class CommentTexts
{
    private readonly string _locale;

    public CommentTexts(string locale, DocsPages docs)
    {
        _locale = locale;
        RulesUrl = docs.Rules(locale);
    }

    /// <summary>The page with a section for each rule.</summary>
    public string RulesUrl { get; }

    public string this[string key] => Messages.Get(key, _locale);

    /// <summary>A text with its arguments; strings are escaped, <see cref="Markdown"/> is not.</summary>
    public string Format(string key, params IReadOnlyList<object?> arguments) => Say(new Message(key, arguments));

    /// <summary>A text that speaks of one or of several: <c>key.one</c> or <c>key</c>.</summary>
    public string Count(string key, int count) => Format(count == 1 ? key + ".one" : key, count);

    public string Say(Message message) => Messages.Format(message, _locale, MarkdownText.Inline);

    /// <summary>A link to what the documentation says of a rule.</summary>
    public Markdown Rule(string ruleId) => new($"[`{ruleId}`]({RulesUrl}#{ruleId})");
}

/// <summary>A text that is Markdown already: an argument of a message that is not to be escaped.</summary>
internal readonly record struct Markdown(string Text)
{
    public override string ToString() => Text;
}
