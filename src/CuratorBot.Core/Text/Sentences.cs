namespace CuratorBot.Core.Text;

/// <summary>Combines messages into one, joined as the language requires.</summary>
internal static class Sentences
{
    /// <summary>The key of a message that is one sentence after the other.</summary>
    public const string TextKey = "facts.text";

    /// <summary>"a, b, c"; null for an empty list.</summary>
    public static Message? List(IEnumerable<Message> items) => Join("facts.list", items);

    /// <summary>One sentence after the other; null if there are none.</summary>
    public static Message? Text(params IEnumerable<Message?> sentences) => Join(TextKey, sentences.OfType<Message>());

    private static Message? Join(string key, IEnumerable<Message> parts)
    {
        Message? all = null;
        foreach (var part in parts)
        {
            all = all is null ? part : new Message(key, all, part);
        }

        return all;
    }
}
