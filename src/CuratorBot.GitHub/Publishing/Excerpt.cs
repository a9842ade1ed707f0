namespace CuratorBot.GitHub.Publishing;

/// <summary>The beginning of a text that is too long for where it goes.</summary>
internal static class Excerpt
{
    /// <summary>A text of at most so many UTF-16 units; one that is cut ends with an ellipsis, and never within a character.</summary>
    public static string Of(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
