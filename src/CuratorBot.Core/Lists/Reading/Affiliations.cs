namespace CuratorBot.Core.Lists.Reading;

/// <summary>Reads the marks of the model list's early form: <c>*(Affiliation)*</c> and <c>:sparkles:</c>.</summary>
internal static class Affiliations
{
    private const string Star = ":sparkles:";

    /// <summary>Takes affiliations and the star out of the text after the year or after a link. Returns what is left.</summary>
    public static ReadOnlySpan<char> Take(ReadOnlySpan<char> text, EntryReading reading)
    {
        if (text.IndexOf(Star) >= 0)
        {
            reading.Star = true;
            text = text.ToString().Replace(Star, "", StringComparison.Ordinal);
        }

        var from = 0;
        while (from < text.Length)
        {
            var open = from + text[from..].IndexOf('*');
            if (open < from || open + 1 >= text.Length)
            {
                break;
            }

            // A bold note is none.
            var isBold = text[open + 1] == '*';
            var inside = open + (isBold ? 2 : 1);
            var length = isBold ? text[inside..].IndexOf("**") : text[inside..].IndexOf('*');
            if (length < 0)
            {
                break;
            }

            if (isBold)
            {
                from = inside + length + 2;
                continue;
            }

            Add(text.Slice(inside, length).Trim(), reading);
            text = string.Concat(text[..open].TrimEnd(), text[(inside + length + 1)..]);
            from = Math.Max(0, open - 1);
        }

        return text;
    }

    /// <summary>The same at the end only, for a text that begins with the title: "A *very* deep net" keeps its word.</summary>
    public static ReadOnlySpan<char> TakeLast(ReadOnlySpan<char> text, EntryReading reading)
    {
        var trimmed = text.TrimEnd();
        if (trimmed is not [.., not '*', '*'])
        {
            return text;
        }

        var open = trimmed[..^1].LastIndexOf('*');
        if (open <= 0 || trimmed[open - 1] == '*')
        {
            return text;
        }

        Add(trimmed[(open + 1)..^1].Trim(), reading);
        return text[..open];
    }

    private static void Add(ReadOnlySpan<char> words, EntryReading reading)
    {
        words = words is ['(', .., ')'] ? words[1..^1] : words;
        reading.Affiliation = reading.Affiliation is null ? words.ToString() : $"{reading.Affiliation}; {words}";
    }
}
