namespace CuratorBot.Core.Lists.Reading;

/// <summary>Counts and compares the words of a phrase.</summary>
internal static class Phrases
{
    internal const string Edges = " .,;:()[]（）【】*_|`~，。；：、\"“”";

    /// <summary>The name of a column in comparable form: its letters and digits, lower case, no more than a few.</summary>
    public static string ColumnKey(string name)
    {
        const int Longest = 24;
        var key = new System.Text.StringBuilder();
        foreach (var c in Markdown.PlainText.Strip(name))
        {
            if (char.IsLetterOrDigit(c) && key.Length < Longest)
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }

    /// <summary>Number of words; letters of a script without blanks count two a word.</summary>
    public static int WordCount(ReadOnlySpan<char> text)
    {
        var words = 0;
        var han = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (c is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF')
            {
                han++;
                inWord = false;
            }
            else if (char.IsLetterOrDigit(c) || c is '\'' or '’' or '-' or '+')
            {
                words += inWord ? 0 : 1;
                inWord = true;
            }
            else
            {
                inWord = false;
            }
        }

        return words + ((han + 1) / 2);
    }

    /// <summary>Share of the words behind the first that begin with a capital; 0 where there is one word.</summary>
    public static double CapitalShare(ReadOnlySpan<char> text)
    {
        var all = 0;
        var capitals = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range].Trim(Edges);
            if (word.Length > 3 && char.IsLetter(word[0]))
            {
                all++;
                capitals += char.IsUpper(word[0]) ? 1 : 0;
            }
        }

        return all == 0 ? 0 : (double)capitals / all;
    }
}
